/**
 * Whole runs as a person sees them. A scenario is a folder: `scenario.json` says how caplint is run inside `input`,
 * the other files what it must answer. `UPDATE_SCENARIOS=1 npx vitest run test/cli-scenarios.test.ts` writes them anew.
 */
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {project, type RunResult, runBuilt, runInProcess} from './run-caplint.ts'

interface Scenario {
  /** What the scenario shows. */
  readonly about: string
  /** `{tmp}` stands for a fresh folder. */
  readonly args: readonly string[]
  readonly code: number
  readonly stdin?: string
  readonly env?: Readonly<Record<string, string>>
  /** Files that the run writes into the fresh folder, compared with those of the same name here. */
  readonly writes?: readonly string[]
}

const root = join(project, 'test', 'scenarios')
const names = readdirSync(root, {withFileTypes: true})
  .filter((entry) => entry.isDirectory())
  .map(({name}) => name)
const update = process.env.UPDATE_SCENARIOS === '1'
const temporary = mkdtempSync(join(tmpdir(), 'caplint-'))
afterAll(() => rmSync(temporary, {recursive: true}))

/** What differs from machine to machine, or with every change of the code. */
const stable = (text: string, tmp: string): string =>
  text
    .replaceAll(tmp, '{tmp}')
    .replaceAll(project, '{project}/')
    .replaceAll(/^(\s+at ).*$/gm, '$1…')
    .replaceAll(/(?:^\s+at …\n)+/gm, '    at …\n')

describe.each(names)('%s', (name) => {
  const folder = join(root, name)
  const scenario = JSON.parse(readFileSync(join(folder, 'scenario.json'), 'utf8')) as Scenario
  const {about, code, stdin, env, writes = []} = scenario

  function expectFile(file: string, found: string): void {
    const path = join(folder, file)
    if (update) {
      if (found === '') rmSync(path, {force: true})
      else writeFileSync(path, found)
    }
    expect(found, file).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '')
  }

  const runs = {'as the built program': runBuilt, 'inside the test': runInProcess}
  test.each(Object.entries(runs))(`${about}, %s`, async (_way, run) => {
    const tmp = mkdtempSync(join(temporary, 'run-'))
    const args = scenario.args.map((argument) => argument.replaceAll('{tmp}', tmp))
    const result: RunResult = await run(args, {
      cwd: join(folder, 'input'),
      ...(stdin === undefined ? {} : {stdin}),
      ...(env ? {env} : {})
    })
    expectFile('stdout.txt', stable(result.stdout, tmp))
    expectFile('stderr.txt', stable(result.stderr, tmp))
    for (const file of writes) expectFile(file, readFileSync(join(tmp, 'made', file), 'utf8'))
    expect(result.code).toBe(code)
  })
})

test('the scenarios are there', () => expect(names.length).toBeGreaterThan(20))
