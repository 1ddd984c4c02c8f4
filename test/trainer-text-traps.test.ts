/** What a linter that knows no trainers gets wrong about texts: the traps as people meet them. */
import {describe, expect, test} from 'vitest'
import {trainers} from '../src/dataset/trainers/index.ts'
import type {TrainerSettings} from '../src/dataset/trainers/settings.ts'
import {caption, found, texts, use, type Files} from './trainer-fixture.ts'

describe('what line two is', () => {
  const two = {'a.png': '', 'a.txt': `${caption}\nin the rain`}
  test('is not read by sd-scripts', async () => {
    const {rules} = await found(two, {trainer: 'sd-scripts', anchor: 'annika'})
    expect(rules['a.txt']).toContain('no-unread-lines')
  })
  test('is a caption for OneTrainer', async () => {
    const {rules} = await found(two, {trainer: 'onetrainer', anchor: 'annika'})
    expect(rules['a.txt']).toContain('no-split-caption')
  })
  test.each([
    ['sd-scripts', {wildcards: true}],
    ['simpletuner', {splitLines: true, captionsFrom: 'files'}]
  ])('is one that was asked for, where %s is set so', async (name, settings) => {
    const tags = {'a.png': '', 'a.txt': '1girl, red dress\n1girl, walking'}
    expect((await found(tags, {trainer: {name, ...settings}})).rules['a.txt'] ?? []).not.toContain(
      'no-split-caption'
    )
    const {rules} = await found(two, {trainer: {name, ...settings}, anchor: 'annika'})
    expect(rules['a.txt']).toContain('no-lost-anchor')
    expect(rules['a.txt']).not.toContain('no-split-caption')
  })
  test('is told where lines are only what the trainer takes for captions anyway', async () => {
    const {rules} = await found(two, {
      trainer: {name: 'simpletuner', captionsFrom: 'files'},
      anchor: 'annika'
    })
    expect(rules['a.txt']).toContain('no-split-caption')
    expect(rules['a.txt']).not.toContain('no-lost-anchor')
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

describe('who sees to the anchor', () => {
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

test('a prefix may hold the anchor, and reaches the first line alone', async () => {
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

test('separators, wildcards and weights are syntax under their flags alone', async () => {
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

test('commas of prose are no tag separators', async () => {
  const prose = 'annika runs down a hill, her arms bent, and looks at the sea, a smile on her face.'
  const {rules} = await found({'a.png': '', 'a.txt': prose}, {trainer: 'onetrainer', anchor: 'annika'})
  expect((rules['a.txt'] ?? []).filter((rule) => rule.includes('tag'))).toEqual([])
})

test('a byte order mark reaches the encoder; what Python strips goes, what it does not stays', () => {
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

test('commas are put apart by ai-toolkit', () => {
  expect(texts('ai-toolkit', 'a, b,c 1,000')).toEqual(['a,  b, c 1, 000'])
})
