import {
  type Caption,
  defineRule,
  findingAt,
  mentions,
  overlaps,
  quote,
  removalFix,
  type Span,
  theAnchor,
  v
} from '../src/rule.ts'
import {photoWords} from './words/photo-words.ts'

export default defineRule({
  id: 'no-style',
  family: 'omit',
  summary: 'Disallow words for the art style, medium or rendering of the picture.',
  why: 'The style is seen in the pixels. In a style LoRA the anchor stands for it, and other style words take part of it away; elsewhere a named style becomes a concept that the anchor does not need.',
  source: 'Captioning Prompt Guide, rules 4 and 5 for style LoRAs; "What to omit" for character LoRAs',
  options: {
    allowPhoto: v.optional(
      v.pipe(
        v.boolean(),
        v.description('Whether the bare medium may stand: `a photo of`. A look (`vintage photo`) may not.')
      ),
      false
    ),
    words: v.optional(
      v.pipe(
        v.array(v.string()),
        v.description(
          'Single words that count as style wherever they stand, beside what the reading of the sentence finds.'
        )
      ),
      []
    ),
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Style words that may stand, word for word, in any case.')),
      []
    )
  },
  examples: [
    {
      anchor: 'illustration style',
      kind: 'style',
      note: 'The anchor may contain a style word.',
      ok: 'a cat sleeping on a stack of books in illustration style, close up'
    },
    {
      anchor: 'illustration style',
      kind: 'style',
      note: 'A picture within the scene is a thing, not a style.',
      ok: 'a painting hangs on the wall behind two women in illustration style'
    },
    {anchor: 'annika', options: {allowPhoto: true}, ok: 'a photo of annika walking down a street, smiling'},
    {
      anchor: 'annika',
      options: {allow: ['pixel art']},
      ok: 'a pixel art full body shot of annika jumping, arms raised'
    },
    {
      anchor: 'illustration style',
      kind: 'style',
      notOk: 'a «watercolor painting» of a cat sleeping on a stack of books in illustration style',
      says: 'Unexpected style `watercolor painting`, leave it to the anchor `illustration style`',
      fixed: 'a cat sleeping on a stack of books in illustration style'
    },
    {
      anchor: 'annika',
      kind: 'character',
      notOk: 'an «anime» closeup of annika smiling and looking over her shoulder',
      says: 'Unexpected style `anime`, leave it out',
      fixed: 'a closeup of annika smiling and looking over her shoulder'
    },
    {
      anchor: 'illustration style',
      kind: 'style',
      note: 'The guide names some words outright.',
      options: {words: ['rendered', 'stylized']},
      notOk: 'a «stylized» cat on a chair, «softly rendered» in illustration style'
    },
    {
      anchor: 'annika',
      note: 'What is left of a style without its allowed words is still a style.',
      options: {allowPhoto: true},
      notOk: 'a «black and white» photo of annika walking down a street, smiling',
      fixed: 'a photo of annika walking down a street, smiling'
    }
  ],
  instruct: (_options, {anchor, kind}) =>
    kind === 'style'
      ? `Do NOT describe the art style, medium, texture or rendering technique: "${anchor}" says it all. Do NOT use words like "painting", "illustration", "rendered", "stylized"`
      : 'Do NOT name an art style, medium, rendering or photographic technique',
  *check(caption, {allow, allowPhoto, words}) {
    const allowed = allowPhoto ? [...allow, ...photoWords.map(({word}) => word)] : allow
    const read = mentions(caption, ['style'], allowed)
    const listed = words.filter((word) => !allow.includes(word))
    for (const span of [...read, ...listedWords(caption, listed, read)]) {
      yield findingAt(
        span,
        `Unexpected style ${quote(caption.text, span)}, leave it ${caption.context.kind === 'style' ? `to ${theAnchor(caption)}` : 'out'}`,
        removalFix(caption, span, 'style', allowed).fix
      )
    }
  }
})

/** Where one of the words stands, outside of what is found already, of the anchor and of secondary concepts. */
function listedWords(caption: Caption, words: readonly string[], found: readonly Span[]): readonly Span[] {
  if (words.length === 0) return []
  const elsewhere = [...found, ...caption.anchorMatches, ...caption.secondaryMatches]
  return caption.tokens
    .filter(({kind, lower}) => kind === 'word' && words.includes(lower))
    .filter((token) => !elsewhere.some((span) => overlaps(span, token)))
    .map(({start, end}) => ({start, end}))
}
