import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {printable, printableJson, printablePieces} from '../src/reporters/printable.ts'

/** Texts made of what terminals and CI services obey, among ordinary words. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u001b[31m',
        '\u001b]8;;http://x\u0007',
        '\u009b2J',
        '\r\n',
        '\n::error::',
        '::add-mask::',
        '##[error]',
        '##vso[task.complete]',
        '##teamcity[x]',
        '###[',
        '\u202e',
        '\u2066',
        '\u200b',
        '\ufeff',
        '\u2028',
        '\ud800',
        '\u{e0041}',
        'red hair',
        '::',
        '#',
        ' ',
        'a::2'
      ),
      fc.string({unit: 'binary'})
    )
  )
  .map((parts) => parts.join(''))

const obeyedByTerminals = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\p{Cs}]/u
const obeyedByServices = /::[a-z]|##\w{0,20}\[/i

describe('printable', () => {
  test('leaves ordinary text as it is, in any script', () => {
    const text = 'a “close-up” of annika — 红色的头发, 👩‍👩‍👧 & ~50 % (red hair:1.2), 3:4 # 1, café'
    expect(printable(text)).toBe(text)
  })

  test('shows what a terminal would obey', () => {
    expect(printable('red\u001b[31m hair\r\n\tnext\u0007')).toBe(String.raw`red\x1b[31m hair\r\n\tnext\x07`)
  })

  test('shows what would be invisible or reorder the line', () => {
    expect(printable('a\u202eb\u200bc\ufeffd\u{e0041}')).toBe(
      String.raw`a\u{202e}b\u{200b}c\u{feff}d\u{e0041}`
    )
  })

  test('breaks the commands of CI services', () => {
    expect(printable('::error::x')).toBe(String.raw`\x3a:error\x3a:x`)
    expect(printable('##[error]x ##vso[task.complete]')).toBe(
      String.raw`#\x23[error]x #\x23vso[task.complete]`
    )
  })

  test('whatever the text, nothing in it is obeyed and nothing breaks the line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(printable(text)).not.toMatch(obeyedByTerminals)
        expect(printable(text)).not.toMatch(obeyedByServices)
      })
    )
  })

  test('is the same when done twice', () => {
    fc.assert(fc.property(hostile, (text) => printable(printable(text)) === printable(text)))
  })

  test('in pieces it covers the whole text, in order', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const pieces = [...printablePieces(text)]
        expect(pieces.map(({shown}) => shown).join('')).toBe(printable(text))
        expect(pieces.map(({start, end}) => text.slice(start, end)).join('')).toBe(text)
      })
    )
  })
})

describe('printableJson', () => {
  test('whatever the text, it is parsed to the same and harmless to print', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = printableJson({text})
        expect(JSON.parse(shown)).toEqual({text})
        expect(shown).not.toMatch(obeyedByTerminals)
        expect(shown).not.toMatch(obeyedByServices)
      })
    )
  })
})
