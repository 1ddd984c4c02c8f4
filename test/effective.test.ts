import {readFileSync} from 'node:fs'
import {Ajv} from 'ajv'
import {describe, expect, expectTypeOf, test} from 'vitest'
import type {EffectiveRow} from '../src/cli/effective/effective-rows.ts'
import type {EffectiveItemShape} from '../src/cli/effective/effective-schema.ts'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'

const png = ''
const run = (folder: string, ...args: readonly string[]) =>
  runInProcess(['effective', '--no-config', ...args], {cwd: folder})

/** What each item of a dataset comes to under a trainer: its texts, or what happens instead. */
async function texts(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const {stdout, code} = await run(datasetWith(files), '--format', 'jsonl', ...args)
  expect(code).toBe(0)
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return Object.fromEntries(
    rows.map(({path, outcome, texts: each}) => [
      path,
      outcome === 'caption' ? each.map(({text}: {text: string}) => text) : outcome
    ])
  )
}

describe('what reaches the encoder of a file with two lines', () => {
  const files = {'a.png': png, 'a.txt': 'annika runs\r\nin the rain\n'}
  test.each([
    ['sd-scripts', ['annika runs']],
    ['musubi-tuner', ['annika runs\nin the rain']],
    ['ai-toolkit', ['annika runs\nin the rain\n']],
    ['diffusion-pipe', ['annika runs\nin the rain']],
    ['onetrainer', ['annika runs', 'in the rain']],
    ['simpletuner', ['annika runs', 'in the rain']],
    ['finetrainers', ['annika runs\nin the rain']],
    ['fal', ['annika runs\nin the rain\n']]
  ])('%s', async (trainer, expected) =>
    expect(await texts(files, '--trainer', trainer)).toEqual({'a.txt': expected})
  )
})

describe('what becomes of media', () => {
  const files = {'a.png': png, 'b.png': png, 'b.txt': '', 'c.png': png, 'c.txt': ' \n', 'v.mp4': ''}
  test.each([
    ['sd-scripts', ['other-text', 'stops', 'other-text', 'unread-media']],
    ['musubi-tuner', ['dropped', 'other-text', 'other-text', 'stops']],
    ['ai-toolkit', ['other-text', 'other-text', 'other-text', 'other-text']],
    ['diffusion-pipe', ['dropped', 'other-text', 'other-text', 'dropped']],
    ['onetrainer', ['other-text', 'other-text', 'other-text', 'other-text']],
    ['simpletuner', ['stops', 'dropped', 'dropped', 'stops']],
    ['ltx-2', ['stops', 'stops', 'stops', 'stops']]
  ])('without caption, or with an empty one: %s', async (trainer, outcomes) => {
    expect(Object.values(await texts(files, '--trainer', trainer))).toEqual(outcomes)
  })
})

test('tokens are counted, and what falls off is named', async () => {
  const folder = datasetWith({'a.png': png, 'a.txt': `${'cat '.repeat(74)}red hat`})
  const {stdout} = await run(folder, '--trainer', 'sd-scripts', '--base-model', 'sdxl', '-f', 'json')
  const {version, items} = JSON.parse(stdout)
  expect(version).toBe(1)
  expect(items[0]).toMatchObject({
    trainer: 'sd-scripts',
    tokens: {counter: 'CLIP', isExact: true, limit: 75},
    texts: [{tokens: 76, lost: {text: 'hat'}}]
  })
})

test('however many texts wildcards make, their number is one that JSON can hold', async () => {
  const cwd = datasetWith({
    'set/a.png': png,
    'set/a.txt': '{a|b|c} '.repeat(1000),
    't.toml':
      '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "set"\ncaption_extension = ".txt"\nenable_wildcard = true\n'
  })
  const {stdout} = await runInProcess(['effective', 't.toml', '--no-config', '-f', 'jsonl'], {cwd})
  const {total, texts: listed} = JSON.parse(stdout)
  expect(total).toBe(Number.MAX_SAFE_INTEGER)
  expect(listed).toHaveLength(64)
})

test('diffusers-dreambooth opens caption files as images, and ends', async () => {
  const files = {'a.png': png, 'a.txt': 'annika runs'}
  expect(await texts(files, '--trainer', 'diffusers-dreambooth')).toEqual({'a.txt': 'stops'})
})

test('a text that is too long ends the run where the trainer does not cut it', async () => {
  const folder = datasetWith({'a.png': png, 'a.txt': 'annika runs over the hills. '.repeat(700)})
  const outcomes = async (trainer: string) => {
    const {stdout} = await run(folder, '--trainer', trainer, '--base-model', 'ideogram4', '-f', 'jsonl')
    const {outcome, reason} = JSON.parse(stdout)
    return [outcome, reason]
  }
  expect(await outcomes('musubi-tuner')).toEqual(['stops', 'the caption is longer than its encoder takes'])
  expect(await outcomes('ai-toolkit')).toEqual(['caption', undefined])
})

