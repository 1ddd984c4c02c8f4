/** How a run shares its captions with other threads: whoever lints what, and whenever it comes back, the run is the same. */
import {once} from 'node:events'
import {dirname} from 'node:path'
import {MessageChannel} from 'node:worker_threads'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {type Concurrency, lintThreads} from '../src/cli/concurrency-flag.ts'
import {holdOutput} from '../src/cli/held-output.ts'
import {serve} from '../src/cli/lint-pool-worker.ts'
import {providerFlags} from '../src/cli/rewrite/model-flags.ts'
import {type CaptionOutcome, lintCaption} from '../src/engine/caption-outcome.ts'
import {resolverFor} from '../src/engine/config-choice.ts'
import {lint} from '../src/engine/lint.ts'
import type {CaptionToLint, LintPool} from '../src/engine/lint-elsewhere.ts'
import type {OutcomeMemory} from '../src/engine/outcome-source.ts'
import {dataset} from './cli-dataset.ts'

const lines = Array.from({length: 1500}, (_, index) =>
  JSON.stringify({
    file_name: `${index}.png`,
    text:
      ['annika in a red hat, moody', 'a cat', '', 'a photo of annika', '{"a": 1}'][index % 5] +
      ` ${index % 97}`
  })
)
const folder = dataset({
  'metadata.jsonl': lines.join('\n'),
  'part/b.jsonl': lines.slice(0, 40).join('\n'),
  '.caplintrc.json': JSON.stringify({preset: 'character', anchor: 'annika'}),
  'part/.caplintrc.json': JSON.stringify({preset: 'tags', anchor: 'annika'})
})
const paths = ['metadata.jsonl', 'part/b.jsonl']

/** A pool without threads: takes captions when `room` says so, and gives them back at some later time. */
function fakePool(
  room: readonly boolean[],
  from = 0
): LintPool & {readonly sent: CaptionToLint[][]; readonly hasEnded: boolean} {
  const resolver = resolverFor(folder)
  const sent: CaptionToLint[][] = []
  let asked = 0
  let hasEnded = false
  return {
    sent,
    get hasEnded() {
      return hasEnded
    },
    end() {
      hasEnded = true
    },
    isWorthwhile: (expected) => expected >= from,
    hasRoom: () => room[asked++ % room.length] ?? false,
    async lint(captions) {
      if (hasEnded) throw new Error('the pool was ended before all captions were linted')
      const turns = (sent.push([...captions]) * 7) % 5
      for (let turn = 0; turn < turns; turn++) await new Promise((done) => setTimeout(done))
      const outcomes: CaptionOutcome[] = []
      for (const {text, path} of captions) {
        const config = (await resolver.folder(dirname(path))).configFor(path)
        outcomes.push(JSON.parse(JSON.stringify(lintCaption(text, config))))
      }
      return {outcomes, readings: [], printed: new Map()}
    },
    hold: (work) => ({result: work()})
  }
}

function createMemory(): OutcomeMemory & {readonly kept: Map<string, CaptionOutcome>} {
  const kept = new Map<string, CaptionOutcome>()
  return {
    kept,
    get: (text, {guides}) => kept.get(`${guides?.at(-1)?.id} ${text}`),
    set: (text, {guides}, outcome) => kept.set(`${guides?.at(-1)?.id} ${text}`, outcome)
  }
}

const whole = async (settings: Partial<Parameters<typeof lint>[0]>) => {
  const report = await lint({cwd: folder, paths, ...settings})
  return {...report, results: [...report.results]}
}

test('whoever lints which slice, the report is the same', async () => {
  const alone = await whole({})
  expect(alone.results.length).toBeGreaterThan(500)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), {minLength: 1, maxLength: 4}), async (room) => {
      const pool = fakePool(room)
      expect(await whole({pool})).toEqual(alone)
      expect(pool.hasEnded).toBe(true)
    }),
    {numRuns: 4, examples: [[[true]], [[true, false]]]}
  )
})

test.each([
  ['are held', Number.POSITIVE_INFINITY, false],
  ['are read anew', 0, true]
] as const)('a pool is told whether items %s', async (_, streamFrom, isStreamed) => {
  const told = new Set<boolean>()
  const pool: LintPool = {
    ...fakePool([true]),
    isWorthwhile: (_expected, each) => told.add(each) === undefined
  }
  await lint({cwd: folder, paths: ['.'], streamFrom, pool})
  expect([...told]).toEqual([isStreamed])
})

