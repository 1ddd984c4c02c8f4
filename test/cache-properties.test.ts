/** A cached run prints byte for byte what a cold one prints: in every format, whatever happened between two runs. */
import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {reporterNames} from '../src/reporters/index.ts'
import {temporaryFolder} from './cli-dataset.ts'
import {project, type RunSettings, runInProcess} from './run-caplint.ts'

/** Flags that write a report of each format into a folder. */
const everyFormat = (folder: string): readonly string[] =>
  reporterNames.flatMap((name) => ['-f', name, '-o', join(folder, name)])

/** Without what differs between two runs of any kind. */
const stable = (text: string): string =>
  text.replaceAll(/"(?:start|end)TimeUtc": ?"[^"]*"|timestamp="[^"]*"/g, '')

/** What stderr says of the cache: what was known, and that the code has changed, should somebody do so during the test. */
const aboutTheCache = /^(?:Cache: |caplint: The cache in ).*\n/gm

/** All that a run without cache and one with it leave: reports, exit code, and what stderr says beside the cache. */
async function both(folder: string, cache: string, args: readonly string[] = []) {
  const outcomes = []
  for (const flags of [[], ['--cache', '--cache-location', cache]]) {
    const reports = temporaryFolder('reports-')
    const {code, stdout, stderr} = await runInProcess([...flags, ...args, ...everyFormat(reports)], {
      cwd: folder
    })
    const texts = reporterNames.map(
      (name) => [name, stable(readFileSync(join(reports, name), 'utf8'))] as const
    )
    const lines = stderr.replaceAll(reports, '').replaceAll(aboutTheCache, '')
    outcomes.push({code, stdout, lines, texts})
  }
  return outcomes
}

const mirela = join(project, 'examples/mirela')
const pool = readdirSync(mirela)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(mirela, name), 'utf8'))
  .concat(
    '',
    ' \n',
    'mirela, red hair, 1girl',
    'mirela \u{1f600}\r\nsecond line',
    '{"caption": "mirela"}',
    'mirela\u200b walks'
  )

const configs: readonly object[] = [
  {preset: 'character', anchor: 'mirela'},
  {preset: 'character', anchor: 'mirela', rules: {'no-mood': 'off', 'no-appearance': 'warn'}},
  {preset: 'character', anchor: 'Mirela', secondary: ['in the mustard raincoat']},
  {preset: 'tags', anchor: 'mirela', trainer: 'sd-scripts'},
  {preset: 'style', anchor: 'mirela', lexicon: {lighting: ['raincoat']}},
  {overrides: [{files: 'a*', preset: 'character', anchor: 'mirela'}]}
]

type Change =
  | {readonly do: 'write' | 'append'; readonly stem: string; readonly text: string}
  | {readonly do: 'remove' | 'remove-media'; readonly stem: string}
  | {readonly do: 'rename'; readonly stem: string; readonly to: string}
  | {readonly do: 'configure'; readonly config: object}

const stem = fc.constantFrom('a', 'b', 'c', 'ab', 'deep/d')
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({do: fc.constantFrom('write' as const, 'append' as const), stem, text: fc.constantFrom(...pool)}),
  fc.record({do: fc.constantFrom('remove' as const, 'remove-media' as const), stem}),
  fc.record({do: fc.constant('rename' as const), stem, to: stem}),
  fc.record({do: fc.constant('configure' as const), config: fc.constantFrom(...configs)})
)

function apply(folder: string, change: Change): void {
  if (change.do === 'configure') {
    writeFileSync(join(folder, '.caplintrc.json'), JSON.stringify(change.config))
    return
  }
  const caption = join(folder, `${change.stem}.txt`)
  const media = join(folder, `${change.stem}.png`)
  if (change.do === 'write') writeFileSync(caption, change.text)
  if (change.do === 'write') writeFileSync(media, '')
  if (change.do === 'append') writeFileSync(caption, change.text, {flag: 'a'})
  if (change.do === 'remove') rmSync(caption, {force: true})
  if (change.do === 'remove-media') rmSync(media, {force: true})
  if (change.do !== 'rename') return
  try {
    renameSync(caption, join(folder, `${change.to}.txt`))
    renameSync(media, join(folder, `${change.to}.png`))
  } catch {
    // There is nothing to rename.
  }
}

test('whatever is edited, added, deleted, renamed or configured between two runs', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, {minLength: 1, maxLength: 4}), {minLength: 2, maxLength: 4}),
      async (rounds) => {
        const folder = temporaryFolder('changing-')
        const cache = temporaryFolder('cache-')
        mkdirSync(join(folder, 'deep'))
        for (const each of ['a', 'b', 'c'])
          apply(folder, {do: 'write', stem: each, text: pool[each.charCodeAt(0) % 9] ?? ''})
        for (const round of [[], ...rounds]) {
          for (const each of round) apply(folder, each)
          const [cold, cached] = await both(folder, cache)
          expect(cached).toEqual(cold)
        }
      }
    ),
    {numRuns: 8}
  )
}, 120_000)

describe('examples', () => {
  test.each(['mirela', 'hat-tip'])('%s, three times', async (name) => {
    const folder = join(project, 'examples', name)
    const cache = temporaryFolder('cache-')
    for (let round = 0; round < 3; round++) {
      const [cold, cached] = await both(folder, cache)
      expect(cached).toEqual(cold)
    }
    expect(readFileSync(join(cache, 'captions.cache'), 'utf8').split('\n').length).toBeGreaterThan(5)
  })
})

interface Scenario {
  readonly args: readonly string[]
  readonly stdin?: string
  readonly env?: Readonly<Record<string, string>>
}

const scenarios = join(project, 'test/scenarios')
/** Runs of other commands have no cache; those that write into the scenario are not repeated. */
const isLintRun = ({args, stdin}: Scenario): boolean =>
  stdin === undefined &&
  !args.some((argument) => argument.includes('{tmp}')) &&
  !/^(?:effective|explain|init|inspect|undo|caption|prompt|rules)$/.test(args[0] ?? '')

describe('scenarios', () => {
  const lintRuns = readdirSync(scenarios, {withFileTypes: true})
    .filter((entry) => entry.isDirectory())
    .map(({name}) => {
      const scenario: Scenario = JSON.parse(readFileSync(join(scenarios, name, 'scenario.json'), 'utf8'))
      return [name, scenario] as const
    })
    .filter(([, scenario]) => isLintRun(scenario))

  test('there are many', () => expect(lintRuns.length).toBeGreaterThan(40))

  test.each(lintRuns)('%s', async (name, {args, env}) => {
    const settings: RunSettings = {cwd: join(scenarios, name, 'input'), ...(env ? {env} : {})}
    const cold = await runInProcess(args, settings)
    const cache = temporaryFolder('cache-')
    for (let round = 0; round < 2; round++) {
      const {code, stdout} = await runInProcess([...args, '--cache', '--cache-location', cache], settings)
      expect({code, stdout}).toEqual({code: cold.code, stdout: cold.stdout})
    }
  })
})
