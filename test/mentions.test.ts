import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {contentWords} from '../src/language/content-words.ts'
import type {Caption, CaptionContext} from '../src/language/caption.ts'
import type {ConceptName, ConceptSpan} from '../src/language/concept.ts'
import {mentions} from '../src/language/mentions.ts'
import {missing, placeOfMissing} from '../src/language/missing.ts'
import {readCaption} from '../src/language/read-caption.ts'
import {quote, theAnchor} from '../src/language/wording.ts'

/** A caption in which the given phrases carry a concept, whatever the concept reader thinks of them. */
function captionWith(
  text: string,
  concept: ConceptName,
  phrases: readonly string[],
  context: CaptionContext = {}
): Caption {
  const caption = readCaption(text, context)
  const spans: readonly ConceptSpan[] = phrases.map((phrase) => {
    const start = text.indexOf(phrase)
    if (start < 0) throw new Error(`\`${phrase}\` is not in \`${text}\``)
    return {concept, start, end: start + phrase.length, rule: 'test'}
  })
  const concepts = (...names: readonly ConceptName[]) =>
    names.length === 0 || names.includes(concept) ? spans : []
  return new Proxy(caption, {
    get: (target, key) => (key === 'concepts' ? concepts : Reflect.get(target, key, target))
  })
}

const mentioned = (caption: Caption, allow: readonly string[] = []): readonly string[] =>
  mentions(caption, ['clothing'], allow).map(({start, end}) => caption.text.slice(start, end))

describe('mentions', () => {
  test('are the spans of the concept, and of no other', () => {
    const caption = captionWith('annika in a red hat, running', 'clothing', ['red hat'])
    expect(mentioned(caption)).toEqual(['red hat'])
    expect(mentions(caption, ['style'])).toEqual([])
  })

  test('of one enumeration are one', () => {
    const text = 'annika in a red hat, a blue coat and her boots, with a scarf'
    const caption = captionWith(text, 'clothing', ['red hat', 'blue coat', 'boots', 'scarf'])
    expect(mentioned(caption)).toEqual(['red hat, a blue coat and her boots', 'scarf'])
  })

  test('in different sentences stay apart', () => {
    const caption = captionWith('Annika has a hat. A coat hangs there.', 'clothing', ['hat', 'coat'])
    expect(mentioned(caption)).toEqual(['hat', 'coat'])
  })

  test('that overlap are one', () => {
    const caption = captionWith('annika in a red hat', 'clothing', ['red hat', 'hat', 'red'])
    expect(mentioned(caption)).toEqual(['red hat'])
  })

  test('in a tag list stay apart', () => {
    const caption = captionWith('1girl, red hat, blue coat, sitting', 'clothing', ['red hat', 'blue coat'])
    expect(caption.register).toBe('tags')
    expect(mentioned(caption)).toEqual(['red hat', 'blue coat'])
  })

  test('lose what is allowed, and keep what is left of them', () => {
    const text = 'annika in a red hat and a long blue coat'
    const caption = captionWith(text, 'clothing', ['red hat and a long blue coat'])
    expect(mentioned(caption, ['Red Hat'])).toEqual(['long blue coat'])
    expect(mentioned(caption, ['blue coat'])).toEqual(['red hat and a long'])
    expect(mentioned(caption, ['red hat', 'long blue coat'])).toEqual([])
  })

  test('lose whole words only', () => {
    const caption = captionWith('a photo-realistic picture', 'clothing', ['photo-realistic'])
    expect(mentioned(caption, ['photo'])).toEqual(['photo-realistic'])
  })

  test('lose secondary concepts, worded as named or otherwise', () => {
    const context = {secondary: ['in the red dress']}
    for (const text of ['annika in the red dress and boots', 'annika wearing her red dress and boots']) {
      expect(mentioned(captionWith(text, 'clothing', ['red dress and boots'], context))).toEqual(['boots'])
    }
  })

  test('are read from underscored tags as from spaced ones', () => {
    const caption = captionWith('1girl, red_hat, sitting, smile', 'clothing', ['red_hat'])
    expect(mentioned(caption, ['red hat'])).toEqual([])
  })
})

describe('missing', () => {
  test('is placed behind the last character', () => {
    expect(missing(readCaption('annika.\n'), ['hedge'])).toEqual({start: 7, end: 7})
  })

  test('is nothing that is there', () => {
    const caption = captionWith('annika in a hat', 'clothing', ['hat'])
    expect(missing(caption, ['clothing'])).toBeUndefined()
    expect(missing(caption, ['style', 'clothing'])).toBeUndefined()
    expect(missing(caption, ['style'])).toEqual({start: 15, end: 15})
  })

  test.each(['', '  \n', '...', '一个女孩站在公园里'])('cannot be told in `%s`', (text) => {
    expect(placeOfMissing(readCaption(text))).toBeUndefined()
  })
})

test('content words name something and lie outside the given stretches', () => {
  const caption = readCaption('a cat sleeping on the stack of books, <lora:x:1>')
  expect(contentWords(caption).map(({text}) => text)).toEqual(['cat', 'sleeping', 'stack', 'books'])
  expect(contentWords(caption, [{start: 2, end: 5}]).map(({text}) => text)).toEqual([
    'sleeping',
    'stack',
    'books'
  ])
})

describe('wording', () => {
  test('quotes on one line, with marks that end where they should', () => {
    expect(quote('a `b`\n  c', {start: 2, end: 9})).toBe("`'b' c`")
  })

  test('leaves out the middle of long text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', minLength: 61, maxLength: 300}), (text) => {
        expect([...quote(text)].length).toBeLessThanOrEqual(62)
        expect(quote(text)).toMatch(/^`[^`\n]*`$/u)
      })
    )
    expect(quote(`${'first '.repeat(20)}last`)).toMatch(/^`first first .*….*first last`$/)
  })

  test('speaks of the anchor that stands in the caption', () => {
    const context = {anchors: ['annika', 'bob']}
    expect(theAnchor(readCaption('a shot of bob and annika', context))).toBe('the anchor `bob`')
    expect(theAnchor(readCaption('a shot of nobody', context))).toBe('the anchor `annika`')
    expect(theAnchor(readCaption('a shot of nobody'))).toBe('the anchor')
  })
})
