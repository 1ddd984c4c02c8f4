import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {readCaption} from '../src/language/read-caption.ts'

const words = (text: string) =>
  readCaption(text)
    .tokens.filter((token) => token.kind === 'word')
    .map((token) => token.text)

describe('tokens', () => {
  it('keeps prompt syntax whole', () => {
    const caption = readCaption(
      'sks_dog in (masterpiece:1.2) style, <lora:x:1> [trigger] {a|b} ||| a 3/4 view of a t-shirt'
    )
    expect(caption.tokens.map((token) => `${token.kind} ${token.text}`)).toEqual([
      'word sks_dog',
      'word in',
      'syntax (',
      'word masterpiece',
      'syntax :1.2)',
      'word style',
      'punctuation ,',
      'syntax <lora:x:1>',
      'syntax [trigger]',
      'syntax {a|b}',
      'syntax |||',
      'word a',
      'word 3/4',
      'word view',
      'word of',
      'word a',
      'word t-shirt'
    ])
  })

  it('keeps prompt syntax whole in the tree as well', () => {
    const sentence = readCaption('a (masterpiece:1.2) <lora:x:1>').tree.children[0]
    const nodes = sentence && 'children' in sentence ? sentence.children[0] : undefined
    const types = nodes && 'children' in nodes ? nodes.children.map((node) => node.type) : []
    expect(types).toEqual(['WordNode', 'WhiteSpaceNode', 'WordNode', 'WhiteSpaceNode', 'SourceNode'])
  })

  it('splits underscores in tag lists only', () => {
    expect(words('a photo of sks_dog')).toContain('sks_dog')
    expect(words('1girl, long_hair, looking_at_viewer')).toEqual([
      '1girl',
      'long',
      'hair',
      'looking',
      'at',
      'viewer'
    ])
  })

  it('never loses or moves a character', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 80}), (text) => {
        const {tokens} = readCaption(text)
        let at = 0
        for (const token of tokens) {
          expect(text.slice(token.start, token.end)).toBe(token.text)
          expect(token.start).toBeGreaterThanOrEqual(at)
          at = token.end
        }
      })
    )
  })
})

describe('sentences', () => {
  const sentences = (text: string) =>
    readCaption(text).sentences.map(({start, end}) => text.slice(start, end))
  it.each([
    ['annika walks. she smiles.', ['annika walks.', 'she smiles.']],
    ['annika walks. She smiles!', ['annika walks.', 'She smiles!']],
    ['annika walks, smiling', ['annika walks, smiling']],
    ['a sign of the 3.5 m bridge, e.g. a plate', ['a sign of the 3.5 m bridge, e.g. a plate']],
    ['wearing a t-shirt. arms crossed', ['wearing a t-shirt.', 'arms crossed']],
    ['first line\nsecond line', ['first line\nsecond line']],
    ['', []]
  ])('splits "%s"', (text, expected) => expect(sentences(text)).toEqual(expected))
})

describe('register', () => {
  it.each([
    ['1girl, solo, long hair, looking at viewer, white background', 'tags'],
    ['forest, path, mountains, river', 'tags'],
    ['long_hair, blue_eyes', 'tags'],
    ['a full body shot of annika standing, relaxed posture, looking straight ahead', 'prose'],
    ['a mountain landscape with a river in illustration style, wide shot, clouds gathering', 'prose'],
    ['annika', 'prose'],
    ['annika, standing', 'prose'],
    ['**Action:** gutting cod\n**Setting:** quay\n**Mood:** stoic', 'prose']
  ])('reads "%s" as %s', (text, register) => expect(readCaption(text).register).toBe(register))

  it('can be fixed from outside', () => {
    expect(readCaption('annika, standing', {register: 'tags'}).tags.map((tag) => tag.name)).toEqual([
      'annika',
      'standing'
    ])
  })
})

describe('tags', () => {
  it('splits at commas outside brackets and at the keep-tokens separator', () => {
    const text = 'annika ||| 1girl, (red_hair, blue eyes:1.2), ((smile)), fate \\(series\\), '
    const tags = readCaption(text, {register: 'tags'}).tags
    expect(tags.map((tag) => tag.name)).toEqual([
      'annika',
      '1girl',
      'red hair, blue eyes',
      'smile',
      'fate (series)'
    ])
    for (const tag of tags) expect(text.slice(tag.start, tag.end)).toBe(tag.text)
  })
})

describe('other languages', () => {
  it.each(['一位穿着红色连衣裙的女人站在公园里', 'женщина в красном платье', 'امرأة في حديقة'])(
    'reads nothing in "%s"',
    (text) => {
      const caption = readCaption(text)
      expect(caption.isEnglish).toBe(false)
      expect(caption.concepts()).toEqual([])
    }
  )
})

describe('secondary concepts', () => {
  const mentions = (text: string) =>
    readCaption(text, {secondary: ['in the red dress']}).secondaryMatches.map(
      ({form, start, end}) => `${form}: ${text.slice(start, end)}`
    )
  it.each([
    ['annika in the red dress', ['exact: in the red dress']],
    ['In the red dress, annika', ['exact: In the red dress']],
    ['annika wearing her red dress', ['reworded: wearing her red dress']],
    ['annika and a red dress', ['reworded: a red dress']],
    ['annika in a blue dress', []],
    ['a red car and a dress', []]
  ])('finds the red dress in "%s"', (text, expected) => expect(mentions(text)).toEqual(expected))
})
