import {
  type Caption,
  classBefore,
  defineRule,
  type Finding,
  indexesBy,
  isQuotedText,
  overlaps,
  quote,
  v
} from '../src/rule.ts'
import {classWords} from './words/subject-words.ts'

type AnchorMatch = Caption['anchorMatches'][number]

const flag = (description: string) => v.optional(v.pipe(v.boolean(), v.description(description)), false)

export default defineRule({
  id: 'consistent-anchor',
  family: 'anchor',
  summary: 'Require the anchor to be written the same way every time.',
  why: 'Other letters are other tokens: `Annika`, `anika` and `the character annika` take up part of what should gather in `annika` alone.',
  source:
    'Captioning Prompt Guide, "Inconsistent anchor word"; ai-toolkit adds a second anchor where its case differs',
  options: {
    allowSentenceCase: flag('Whether a sentence may begin with the anchor capitalised.'),
    allowInflected: flag('Whether the anchor may carry an ending: `crystal swords`.'),
    allowClassWord: flag('Whether a class word may stand before the anchor: `the woman annika`.')
  },
  examples: [
    {anchor: 'annika', ok: 'a side view of annika running, annika’s hair trailing behind'},
    {anchor: 'Annika', ok: 'Annika walking forward. A dog runs beside Annika.'},
    {anchor: 'annika', options: {allowSentenceCase: true}, ok: 'Annika walking down a street'},
    {anchor: 'annika', options: {allowClassWord: true}, ok: 'a photo of the woman annika walking'},
    {anchor: 'crystal sword', options: {allowInflected: true}, ok: 'two crystal swords on a stone pedestal'},
    {
      note: 'Words to be read in the picture are as they are.',
      anchor: 'annika',
      ok: 'a sign reads "Annika lives here"'
    },
    {anchor: 'annika', ok: 'next to an old woman, annika looks up'},
    {note: 'Two people.', anchor: 'annika', ok: 'a man waves at the woman annika is hugging'},
    {note: 'A class word of its own.', anchor: 'ohwx woman', ok: 'a shot of ohwx woman walking'},
    {
      note: 'Even at the start of a sentence; case-sensitive tokenizers see another word there.',
      anchor: 'annika',
      notOk: '«Annika» walking down a street',
      says: 'Unexpected capital in `Annika`, write `annika` at the start of a sentence too',
      fixed: 'annika walking down a street'
    },
    {
      anchor: 'annika',
      notOk: 'a side view of «ANNIKA» running, «anika»’s hair trailing behind',
      says: 'Unexpected spelling `ANNIKA`, write the anchor as `annika`',
      fixed: 'a side view of annika running, annika’s hair trailing behind'
    },
    {anchor: 'crystal sword', notOk: 'a «crystal-sword» on a stone pedestal'},
    {
      note: 'No fix: the sentence around a plural would have to change too.',
      anchor: 'crystal sword',
      notOk: 'two «crystal swords» on a stone pedestal',
      says: 'Unexpected form `crystal swords`, write the anchor as `crystal sword`'
    },
    {
      anchor: 'annika',
      notOk: '«the character» annika walking, a dog beside her',
      says: 'Unexpected class word `the character` before the anchor, write `annika` alone',
      fixed: 'annika walking, a dog beside her'
    },
    {anchor: 'annika', notOk: 'a medium shot of «a young woman named» annika laughing'},
    {anchor: 'annika', notOk: 'anime «girl» annika laughing'},
    {anchor: 'annika', okCaptions: ['annika walking', 'Annika running', 'annika sitting', 'a dog']},
    {
      note: 'Where most captions agree on another spelling, the configuration may be what is wrong.',
      anchor: 'annika',
      notOkCaptions: ['«Annika walking»', '«a shot of Annika running»', 'annika sitting', '«Annika smiling»'],
      says: '3 captions write `Annika` and 1 writes the configured `annika`, change the captions or the configuration'
    }
  ],
  instruct: (_options, {anchor}) =>
    `Write "${anchor}" exactly so every time, with no other word for it before it`,
  *check(caption, {allowClassWord, ...options}) {
    for (const match of caption.anchorMatches) {
      if (!allowClassWord) yield* classWordBefore(caption, match)
      if (isRight(match, options) || isQuotedText(caption.text, match)) continue
      const {anchor, form, start, end} = match
      const [found, advice] =
        form === 'sentence-case' && caption.register === 'prose'
          ? ['capital in', `write ${quote(anchor)} at the start of a sentence too`]
          : [form === 'inflected' ? 'form' : 'spelling', `write the anchor as ${quote(anchor)}`]
      yield {
        start,
        end,
        message: `Unexpected ${found} ${quote(caption.text, match)}, ${advice}`,
        ...(form === 'inflected' ? {} : {fix: {start, end, text: anchor, type: 'safe'}})
      }
    }
  },
  collect({text, anchorMatches}, options): WrittenAnchor | undefined {
    const [match] = anchorMatches
    if (!match || match.form === 'inflected') return undefined
    const {anchor, start, end} = match
    return isRight(match, options) ? anchor : {anchor, written: text.slice(start, end)}
  },
  *compare(facts) {
    for (const anchor of new Set(facts.flatMap((fact) => (fact && anchorOf(fact)) ?? []))) {
      const spellings = indexesBy(facts, (fact) =>
        fact && anchorOf(fact) === anchor ? writtenIn(fact) : undefined
      )
      const right = spellings.get(anchor)?.length ?? 0
      const [[written, captions] = ['', []]] = [...spellings].sort(([, a], [, b]) => b.length - a.length)
      if (captions.length < Math.max(2, right + 1)) continue
      const others = right === 0 ? 'none writes' : right === 1 ? '1 writes' : `${right} write`
      yield {
        message: `${captions.length} captions write ${quote(written)} and ${others} the configured ${quote(anchor)}, change the captions or the configuration`,
        captions
      }
    }
  }
})

/** An anchor as a caption writes it: the anchor itself where that is right, as in most of a million captions. */
type WrittenAnchor = string | {readonly anchor: string; readonly written: string}
const anchorOf = (fact: WrittenAnchor): string => (typeof fact === 'string' ? fact : fact.anchor)
const writtenIn = (fact: WrittenAnchor): string => (typeof fact === 'string' ? fact : fact.written)

type Leniency = {readonly allowSentenceCase: boolean; readonly allowInflected: boolean}
const isRight = ({form}: AnchorMatch, options: Leniency): boolean =>
  form === 'exact' ||
  (form === 'sentence-case' && options.allowSentenceCase) ||
  (form === 'inflected' && options.allowInflected)

/** `the character annika`: a class word before the anchor, with its article and adjectives. */
function* classWordBefore(caption: Caption, match: AnchorMatch): Generator<Finding> {
  const {text, context, anchorMatches} = caption
  const kinds = context.kind ? [context.kind] : ['character', 'object']
  const span = classBefore(caption, match, (lower) =>
    classWords.some(({word, kind}) => word === lower && kinds.includes(kind))
  )
  if (!span || anchorMatches.some((other) => overlaps(other, span))) return
  const {start, end, isWhole} = span
  yield {
    start,
    end,
    message: `Unexpected class word ${quote(text, span)} before the anchor, write ${quote(match.anchor)} alone`,
    // Without its noun, `anime girl annika` would be `anime annika`.
    ...(isWhole ? {fix: {start, end: match.start, text: '', type: 'rewrite'}} : {})
  }
}
