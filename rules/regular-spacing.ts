import {
  type Caption,
  defineRule,
  findingAt,
  type Finding,
  isQuotedText,
  isStructuredCaption,
  overlaps,
  type Span
} from '../src/rule.ts'
import {promptSyntax} from './words/prompt-syntax.ts'

export default defineRule({
  id: 'regular-spacing',
  family: 'residue',
  summary: 'Disallow doubled spaces, spaces before commas and full stops, and doubled commas.',
  why: 'They are left where words were deleted or put together by a script. To T5 and to the tokenizers of language models a space too many is another token, and a doubled comma is one to every encoder: the caption is no longer what a prompt will be.',
  source:
    'Tokenizers of T5 and Qwen (white space is part of tokens; CLIP’s alone drops it); `clean_caption` of PixArt and DeepFloyd IF, which mends the same',
  examples: [
    {ok: '  a medium shot of annika, 25 years old, at 10:30. She smiles...\n'},
    {
      note: 'An ellipsis, a decimal and a file ending begin with a stop that ends no sentence.',
      ok: 'annika waits ... a .5 litre bottle ,5 . . . and a .png'
    },
    {
      note: 'What a sign says is as it is.',
      ok: 'annika beside a sign that reads "STOP ,  LOOK , , LISTEN ."'
    },
    {note: 'Marks that make a face stand for themselves.', ok: '1girl, solo, :), ;  ), ,_,, smile'},
    {
      note: 'In a tag list, a comma without a tag is told by another rule.',
      ok: '1girl, , solo,, smile ,'
    },
    {
      note: 'Prompt syntax is read by others.',
      ok: 'a {red ,  blue} kite  BREAK  a girl, (red hat ,  scarf:1.2) in the sky  ||| at dusk'
    },
    {
      note: 'Line breaks and what stands beside them are layout.',
      ok: 'a lantern:  \n  - on a boat\n  - lit\n'
    },
    {
      anchor: 'annika',
      notOk: 'a medium shot of annika«  »sitting« ,»smiling« .»',
      says: 'Unexpected doubled space, write one',
      fixed: 'a medium shot of annika sitting, smiling.'
    },
    {
      anchor: 'annika',
      notOk: 'annika running«, , »arms raised«,,»smiling«, .»«  »Trees behind her',
      says: 'Unexpected doubled comma, write one',
      fixed: 'annika running, arms raised, smiling. Trees behind her'
    },
    {
      note: 'Between tags as well.',
      notOk: '1girl« ,»solo«,  »long«  »hair, smile',
      says: 'Unexpected space before the comma, remove it',
      fixed: '1girl, solo, long hair, smile'
    },
    {
      note: 'A thousand is parted by the comma, a list of numbers by comma and space.',
      notOk: 'a scoreboard with 1,000« , »20 and 30',
      fixed: 'a scoreboard with 1,000, 20 and 30'
    }
  ],
  *check(caption) {
    const {text, tags} = caption
    if (isStructuredCaption(text)) return
    const end = text.trimEnd().length
    let spared: readonly Span[] | undefined
    for (const {index, 0: run} of text.matchAll(runs)) {
      const span = {start: index, end: index + run.length}
      const found = slip(text, span, end)
      if (!found || (tags.length > 0 && separatesNoTag(run, span, end))) continue
      spared ??= sparedSpans(caption)
      // Beside a keyword, spaces may be part of how it is read.
      const around = {start: span.start - 1, end: span.end + 1}
      if (spared.some((each) => overlaps(each, around)) || isQuotedText(text, span)) continue
      if (caption.anchorMatches.some((anchor) => overlaps(anchor, span))) continue
      yield findingAt(span, found.message, found.fix)
    }
  }
})

/** White space within a line and commas, behind something and before something, and the full stop that follows; single spaces are no slips. */
const runs = /(?<=[^\s,])(?=,|[\t ][\t ,.])[\t ,]+(?:(?![\t ,.])|\.(?=[\s"”’»)]|$)(?![\t ]*[.,]))/gu

/** What commas and spaces are set behind; other marks may be a face, a formula, or syntax. */
const behindWord = /[\p{L}\p{N}\p{M})\]"”’»'%*_]$/u

const beforeWord = /^[\p{L}\p{N}(["“‘«']/u

/** What is wrong with the spaces and commas between two things, and what to write instead. */
function slip(text: string, {start, end}: Span, textEnd: number): Omit<Finding, 'start' | 'end'> | undefined {
  const run = text.slice(start, end)
  const before = text.slice(Math.max(0, start - 2), start)
  const next = text.slice(end, end + 2)
  const isLast = end >= textEnd || /^[\r\n]/.test(next)
  const mend = (message: string, replacement: string) => ({
    message: `Unexpected ${message}`,
    fix: {start, end, text: replacement, type: 'safe'} as const
  })
  if (run.endsWith('.')) {
    if (!behindWord.test(before)) return undefined
    return run.includes(',')
      ? mend('comma before the full stop, remove it', '.')
      : mend('space before the full stop, remove it', '.')
  }
  const commas = run.split(',').length - 1
  if (commas === 0) {
    if (run.length < 2 || isLast || !(behindSentence.test(before) || beforeWord.test(next))) return undefined
    return mend('doubled space, write one', ' ')
  }
  // Without a space behind it, a comma may belong to a number or a face.
  if (!behindWord.test(before) || !(isLast || /\s$/u.test(run) || /^\p{L}/u.test(next))) return undefined
  const written = isLast ? `,${/\s*$/u.exec(run)?.[0] ?? ''}` : ', '
  if (commas > 1) return mend('doubled comma, write one', written)
  if (/^\s/u.test(run)) return mend('space before the comma, remove it', written)
  return /\s{2}$/u.test(run) && !isLast ? mend('doubled space, write one', written) : undefined
}

const behindSentence = /[\p{L}\p{N}][.!?:;]?$/u

/** Whether a comma there stands without a tag, which is another rule's to tell. */
const separatesNoTag = (run: string, {end}: Span, textEnd: number): boolean =>
  run.split(',').length > 2 || (run.includes(',') && end >= textEnd)

/** Stretches that hold prompt syntax. */
const sparedSpans = ({text, tokens}: Caption): readonly Span[] => [
  ...tokens.filter(({kind}) => kind === 'syntax'),
  ...promptSyntax
    .filter(({signs}) => signs.some((sign) => text.includes(sign)))
    .flatMap(({pattern}) => [...text.matchAll(pattern)])
    .map(({index, 0: {length}}) => ({start: index, end: index + length}))
]
