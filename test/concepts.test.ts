import fc from 'fast-check'
import {retext} from 'retext'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {groups} from '../bench/score.ts'
import type {CaptionContext} from '../src/language/caption.ts'
import {conceptNames, type ConceptName} from '../src/language/concept.ts'
import {readCaption} from '../src/language/read-caption.ts'
import {retextConcepts} from '../src/language/retext-concepts.ts'

/** The words of each concept in a caption, in order. */
function read(caption: string, context: CaptionContext = {}): Partial<Record<ConceptName, string[]>> {
  const found: Partial<Record<ConceptName, string[]>> = {}
  for (const {concept, start, end} of readCaption(caption, context).concepts()) {
    found[concept] = [...(found[concept] ?? []), caption.slice(start, end)]
  }
  return found
}

const annika: CaptionContext = {kind: 'character', anchors: ['annika']}

/** Each sentence is here for the trap or construction named. */
const sentences: readonly [
  trap: string,
  caption: string,
  expected: Partial<Record<ConceptName, string[]>>
][] = [
  ['shot size and angle', 'a full body side view of annika', {framing: ['full body'], angle: ['side view']}],
  ['trait with modifiers', 'annika with long brown hair', {appearance: ['long brown hair']}],
  ['coordinated traits', 'annika with brown hair and blue eyes', {appearance: ['brown hair', 'blue eyes']}],
  ['hair in motion is no trait', 'annika running, hair trailing behind', {appearance: []}],
  [
    'arms are posed, not described',
    'annika running with arms pumping',
    {appearance: [], 'body-part': ['arms']}
  ],
  [
    'list of garments',
    'annika in a white t-shirt, jeans and boots',
    {clothing: ['white t-shirt', 'jeans', 'boots']}
  ],
  ['pockets are handled', 'annika with hands in her pockets', {clothing: []}],
  ['a smile is not light', 'annika with a light smile', {lighting: [], expression: ['light smile']}],
  ['a jacket is not light', 'annika in a light jacket', {lighting: [], clothing: ['light jacket']}],
  ['light is light', 'annika in soft light', {lighting: ['soft light']}],
  ['a brief place', 'annika standing in a park', {place: ['in a park'], background: []}],
  ['a described place', 'annika in a park with green trees and a blue sky', {place: []}],
  ['a painting in the scene', 'annika by the fire, a painting hanging on the wall', {style: []}],
  ['a painting as medium', 'an oil painting of annika', {style: ['oil painting']}],
  ['talk of the picture', 'The image shows annika', {meta: ['The image shows']}],
  ['doubt', 'She appears to be laughing', {hedge: ['appears to be'], expression: ['laughing']}],
  ['tags one by one', 'annika, 1girl, long hair, blue eyes', {appearance: ['long hair', 'blue eyes']}],
  [
    'underscores and weights',
    'annika, (red_hair:1.2), from_side',
    {appearance: ['red_hair'], angle: ['from_side']}
  ],
  ['quality tags', 'masterpiece, best quality, annika', {quality: ['masterpiece', 'best quality']}],
  ['negation counts', 'annika by a lake, no watermark', {text: ['watermark']}],
  ['age of a woman', 'annika, a young woman', {appearance: ['young']}],
  ['a bare noun is nothing', 'annika, a woman', {appearance: []}],
  ['the camera moves', 'The camera pans left.', {camera: ['camera pans left']}],
  ['order of a motion', 'She slowly raises her left arm', {timing: ['slowly'], 'body-part': ['left arm']}]
]

describe('concepts of a sentence', () => {
  test.each(sentences)('%s: %s', (_trap, caption, expected) => {
    const found = read(caption, annika)
    for (const [concept, words] of Object.entries(expected) as [ConceptName, string[]][]) {
      expect(found[concept] ?? [], concept).toEqual(words)
    }
  })
})

describe('pictures in the scene', () => {
  const style: CaptionContext = {kind: 'style', anchors: ['illustration style']}

  test.each([
    ['a framed painting of a ship above a fireplace in illustration style', undefined],
    ['a poster of a rock band on the wall in illustration style', undefined],
    ["a child's drawing stuck to a fridge door with a magnet in illustration style", undefined],
    ['a poster of a band taped to a door in illustration style', undefined],
    ['a painting of a wall in illustration style', ['painting']]
  ] as const)('%s', (caption, expected) => {
    expect(read(caption, style).style).toEqual(expected)
  })
})

describe('what tells a motion', () => {
  const spin: CaptionContext = {kind: 'motion', anchors: ['kick spin']}

  test('up and down after a verb of motion', () => {
    expect(read('a figure in a kick spin jumps up and slides down', spin).direction).toEqual(['up', 'down'])
    expect(read('a figure in a kick spin speeds up, head down', spin).direction).toBeUndefined()
  })

  test('what recurs', () => {
    const caption = 'a kick spin, foot tapping the floor on every turn, a bell on each wrist'
    expect(read(caption, spin).timing).toEqual(['on every turn'])
  })
})

