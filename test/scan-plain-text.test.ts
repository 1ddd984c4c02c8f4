import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Register} from '../src/language/caption.ts'
import {parseCaption} from '../src/language/parse.ts'
import {scanPlainText} from '../src/language/scan-plain-text.ts'
import {flatten} from '../src/language/tokens.ts'

const fromTree = (text: string, register: Register = 'prose') => flatten(text, parseCaption(text), register)

const registers = fc.constantFrom<Register>('prose', 'tags')

/** Pieces that captions are made of, and marks that change how their neighbours are read. */
const piece = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'a',
      'woman',
      'long_hair',
      'Annika',
      't-shirt',
      "she's",
      'in',
      '2',
      'close-up',
      'etc',
      'J'
    )
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ' ',
      ' ',
      ' ',
      ', ',
      '. ',
      '.',
      '! ',
      '? ',
      '; ',
      ': ',
      ' - ',
      ' (',
      ') ',
      ' "',
      '" '
    )
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '"',
      "'",
      '-',
      '/',
      '&',
      '...',
      '\n',
      '  ',
      ':',
      ',',
      '_',
      '(',
      '|||',
      '[x]',
      'é',
      '3/4',
      '—'
    )
  }
)

describe('scanPlainText', () => {
  it('reads what the tree of retext-english holds, or leaves it to the tree', () => {
    let plain = 0
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 14}), registers, (pieces, register) => {
        const text = pieces.join('')
        const scanned = scanPlainText(text, register)
        if (!scanned) return
        plain++
        expect(scanned).toEqual(fromTree(text, register))
      }),
      {numRuns: 3000}
    )
    // Otherwise the property would hold for a scanner that never dares to read anything.
    expect(plain).toBeGreaterThan(300)
  })

  it('reads any printable ASCII as the tree does, or leaves it to the tree', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme-ascii', maxLength: 30}), registers, (text, register) => {
        const scanned = scanPlainText(text, register)
        if (scanned) expect(scanned).toEqual(fromTree(text, register))
      }),
      {numRuns: 3000}
    )
  })

  it.each([
    'a full body shot of annika standing in a park, smiling with hands in her pockets',
    'Annika walks. she smiles! A dog (brown) looks at her: "so it goes" - or not',
    '1girl, solo, long hair, looking at viewer, t-shirt\n'
  ])('reads "%s" itself', (text) => {
    expect(scanPlainText(text, 'prose')).toEqual(fromTree(text))
  })

  it.each(['sks_', 'a 3/4 view', 'e.g. a dog', 'first\nsecond', 'café', '<lora:x:1> a', 'the girls’ hats'])(
    'leaves "%s" to the tree',
    (text) => expect(scanPlainText(text, 'prose')).toBeUndefined()
  )
})
