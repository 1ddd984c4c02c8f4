/** What is known of all trainers: limits, caches, paths, sources. */
import {expect, test} from 'vitest'
import {trainers} from '../src/dataset/trainers/index.ts'
import {baseModels} from '../rules/words/token-limits.ts'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'
import {use} from './trainer-fixture.ts'

test('the limit of tokens follows from model and trainer', () => {
  expect(use('onetrainer').limit('flux')?.tokens).toBe(76)
  expect(use('sd-scripts').limit('flux')?.tokens).toBe(511)
  expect(use('sd-scripts', {maximumTokens: 225}).limit('sdxl')?.tokens).toBe(225)
  expect(use('diffusion-pipe').limit('sdxl')).toBeNull()
  expect(use('musubi-tuner').limit('sdxl')).toBeUndefined()
  for (const {limits} of trainers)
    for (const model of Object.keys(limits.is)) expect(baseModels).toContain(model)
})

test('after a fix it is told which caches are stale', async () => {
  const files = {'a.png': '', 'a.txt': '\u{feff}annika runs down a hill'}
  for (const [trainer, told] of [
    ['sd-scripts', /sd-scripts may keep the old ones: delete `\*_te_outputs\.npz`/],
    ['musubi-tuner', /--skip_existing/],
    ['ai-toolkit', undefined]
  ] as const) {
    const folder = datasetWith(files)
    const env = {XDG_STATE_HOME: `${folder}/.state`}
    const {stdout} = await runInProcess(
      ['--fix', '--trainer', trainer, '--no-config', '--anchor', 'annika'],
      {cwd: folder, env}
    )
    if (told) expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(told)
    else expect(stdout).not.toMatch(/may keep the old/)
  }
})

test('what paths are relative to is known for every trainer', () => {
  for (const {pathBase, name} of trainers) expect(pathBase.is.length, name).toBeGreaterThan(5)
  expect(use('musubi').profile.pathBase.is).toMatch(/working directory/)
  expect(use('ltx-2').profile.pathBase.is).toMatch(/folder of the file/)
})

test('every fact of every trainer says where it is from', () => {
  const facts = (value: unknown): readonly {source: string}[] => {
    if (typeof value !== 'object' || value === null) return []
    if ('source' in value && typeof value.source === 'string') return [{source: value.source}]
    return Object.values(value).flatMap(facts)
  }
  for (const trainer of trainers) {
    const all = facts(trainer)
    expect(all.length, trainer.name).toBeGreaterThan(10)
    for (const {source} of all) expect(source.trim(), trainer.name).not.toBe('')
  }
  const names = trainers.flatMap(({name, aliases}) => [name, ...aliases])
  expect(new Set(names).size).toBe(names.length)
})
