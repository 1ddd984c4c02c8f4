import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {LoraKind} from '../src/language/kind.ts'
import {readCaption} from '../src/language/read-caption.ts'
import {articleBefore} from '../src/language/removal/articles.ts'
import {announcementRemoval} from '../src/language/removal/announcement.ts'
import {hedgeRemoval} from '../src/language/removal/hedge.ts'
import {remarkRemoval} from '../src/language/removal/remark.ts'
import {removal} from '../src/language/removal/removal.ts'
import {thirdPerson} from '../src/language/removal/verb-forms.ts'
import type {ConceptName} from '../src/rule.ts'

interface Cut {
  readonly going?: readonly ConceptName[]
  readonly kind?: LoraKind
  readonly anchor?: string
  readonly secondary?: readonly string[]
  readonly allow?: readonly string[]
}

/** Takes the words between `«` and `»` out; `undefined` where there is no clean cut. */
function without(marked: string, cut: Cut = {}): string | undefined {
  const {going = ['appearance', 'clothing'], kind = 'character', anchor = 'annika', secondary = []} = cut
  const start = marked.indexOf('«')
  const end = marked.indexOf('»') - 1
  const text = marked.replace(/[«»]/g, '')
  const caption = readCaption(text, {anchors: [anchor], kind, secondary})
  const edit = removal(caption, {start, end}, {going, ...(cut.allow ? {allow: cut.allow} : {})})
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end)
}

describe('words before a noun', () => {
  test.each([
    ['a «young» woman waving', 'a woman waving'],
    ['an «elderly» man waving', 'a man waving'],
    ['a «tall» old man waving', 'an old man waving'],
    ['A «blonde» woman waves.', 'A woman waves.'],
    ['a «very tall» man waving', 'a man waving'],
    ['annika hugging a «long-haired» man', 'annika hugging a man']
  ])('%s', (marked, expected) => expect(without(marked)).toBe(expected))
})

describe('phrases with what introduces them', () => {
  test.each([
    ['annika with «long brown hair» standing in a park', 'annika standing in a park'],
    ['annika in a «red dress», smiling', 'annika, smiling'],
    ['annika wearing a «red dress» and smiling', 'annika smiling'],
    ['annika sitting, wearing a «red dress», side view', 'annika sitting, side view'],
    ['annika dressed in a «red dress» waves', 'annika waves'],
    ['a woman with a «long beard» walks past annika', 'a woman walks past annika'],
    ['annika with «long hair» and a big smile', 'annika with a big smile'],
    ['annika standing and wearing a «red dress»', 'annika standing'],
    ['annika smiling with «long brown hair»!!!', 'annika smiling!!!'],
    ['annika looks up, wearing a «red dress» and smiling', 'annika looks up, smiling'],
    ['a close up of annika, «blue eyes», smiling', 'a close up of annika, smiling']
  ])('%s', (marked, expected) => expect(without(marked)).toBe(expected))
})

describe('a subject keeps its noun for what it does', () => {
  test.each([
    ["annika's «long blonde hair» blows in the wind", "annika's hair blows in the wind"],
    ['annika runs. Her «long red dress» trails on the floor.', 'annika runs. Her dress trails on the floor.'],
    [
      'annika runs. A «gold locket on a chain» hangs from her hand.',
      'annika runs. A locket hangs from her hand.'
    ]
  ])('%s', (marked, expected) => expect(without(marked)).toBe(expected))
})

describe('commas and stops of East Asian keyboards', () => {
  test.each([
    ['annika：with «long brown hair»，smiling', 'annika：smiling'],
    ['annika，«long brown hair»，smiling', 'annika，smiling'],
    ['annika、«long brown hair»、smiling', 'annika、smiling'],
    ['annika smiling，with «long brown hair»。', 'annika smiling。'],
    ['annika，wearing a «red dress»；smiling。', 'annika；smiling。'],
    ['annika（with «long brown hair»），smiling', 'annika，smiling'],
    ['annika：smiling，with «long hair»。She looks up。', 'annika：smiling。She looks up。']
  ])('%s', (marked, expected) => expect(without(marked)).toBe(expected))
})