test('what is known from earlier runs is not sent, and what is found elsewhere is kept', async () => {
  const alone = await whole({})
  const memory = createMemory()
  const cold = fakePool([true], 3000)
  expect(await whole({memory, pool: cold})).toEqual(alone)
  expect(cold.sent.length).toBe(0)

  const other = createMemory()
  const eager = {...fakePool([true]), isWorthwhile: () => true}
  expect(await whole({memory: other, pool: eager})).toEqual(alone)
  expect(eager.sent.flat().length).toBeGreaterThan(900)
  expect(new Set(other.kept.keys())).toEqual(new Set(memory.kept.keys()))
  const warm = {...fakePool([true]), isWorthwhile: () => true}
  expect(await whole({memory: other, pool: warm})).toEqual(alone)
  expect(warm.sent).toEqual([])
})

test('a pool is asked with the number of captions that are to be expected', async () => {
  const asked: number[] = []
  const pool: LintPool = {
    ...fakePool([true]),
    isWorthwhile(expected) {
      asked.push(expected)
      return false
    }
  }
  await whole({pool})
  expect(asked[0]).toBe(1540)
  expect(asked.every((each, index) => index === 0 || each < (asked[index - 1] ?? 0))).toBe(true)
  asked.length = 0
  const memory = createMemory()
  await whole({pool, memory})
  // Nothing is known of a cache before it was asked.
  expect(asked[0]).toBe(0)
  expect(asked[1]).toBeGreaterThan(0)
})

test('a failure of a thread is that of the run', async () => {
  const pool = {...fakePool([true]), lint: () => Promise.reject(new Error('gone'))}
  await expect(whole({pool})).rejects.toThrow('gone')
})

test('a thread lints under its own config, and tells what it finds, measures and fails at as JSON', async () => {
  const {port1, port2} = new MessageChannel()
  const output = holdOutput({stdout: {write: () => true}, stderr: {write: () => true}})
  serve(port2, {cwd: folder, config: {}, measure: true, hasColor: false}, output)
  const ask = async (...captions: readonly CaptionToLint[]) => {
    port1.postMessage(captions)
    const [answer] = (await once(port1, 'message')) as [string]
    return JSON.parse(answer)
  }
  const text = 'annika in a red hat, moody'
  const path = `${folder}/a.txt`
  const config = await resolverFor(folder).configFor(path)
  const {outcomes, readings, printed} = await ask({text, path}, {text, path, isOnlyCompared: true})
  const outcome = lintCaption(text, config)
  expect(outcome.findings.length).toBeGreaterThan(0)
  expect(outcomes).toEqual([outcome, {findings: [], facts: outcome.facts}])
  expect(readings.map(([part]: [string]) => part)).toContain('rule no-mood')
  expect(printed).toEqual([])
  const broken = dataset({'.caplintrc.json': '{"preset": "none"}'})
  const {failure} = await ask({text, path: `${broken}/a.txt`})
  expect(failure.sentence).toContain('There is no preset or package `none`')
  port1.close()
})

test('output is held while work is done, and goes through afterwards', async () => {
  const written: string[] = []
  const write = (chunk: string | Uint8Array): boolean => written.push(String(chunk)) > 0
  const streams = {stdout: {write}, stderr: {write}}
  const output = holdOutput(streams)
  const held = output.hold(() => {
    streams.stdout.write('a')
    streams.stderr.write(Buffer.from('é'))
    return 3
  })
  expect(held).toEqual({
    result: 3,
    printed: [
      ['stdout', 'a'],
      ['stderr', 'é']
    ]
  })
  await output.mute(async () => streams.stderr.write('b'))
  expect(() =>
    output.hold(() => {
      streams.stdout.write('lost')
      throw new Error('broken')
    })
  ).toThrow('broken')
  streams.stdout.write('c')
  expect(written).toEqual(['c'])
  output.end()
  expect(streams.stdout.write).toBe(write)
})

test('auto starts threads for many captions alone, and none on one core', () => {
  expect(lintThreads('off')).toMatchObject({others: 0})
  expect(lintThreads(1).others).toBe(0)
  expect(lintThreads(3)).toEqual({others: 2, from: 0, mayTakeMemory: true})
  expect(lintThreads(undefined, 1).others).toBe(0)
  expect(lintThreads('auto', 2).others).toBe(1)
  expect(lintThreads('auto', 64).others).toBeLessThan(8)
  expect(lintThreads('auto', 2).mayTakeMemory).toBe(false)
  expect(lintThreads('auto', 2).from).toBeGreaterThanOrEqual(5000)
})

test('where a model is asked, it is the number of requests at once', () => {
  const requests = (concurrency?: Concurrency) =>
    providerFlags(concurrency === undefined ? {} : {concurrency}).concurrency
  expect([requests(), requests('auto'), requests('off'), requests(3)]).toEqual([undefined, undefined, 1, 3])
})
