/** `--cache` as a person runs it: where it is kept, what is told, and that it stands in nobody's way. */
import {execFileSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {dataset, temporaryFolder} from './cli-dataset.ts'
import {runInProcess} from './run-caplint.ts'

const isRoot = process.getuid?.() === 0
const config = JSON.stringify({preset: 'character', anchor: 'annika'})
const files = {
  '.caplintrc.json': config,
  'a.txt': 'annika stands on a pier, moody light',
  'a.png': '',
  'b.txt': 'a photo of annika, blue eyes',
  'b.png': '',
  'c.txt': 'a photo of annika, blue eyes',
  'c.png': ''
}
const cacheFile = join('.caplint-cache', 'captions.cache')
const run = (folder: string, ...args: readonly string[]) =>
  runInProcess(['-f', 'json', ...args], {cwd: folder})

/** What is told of the cache. */
const told = (stderr: string): string => /^Cache: .*$/m.exec(stderr)?.[0] ?? ''
const allKnown = 'Cache: 3 captions known from earlier runs, 0 linted anew.'
const allNew = 'Cache: 0 captions known from earlier runs, 3 linted anew.'

test('the second run knows all, prints the same, and writes nothing', async () => {
  const folder = dataset(files)
  const plain = await run(folder)
  const cold = await run(folder, '--cache')
  const bytes = readFileSync(join(folder, cacheFile))
  const warm = await run(folder, '--cache')
  expect([told(cold.stderr), told(warm.stderr)]).toEqual([allNew, allKnown])
  expect(cold.stdout).toBe(plain.stdout)
  expect(warm.stdout).toBe(plain.stdout)
  expect([plain.code, cold.code, warm.code]).toEqual([1, 1, 1])
  expect(plain.stdout).toContain('no-duplicate-captions')
  expect(readFileSync(join(folder, cacheFile))).toEqual(bytes)
  expect(readdirSync(join(folder, '.caplint-cache')).sort()).toEqual(['.gitignore', 'captions.cache'])
  expect(readFileSync(join(folder, '.caplint-cache/.gitignore'), 'utf8')).toBe('*\n')
})

test('without --cache, with --no-cache and for standard input there is none', async () => {
  const folder = dataset(files)
  await run(folder)
  const none = await run(folder, '--cache', '--cache-location', 'kept', '--no-cache')
  expect(none.stderr).not.toContain('Cache:')
  await runInProcess(['--cache', '--stdin'], {cwd: folder, stdin: 'annika'})
  expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort())
})

