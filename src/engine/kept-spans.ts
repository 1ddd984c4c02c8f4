import type {Caption} from '../language/caption.ts'
import type {ConceptName, ConceptSpan} from '../language/concept.ts'
import {functionWords} from '../language/function-words.ts'
import {contains, overlaps, type Span} from '../language/span.ts'

/**
 * The spans of described concepts that another wording of a caption no longer holds. A span is held where its words
 * stand close together, in whatever order and with whatever endings.
 *
 * @param mayGo Stretches of the original in which words are to go: a span loses what it shares with one, unless it
 * lies wholly inside, for then it is described there and nowhere else.
 */
export function lostSpans(
  original: Caption,
  candidate: Caption,
  concepts: readonly ConceptName[],
  mayGo: readonly Span[]
): readonly ConceptSpan[] {
  if (concepts.length === 0) return []
  const left = namingWords(candidate.text).map(({stem}) => stem)
  const words = namingWords(original.text)
  return original.concepts(...concepts).filter((span) => {
    const all = words.filter((word) => contains(span, word))
    const staying = all.filter((word) => !mayGo.some((stretch) => overlaps(stretch, word)))
    const wanted = staying.length > 0 ? staying : all
    return !standTogether(new Set(wanted.map(({stem}) => stem)), left, roomFor(all.length))
  })
}

/** How many words may lie between the first and the last word of a span that is worded anew. */
const roomFor = (words: number): number => 2 * words + 4

export interface NamingWord extends Span {
  readonly stem: string
}

/** The words of a text that name something. The parts of `arms_crossed` and `side-view` are words of their own. */
export function namingWords(text: string): readonly NamingWord[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?/gu)]
    .map(({0: word, index}) => ({word: word.toLowerCase(), start: index, end: index + word.length}))
    .filter(({word}) => !functionWords.has(word))
    .map(({word, start, end}) => ({stem: stemOf(word), start, end}))
}

/** `sitting`, `sits` and `sit` are one word here; that some other words fall together does no harm. */
const stemOf = (word: string): string =>
  word.length < 4
    ? word
    : word
        .replace(/['’]s$/, '')
        .replace(/(?:ing|ed|es|s|e)$/, '')
        .replace(/([^aeiou])\1$/, '$1')

/** Whether all wanted words occur within `room` words of each other. */
function standTogether(wanted: ReadonlySet<string>, words: readonly string[], room: number): boolean {
  if (wanted.size === 0) return true
  const lastSeen = new Map<string, number>()
  for (const [index, word] of words.entries()) {
    if (!wanted.has(word)) continue
    lastSeen.set(word, index)
    if (lastSeen.size === wanted.size && index - Math.min(...lastSeen.values()) < room) return true
  }
  return false
}
