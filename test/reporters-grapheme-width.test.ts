import fc from 'fast-check'
import stringWidth from 'string-width'
import {expect, test} from 'vitest'
import {width} from '../src/reporters/cells.ts'

test.each([
  ['annika', 6],
  ['“é” — …', 7],
  ['红色', 4],
  ['ｈａｉｒ', 8],
  ['が', 2],
  ['한국', 4],
  ['cafe\u0301', 4],
  ['😀', 2],
  ['👩‍👩‍👧', 2],
  ['🏳️‍🌈', 2],
  ['❤️', 2],
  ['🇸🇪', 2],
  ['👍🏽', 2],
  ['±', 1],
  ['\u0301', 0]
])('`%s` takes %i columns', (text, columns) => {
  expect(width(text)).toBe(columns)
})

test('is the width that string-width tells, for words of the scripts that captions are written in', () => {
  const characters = fc.oneof(
    fc.constantFrom('😀', '👩‍👩‍👧', '👍🏽', '❤️', '☀', '1️⃣', '…', '“', '’', 'e\u0301', 'नि', 'ば', 'ﾊﾞ'),
    fc.integer({min: 0x20, max: 0x7e}).map((code) => String.fromCodePoint(code)),
    fc.integer({min: 0xa1, max: 0xac}).map((code) => String.fromCodePoint(code)),
    fc.integer({min: 0xae, max: 0x17f}).map((code) => String.fromCodePoint(code)),
    fc.integer({min: 0x400, max: 0x44f}).map((code) => String.fromCodePoint(code)),
    fc.integer({min: 0x3041, max: 0x3096}).map((code) => String.fromCodePoint(code)),
    fc.integer({min: 0x4e00, max: 0x9fff}).map((code) => String.fromCodePoint(code)),
    fc.integer({min: 0xac00, max: 0xd7a3}).map((code) => String.fromCodePoint(code))
  )
  fc.assert(
    fc.property(fc.array(characters), (parts) => {
      const text = parts.join(' ')
      expect(width(text)).toBe(stringWidth(text))
    })
  )
})