describe('the place', () => {
  test('is with the packages where there are some', async () => {
    const folder = dataset({...files, 'node_modules/a/package.json': '{}'})
    await run(folder, '--cache')
    expect(existsSync(join(folder, 'node_modules/.cache/caplint/captions.cache'))).toBe(true)
    expect(existsSync(join(folder, '.caplint-cache'))).toBe(false)
  })

  test('may be named, also inside the dataset, which is not looked through for it', async () => {
    const folder = dataset(files)
    const cold = await run(folder, '--cache', '--cache-location', 'kept/here')
    const warm = await run(folder, '--cache', '--cache-location', 'kept/here')
    expect(told(warm.stderr)).toBe(allKnown)
    expect(warm.stdout).toBe(cold.stdout)
    expect(readdirSync(join(folder, 'kept/here')).sort()).toEqual(['.gitignore', 'captions.cache'])
  })

  test('is not hidden from git where other files lie', async () => {
    const folder = dataset(files)
    await run(folder, '--cache', '--cache-location', '.')
    expect(existsSync(join(folder, 'captions.cache'))).toBe(true)
    expect(existsSync(join(folder, '.gitignore'))).toBe(false)
    expect(told((await run(folder, '--cache', '--cache-location', '.')).stderr)).toBe(allKnown)
  })

  test.each([
    [['--cache-location', 'x'], '`--cache-location` needs `--cache`'],
    [['--cache', '--cache-location', ' '], '`--cache-location` must not be empty; name a folder'],
    [['--cache', '--cache-location', 'a.txt'], 'Cannot write `a.txt`: it is a file; name a folder']
  ])('%j is refused', async (args, sentence) => {
    const folder = dataset(files)
    const {code, stderr, stdout} = await run(folder, ...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(files['a.txt'])
  })

  test('that was named and cannot be made fails; the usual one is a note', async () => {
    const folder = dataset({...files, '.caplint-cache': 'a file'})
    const usual = await run(folder, '--cache')
    expect(usual.code).toBe(1)
    expect(usual.stderr).toMatch(
      /caplint: Cannot write `.*`: .*; the next run will not know what this one has linted/
    )
    expect(usual.stdout).toBe((await run(folder)).stdout)
    const named = await run(folder, '--cache', '--cache-location', '.caplint-cache/deeper')
    expect(named.code).toBe(2)
  })

  test.skipIf(isRoot)('that may not be written is told: named, as a failure', async () => {
    const folder = dataset(files)
    mkdirSync(join(folder, 'kept'))
    chmodSync(join(folder, 'kept'), 0o555)
    const {code, stdout, stderr} = await run(folder, '--cache', '--cache-location', 'kept')
    expect(code).toBe(2)
    expect(stdout).not.toBe('')
    expect(stderr).toContain('permission denied')
  })
})

describe('what cannot be used', () => {
  test.each([
    ['rubbish', 'The cache in `.caplint-cache` is damaged; all captions were linted anew'],
    [
      '{"caplintCache":1,"version":"0.0.1","code":"x"}\n',
      'is from caplint 0.0.1; all captions were linted anew'
    ]
  ])('is told and replaced: %s', async (content, sentence) => {
    const folder = dataset({...files, [cacheFile]: content})
    const cold = await run(folder, '--cache')
    expect(cold.stderr).toContain(sentence)
    expect([cold.code, told(cold.stderr)]).toEqual([1, allNew])
    expect(told((await run(folder, '--cache')).stderr)).toBe(allKnown)
  })

  test('a folder in its place is a note', async () => {
    const folder = dataset({...files, [join(cacheFile, 'x')]: ''})
    const {code, stderr} = await run(folder, '--cache')
    expect(code).toBe(1)
    expect(stderr).toContain('Cannot read the cache in `.caplint-cache`: it is a folder, not a file')
  })

  test.skipIf(process.platform === 'win32')('a pipe in its place is a note, and not waited for', async () => {
    const folder = dataset(files)
    await run(folder, '--cache')
    rmSync(join(folder, cacheFile))
    execFileSync('mkfifo', [join(folder, cacheFile)])
    const {code, stderr} = await run(folder, '--cache')
    expect(stderr).toContain('Cannot read the cache in `.caplint-cache`: it is not a regular file')
    expect([code, told(stderr)]).toEqual([1, allNew])
    expect(told((await run(folder, '--cache')).stderr)).toBe(allKnown)
  })
})

test('captions under rules of plugins are linted anew, which is told', async () => {
  const folder = dataset({'a.txt': 'a red hat', 'a.png': ''})
  await run(folder, '--cache')
  const {stdout, stderr} = await run(folder, '--cache')
  expect(stdout).toContain('no-red')
  expect(stderr).toContain('Captions under rules of plugins (`no-red`) are linted anew in each run')
  expect(told(stderr)).toBe('Cache: 0 captions known from earlier runs, 1 linted anew.')
})

test('what has become of a tokenizer counts by its content', async () => {
  const tokenizer = (word: string) =>
    JSON.stringify({
      version: '1.0',
      added_tokens: [],
      normalizer: null,
      pre_tokenizer: {type: 'WhitespaceSplit'},
      post_processor: null,
      decoder: null,
      model: {type: 'WordLevel', vocab: {[word]: 0, unknown: 1}, unk_token: 'unknown'}
    })
  const folder = dataset({...files, 'tokenizer.json': tokenizer('a')})
  const args = ['--cache', '--tokenizer', 'tokenizer.json', '.']
  await run(folder, ...args)
  expect(told((await run(folder, ...args)).stderr)).toBe(allKnown)
  writeFileSync(join(folder, 'tokenizer.json'), tokenizer('b'))
  expect(told((await run(folder, ...args)).stderr)).toBe(allNew)
})

test('fixing fills it, also with what captions have become', async () => {
  const folder = dataset(files)
  const env = {XDG_STATE_HOME: temporaryFolder('state-')}
  const fixed = await runInProcess(['--fix', '--cache'], {cwd: folder, env})
  expect(fixed.stdout).toContain('Fixed')
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).not.toBe(files['a.txt'])
  const plain = await run(folder)
  const warm = await run(folder, '--cache')
  expect(told(warm.stderr)).toBe(allKnown)
  expect(warm.stdout).toBe(plain.stdout)
})
