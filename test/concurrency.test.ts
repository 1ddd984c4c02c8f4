/** `--concurrency` as a person runs it: the same bytes for any number of threads, whatever rules do in them. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, readFileSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {describe, expect, test} from 'vitest'
import {dataset, temporaryFolder} from './cli-dataset.ts'
import {environment, program, project, runBuilt, runInProcess} from './run-caplint.ts'

const numbers = ['2', '4']
const run = (cwd: string, concurrency: string, ...args: readonly string[]) =>
  runBuilt([...args, '--concurrency', concurrency], {cwd})

/** More captions than other threads take at once, so that all threads lint some. */
const captions = Array.from({length: 1100}, (_, index) => `a red hat and a blue cat ${index}`)
const metadata = captions.map((text, index) => JSON.stringify({file_name: `${index}.png`, text})).join('\n')

/** A dataset whose config is a program with one rule of its own. */
function withRule(rule: string): string {
  const api = pathToFileURL(join(project, 'dist/rule.js')).href
  const config = `import {writeFileSync} from 'node:fs'
    import {isMainThread} from 'node:worker_threads'
    import {defineRule} from '${api}'
    console.log('loaded')
    const described = {family: 'omit', summary: 'X.', why: 'X.', source: 'X.', examples: []}
    export default {extends: [], plugins: [defineRule({...described, id: 'x', ${rule}})], rules: {x: 'error'}}`
  return dataset({'metadata.jsonl': metadata, 'caplint.config.mjs': config, '.caplintrc.json': '{}'})
}

test.each([
  'findings',
  'across-the-dataset',
  'hostile-caption',
  'lexicon',
  'rule-throws',
  'trainer-sd-scripts',
  'trainer-config-paths',
  'config-syntax-error'
])('scenario %s prints the same for any number of threads', async (name) => {
  const folder = join(project, 'test/scenarios', name)
  const {args} = JSON.parse(readFileSync(join(folder, 'scenario.json'), 'utf8')) as {args: readonly string[]}
  const alone = await run(join(folder, 'input'), 'off', ...args)
  for (const number of numbers) expect(await run(join(folder, 'input'), number, ...args)).toEqual(alone)
})

test('all threads lint, this one included', async () => {
  const where = `*check() { yield {start: 0, end: 1, message: isMainThread ? 'here' : 'elsewhere'} }`
  const {stdout} = await run(withRule(where), '2', '-f', 'compact', 'metadata.jsonl')
  const told = (words: string) => stdout.split('\n').filter((line) => line.includes(words)).length
  expect(told('elsewhere')).toBeGreaterThanOrEqual(512)
  expect(told(': here') + told(' here')).toBeGreaterThan(0)
})

test.each(['json', 'stylish'])('as %s', async (format) => {
  const folder = dataset({'metadata.jsonl': metadata})
  const alone = await run(folder, 'off', '-f', format, 'metadata.jsonl')
  expect(alone.stdout).toContain('red hat')
  for (const number of numbers)
    expect(await run(folder, number, '-f', format, 'metadata.jsonl')).toEqual(alone)
})