describe('clauses and sentences', () => {
  test.each([
    ['annika has «long hair» and smiles.', 'annika smiles.'],
    ['annika smiles and has «long hair».', 'annika smiles.'],
    ['She has «long hair», standing beside annika.', 'She is standing beside annika.'],
    ['annika waves. Her «hair is long». She smiles.', 'annika waves. She smiles.'],
    ['She has «long hair». annika waves.', 'annika waves.'],
    ['annika, who has «long hair», is waving', 'annika is waving'],
    ['annika waves while she wears a «red dress».', 'annika waves.']
  ])('%s', (marked, expected) => expect(without(marked)).toBe(expected))
})

describe('what is a picture of something', () => {
  test.each([
    ['a «watercolor painting» of a cat asleep', 'a cat asleep'],
    ['an «illustration» depicting a cat asleep', 'a cat asleep'],
    ['An «illustration» shows a cat asleep.', 'A cat asleep.'],
    ['a cat on a chair in «anime style»', 'a cat on a chair']
  ])('%s', (marked, expected) =>
    expect(without(marked, {going: ['style'], kind: 'style', anchor: 'inkwash'})).toBe(expected)
  )

  test('the anchor stays without the noun behind it', () => {
    const style: Cut = {going: ['style'], kind: 'style', anchor: 'inkwash'}
    expect(without('inkwash «watercolor» of a cat asleep', style)).toBe('inkwash, a cat asleep')
    expect(without('inkwash «woodcut», a preacher shouting', style)).toBe('inkwash, a preacher shouting')
  })
})

describe('no clean cut, no edit', () => {
  test.each([
    ['the only thing there is', '«long brown hair»'],
    ['the object of what somebody does', 'annika adjusts «her hat»'],
    ['the sentence alone names the anchor', 'annika has «long hair».'],
    ['who the picture shows', '«a redhead» smiling']
  ])('%s', (_, marked) => expect(without(marked)).toBeUndefined())

  test.each<[what: string, marked: string, cut: Cut]>([
    ['a name in the possessive needs what it has', "annika's «long blonde hair», smiling", {}],
    ['nothing but a thing is not nothing', 'annika, wearing nothing but a «towel», brushes her teeth', {}],
    [
      'a noun with a participle needs what links it',
      'A full-body shot of annika dancing on a beach at «sunset, with waves crashing behind» her.',
      {going: ['background']}
    ],
    ['tags that a line break parts are two', 'annika, «smile\nlong hair», standing, upper body', {}],
    [
      'tags that a keyword parts are two',
      'annika, smile, standing «BREAK long hair», upper body, from behind',
      {}
    ],
    [
      'each other needs those who are meant',
      'annika, rice terraces, the «colors blending softly» into each other.',
      {going: ['style'], kind: 'style'}
    ],
    [
      'two of a kind are told apart',
      'The annika and the «yellow» annika stand back to back.',
      {going: ['object-look'], kind: 'object'}
    ]
  ])('%s: %s', (_, marked, cut) => expect(without(marked, cut)).toBeUndefined())

  test('a verb that could be a noun stays with its object', () => {
    const cut: Cut = {going: ['object-look'], kind: 'object', anchor: 'skarnlamp'}
    const marked = 'The front of the skarnlamp, with its «engraved logo», faces the viewer on a market table.'
    expect(without(marked, cut)).toContain('faces the viewer')
  })
})

test('what must stay keeps its noun, which loses the words before it', () => {
  expect(without('annika with «long brown hair» blowing in the wind')).toBe(
    'annika with hair blowing in the wind'
  )
})

test('words that are allowed or named as secondary concepts stay', () => {
  const marked = 'annika in a «leather jacket» and combat boots, waving'
  expect(without(marked, {allow: ['combat boots']})).toBe('annika in combat boots, waving')
  expect(without(marked, {secondary: ['combat boots']})).toBe('annika in combat boots, waving')
})

test('what no encoder reads is not mended', () => {
  expect(without(`annika with «long hair» waving. ${'She waves. '.repeat(500)}`)).toBeUndefined()
})

