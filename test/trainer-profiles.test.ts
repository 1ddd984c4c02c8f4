/** What single trainers make of captions, and how trainers are named and listed. */
import {describe, expect, test} from 'vitest'
import {trainers} from '../src/dataset/trainers/index.ts'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'
import {texts, use} from './trainer-fixture.ts'

test('wavespeed puts the trigger in front where it is absent, fal never does', () => {
  expect(texts('wavespeed', 'runs', {trigger: 'annika'})).toEqual(['annika runs'])
  expect(texts('wavespeed', 'annika runs', {trigger: 'annika'})).toEqual(['annika runs'])
  expect(texts('fal', 'runs', {trigger: 'annika'})).toEqual(['runs'])
})

test('cogvideo puts its token before every prompt, without a space, and stops at blank lines', () => {
  expect(texts('cogvideo', 'runs', {trigger: 'annika '})).toEqual(['annika runs'])
  expect(texts('cogvideox', 'annika runs', {trigger: 'annika'})).toEqual(['annikaannika runs'])
  const blank = {
    captionPath: 'p.txt',
    mediaPaths: ['a.mp4'],
    caption: ' ',
    byteOrderMark: false,
    inMetadata: true
  }
  expect(use('cogvideo').fate(blank).outcome).toBe('stops')
})

describe('cloneofsimo/lora', () => {
  test('takes names up to their first dot for captions', async () => {
    const folder = datasetWith({'annika runs.v2.png': '', 'annika runs.v2.txt': 'annika walks'})
    const run = await runInProcess(['effective', '--no-config', '--trainer', 'cloneofsimo', '-f', 'json'], {
      cwd: folder
    })
    const [item] = JSON.parse(run.stdout).items
    expect(item.texts.map(({text}: {text: string}) => text)).toEqual(['annika runs'])
  })
})

test('webdataset reads the members of a tar, and nothing beside media', () => {
  expect(
    use('webdataset').fate({captionPath: 'a.txt', mediaPaths: ['a.png'], caption: 'x', byteOrderMark: false})
  ).toMatchObject({
    unreadCaption: 'no-sidecars',
    outcome: 'stops'
  })
})

describe('`caplint trainers`', () => {
  test('lists every trainer with the names it goes by', async () => {
    const {stdout, code} = await runInProcess(['trainers'])
    expect(code).toBe(0)
    for (const {name, aliases} of trainers) {
      for (const each of [name, ...aliases]) expect(stdout).toContain(each)
    }
    expect(stdout).toContain(`${trainers.length} trainers. \`--trainer\` takes any of these names.`)
  })

  test('as JSON', async () => {
    const listed = JSON.parse((await runInProcess(['trainers', '-f', 'json'])).stdout)
    expect(listed.map(({name}: {name: string}) => name)).toEqual(trainers.map(({name}) => name))
    const {code, stderr} = await runInProcess(['trainers', '-f', 'sarif'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('`text`, `json`')])
  })
})

describe('a name that is none', () => {
  test.each([
    [
      'foo',
      '--trainer: Expected the name of a trainer (`caplint trainers` lists them) in `trainer` but found `foo`'
    ],
    ['onetrainr', '--trainer: Unexpected `onetrainr` in `trainer`; did you mean `onetrainer`?']
  ])('%s', async (name, sentence) => {
    const {stderr, code} = await runInProcess(['--trainer', name], {cwd: datasetWith({'a.png': ''})})
    expect([code, stderr.trim()]).toEqual([2, `caplint: ${sentence}`])
  })
})
