/** Words that users add to the lexicon: one sentence per concept that is marked thanks to them alone, and silenced ones. */
import {describe, expect, it} from 'vitest'
import type {AddedWords, AddedWordsLayer} from '../src/language/added-words.ts'
import type {CaptionContext, Register} from '../src/language/caption.ts'
import {type ConceptName, conceptNames} from '../src/language/concept.ts'
import {readCaption} from '../src/language/read-caption.ts'
import {readByRules} from './read-by-rules.ts'

type Lexicon = AddedWords | readonly AddedWordsLayer[]

/** The stretches that carry a concept by the grammar's rules, to which added words are words like others. */
function marked(
  text: string,
  concept: ConceptName,
  lexicon: Lexicon | undefined,
  context: CaptionContext = {}
): readonly string[] {
  return readByRules(text, {anchors: ['annika'], kind: 'character', ...context, lexicon})
    .concepts(concept)
    .map(({start, end}) => text.slice(start, end))
}

interface Example {
  readonly word: string
  readonly text: string
  readonly found: string
  readonly kind?: CaptionContext['kind']
}

const examples: Readonly<Record<ConceptName, Example>> = {
  framing: {word: 'steeple crop', text: 'a wide steeple crop of annika', found: 'wide steeple crop'},
  angle: {word: 'owl perch', text: 'an owl perch view of annika', found: 'owl perch view'},
  camera: {word: 'vertigo glide', text: 'a slow vertigo glide toward annika', found: 'slow vertigo glide'},
  action: {word: 'kickflip', text: 'annika doing a kickflip in a park', found: 'kickflip'},
  expression: {word: 'dere', text: 'annika with a sly dere', found: 'sly dere'},
  appearance: {word: 'tsurime', text: 'annika is tsurime', found: 'tsurime'},
  clothing: {word: 'furisode', text: 'annika in a blue furisode', found: 'blue furisode'},
  place: {word: 'konbini', text: 'annika in a konbini', found: 'in a konbini'},
  background: {
    word: 'komainu',
    text: 'annika standing in front of a mossy komainu',
    found: 'mossy komainu'
  },
  lighting: {word: 'kicker', text: 'a warm kicker on annika', found: 'warm kicker'},
  style: {word: 'ligne claire', text: 'a ligne claire drawing of annika', found: 'ligne claire'},
  quality: {word: 'bussin', text: 'the image is bussin', found: 'bussin'},
  mood: {word: 'hygge', text: 'a hygge portrait of annika', found: 'hygge'},
  meta: {word: 'artboard', text: 'annika at the center of the artboard', found: 'artboard'},
  hedge: {word: 'mayhaps', text: 'annika, mayhaps a nurse, sits', found: 'mayhaps'},
  text: {word: 'hanko', text: 'a red hanko in the corner', found: 'red hanko in the corner'},
  'object-look': {word: 'urushi', text: 'annika holding an urushi cup', found: 'urushi'},
  timing: {
    word: 'lickety-split',
    text: 'annika turns lickety-split',
    found: 'lickety-split',
    kind: 'motion'
  },
  direction: {
    word: 'leewardly',
    text: 'annika spins leewardly around a pole',
    found: 'leewardly around a pole',
    kind: 'motion'
  },
  'body-part': {word: 'pedipalp', text: 'annika raising her left pedipalp', found: 'left pedipalp'}
}

