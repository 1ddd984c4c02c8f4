/** The network that weighs what a word's sentence says of it. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {AddedWords} from '../src/language/added-words.ts'
import type {ConceptName} from '../src/language/concept.ts'
import {Kernel} from '../src/language/network/kernel.ts'
import {conceptSlots, hiddenSize} from '../src/language/network/sizes.ts'
import {isInTable} from '../src/language/network/word-table.ts'
import {readCaption} from '../src/language/read-caption.ts'
import {readByRules} from './read-by-rules.ts'

const numbers = (count: number) =>
  fc.array(fc.integer({min: -8, max: 8}), {minLength: count, maxLength: count})

describe('the loops in WebAssembly', () => {
  const put = (kernel: Kernel, values: readonly number[]): number => {
    const at = kernel.allocate(values.length)
    kernel.floats.set(values, at / 4)
    return at
  }
  const get = (kernel: Kernel, at: number, count: number): number[] => [
    ...kernel.floats.slice(at / 4, at / 4 + count)
  ]

  test('add up rows', () => {
    fc.assert(
      fc.property(fc.array(numbers(hiddenSize), {maxLength: 12}), numbers(hiddenSize), (rows, start) => {
        const kernel = new Kernel()
        const out = put(kernel, start)
        const pointers = rows.map((row) => put(kernel, row))
        const list = kernel.allocate(pointers.length)
        kernel.pointers.set(pointers, list / 4)
        kernel.loops.sumHidden(list, pointers.length, out)
        const expected = start.map((x, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), x))
        expect(get(kernel, out, hiddenSize)).toEqual(expected)
      }),
      {numRuns: 30}
    )
  })

  test.each([
    ['multiplyHidden', hiddenSize],
    ['multiplyConcepts', conceptSlots]
  ] as const)('%s', (name, size) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: -3, max: 3}), numbers(size)), {maxLength: 9}),
        (rows) => {
          const kernel = new Kernel()
          const vector = put(
            kernel,
            rows.map(([x]) => x)
          )
          const matrix = put(
            kernel,
            rows.flatMap(([, row]) => row)
          )
          const out = put(kernel, new Array<number>(size).fill(1))
          kernel.loops[name](vector, rows.length, matrix, out)
          const expected = Array.from({length: size}, (_, i) =>
            rows.reduce((sum, [x, row]) => sum + x * (row[i] ?? 0), 1)
          )
          expect(get(kernel, out, size)).toEqual(expected)
        }
      ),
      {numRuns: 30}
    )
  })

  test('set negative numbers to zero', () => {
    const kernel = new Kernel()
    const at = put(
      kernel,
      Array.from({length: hiddenSize}, (_, i) => i - 10)
    )
    kernel.loops.rectifyHidden(at)
    expect(get(kernel, at, hiddenSize)).toEqual(
      Array.from({length: hiddenSize}, (_, i) => Math.max(0, i - 10))
    )
  })

  test('have memory that grows, and gives back', () => {
    const kernel = new Kernel()
    const mark = kernel.used
    const before = put(kernel, [1, 2, 3])
    const far = kernel.allocate(20_000_000)
    kernel.floats[far / 4 + 19_999_999] = 7
    expect(get(kernel, before, 3)).toEqual([1, 2, 3])
    kernel.release(mark)
    expect(kernel.allocate(1)).toBe(mark)
  })
})

const spansOf = (text: string, concept: ConceptName, kind?: 'character' | 'style' | 'object'): string =>
  readCaption(text, {anchors: ['annika', 'skarn lamp'], ...(kind === undefined ? {} : {kind})})
    .concepts(concept)
    .map(({start, end}) => text.slice(start, end))
    .join(' … ')

describe('what only the sentence tells', () => {
  test.each<[text: string, concept: ConceptName, kind: 'character' | 'style' | 'object', word: string]>([
    [
      'annika kneels by a pump, a low stone barn and bare orchards behind her',
      'background',
      'character',
      'orchards'
    ],
    ['the skarn lamp, its brass neck pitted with rust, stands on a desk', 'object-look', 'object', 'pitted'],
    ['a harbour, the pigment dragged thinly over coarse paper', 'style', 'style', 'pigment'],
    ['annika in the rain, which gives everything an air of farewell', 'mood', 'character', 'farewell'],
    ['annika laughs, the sun low and honeyed on her cheek', 'lighting', 'character', 'sun']
  ])('%s: %s', (text, concept, kind, word) => {
    expect(spansOf(text, concept, kind)).toContain(word)
  })

  test('is named as the reason where no rule saw it', () => {
    const text = 'annika kneels by a pump, a low stone barn and bare orchards behind her'
    const seen = readByRules(text, {anchors: ['annika'], kind: 'character'}).concepts('background')
    const spans = readCaption(text, {anchors: ['annika'], kind: 'character'}).concepts('background')
    for (const span of spans) {
      const ruled = seen.some(({start, end}) => start < span.end && end > span.start)
      expect(span.rule === 'weighed by its sentence').toBe(!ruled)
    }
    expect(spans).not.toEqual([])
  })
})

describe('reading', () => {
  const text = 'a close up of annika in a red hat, smiling, in a park with tall trees'
  const read = () => readCaption(text, {anchors: ['annika'], kind: 'character'}).concepts()

  test('does not depend on what was read before, however much that was', () => {
    const first = read()
    for (let i = 0; i < 40; i++) {
      const strange = Array.from({length: 300}, (_, k) => `qu${i}zx${k} and the red vo${k}b${i}`).join(' ')
      readCaption(strange, {}).concepts()
    }
    expect(read()).toEqual(first)
  })

  test('copes with captions of any length', () => {
    const long = Array.from({length: 4000}, (_, i) => `annika waves, w${i} hat`).join(', ')
    const spans = readCaption(long, {anchors: ['annika'], kind: 'character'}).concepts('action')
    expect(spans.length).toBeGreaterThan(3000)
  })

  test('marks no number by itself', () => {
    const long = 'The image shows annika with long brown hair, smiling and walking past'
    for (const count of [54, 700, 5000]) {
      expect(spansOf(`${long} ${count} chairs in a medium shot`, 'background')).toBe('')
    }
  })

  test('marks neither anchors nor words in other scripts', () => {
    expect(spansOf('漢字 annika 漢字', 'appearance')).toBe('')
    expect(spansOf('annika annika, annika', 'action')).toBe('')
  })
})

describe('what users say of their words', () => {
  const read = (text: string, concept: ConceptName, lexicon: AddedWords): readonly string[] =>
    readCaption(text, {anchors: ['annika'], kind: 'character', lexicon})
      .concepts(concept)
      .map(({start, end}) => text.slice(start, end))

  test('holds, whatever the sentence makes of them', () => {
    expect(read('annika in a blue furisode', 'clothing', {clothing: ['furisode']})).toEqual(['blue furisode'])
    expect(read('the image is bussin', 'quality', {quality: ['bussin']})).toEqual(['bussin'])
    expect(read('annika, mayhaps a nurse, sits', 'hedge', {hedge: ['mayhaps']})).toEqual(['mayhaps'])
  })

  test('takes them out, in the middle of what is marked as well', () => {
    expect(read('annika in a red coat', 'clothing', {})).toEqual(['red coat'])
    expect(read('annika in a red coat', 'clothing', {ignore: ['coat']}).join()).not.toContain('coat')
    expect(read('annika in a red tweed coat', 'clothing', {ignore: ['tweed']}).join()).not.toContain('tweed')
  })
})

test('the table of words holds common forms and no others', () => {
  expect(isInTable('orchard')).toBe(true)
  expect(isInTable('standing')).toBe(true)
  expect(isInTable('')).toBe(false)
  expect(isInTable('zzqqxx')).toBe(false)
  expect(isInTable('~')).toBe(false)
})