describe('rules of plugins', () => {
  test.each([
    [
      'crash: the first in the order of items is told, with its stack',
      `*check({text}) { if (/[37]$/.test(text)) throw new Error('boom ' + text) }, *checkItem() { throw new Error('no item') }`
    ],
    [
      'print: in the order of items',
      `*check({text}) { console.log('saw', text, {a: 1}); process.stdout.write(text + '!') }, *checkItem() { console.error('item') }`
    ],
    [
      'collect what cannot be handed on',
      `collect: ({text}) => new Set([text.length, isMainThread]), *compare(facts) { yield {message: [...facts[0], ...facts[999]].join(), captions: [0, 1]} }`
    ]
  ])('%s', async (_what, rule) => {
    const folder = withRule(rule)
    const alone = await run(folder, 'off', '-f', 'json', 'metadata.jsonl')
    for (const number of numbers)
      expect(await run(folder, number, '-f', 'json', 'metadata.jsonl')).toEqual(alone)
    expect(alone.stderr.match(/^loaded$/gm)).toHaveLength(1)
  })

  const elsewhere = (work: string) => `*check() { if (!isMainThread) { ${work} } }`
  test.each([
    ['ends the program', 'process.exit(0)', 'A config or plugin ended the program'],
    [
      'leaves an error behind',
      `Promise.reject(new Error('unheard'))`,
      'Something failed that nobody waited for'
    ],
    [
      'takes all memory',
      'for (const all = []; ; ) all.push(new Array(1000).fill(Math.random()))',
      'A thread that linted captions ran out of memory, so that no report was written; use `--concurrency off`'
    ]
  ])('one that %s in another thread is no pass', async (_what, work, words) => {
    const {code, stdout, stderr} = await runBuilt(['--concurrency', '2', 'metadata.jsonl'], {
      cwd: withRule(elsewhere(work)),
      env: {NODE_OPTIONS: '--max-old-space-size=96'}
    })
    expect(stderr).toContain(`caplint: ${words}`)
    expect([code, stdout]).toEqual([2, ''])
  })
})

test.skipIf(process.platform === 'win32').each([
  ['another thread', '!isMainThread'],
  ['this thread', 'isMainThread']
])('a rule that never ends in %s can be stopped', async (_where, condition) => {
  const started = join(temporaryFolder('started-'), 'yes')
  const folder = withRule(
    `*check() { if (${condition}) { writeFileSync(${JSON.stringify(started)}, ''); for (;;); } }`
  )
  const child = spawn(process.execPath, [program, '--concurrency', '2', 'metadata.jsonl'], {
    cwd: folder,
    env: environment()
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part
  })
  while (!existsSync(started)) await new Promise((done) => setTimeout(done, 20))
  child.kill('SIGINT')
  expect(await once(child, 'close')).toEqual([130, null])
  expect(stderr).toMatch(/^Interrupted.*: no report was written, and no file was changed\.$/m)
})

test('a cache is filled by all threads, and read before there are any', async () => {
  const folder = dataset({
    'metadata.jsonl': metadata,
    '.caplintrc.json': '{"preset": "character", "anchor": "hat"}'
  })
  const alone = await run(folder, 'off', '-f', 'json', 'metadata.jsonl')
  const cold = await run(folder, '2', '--cache', '-f', 'json', 'metadata.jsonl')
  const warm = await run(folder, '2', '--cache', '--stats', 'metadata.jsonl', '-f', 'json')
  expect([cold.stdout, cold.code]).toEqual([alone.stdout, alone.code])
  expect(cold.stderr).toContain('Cache: 0 captions known from earlier runs, 1,100 linted anew.')
  expect(warm.stderr).toContain('Cache: 1,100 captions known from earlier runs, 0 linted anew.')
  expect(warm.stderr).not.toContain('threads linted')
})

test('auto lints few captions in one thread, and very many in several', async () => {
  const many = Array.from({length: 11}, (_, index) => [`${index}.jsonl`, metadata] as const)
  const folder = dataset({'metadata.jsonl': metadata, ...Object.fromEntries(many)})
  const few = await runBuilt(['--stats', 'metadata.jsonl'], {cwd: folder})
  expect(few.stderr).not.toContain('threads linted')
  const {stderr} = await runBuilt(['--stats', ...many.map(([name]) => name)], {cwd: folder})
  expect(/threads linted/.test(stderr)).toBe(availableParallelism() > 1)
})

test('--stats adds the times of all threads, and says so', async () => {
  const folder = dataset({'metadata.jsonl': metadata})
  const {stderr} = await run(folder, '2', '--stats', 'metadata.jsonl')
  expect(stderr).toMatch(/ no-red$/m)
  expect(stderr).toContain('2 threads linted; their times are added up.')
})

test.each(['0', '65', '-1', '1.5', 'on', ''])('a value that is none is told: %s', async (value) => {
  const {code, stderr} = await runInProcess([`--concurrency=${value}`])
  expect(code).toBe(2)
  expect(stderr).toContain('Expected auto, off, or a number from 1 to 64')
})
