/** What a linter that knows no trainers gets wrong about files and media: the traps as people meet them. */
import {existsSync, readdirSync} from 'node:fs'
import {expect, test} from 'vitest'
import type {TrainerSettings} from '../src/dataset/trainers/settings.ts'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'
import {caption, type Files, found, texts, use} from './trainer-fixture.ts'

test('media without caption are trained on a class word, dropped, or end the run', async () => {
  const files = {'a.png': '', 'v.mp4': '', 'b.png': '', 'b.txt': caption}
  const rulesFor = async (trainer: string) => (await found(files, {trainer, anchor: 'annika'})).rules
  expect(await rulesFor('musubi-tuner')).toEqual({
    'a.png': ['no-dropped-media'],
    'v.mp4': ['no-stopped-run']
  })
  expect(await rulesFor('diffusion-pipe')).toMatchObject({'a.png': ['no-dropped-media']})
  expect(await rulesFor('simpletuner')).toMatchObject({'a.png': ['no-stopped-run']})
  expect(await rulesFor('onetrainer')).toMatchObject({'a.png': ['missing-caption']})
  const fate = (name: string, settings: TrainerSettings = {}) =>
    use(name, settings).fate({mediaPaths: ['a.png'], byteOrderMark: false})
  expect(fate('sd-scripts', {classTokens: 'woman'})).toMatchObject({
    outcome: 'trains-on-other',
    otherText: 'woman'
  })
  expect(texts('ai-toolkit', '', {trigger: 'annika'})).toEqual(['annika '])
})

test('a file of zero bytes ends sd-scripts, white space does not, and no fix makes such a file', async () => {
  const files = {'a.png': '', 'a.txt': '', 'b.png': '', 'b.txt': ' \n', 'c.png': ''}
  const {rules} = await found(files, {trainer: 'sd-scripts'})
  expect(rules['a.txt']).toContain('no-stopped-run')
  expect(rules['b.txt']).not.toContain('no-stopped-run')
  const folder = datasetWith(files)
  await runInProcess(['--fix', '--trainer', 'sd-scripts', '--no-config'], {cwd: folder})
  expect(existsSync(`${folder}/c.txt`)).toBe(false)
})

test('masks and controls are no items that want captions', async () => {
  const files = {
    'a.png': '',
    'a.txt': caption,
    'a-masklabel.png': '',
    'a-condlabel.png': '',
    '_controls/a.png': '',
    'control/a.png': ''
  }
  expect((await found(files, {trainer: 'onetrainer', anchor: 'annika'})).rules).toEqual({})
})

test('media that share a stem are told', async () => {
  const files = {'a.png': '', 'a.jpg': '', 'a.txt': caption}
  expect((await found(files, {trainer: 'musubi-tuner', anchor: 'annika'})).rules['a.txt']).toContain(
    'no-shared-stem'
  )
})

test('case of extensions counts for some trainers', async () => {
  const files = {
    'a.Jpg': '',
    'a.txt': caption,
    'b.JPG': '',
    'b.txt': `${caption} slowly`,
    'c.png': '',
    'c.TXT': `${caption} fast`
  }
  const rulesFor = async (trainer: string) => (await found(files, {trainer, anchor: 'annika'})).rules
  const kohya = await rulesFor('sd-scripts')
  expect(kohya['a.txt']).toContain('no-unread-media')
  expect(kohya['b.txt'] ?? []).not.toContain('no-unread-media')
  expect((await rulesFor('finetrainers'))['b.txt']).toContain('no-unread-media')
  const anyCase = await rulesFor('onetrainer')
  expect(anyCase['a.txt'] ?? []).not.toContain('no-unread-media')
  expect(anyCase['c.TXT']).toContain('no-unread-caption')
})

test('metadata_cache.json stands for captions where sd-scripts is set to use it', async () => {
  const files = {'a.png': '', 'a.txt': caption, 'metadata_cache.json': '{}'}
  const cached = await found(files, {trainer: {name: 'sd-scripts', metadataCache: true}, anchor: 'annika'})
  expect(cached.rules['a.txt']).toContain('no-unread-caption')
  const live = await found(files, {trainer: 'sd-scripts', anchor: 'annika'})
  expect(live.rules['a.txt'] ?? []).not.toContain('no-unread-caption')
})

