import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {findAnchors} from '../src/language/anchor.ts'

const found = (text: string, ...anchors: readonly string[]) =>
  findAnchors(text, anchors).map(({form, start, end}) => `${form}: ${text.slice(start, end)}`)

describe('findAnchors', () => {
  it.each([
    ['a closeup shot of annika walking', ['exact: annika']],
    ['annika’s hand on the rail', ['exact: annika']],
    ["annika's hand on the rail", ['exact: annika']],
    ['Annika walks', ['sentence-case: Annika']],
    ['a dog. Annika walks', ['sentence-case: Annika']],
    ['a shot of Annika walking', ['case: Annika']],
    ['ANNIKA walks', ['case: ANNIKA']],
    ['a shot of anika and annica', ['misspelling: anika', 'misspelling: annica']],
    ['the annikas are here', ['inflected: annikas']],
    ['nothing of joannika here', []],
    ['sks_annika is another word', []]
  ])('finds annika in "%s"', (text, expected) => expect(found(text, 'annika')).toEqual(expected))

  it.each([
    ['a crystal sword on a stone', ['exact: crystal sword']],
    ['a crystal-sword on a stone', ['hyphenation: crystal-sword']],
    ['a crystal_sword, a crystalsword', ['hyphenation: crystal_sword', 'hyphenation: crystalsword']],
    ['two crystal swords', ['inflected: crystal swords']],
    ['A Crystal Sword rests', ['case: Crystal Sword']],
    ['a crystal sward', ['misspelling: crystal sward']],
    ['a crystal\nsword', ['hyphenation: crystal\nsword']],
    ['a crystal, sword and shield', []]
  ])('finds crystal sword in "%s"', (text, expected) =>
    expect(found(text, 'crystal sword')).toEqual(expected)
  )

  it('takes the marks of an anchor along, where they stand around another spelling', () => {
    expect(found('[TRIGGER] walks, TRIGGER waves', '[trigger]')).toEqual(['case: [TRIGGER]', 'case: TRIGGER'])
    expect(found('a photo of <New1>', '<new1>')).toEqual(['case: <New1>'])
    expect(found('a photo of $1 CAT', '$1 cat')).toEqual(['case: $1 CAT'])
  })

  it('takes anchors literally, whatever characters they hold', () => {
    expect(found('a photo of <new1> barn (c++.*)', '<new1>', 'c++.*')).toEqual([
      'exact: <new1>',
      'exact: c++.*'
    ])
    expect(found('a photo of new1 barn', '<new1>')).toEqual(['hyphenation: new1'])
    expect(found('sks dog', 'sks_dog')).toEqual(['hyphenation: sks dog'])
    expect(found('anything', '')).toEqual([])
  })

  it('prefers the longer of two anchors at the same place', () => {
    expect(found('fluid walk cycle', 'fluid walk', 'fluid walk cycle')).toEqual(['exact: fluid walk cycle'])
  })

  it('does not take an English word for a misspelled name', () => {
    expect(found('she walked past the mirror', 'walker', 'mirron')).toEqual([])
  })

  it('finds every exact mention between other words, with exact offsets', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a dog', 'über', '猫', '👩‍🦰', 'e\u0301', 'شارع', '\n'), {maxLength: 8}),
        (words) => {
          const text = ['mirela', ...words, 'mirela'].join(' ')
          const spans = findAnchors(text, ['mirela']).map(({start, end}) => text.slice(start, end))
          expect(spans).toEqual(['mirela', 'mirela'])
        }
      )
    )
  })
})