test('captions in a cache of sd-scripts are not given out as those of the files', async () => {
  const cwd = datasetWith({
    'set/a.png': png,
    'set/a.txt': 'annika runs',
    'set/metadata_cache.json': '{"set/a.png": {"caption": "annika sits"}}',
    't.toml':
      '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "set"\ncaption_extension = ".txt"\ncache_info = true\n'
  })
  const {stdout} = await runInProcess(['effective', 't.toml', '--no-config', '-f', 'jsonl'], {cwd})
  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'other-text',
    reason: 'captions come from `metadata_cache.json` beside it until that is deleted',
    texts: []
  })
})

test('the limit is that of trainer and model together', async () => {
  const files = {'a.png': png, 'a.txt': 'cat '.repeat(100)}
  for (const [trainer, limit] of [
    ['onetrainer', 76],
    ['simpletuner', 511]
  ] as const) {
    const {stdout} = await run(
      datasetWith(files),
      '--trainer',
      trainer,
      '--base-model',
      'flux',
      '-f',
      'jsonl'
    )
    expect(JSON.parse(stdout).tokens).toEqual({counter: 'estimate', isExact: false, limit})
  }
  const {stdout} = await run(
    datasetWith(files),
    '--trainer',
    'diffusion-pipe',
    '--base-model',
    'sdxl',
    '-f',
    'jsonl'
  )
  expect(JSON.parse(stdout).tokens.limit).toBeNull()
})

test('settings of the config are taken as the trainer would', async () => {
  const config = {trainer: {name: 'sd-scripts', wildcards: true, prefix: 'annika,'}}
  const folder = datasetWith({
    '.caplintrc.json': JSON.stringify(config),
    'a.png': png,
    'a.txt': 'a {red|blue} hat\nrunning {{fast}}'
  })
  const {stdout} = await runInProcess(['effective', '-f', 'jsonl'], {cwd: folder})
  const {texts: encoded, choice, total} = JSON.parse(stdout)
  expect(encoded.map(({text}: {text: string}) => text)).toEqual([
    'annika, a red hat',
    'annika, a blue hat',
    'running {fast}'
  ])
  expect([choice, total]).toEqual(['random', 3])
})

test('as text', async () => {
  const folder = datasetWith({'a.png': png, 'a.txt': '\u{feff}annika runs\nannika walks', 'b.png': png})
  const {stdout, stderr} = await run(folder, '--trainer', 'onetrainer', '--base-model', 'sdxl')
  expect(stdout).toBe(`a.txt ← a.png
  one of these at random:
  \\u{feff}annika runs
    6 of 75 tokens, CLIP
  annika walks
    3 of 75 tokens, CLIP

b.png
  trained on another text: there is no caption
  (an empty text)
    0 of 75 tokens, CLIP
`)
  expect(stderr).toBe('2 items: 1 trained on their captions, 1 on another text.\n')
})

test('without a trainer it is told how to choose one', async () => {
  const {code, stderr} = await run(datasetWith({'a.png': png, 'a.txt': 'annika'}))
  expect(code).toBe(2)
  expect(stderr).toMatch(/No trainer is chosen for `a.txt`; give `--trainer`/)
})

test('an unknown trainer and a setting that a trainer does not have are mistakes', async () => {
  const {code, stderr} = await run(datasetWith({'a.png': png}), '--trainer', 'sd-script')
  expect(code).toBe(2)
  expect(stderr).toContain('sd-scripts')
  const folder = datasetWith({
    '.caplintrc.json': JSON.stringify({trainer: {name: 'musubi', prefix: 'annika'}}),
    'a.png': png
  })
  const wrong = await runInProcess(['effective'], {cwd: folder})
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toMatch(/`prefix`, which musubi-tuner does not have; it has `captionExtension`/)
})

describe('the shipped schema', () => {
  const schema = JSON.parse(readFileSync('schema/effective.schema.json', 'utf8'))
  const validate = new Ajv({allErrors: true}).compile(schema)

  test('describes what is printed, whatever becomes of items', async () => {
    const files = {
      'a.png': png,
      'a.txt': `${'cat '.repeat(90)}hat`,
      'b.png': png,
      'c.mp4': '',
      'd.txt': 'annika',
      'e.png': png,
      'e.txt': '',
      'metadata.jsonl': '{"file_name": "f.png", "text": "annika {a|b}"}\n',
      'f.png': png
    }
    for (const trainer of ['sd-scripts', 'musubi-tuner', 'onetrainer', 'diffusers']) {
      const {stdout} = await run(
        datasetWith(files),
        '--trainer',
        trainer,
        '--base-model',
        'sdxl',
        '-f',
        'json'
      )
      validate(JSON.parse(stdout))
      expect(validate.errors).toBeNull()
      expect(JSON.parse(stdout).items.length).toBeGreaterThan(3)
    }
  })

  test('is that of the rows', () => {
    expectTypeOf<EffectiveItemShape>().toEqualTypeOf<Readonly<EffectiveRow>>()
    expect(validate({version: 1, items: [{path: 'a.txt'}]})).toBe(false)
    expect(validate({version: 2, items: []})).toBe(false)
  })
})
