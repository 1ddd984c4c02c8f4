import type {Caption} from '../caption.ts'
import type {Chunk} from '../grammar/chunk.ts'
import {tag, verbIs} from '../grammar/unit.ts'
import type {Edit} from '../join-edits.ts'
import {contains, type Span} from '../span.ts'
import {isTooLong} from './longest.ts'

const begins = verbIs('time', 'depict', 'see', 'communicate')

/**
 * Takes out words before the content of a sentence (`The image shows`, `There is`), so that the sentence begins with what
 * is announced. `undefined` where what follows can't stand by itself.
 */
export function announcementRemoval(caption: Caption, span: Span): Edit | undefined {
  if (isTooLong(caption)) return undefined
  const {units, chunks} = caption.phrases
  const after = units.findIndex(({start}) => start >= span.end)
  const last = units[after - 1]
  if (after < 0 || !last) return undefined
  let next = after
  if (units[next]?.tag === tag.comma) next++
  if (units[next]?.tag === tag.stop && units[next]?.lower === ':') next++
  // "shows that she waves", "begins with a man", "focuses on a man"
  const isVerb = last.tag === tag.verb || begins(last)
  if (
    isVerb &&
    units[next]?.lower === 'that' &&
    (standsAt(chunks, next + 1, 'noun') || units[next + 1]?.masked === 1)
  )
    next++
  if (
    isVerb &&
    last.tag !== tag.be &&
    units[next]?.tag === tag.preposition &&
    standsAt(chunks, next + 1, 'noun')
  )
    next++
  // "The composition adds depth and leads the eye": the second verb would lose its subject.
  const verb = chunks.find(({kind, first, last: end}) => kind === 'verb' && first < after && after <= end + 1)
  const isShared = ({kind, subject, index}: Chunk): boolean =>
    kind === 'verb' && index !== verb?.index && subject >= 0 && subject === verb?.subject
  if (verb && chunks.some((chunk) => !chunk.participial && isShared(chunk))) return undefined
  const first = units[next]
  if (!first || first.sentence !== last.sentence || !canOpen(caption, next)) return undefined
  const named = caption.anchorMatches.find((match) => contains(span, match))
  return named ? setOff(caption, span, named, first) : written(caption, span, first)
}

const standsAt = (chunks: readonly Chunk[], unit: number, kind: Chunk['kind']): boolean =>
  chunks.some((chunk) => chunk.kind === kind && chunk.first === unit)

/** Whether a sentence can begin here: with a thing or being, or with what somebody does. */
function canOpen({phrases: {units, chunks}}: Caption, unit: number): boolean {
  const chunk = chunks.find(({first, last}) => first <= unit && unit <= last)
  if (!chunk) return false
  // "arafed woman": the noun phrase has lost its first word.
  if (chunk.first < unit) return chunk.kind === 'noun' && unit <= chunk.head
  if (chunk.kind === 'noun') return true
  return chunk.kind === 'verb' && chunk.participial && units[chunk.head]?.tag === tag.ing
}

/** `A retro comic style panel shows a pilot`: the anchor stays, set off by a comma. */
const setOff = ({text}: Caption, {start}: Span, named: Span, first: Span): Edit => ({
  start,
  end: first.start,
  text: `${text.slice(named.start, named.end)}, `
})

/** The edit from the first word of the announcement to the first one of the content, its capital put right. */
function written(
  {text}: Caption,
  {start}: Span,
  first: {readonly start: number; readonly masked: number}
): Edit {
  const before = text.charAt(start - 1)
  const isCapital = /^\p{Lu}/u.test(text.slice(start)) && !/[,:]\s*$/u.test(text.slice(0, start))
  const space = before !== '' && !/\s/u.test(before) ? ' ' : ''
  if (!isCapital || first.masked > 0) return {start, end: first.start, text: space}
  return {start, end: first.start + 1, text: space + text.charAt(first.start).toUpperCase()}
}