test('tags go with their comma', () => {
  expect(without('annika, 1girl, «long hair», standing, smile')).toBe('annika, 1girl, standing, smile')
  expect(without('«long hair», annika, 1girl, standing, smile')).toBe('annika, 1girl, standing, smile')
})

describe('guesses', () => {
  test.each([
    ['annika «appears to be» laughing', 'annika is laughing'],
    ['two men «appear to be» laughing beside annika', 'two men are laughing beside annika'],
    ['annika «seems to» carry a cup', 'annika carries a cup'],
    ['annika is «possibly» waiting', 'annika is waiting'],
    ['annika beside a dog, «possibly» a husky, smiling', 'annika beside a dog, smiling'],
    ['There «does not appear to be» a dog beside annika', undefined]
  ])('%s', (marked, expected) => {
    const text = marked.replace(/[«»]/g, '')
    const span = {start: marked.indexOf('«'), end: marked.indexOf('»') - 1}
    const edit = hedgeRemoval(readCaption(text, {anchors: ['annika']}), span)
    expect(edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end)).toBe(expected)
  })
})

describe('announcements and remarks', () => {
  const cut = (marked: string, by: typeof remarkRemoval): string | undefined => {
    const text = marked.replace(/[«»]/g, '')
    const span = {start: marked.indexOf('«'), end: marked.indexOf('»') - 1}
    const edit = by(readCaption(text, {anchors: ['annika']}), span)
    return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end)
  }

  test.each([
    ['«The image shows» a dog beside annika', 'A dog beside annika'],
    ['«The video begins» with annika waving', 'annika waving'],
    ['«The image shows» that annika waves', 'annika waves'],
    ['«There is» beside', undefined]
  ])('%s', (marked, expected) => expect(cut(marked, announcementRemoval)).toBe(expected))

  test.each([
    ['«Here is the caption»: annika waves', 'annika waves'],
    ['annika waves. «I hope this helps»!', 'annika waves.'],
    ["«I'm sorry», I can't help.", undefined],
    ["«I'm sorry», annika can't be described. A dog.", undefined]
  ])('%s', (marked, expected) => expect(cut(marked, remarkRemoval)).toBe(expected))
})

test.each([
  ['a', 'old man', 'an'],
  ['an', 'man', 'a'],
  ['An', 'uniform', 'A'],
  ['a', 'hour', 'an'],
  ['an', 'unicorn', 'a'],
  ['a', 'umbrella', 'an'],
  ['the', 'owl', 'the']
])('%s before %s is %s', (article, word, expected) => expect(articleBefore(article, word)).toBe(expected))

test.each([
  ['hold', 'holds'],
  ['carry', 'carries'],
  ['play', 'plays'],
  ['watch', 'watches'],
  ['have', 'has'],
  ['be', 'is'],
  ['go', 'goes']
])('she %s → %s', (base, expected) => expect(thirdPerson(base)).toBe(expected))

describe('whatever is taken out of whatever caption', () => {
  const words = fc.constantFrom(
    ...'annika she a an the woman red long hair eyes dress with in wearing and , . ; has is smiling standing waves who while her park'.split(
      ' '
    )
  )
  const captions = fc.array(words, {minLength: 1, maxLength: 24}).map((each) => each.join(' '))

  test('the edit lies within the caption, leaves words, and leaves the anchor as it is', () => {
    fc.assert(
      fc.property(captions, fc.nat(), fc.nat({max: 30}), (text, from, length) => {
        const start = from % text.length
        const end = Math.min(text.length, start + 1 + length)
        const caption = readCaption(text, {anchors: ['annika'], kind: 'character'})
        const edit = removal(caption, {start, end}, {going: ['appearance', 'clothing']})
        if (!edit) return
        expect(edit.start).toBeGreaterThanOrEqual(0)
        expect(edit.end).toBeGreaterThanOrEqual(edit.start)
        expect(edit.end).toBeLessThanOrEqual(text.length)
        const left = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
        expect(left).toMatch(/\p{L}/u)
        if (text.includes('annika')) expect(left).toContain('annika')
      }),
      {numRuns: 400}
    )
  })
})