describe('an added word is read as its concept', () => {
  it.each(conceptNames)('%s', (concept) => {
    const {word, text, found, kind = 'character'} = examples[concept]
    expect(marked(text, concept, undefined, {kind}).join()).not.toContain(word)
    expect(marked(text, concept, {[concept]: [word]}, {kind})).toContain(found)
  })

  it('as a tag, too', () => {
    const text = 'annika, hygge, furisode, blue eyes'
    const lexicon = {clothing: ['furisode'], mood: ['hygge']}
    const register: Register = 'tags'
    expect(marked(text, 'clothing', lexicon, {register})).toEqual(['furisode'])
    expect(marked(text, 'mood', lexicon, {register})).toEqual(['hygge'])
  })

  it('as the head of its noun phrase, like the words of the lexicon', () => {
    const lexicon = {clothing: ['furisode']}
    for (const [furisode, jacket] of [
      ['wearing a long blue furisode and jeans', 'wearing a long blue jacket and jeans'],
      ['her furisode is red', 'her jacket is red'],
      ['adjusting her furisode', 'adjusting her jacket'],
      ["her furisode's sleeves are long", "her jacket's sleeves are long"]
    ] as const) {
      const expected = marked(`annika ${jacket}`, 'clothing', undefined)
      const found = marked(`annika ${furisode}`, 'clothing', lexicon)
      expect(found.map((text) => text.replace('furisode', 'jacket'))).toEqual(expected)
    }
  })

  it.each([
    ['furisode', 'two blue Furisodes', 'two blue Furisodes'],
    ['FURISODE', 'a blue furisode', 'blue furisode'],
    ['noragi glass', 'a pair of blue noragi glasses', 'blue noragi glasses'],
    ['sarafany', 'three red sarafanies', 'three red sarafanies'],
    ['noragi scarf', 'two noragi scarves', 'two noragi scarves'],
    ['kariginu coat', 'a white kariginu-coat', 'white kariginu-coat'],
    ['kariginu coat', 'a white kariginu_coat', 'white kariginu_coat'],
    ['kariginu-bako', 'a white kariginu bako', 'white kariginu bako'],
    ['kariginu_bako', 'a white kariginu bako', 'white kariginu bako']
  ])('%s in `%s`', (entry, phrase, found) => {
    expect(marked(`annika wearing ${phrase}`, 'clothing', {clothing: [entry]})).toEqual([found])
  })

  it('verbs go on being verbs', () => {
    expect(marked('annika yeeting a ball', 'action', {action: ['yeeting']})).toEqual(['yeeting a ball'])
    expect(marked('annika with a red wrap', 'clothing', {clothing: ['wrap']})).toEqual(['red wrap'])
    expect(marked('annika wraps a present', 'action', {clothing: ['wrap']})).toEqual(['wraps a present'])
  })

  it('not where a plural is a word of its own', () => {
    const text = 'annika wearing glasses'
    expect(marked(text, 'background', {background: ['glass']})).toEqual([])
    expect(marked(text, 'clothing', {background: ['glass']})).toEqual(['glasses'])
  })

  it('before a phrase of the lexicon that runs into it, the longest entry first', () => {
    const lexicon = {clothing: ['grain coat'], style: ['grain coat look']}
    expect(marked('annika in a film grain coat', 'clothing', lexicon)).toEqual(['film grain coat'])
    expect(marked('annika, grain coat look', 'style', lexicon)).toEqual(['grain coat look'])
  })

  it('with both senses where two concepts list it', () => {
    const lexicon = {clothing: ['bako'], 'body-part': ['bako']}
    expect(marked('annika in a red bako', 'clothing', lexicon)).toEqual(['red bako'])
    expect(marked('annika raising her bako', 'body-part', lexicon)).toEqual(['bako'])
  })

  it('never inside an anchor or across sentences', () => {
    const anchors = ['annika furisode']
    const text = 'a shot of annika furisode in a grain. Bako on the floor.'
    expect(marked(text, 'clothing', {clothing: ['furisode', 'grain bako']}, {anchors})).toEqual([])
  })

  it('refuses names that are no concepts', () => {
    const lexicon = {clothng: ['x']} as AddedWords
    expect(() => marked('a cat', 'clothing', lexicon)).toThrow('There is no concept `clothng`')
  })
})