test('text that is no caption is no orphan', async () => {
  const names = ['README.txt', 'default.txt', 'caption_filter_list.txt', 'prompt.txt']
  const files = Object.fromEntries(names.map((name) => [name, 'text']))
  expect(
    (await found({'a.png': '', 'a.txt': caption, ...files}, {trainer: 'ai-toolkit', anchor: 'annika'})).rules
  ).toEqual({})
})

test('hidden files are passed over, and nothing is left in a dataset', async () => {
  const files = {
    'a.png': '',
    'a.txt': caption,
    '._a.png': '',
    '.DS_Store': '',
    'Thumbs.db': '',
    '__MACOSX/a.png': ''
  }
  const folder = datasetWith(files)
  const before = readdirSync(folder)
  const {stdout} = await runInProcess(['--trainer', 'diffusion-pipe', '--no-config', '-f', 'json'], {
    cwd: folder
  })
  expect(JSON.parse(stdout).summary.items).toBe(1)
  expect(readdirSync(folder)).toEqual(before)
})

test('dots in names are fine beside sidecars; an extension of two parts finds nothing in musubi-tuner', async () => {
  const files = {'a.b.png': '', 'a.b.txt': caption}
  const {rules} = await found(files, {trainer: 'musubi-tuner', anchor: 'annika'})
  expect((rules['a.b.txt'] ?? []).filter((rule) => rule !== 'portable-filename')).toEqual([])
})

test('a byte order mark or a blank line in JSON Lines ends trainers that read it with Python', async () => {
  const line = JSON.stringify({file_name: 'a.png', text: caption})
  for (const [text, told] of [
    [`\u{feff}${line}\n`, true],
    [`${line}\n\n${line.replace('a.png', 'b.png')}\n`, true],
    [`${line}\n`, false]
  ] as const) {
    const files = {'a.png': '', 'b.png': '', 'metadata.jsonl': text}
    const config = {trainer: 'musubi-tuner', anchor: 'annika'}
    const rules = (await found(files, config)).rules['metadata.jsonl'] ?? []
    expect(rules.includes('no-stopped-run'), text).toBe(told)
    const tolerant = (await found(files, {...config, trainer: 'diffusers'})).rules['metadata.jsonl'] ?? []
    expect(tolerant).not.toContain('no-stopped-run')
  }
})

test('one prompt for all media is no duplicate: nothing of the captions is read', async () => {
  const files = {'a.png': '', 'a.txt': caption}
  const config = {trainer: {name: 'simpletuner', captionsFrom: 'trigger', trigger: 'annika'}}
  expect((await found(files, config)).rules['a.txt']).toContain('no-unread-caption')
  const {outcome, otherText} = use('simpletuner', {captionsFrom: 'trigger', trigger: 'annika'}).fate({
    captionPath: 'a.txt',
    mediaPaths: ['a.png'],
    caption,
    byteOrderMark: false
  })
  expect([outcome, otherText]).toEqual(['trains-on-other', 'annika'])
})

test('the extension of sd-scripts is taken from the files, and that is told', async () => {
  const {stdout} = await runInProcess(['--trainer', 'sd-scripts', '--no-config', '--anchor', 'annika'], {
    cwd: datasetWith({'a.png': '', 'a.txt': caption})
  })
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'sd-scripts is taken to be told `caption_extension` `.txt`; where that is not set it reads `.caption`'
  )
})

test('of files that a trainer takes one alone of, a second one ends the run, which is told once', async () => {
  const lists = {'a.mp4': '', 'prompt.txt': caption, 'prompts.txt': caption, 'videos.txt': 'a.mp4\n'}
  const stops = async (files: Files, trainer: string) =>
    Object.entries((await found(files, {trainer, anchor: 'annika'})).rules).flatMap(([path, rules]) =>
      rules.includes('no-stopped-run') ? path : []
    )
  expect(await stops(lists, 'finetrainers')).toEqual(['prompt.txt'])
  expect(await stops(lists, 'diffusers-cogvideo')).toEqual([])
  const tables = {
    'a.png': '',
    'b.png': '',
    'metadata.csv': `file_name,text\na.png,${caption}\n`,
    'metadata.jsonl': `{"file_name": "b.png", "text": "a close-up of annika laughing"}\n`
  }
  expect(await stops(tables, 'diffusers')).toEqual(['metadata.jsonl'])
  const {'metadata.csv': _, ...one} = tables
  expect(await stops(one, 'diffusers')).toEqual([])
})
