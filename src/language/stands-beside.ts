import type {Caption} from './caption.ts'
import type {Chunk, Phrases} from './grammar/chunk.ts'
import {tag} from './grammar/unit.ts'
import {contains, type Span} from './span.ts'

/** What stands behind one of these is another thing than what stands before it: "in" and "with" often name a part. */
const placing: ReadonlySet<string> = new Set([
  'on',
  'upon',
  'onto',
  'atop',
  'on top of',
  'in front of',
  'behind',
  'beside',
  'besides',
  'next to',
  'near',
  'by',
  'alongside',
  'close to',
  'adjacent to',
  'between',
  'among',
  'amongst',
  'amid',
  'amidst',
  'against',
  'opposite',
  'under',
  'underneath',
  'beneath',
  'below',
  'past',
  'toward',
  'towards',
  'at the foot of',
  'at the edge of',
  'on the edge of',
  'in the middle of',
  'on board'
])

/**
 * Whether a stretch lies in the name of a thing that stands somewhere about the anchor and is no part of it: "on a rusty
 * stove", "between a blue vase and a green bottle", "with a dented pan beside it", "a tall cabinet with the anchor in it".
 */
export function standsBeside({phrases}: Caption, span: Span): boolean {
  const chunk = phrases.chunks.find((it) => it.kind === 'noun' && contains(extentOf(phrases, it), span))
  if (chunk === undefined || isAnchor(phrases, chunk) || isOwned(phrases, chunk)) return false
  return isPlaced(phrases, chunk) || isBesideIt(phrases, chunk) || holdsAnchor(phrases, chunk)
}

function extentOf({units}: Phrases, {first, last}: Chunk): Span {
  return {start: units[first]?.start ?? 0, end: units[last]?.end ?? 0}
}

const isAnchor = ({units}: Phrases, {head}: Chunk): boolean => units[head]?.masked === 1
const isOwned = ({units}: Phrases, {first}: Chunk): boolean => units[first]?.tag === tag.possessive

/**
 * Behind a preposition of place that leads up to the anchor or to what it does; or attached to what stands there. A bare comma
 * leads to something new: "on a ledge, silvery leaves".
 */
function isPlaced(phrases: Phrases, chunk: Chunk): boolean {
  const {chunks, units} = phrases
  const preposition = chunks[chunk.preposition]
  if (chunk.role !== 'prepositional' || preposition === undefined) return false
  if (chunk.coordinatedWith >= 0 && chunks[chunk.index - 1]?.kind !== 'conjunction') return false
  const verb = chunks[chunk.verb]
  const host = chunks[chunk.attachedTo] ?? (verb === undefined ? undefined : chunks[verb.subject])
  if (host === undefined || host.index >= chunk.index) return false
  const besideAnchor = isAnchor(phrases, host) && placing.has(units[preposition.head]?.lower ?? '')
  return besideAnchor || isPlaced(phrases, host)
}

/** "a dented pan beside it". */
function isBesideIt({chunks, units}: Phrases, {index}: Chunk): boolean {
  const preposition = chunks[index + 1]
  const object = chunks[index + 2]
  if (preposition?.kind !== 'preposition' || object?.kind !== 'noun') return false
  return placing.has(units[preposition.head]?.lower ?? '') && units[object.head]?.tag === tag.pronoun
}

/** "a tall cabinet with the anchor on its bottom shelf". */
const holdsAnchor = (phrases: Phrases, {index}: Chunk): boolean =>
  phrases.chunks.some((chunk) => {
    if (chunk.attachedTo !== index || !isAnchor(phrases, chunk)) return false
    const preposition = phrases.chunks[chunk.preposition]
    return preposition !== undefined && phrases.units[preposition.head]?.lower === 'with'
  })
