/**
 * What a linter that knows no trainers gets wrong: the traps, one by one, as people meet them. Each dataset is linted for
 * a trainer; what is told is what that trainer would do.
 */
import {existsSync, readdirSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {trainerNamed, trainers} from '../src/dataset/trainers/index.ts'
import {useTrainer} from '../src/dataset/trainers/trainer-use.ts'
import type {TrainerSettings} from '../src/dataset/trainers/settings.ts'
import {baseModels} from '../rules/words/token-limits.ts'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'

const caption = 'a wide shot of annika running down a hill'

type Files = Readonly<Record<string, string | Uint8Array>>
interface Setting {
  readonly trainer?: object | string
  readonly anchor?: string
  readonly [key: string]: unknown
}

/** Rules that found something, by path, of a dataset with a config. */
async function found(files: Files, config: Setting = {}, args: readonly string[] = []) {
  const folder = datasetWith({'.caplintrc.json': JSON.stringify(config), ...files})
  const {stdout, stderr} = await runInProcess([...args, '-f', 'json'], {cwd: folder})
  if (stdout === '') throw new Error(stderr)
  const {results, notes = []} = JSON.parse(stdout)
  const rules = results.map(({path, messages}: {path: string; messages: {rule: string}[]}) => [
    path,
    messages.map(({rule}) => rule)
  ])
  return {rules: Object.fromEntries(rules) as Record<string, string[]>, stderr, notes}
}

const use = (name: string, settings: TrainerSettings = {}) => {
  const profile = trainerNamed(name)
  if (!profile) throw new Error(`no trainer ${name}`)
  return useTrainer(profile, settings)
}
const texts = (name: string, text: string, settings: TrainerSettings = {}) =>
  use(name, settings).read(text).texts

describe('1: what line two is', () => {
  const two = {'a.png': '', 'a.txt': `${caption}\nin the rain`}
  test('is not read by sd-scripts', async () => {
    const {rules} = await found(two, {trainer: 'sd-scripts', anchor: 'annika'})
    expect(rules['a.txt']).toContain('no-unread-lines')
  })
  test('is a caption for OneTrainer', async () => {
    const {rules} = await found(two, {trainer: 'onetrainer', anchor: 'annika'})
    expect(rules['a.txt']).toContain('no-split-caption')
  })
  test('is text for musubi-tuner', async () => {
    const {rules} = await found(two, {trainer: 'musubi-tuner', anchor: 'annika'})
    expect(rules['a.txt']).not.toContain('no-split-caption')
    expect(rules['a.txt']).not.toContain('no-unread-lines')
  })
  test('a blank first line empties a caption of sd-scripts', async () => {
    expect(texts('sd-scripts', `\n${caption}`)).toEqual([''])
    const {rules} = await found(
      {'a.png': '', 'a.txt': `\n${caption}`},
      {trainer: 'sd-scripts', anchor: 'annika'}
    )
    expect(rules['a.txt']).toContain('no-unread-lines')
  })
})

test('2: media without caption are trained on a class word, dropped, or end the run', async () => {
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

test('3: a file of zero bytes ends sd-scripts, white space does not, and no fix makes such a file', async () => {
  const files = {'a.png': '', 'a.txt': '', 'b.png': '', 'b.txt': ' \n', 'c.png': ''}
  const {rules} = await found(files, {trainer: 'sd-scripts'})
  expect(rules['a.txt']).toContain('no-stopped-run')
  expect(rules['b.txt']).not.toContain('no-stopped-run')
  const folder = datasetWith(files)
  await runInProcess(['--fix', '--trainer', 'sd-scripts', '--no-config'], {cwd: folder})
  expect(existsSync(`${folder}/c.txt`)).toBe(false)
})

describe('4: who sees to the anchor', () => {
  const without = {'a.png': '', 'a.txt': 'running down a hill'}
  const tell = async (files: Files, trainer: object | string) =>
    (await found(files, {trainer, anchor: 'annika', preset: 'character'})).rules['a.txt'] ?? []

  test('ai-toolkit adds it', async () => {
    expect(await tell(without, {name: 'ai-toolkit', trigger: 'annika'})).not.toContain('require-anchor')
  })
  test.each(['sd-scripts', 'musubi', 'diffusion-pipe', 'onetrainer', 'fal'])(
    '%s wants it written',
    async (trainer) => {
      expect(await tell(without, trainer)).toContain('require-anchor')
    }
  )
  test.each([
    {name: 'ltx-2', trigger: 'annika'},
    {name: 'finetrainers', trigger: 'annika'},
    {name: 'simpletuner', trigger: 'annika', prependTrigger: true, captionsFrom: 'files'}
  ])('$name doubles it', async (trainer) => {
    expect(await tell(without, trainer)).not.toContain('require-anchor')
    expect(await tell({'a.png': '', 'a.txt': caption}, trainer)).toContain('no-doubled-anchor')
    expect(texts(trainer.name, caption, trainer as TrainerSettings)[0]).toBe(`annika ${caption}`)
  })
  test('a placeholder is replaced by ai-toolkit, deleted without trigger, and wrong elsewhere', async () => {
    const files = {'a.png': '', 'a.txt': 'a wide shot of [trigger] running'}
    const replaced = await tell(files, {name: 'ai-toolkit', trigger: 'annika'})
    expect(replaced).not.toContain('no-placeholder')
    expect(replaced).not.toContain('require-anchor')
    expect(await tell(files, 'ai-toolkit')).toContain('no-deleted-placeholder')
    expect(texts('ai-toolkit', 'a [trigger] b [name]')).toEqual(['a  b '])
    expect(await tell(files, 'onetrainer')).toContain('no-placeholder')
  })
  test('part of another word counts as there for ai-toolkit, another case does not', async () => {
    expect(texts('ai-toolkit', 'a dog asks', {trigger: 'sks'})).toEqual(['a dog asks'])
    expect(texts('ai-toolkit', 'Annika runs', {trigger: 'annika'})).toEqual(['annika Annika runs'])
    const {rules} = await found(
      {'a.png': '', 'a.txt': 'a dog in a field of tusks'},
      {trainer: {name: 'ai-toolkit', trigger: 'sks'}, anchor: 'sks'}
    )
    expect(rules['a.txt']).toContain('no-lost-anchor')
  })
  test('with wildcards every text needs it', async () => {
    const files = {'a.png': '', 'a.txt': 'a wide shot of {annika|somebody} running'}
    expect(await tell(files, {name: 'sd-scripts', wildcards: true})).toContain('no-lost-anchor')
  })
})

test('5: a prefix may hold the anchor, and reaches the first line alone', async () => {
  const settings = {prefix: 'annika,', suffix: 'film grain', wildcards: true}
  expect(texts('sd-scripts', 'runs\nwalks', settings)).toEqual(['annika, runs', 'walks film grain'])
  expect(texts('sd-scripts', 'runs', {prefix: 'annika,', suffix: 'film grain'})).toEqual([
    'annika, runs film grain'
  ])
  expect(texts('diffusion-pipe', ' runs\n', {prefix: 'annika, '})).toEqual(['annika, runs'])
  const config = {trainer: {name: 'sd-scripts', prefix: 'annika,'}, anchor: 'annika'}
  const {rules} = await found({'a.png': '', 'a.txt': 'running down a hill'}, config)
  expect(rules['a.txt'] ?? []).not.toContain('require-anchor')
  const lost = {...config, trainer: {...config.trainer, wildcards: true}}
  const {rules: alternatives} = await found({'a.png': '', 'a.txt': 'running down\nwalking up'}, lost)
  expect(alternatives['a.txt']).toContain('no-lost-anchor')
})

test('6: masks and controls are no items that want captions', async () => {
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

test('7: separators, wildcards and weights are syntax under their flags alone', async () => {
  const files = {
    'a.png': '',
    'a.txt': 'annika ||| a {red|blue} hat, red;;;blue, (smile:1.2), kaede \\(original\\)'
  }
  const {rules} = await found(files, {trainer: 'sd-scripts', anchor: 'annika'})
  expect(rules['a.txt']?.filter((rule) => rule === 'no-literal-syntax')).toHaveLength(3)
  expect(rules['a.txt']).toContain('no-prompt-syntax')
  const set = {
    name: 'sd-scripts',
    wildcards: true,
    weights: true,
    shuffle: true,
    keepSeparator: '|||',
    secondarySeparator: ';;;'
  }
  const {rules: read} = await found(files, {trainer: set, anchor: 'annika'})
  expect(read['a.txt'] ?? []).not.toContain('no-literal-syntax')
  expect(read['a.txt'] ?? []).not.toContain('no-prompt-syntax')
  expect(texts('sd-scripts', 'a, b ||| c,d', {keepSeparator: '|||', shuffle: true})).toEqual(['a, b, c, d'])
  expect(texts('sd-scripts', 'a, b ||| c', {keepSeparator: '|||'})).toEqual(['a, b ||| c'])
  expect(texts('sd-scripts', 'a;;;b', {secondarySeparator: ';;;'})).toEqual(['a,b'])
})

test('wildcards come out as sd-scripts makes them', () => {
  const expand = (text: string) => texts('sd-scripts', text, {wildcards: true})
  expect(expand('{a}')).toEqual(['a'])
  expect(expand('{a|}b')).toEqual(['ab', 'b'])
  expect(expand('{}')).toEqual(['{}'])
  expect(expand('{{x}}')).toEqual(['{x}'])
  expect(expand('{a|{b|c}}')).not.toContain('b')
  expect(expand('2$$__file__')).toEqual(['2$$__file__'])
  expect(use('sd-scripts', {wildcards: true}).read('{a|b}'.repeat(20)).total).toBe(2 ** 20)
})

test('8: commas of prose are no tag separators', async () => {
  const prose = 'annika runs down a hill, her arms bent, and looks at the sea, a smile on her face.'
  const {rules} = await found({'a.png': '', 'a.txt': prose}, {trainer: 'onetrainer', anchor: 'annika'})
  expect((rules['a.txt'] ?? []).filter((rule) => rule.includes('tag'))).toEqual([])
})

test('9: media that share a stem are told', async () => {
  const files = {'a.png': '', 'a.jpg': '', 'a.txt': caption}
  expect((await found(files, {trainer: 'musubi-tuner', anchor: 'annika'})).rules['a.txt']).toContain(
    'no-shared-stem'
  )
})

test('10: case of extensions counts for some trainers', async () => {
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

test('11: a byte order mark reaches the encoder; what Python strips goes, what it does not stays', () => {
  const read = (name: string, text: string) => use(name).read(text, {byteOrderMark: true}).texts
  for (const name of ['sd-scripts', 'musubi-tuner', 'ai-toolkit', 'onetrainer']) {
    expect(read(name, 'annika')).toEqual(['\u{feff}annika'])
  }
  expect(texts('musubi-tuner', '\u{a0}annika\u{3000}\r\n')).toEqual(['annika'])
  expect(texts('musubi-tuner', '\u{200b}annika\u{200b}')).toEqual(['\u{200b}annika\u{200b}'])
  expect(texts('musubi-tuner', 'a\r\nb\rc')).toEqual(['a\nb\nc'])
  // What Python's `open` does not take for the end of a line stays in it.
  expect(texts('sd-scripts', 'a\u{2028}b')).toEqual(['a\u{2028}b'])
  expect(texts('ai-toolkit', 'annika\n')).toEqual(['annika\n'])
  expect(trainers.filter(({encoding}) => encoding.is === 'locale').map(({name}) => name)).toEqual([
    'diffusion-pipe',
    'finetrainers',
    'diffsynth',
    'cloneofsimo'
  ])
})

test('12: metadata_cache.json stands for captions where sd-scripts is set to use it', async () => {
  const files = {'a.png': '', 'a.txt': caption, 'metadata_cache.json': '{}'}
  const cached = await found(files, {trainer: {name: 'sd-scripts', metadataCache: true}, anchor: 'annika'})
  expect(cached.rules['a.txt']).toContain('no-unread-caption')
  const live = await found(files, {trainer: 'sd-scripts', anchor: 'annika'})
  expect(live.rules['a.txt'] ?? []).not.toContain('no-unread-caption')
})

test('13: text that is no caption is no orphan', async () => {
  const names = ['README.txt', 'default.txt', 'caption_filter_list.txt', 'prompt.txt']
  const files = Object.fromEntries(names.map((name) => [name, 'text']))
  expect(
    (await found({'a.png': '', 'a.txt': caption, ...files}, {trainer: 'ai-toolkit', anchor: 'annika'})).rules
  ).toEqual({})
})

test('14: hidden files are passed over, and nothing is left in a dataset', async () => {
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

test('15: dots in names are fine beside sidecars; an extension of two parts finds nothing in musubi-tuner', async () => {
  const files = {'a.b.png': '', 'a.b.txt': caption}
  const {rules} = await found(files, {trainer: 'musubi-tuner', anchor: 'annika'})
  expect((rules['a.b.txt'] ?? []).filter((rule) => rule !== 'portable-filename')).toEqual([])
})

test('16: a byte order mark or a blank line in JSON Lines ends trainers that read it with Python', async () => {
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

test('17: the limit of tokens follows from model and trainer', () => {
  expect(use('onetrainer').limit('flux')?.tokens).toBe(76)
  expect(use('sd-scripts').limit('flux')?.tokens).toBe(511)
  expect(use('sd-scripts', {maximumTokens: 225}).limit('sdxl')?.tokens).toBe(225)
  expect(use('diffusion-pipe').limit('sdxl')).toBeNull()
  expect(use('musubi-tuner').limit('sdxl')).toBeUndefined()
  for (const {limits} of trainers)
    for (const model of Object.keys(limits.is)) expect(baseModels).toContain(model)
})

test('18: after a fix it is told which caches are stale', async () => {
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

test('19: what paths are relative to is known for every trainer', () => {
  for (const {pathBase, name} of trainers) expect(pathBase.is.length, name).toBeGreaterThan(5)
  expect(use('musubi').profile.pathBase.is).toMatch(/working directory/)
  expect(use('ltx-2').profile.pathBase.is).toMatch(/folder of the file/)
})

test('20: one prompt for all media is no duplicate: nothing of the captions is read', async () => {
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

test('commas are put apart by ai-toolkit', () => {
  expect(texts('ai-toolkit', 'a, b,c 1,000')).toEqual(['a,  b, c 1, 000'])
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
