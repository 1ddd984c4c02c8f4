import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {baseModels, clipModels} from '../rules/words/token-limits.ts'
import {estimatingCounter, tokenSurplus} from '../src/language/token-counter.ts'
import {clipCounter, clipTokenIds} from '../src/tokenizers/clip.ts'
import {loadCounters} from '../src/tokenizers/load-counters.ts'
import {datasetWith} from './dataset-fixture.ts'

const show = (path: string) => path

describe('the tokenizer of CLIP', () => {
  // Ids as the tokenizers of OpenAI and Hugging Face give them.
  test.each([
    ['a photo of a cat', [320, 1125, 539, 320, 2368]],
    ['A  Photo\nof a cat', [320, 1125, 539, 320, 2368]],
    ['hello world', [3306, 1002]],
    ['a diagram', [320, 22697]]
  ])('%j', (text, ids) => expect(clipTokenIds(text)).toEqual(ids))

  test('counts digits one by one, and signs', () => {
    expect(clipCounter.count('1girl, 2024')).toBe(1 + 1 + 1 + 4)
  })

  test('counts the bytes of what it has no word for', () => {
    expect(clipCounter.count('日本')).toBeGreaterThan(1)
    expect(clipCounter.count('🦊')).toBeGreaterThan(0)
    expect(clipCounter.count('')).toBe(0)
  })

  test('is estimated within a tenth for English captions', () => {
    const caption =
      'a full body side view of annika running down a hill in the rain, hair trailing behind, mouth open, arms bent, one foot off the ground, smiling at somebody outside of the picture'
    const exact = clipCounter.count(caption)
    expect(Math.abs(estimatingCounter.count(caption) - exact) / exact).toBeLessThan(0.1)
  })

  test('is there for models that exist', () => {
    for (const model of clipModels) expect(baseModels).toContain(model)
  })
})

describe('what falls off the end', () => {
  test('begins with the first word that does not fit', () => {
    const text = 'a photo of a cat in a hat'
    const surplus = tokenSurplus(text, 5, clipCounter)
    expect(surplus).toEqual({start: text.indexOf('in a hat'), end: text.length, tokens: 8})
  })

  test('is nothing where all fits', () =>
    expect(tokenSurplus('a photo of a cat', 5, clipCounter)).toBeUndefined())

  test('leaves a text that fits, whatever the caption', () => {
    const words = fc.array(
      fc.constantFrom('annika', 'ohwx', 'supercalifragilistic', '1girl', '日本語', '🦊', ',', '(x:1.2)'),
      {
        minLength: 1,
        maxLength: 60
      }
    )
    fc.assert(
      fc.property(words, fc.integer({min: 1, max: 40}), (parts, limit) => {
        const text = parts.join(' ')
        const surplus = tokenSurplus(text, limit, clipCounter)
        if (!surplus) expect(clipCounter.count(text)).toBeLessThanOrEqual(limit)
        else expect(clipCounter.count(text.slice(0, surplus.start))).toBeLessThanOrEqual(limit)
      }),
      {numRuns: 60}
    )
  })
})

describe('who counts', () => {
  test('is CLIP for models that it reads for, and nobody for others', async () => {
    const counters = await loadCounters([{baseModel: 'sdxl'}, {baseModel: 'flux'}], show)
    expect(counters({baseModel: 'sdxl'})?.name).toBe('CLIP')
    expect(counters({baseModel: 'flux'})).toBeUndefined()
    expect(counters({})).toBeUndefined()
  })

  test('is a tokenizer.json that is given', async () => {
    const json = {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [],
      normalizer: null,
      pre_tokenizer: {type: 'Whitespace'},
      post_processor: null,
      decoder: null,
      model: {type: 'WordLevel', vocab: {a: 0, cat: 1, '[UNK]': 2}, unk_token: '[UNK]'}
    }
    const folder = datasetWith({'tokenizer.json': JSON.stringify(json)})
    const tokenizer = `${folder}/tokenizer.json`
    const counters = await loadCounters([{tokenizer}], () => 'tokenizer.json')
    const counter = counters({baseModel: 'sdxl', tokenizer})
    expect(counter).toMatchObject({name: 'tokenizer.json', isExact: true})
    expect(counter?.count('a cat')).toBe(2)
  })

  test.each([
    ['not there', undefined, /there is no such file/],
    ['no JSON', '{"model"', /it is no JSON/],
    ['no tokenizer', '{"architectures": []}', /it has no key `model`/],
    ['an unknown model', '{"model": {"type": "Magic"}}', /cannot be built/],
    ['no text', new Uint8Array([0xff, 0xfe, 0x00]), /no UTF-8 text/]
  ])('refuses a file that is %s', async (_what, content, message) => {
    const folder = datasetWith(content === undefined ? {'other.json': ''} : {'tokenizer.json': content})
    const load = loadCounters([{tokenizer: `${folder}/tokenizer.json`}], () => 'tokenizer.json')
    await expect(load).rejects.toThrow(message)
  })
})
