import {
  type Caption,
  defineRule,
  findingAt,
  mentions,
  overlaps,
  quotations,
  quote,
  removalFix,
  type Span,
  v
} from '../src/rule.ts'
import {overlaidWriting} from './words/overlaid-writing.ts'

const overlaid = new Set(overlaidWriting)

/** How near a quotation stands to the words that introduce it: `a sign on the door that reads "OPEN"`. */
const wordsToQuotation = 6

export default defineRule({
  id: 'no-visible-text-mention',
  family: 'residue',
  concepts: ['text'],
  summary: 'Disallow mentions of watermarks, signatures and other writing that lies over the picture.',
  why: 'Captioners see watermarks where there are none, and one that is there becomes a concept that prompts call up by accident. Take it out of the picture, not into the caption.',
  source: 'joycaption issues 43 ("sees watermarks everywhere"), 60 (a user prunes such sentences), 11 and 70',
  options: {
    writing: v.optional(
      v.pipe(
        v.picklist(['overlaid', 'any']),
        v.description(
          'Which writing: marks that lie over the picture, or any, signs and labels in the scene too.'
        )
      ),
      'overlaid'
    ),
    quoted: v.optional(
      v.pipe(
        v.boolean(),
        v.description(
          'Whether writing may be named together with its words in quotation marks: models that draw text learn it so (Qwen-Image, Ideogram, FLUX).'
        )
      ),
      true
    ),
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Mentions that may stand, word for word, in any case.')),
      []
    )
  },
  examples: [
    {
      anchor: 'annika',
      note: 'A sign is part of the scene.',
      ok: 'annika walking past a stop sign, side view'
    },
    {anchor: 'annika', note: 'Reading is an action.', ok: 'annika reading a newspaper on a bench'},
    {
      anchor: 'annika',
      ok: 'annika on a jetty, a logo that reads "KIOSK" behind her',
      note: 'Words given in full.'
    },
    {anchor: 'annika', options: {allow: ['logo']}, ok: 'annika in a jersey with a logo, arms raised'},
    {
      anchor: 'annika',
      notOk: 'annika walking down a street, «watermark»',
      says: 'Unexpected mention of writing, `watermark`: leave it out, or take it out of the picture',
      fixed: 'annika walking down a street'
    },
    {
      anchor: 'annika',
      notOk: 'annika by a lake at noon, no «watermark»',
      fixed: 'annika by a lake at noon',
      note: 'Not being there is no content either.'
    },
    {
      anchor: 'annika',
      options: {writing: 'any', quoted: false},
      notOk: 'annika walking past a «sign that reads OPEN»'
    }
  ],
  instruct: ({writing}) =>
    writing === 'any'
      ? 'Do NOT mention any writing in the picture'
      : 'Do NOT mention watermarks, signatures, logos or timestamps',
  *check(caption, {writing, quoted, allow}) {
    const {text} = caption
    for (const span of mentions(caption, ['text'], allow)) {
      if (writing === 'overlaid' && !isOverlaid(caption, span)) continue
      if (quoted && isQuoted(caption, span)) continue
      yield findingAt(
        span,
        `Unexpected mention of writing, ${quote(text, span)}: leave it out, or take it out of the picture`,
        removalFix(caption, span, 'text', allow).fix
      )
    }
  }
})

const isOverlaid = ({tokens}: Caption, span: Span): boolean =>
  tokens.some((token) => overlaps(token, span) && overlaid.has(token.lower))

/** Whether the words of the writing are given: inside the mention, right before it, or soon after it. */
function isQuoted({text, tokens}: Caption, {start, end}: Span): boolean {
  const [first, last] = [
    tokens.findIndex((token) => token.end > start),
    tokens.findLastIndex((token) => token.start < end)
  ]
  const near = {
    start: tokens[Math.max(0, first - 1)]?.start ?? start,
    end: tokens[Math.min(tokens.length - 1, last + wordsToQuotation)]?.end ?? end
  }
  return quotations(text).some((quotation) => overlaps(quotation, near))
}
