import {defineRule, quote, v} from '../src/rule.ts'
import {classWords, genericModifiers, pictureWords} from './words/subject-words.ts'

const generic: ReadonlySet<string> = new Set([
  ...classWords.map(({word}) => word),
  ...pictureWords,
  ...genericModifiers
])

export default defineRule({
  id: 'no-generic-anchor',
  family: 'anchor',
  summary: 'Disallow anchors that name a whole class.',
  why: 'The base model knows thousands of girls and styles; training overwrites what it knows of them all, and the anchor still calls up any of them.',
  source:
    'Captioning Prompt Guide, "A Note on Anchor Words": real words, but those of one thing; CAPTIONING_GUIDE lists `girl`, `character`, `person` as bad',
  options: {
    allow: v.optional(v.pipe(v.array(v.string()), v.description('Anchors that are meant as they are.')), [])
  },
  examples: [
    {anchor: 'annika', okCaptions: ['annika walking', 'a dog']},
    {
      note: 'One word that tells it apart is enough.',
      anchor: ['illustration style', 'fluid walk', 'crystal sword', 'ohwx woman'],
      okCaptions: ['a cat in illustration style']
    },
    {anchor: 'girl', options: {allow: ['girl']}, okCaptions: ['a girl walking']},
    {
      note: 'Said once for the dataset.',
      anchor: 'girl',
      notOkCaptions: ['«a girl walking»', '«a girl running»'],
      says: 'Unexpected generic anchor `girl`, choose a word that names only what you teach'
    },
    {
      note: 'Articles and common adjectives tell nothing apart.',
      anchor: ['annika', 'The young woman'],
      notOkCaptions: ['«annika walking»', '«The young woman running»']
    },
    {anchor: 'art style', notOkCaptions: ['«a cat in art style»']}
  ],
  collect({context}, {allow}) {
    const anchors = (context.anchors ?? []).filter((anchor) => isGeneric(anchor) && !allow.includes(anchor))
    return anchors.length > 0 ? anchors : undefined
  },
  *compare(facts) {
    for (const anchor of new Set(facts.flatMap((anchors) => anchors ?? []))) {
      yield {
        message: `Unexpected generic anchor ${quote(anchor)}, choose a word that names only what you teach`,
        captions: facts.flatMap((anchors, index) => (anchors?.includes(anchor) ? index : []))
      }
    }
  }
})

function isGeneric(anchor: string): boolean {
  const words = anchor
    .toLowerCase()
    .split(/[\s_-]+/u)
    .filter((word) => word !== '')
  return words.length > 0 && words.every((word) => generic.has(word))
}
