import {describe, expect, test} from 'vitest'
import {readCaption} from '../src/language/read-caption.ts'
import {phraseList, type WordClasses} from '../src/language/phrases.ts'
import {quotations} from '../src/language/quotations.ts'
import {openings} from '../src/language/opening.ts'

/** What a list of phrases finds in a caption. */
function found(caption: string, phrases: readonly string[], classes?: WordClasses): readonly string[] {
  const rows = phrases.map((phrase) => ({phrase}))
  return phraseList(rows, classes)
    .in(readCaption(caption).tokens)
    .map(({start, end}) => caption.slice(start, end))
}

describe('a phrase', () => {
  test('is found in any case, across any white space, as often as it stands there', () => {
    expect(found('A Sense of calm and a  sense\nof order', ['a sense of'])).toEqual([
      'A Sense of',
      'a  sense\nof'
    ])
  })

  test('never matches part of a word', () => {
    expect(found('a nonsense offer', ['sense of', 'sense', 'offe'])).toEqual([])
  })

  test('may list words, leave some out, and take any word', () => {
    const phrases = ['the|this very? old|new * house']
    expect(found('the old red house', phrases)).toEqual(['the old red house'])
    expect(found('this very new tiny house', phrases)).toEqual(['this very new tiny house'])
    expect(found('the old house', phrases)).toEqual([])
  })

  test('may name classes of words', () => {
    const classes = {picture: ['image', 'photo'], shows: ['shows', 'depicts']}
    expect(found('The photo depicts a fox', ['the <picture> <shows>'], classes)).toEqual([
      'The photo depicts'
    ])
    expect(found('This depicts a fox', ['this <picture>|<shows>'], classes)).toEqual(['This depicts'])
  })

  test('takes words that modify a noun, commas included, but no other words', () => {
    const phrases = ['a ~3 photo']
    expect(found('a grainy, black photo', phrases)).toEqual(['a grainy, black photo'])
    expect(found('a black and white photo', phrases)).toEqual(['a black and white photo'])
    expect(found('a fox with photo', phrases)).toEqual([])
    expect(found('a very old faded torn grey photo', phrases)).toEqual([])
  })

  test('stays within a sentence', () => {
    expect(found('It is the. Image shows', ['the image'])).toEqual([])
  })

  test('gives way to a longer one at the same place', () => {
    expect(found('there is a fox', ['there is', 'there is a'])).toEqual(['there is a'])
  })

  test('may hold punctuation and a straight apostrophe for a curly one', () => {
    expect(found('I’m sorry, I can’t see', ["i'm sorry , i can't"])).toEqual(['I’m sorry, I can’t'])
  })

  test('must begin with a listed word and name known classes', () => {
    expect(() => found('a fox', ['* fox'])).toThrow('does not begin with a word')
    expect(() => found('a fox', ['a <bird>'])).toThrow('Unknown word class <bird>')
  })
})

describe('quotations', () => {
  const quoted = (text: string) => quotations(text).map(({start, end}) => text.slice(start, end))

  test('are found with any marks', () => {
    expect(quoted('a sign "OPEN", a board “CLOSED” and a mug \'so so\'')).toEqual([
      '"OPEN"',
      '“CLOSED”',
      "'so so'"
    ])
  })

  test('are not apostrophes', () => {
    expect(quoted("annika's hand on the players' bench, rock 'n' roll")).toEqual(["'n'"])
    expect(quoted("it's the fox's tail")).toEqual([])
  })

  test('may hold an apostrophe', () => {
    expect(quoted("a mug reading 'world's okayest joiner' on a desk")).toEqual(["'world's okayest joiner'"])
  })

  test('end with the line', () => {
    expect(quoted('5" tall\nand 6" wide')).toEqual([])
  })
})

describe('the opening', () => {
  const at = (text: string, anchor?: string) => {
    const caption = readCaption(text, {anchors: anchor ? [anchor] : []})
    return openings(caption).map((index) => caption.tokens[index]?.text)
  }

  test('is the first word', () => {
    expect(at('"a fox')).toEqual(['a'])
    expect(at('…')).toEqual([])
  })

  test('is also the first word behind an anchor in front', () => {
    expect(at('velvetfox,The image', 'velvetfox')).toEqual(['velvetfox', 'The'])
    expect(at('ink wash style. In this', 'ink wash style')).toEqual(['ink', 'In'])
    expect(at('annika', 'annika')).toEqual(['annika'])
    expect(at('a photo of annika', 'annika')).toEqual(['a'])
  })

  test('is taken to be behind a single word and a comma where no anchor is named', () => {
    expect(at('velvetfox,The image')).toEqual(['velvetfox', 'The'])
    expect(at('smiling, the fox', 'annika')).toEqual(['smiling'])
  })
})
