import type {Caption} from '../language/caption.ts'
import type {ConceptName, ConceptSpan} from '../language/concept.ts'
import {functionWords} from '../language/function-words.ts'
import {overlaps, type Span} from '../language/span.ts'
import type {Token} from '../language/token.ts'

/** What is known of a phrase that captions hold. */
export interface PhraseCount {
  /** In lower case, without a possessive `'s`; parts joined by `_` are one word. */
  readonly words: readonly string[]
  readonly spellings: ReadonlyMap<string, number>
  /** Number of captions that hold it. */
  readonly captions: number
  readonly mentions: number
  /** Mentions with an article before them. */
  readonly withArticle: number
  /** Mentions that speak of a style or of the maker of a picture. */
  readonly inStyle: number
  /** Mentions that describe what somebody looks like, wears or does. */
  readonly described: number
}

type OpenCount = {-readonly [Key in keyof PhraseCount]: PhraseCount[Key]} & {spellings: Map<string, number>}

/** Longest phrase that is counted, in tokens. */
const mostTokens = 4

/** What these concepts name is common to captions without being taught: `a medium shot of`. */
const neverAnchors: readonly ConceptName[] = [
  'framing',
  'angle',
  'camera',
  'expression',
  'lighting',
  'quality',
  'meta',
  'hedge',
  'mood',
  'place',
  'background'
]

/** What these concepts name may be taught, as in `fluid walk`, but mostly it is what the pictures happen to share. */
const descriptions: readonly ConceptName[] = [
  'appearance',
  'clothing',
  'action',
  'body-part',
  'timing',
  'direction'
]

const articles: ReadonlySet<string> = new Set(['a', 'an', 'the'])

/** Counts the phrases that could be anchors: words in a row that name something, within one sentence or tag. */
export function countPhrases(captions: readonly Caption[]): readonly PhraseCount[] {
  const counts = new Map<string, OpenCount>()
  for (const caption of captions) countIn(caption, counts)
  return [...counts.values()]
}

function countIn(caption: Caption, counts: Map<string, OpenCount>): void {
  const {text, tokens} = caption
  const never = caption.concepts(...neverAnchors)
  const described = caption.concepts(...descriptions)
  const styles = caption.concepts('style')
  const seen = new Set<string>()
  for (const {start, end} of phrasesIn(caption)) {
    const first = tokens[start]
    const last = tokens[end]
    if (!first || !last || isIn(first, never) || isIn(last, never)) continue
    // A medium at the start is no part of what was made in it: `photo` in `photo of annika`.
    if (isIn(first, styles) && !isIn(last, styles)) continue
    const span = {start: first.start, end: last.end - possessive(last.text)}
    const spelling = text.slice(span.start, span.end)
    const key = spelling.toLowerCase()
    const count = counts.get(key) ?? openCount(key)
    counts.set(key, count)
    count.spellings.set(spelling, (count.spellings.get(spelling) ?? 0) + 1)
    const before = tokens[start - 1]?.lower ?? ''
    count.mentions++
    if (articles.has(before)) count.withArticle++
    if (before === 'by' || last.lower === 'style' || isIn(last, styles)) count.inStyle++
    if (isIn(span, described)) count.described++
    if (!seen.has(key)) count.captions++
    seen.add(key)
  }
}

/** The phrases of a caption, as indexes of their first and last token. */
function* phrasesIn({text, tokens}: Caption): Generator<Span> {
  for (const [start, first] of tokens.entries()) {
    if (!namesSomething(first) || text[first.start - 1] === '_') continue
    for (let end = start; end < Math.min(start + mostTokens, tokens.length); end++) {
      const last = tokens[end]
      if (!last || last.kind === 'punctuation' || last.sentence !== first.sentence) break
      if (namesSomething(last) && text[last.end] !== '_') yield {start, end}
    }
  }
}

/** Whether a phrase may begin or end with a word; a count as in `1girl` names nothing by itself. */
const namesSomething = ({kind, lower}: Token): boolean =>
  kind === 'word' && !functionWords.has(lower) && !/^\d/.test(lower)

const isIn = (span: Span, concepts: readonly ConceptSpan[]): boolean =>
  concepts.some((concept) => overlaps(concept, span))

/** Length of a possessive ending. */
const possessive = (word: string): number => /['’]s$/i.exec(word)?.[0].length ?? 0

const openCount = (key: string): OpenCount => ({
  words: key.split(/\s+/),
  spellings: new Map(),
  captions: 0,
  mentions: 0,
  withArticle: 0,
  inStyle: 0,
  described: 0
})