describe('what the guide calls good', () => {
  const omitted = groups.omit ?? []
  test.each([
    'a closeup shot of annika walking down a street, smiling and looking over her shoulder',
    'a medium shot of annika leaning against a wall, arms crossed with a relaxed expression, three quarter view',
    'a full body side view of annika running, hair trailing behind with arms pumping',
    'a full body shot of annika standing in a park, smiling with hands in her pockets',
    'a full body shot of annika jumping, hair lifting on the upswing, arms raised'
  ])('carries nothing that is left out: %s', (caption) => {
    const found = read(caption, annika)
    expect(omitted.filter((concept) => (found[concept as ConceptName] ?? []).length > 0)).toEqual([])
  })

  test('an object may glow on a face and point upward', () => {
    const caption =
      "a crystal sword held in two hands at chest height in a medium shot, blade pointing upward, slight glow reflecting on the holder's face"
    const found = read(caption, {kind: 'object', anchors: ['crystal sword']})
    expect(found['object-look'] ?? []).toEqual([])
    expect(found.style ?? []).toEqual([])
  })
})

describe('masks', () => {
  test.each([
    ['illustration style', 'style', 'a cat on a chair in illustration style'],
    ['crystal sword', 'object', 'a crystal sword on a table'],
    ['red knight', 'character', 'red knight standing']
  ] as const)('the anchor %s carries nothing', (anchor, kind, caption) => {
    const at = caption.indexOf(anchor)
    const spans = readCaption(caption, {kind, anchors: [anchor]}).concepts()
    expect(spans.filter(({start, end}) => start < at + anchor.length && end > at)).toEqual([])
  })

  test('a secondary concept carries nothing', () => {
    const found = read('annika with red hair and blue eyes', {...annika, secondary: ['red hair']})
    expect(found.appearance).toEqual(['blue eyes'])
  })
})

describe('offsets', () => {
  test.each([
    'annika 😀 with long brown hair',
    'annika\nwith long\r\nbrown hair',
    'annika — café, e\u0301toile, with long brown hair',
    '漢字 annika with long brown hair',
    'שלום annika with long brown hair'
  ])('count UTF-16 units: %j', (caption) => {
    const [span] = readCaption(caption, annika).concepts('appearance')
    expect(caption.slice(span?.start, span?.end).replace(/\s+/g, ' ')).toBe('long brown hair')
  })

  const words = fc.constantFrom(
    ...'a the annika woman with long brown hair , and blue eyes . wearing red hat in park smiling 😀 漢 שלום e\u0301 (masterpiece:1.2) long_hair "OPEN" \n - constructor __proto__ 12 s'.split(
      ' '
    )
  )
  test('stay inside the caption, between words, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(words, {maxLength: 40}),
        fc.string({unit: 'grapheme', maxLength: 12}),
        (parts, noise) => {
          const caption = `${parts.join(' ')}${noise}`
          for (const {concept, start, end} of readCaption(caption, annika).concepts()) {
            expect(conceptNames).toContain(concept)
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(caption.length)
            expect(caption.slice(start, end)).toBe(caption.slice(start, end).trim())
          }
        }
      )
    )
  })

  test('come in order', () => {
    const spans = readCaption('a close up of annika in a red hat, smiling, in a park', annika).concepts()
    expect(spans.map(({start}) => start)).toEqual([...spans.map(({start}) => start)].sort((a, b) => a - b))
    expect(spans.length).toBeGreaterThan(3)
  })
})

test.each([
  'una mujer joven con el pelo largo y castaño camina por la calle mientras sonríe',
  '長い茶色の髪の女性が公園に立っている',
  'eine junge Frau mit langen braunen Haaren steht vor einem Fenster und lächelt'
])('other languages yield nothing: %s', (caption) => {
  expect(readCaption(caption).concepts()).toEqual([])
})

test('a span says which rule and which entry it rests on', () => {
  const [span] = readCaption('annika in red boots', annika).concepts('clothing')
  expect(span).toMatchObject({rule: 'garment', entry: 'boots'})
})

test('the retext plugin annotates the tree and its words', async () => {
  const processor = retext().use(retextConcepts, annika)
  const file = new VFile('annika in a red hat')
  const tree = await processor.run(processor.parse(file), file)
  expect(tree.data?.concepts?.map(({concept}) => concept)).toEqual(['clothing'])
  const marked: number[] = []
  visit(tree, 'WordNode', (node) => {
    if (node.data?.concepts !== undefined) marked.push(node.position?.start.offset ?? -1)
  })
  expect(marked).toEqual([12, 16])
})