describe('ignored words', () => {
  /** Sentences in which a word is marked for nothing; what is left of the concept without it. */
  const silenced: Readonly<
    Record<ConceptName, readonly [text: string, ignored: string, left: readonly string[]]>
  > = {
    framing: ['a medium shot of annika', 'medium shot', []],
    angle: ['annika from behind, in a park', 'from behind', []],
    camera: ['a slow dolly zoom on annika', 'dolly zoom', []],
    action: ['annika in a dynamic pose', 'dynamic pose', []],
    expression: ['annika with a smile', 'smile', []],
    appearance: ['annika with freckles and blue eyes', 'freckles', ['blue eyes']],
    clothing: ['annika in a blue coat and a hat', 'hat', ['blue coat']],
    place: ['annika in a park', 'park', []],
    background: ['annika, a rainy evening, tall trees', 'tall trees', ['rainy evening']],
    lighting: ['soft light on annika', 'soft light', []],
    style: ['an oil painting of annika', 'oil painting', []],
    quality: ['a stunning oil painting of annika', 'stunning', []],
    mood: ['a serene portrait of annika', 'serene', []],
    meta: ['annika in the center of the composition', 'composition', []],
    hedge: ['possibly a nurse, annika sits', 'possibly', []],
    text: ['a watermark beside annika', 'watermark', []],
    'object-look': ['annika holding a red wooden cup', 'wooden', ['red']],
    timing: ['annika turns slowly', 'slowly', []],
    direction: ['annika walks clockwise', 'clockwise', []],
    'body-part': ['annika raising her left hand', 'left hand', []]
  }

  it.each(conceptNames)('%s', (concept) => {
    const [text, ignored, left] = silenced[concept]
    const kind = concept === 'timing' || concept === 'direction' ? 'motion' : 'character'
    expect(marked(text, concept, undefined, {kind}).join()).toContain(ignored)
    expect(marked(text, concept, {ignore: [ignored]}, {kind})).toEqual(left)
  })

  it('with capitals are names, meant only where they are written so', () => {
    const lexicon = {ignore: ['Amber']}
    const text = "Amber's red hair, a blue Amber coat, amber eyes"
    expect(marked(text, 'clothing', lexicon)).toEqual(['blue', 'coat'])
    expect(marked(text, 'appearance', lexicon)).toEqual(['red hair', 'amber eyes'])
    expect(marked('annika with amber eyes', 'appearance', {ignore: ['amber']})).toEqual([])
  })

  it('leave the phrase around them as it is', () => {
    expect(marked('annika in a sharp, blue jacket', 'clothing', {ignore: ['sharp']})).toEqual(['blue jacket'])
    expect(marked('annika standing in a park', 'place', {ignore: ['standing']})).toEqual(['in a park'])
  })

  it('are cut out of phrases of the lexicon', () => {
    expect(marked('a medium shot of annika', 'framing', {ignore: ['shot']}).join()).not.toContain('shot')
  })
})

describe('several sets of words', () => {
  it('add up; of the same word the last one holds', () => {
    const layers = [
      {words: {clothing: ['furisode', 'noragi'], ignore: ['Vela']}, from: 'a'},
      {words: {background: ['noragi'], ignore: ['furisode'], clothing: ['vela']}, from: 'b'}
    ]
    const text = 'annika in a red furisode and a red Vela, behind her a red noragi'
    expect(marked(text, 'clothing', layers)).toEqual(['red Vela'])
    expect(marked(text, 'background', layers).join()).toContain('red noragi')
  })

  it('tell who added the word that a stretch owes its concept to', () => {
    const layers = [
      {words: {clothing: ['furisode']}, from: 'a'},
      {words: {appearance: ['tsurime']}, from: 'b'}
    ]
    const text = 'annika in a blue furisode, a hat, with tsurime eyes'
    const caption = readCaption(text, {anchors: ['annika'], lexicon: layers})
    const told = caption.concepts().map(({concept, entry, from}) => ({concept, entry, from}))
    expect(told).toEqual([
      {concept: 'clothing', entry: 'furisode', from: 'a'},
      {concept: 'clothing', entry: 'hat', from: undefined},
      {concept: 'appearance', entry: 'tsurime', from: 'b'}
    ])
  })

  it('never touch captions that are read with others', () => {
    const text = 'annika in a blue furisode'
    const one = {clothing: ['furisode']}
    const other = {ignore: ['furisode']}
    for (const _ of [1, 2]) {
      expect(marked(text, 'clothing', one)).toEqual(['blue furisode'])
      expect(marked(text, 'clothing', other)).not.toContain('blue furisode')
      expect(marked(text, 'clothing', undefined)).toEqual([])
    }
  })
})
