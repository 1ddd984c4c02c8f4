import type {Caption} from './caption.ts'
import type {ConceptName} from './concept.ts'
import {enumerationWords, functionWords} from './function-words.ts'
import {findSecondary} from './secondary.ts'
import {contains, overlaps, type Span} from './span.ts'
import type {Token} from './token.ts'

/**
 * Where a caption speaks of the named concepts: what an omit rule reports, one mention per finding.
 *
 * Secondary concepts and the phrases of `allow` are cut out; what is left of a span without them stays. In prose, parts
 * of one enumeration ("long brown hair and blue eyes") are one mention; in a tag list each tag stays by itself.
 */
export function mentions(
  caption: Caption,
  names: readonly [ConceptName, ...ConceptName[]],
  allow: readonly string[] = []
): readonly Span[] {
  const spans = caption.concepts(...names)
  if (spans.length === 0) return []
  const allowed = [...caption.secondaryMatches, ...findSecondary(caption.text, allow)]
  const left = allowed.length === 0 ? spans : spans.flatMap((span) => subtract(caption, span, allowed))
  return merge(caption, left)
}

/** What is left of a span without the words that are allowed, trimmed to words that name something. */
function subtract(caption: Caption, span: Span, allowed: readonly Span[]): readonly Span[] {
  if (!allowed.some((other) => overlaps(span, other))) return [span]
  const left: Span[] = []
  let run: Token[] = []
  const close = (): void => {
    const [start, end] = [run.find(namesSomething), run.findLast(namesSomething)]
    if (start && end) left.push({start: start.start, end: end.end})
    run = []
  }
  for (const token of caption.tokens) {
    if (!contains(span, token)) continue
    if (allowed.some((other) => contains(other, token))) close()
    else run.push(token)
  }
  close()
  return left
}

const namesSomething = (token: Token): boolean => token.kind === 'word' && !functionWords.has(token.lower)

/** Joins spans that overlap, touch, or are parts of one enumeration. */
function merge(caption: Caption, spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = []
  for (const {start, end} of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    if (last && (start <= last.end || isEnumeration(caption, last.end, start))) {
      merged[merged.length - 1] = {start: last.start, end: Math.max(last.end, end)}
    } else {
      merged.push({start, end})
    }
  }
  return merged
}

/** Whether two spans are held together by nothing but a comma, `and`, and words such as `her`. */
function isEnumeration(caption: Caption, start: number, end: number): boolean {
  if (caption.register === 'tags' || end - start > longestLink) return false
  for (const token of caption.tokens) {
    if (token.end <= start) continue
    if (token.start >= end) return true
    if (token.text !== ',' && !enumerationWords.has(token.lower)) return false
  }
  return true
}

/** Greatest number of characters between two parts of an enumeration: `, and their `, and some blanks. */
const longestLink = 20
