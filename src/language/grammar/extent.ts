import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, type Reading} from './reading.ts'
import {isBeing} from './scope.ts'
import {nounIs, tag, verbIs} from './unit.ts'

/** How far a phrase or clause reaches. Ends are indexes of chunks, inclusive. */

/** What tells of the picture or the light rather than of what is shown. */
const ofPicture = nounIs(
  'shot',
  'angle',
  'camera',
  'cameraMove',
  'light',
  'shadow',
  'mood',
  'medium',
  'viewer'
)
/** Verbs by which a participle after a comma says what the whole effects: "creating a calm mood". */
const effect = verbIs('evoke', 'depict', 'light', 'lend')
const coordinating = new Set(['and', 'or', '&', '+'])

export const effects = (reading: Reading, chunk: Chunk): boolean => effect(headOf(reading, chunk))

/** Which noun phrases and which prepositions may go on a phrase. */
export interface Continuation {
  readonly prepositions: ReadonlySet<string>
  readonly fits: (reading: Reading, object: Chunk) => boolean
}

/**
 * The end of a noun phrase with what describes it behind it ("of …", "with …", "lined with …") and the noun phrases
 * coordinated with it.
 */
export function phraseEnd(reading: Reading, from: Chunk, {prepositions, fits}: Continuation): number {
  const {chunks} = reading
  let end = from.index
  for (let i = from.index + 1; i < chunks.length; i++) {
    const chunk = chunks[i]
    if (chunk === undefined || chunk.sentence !== from.sentence) break
    if (chunk.kind === 'preposition') {
      const object = chunks[i + 1]
      if (object?.kind !== 'noun' || object.role !== 'prepositional') break
      if (!prepositions.has(headOf(reading, chunk).lower) || !fits(reading, object)) break
      end = ++i
    } else if (chunk.kind === 'conjunction' || chunk.kind === 'comma') {
      const next = nextNoun(reading, i)
      if (next === undefined || next.coordinatedWith < 0 || !fits(reading, next)) break
      if (chunk.kind === 'comma' && !closesList(reading, i)) break
      end = next.index
      i = next.index
    } else if (chunk.kind === 'verb' && chunk.participial && headOf(reading, chunk).tag === tag.past) {
      const preposition = chunks[i + 1]
      const object = chunks[i + 2]
      if (preposition?.kind !== 'preposition' || object?.kind !== 'noun' || !fits(reading, object)) break
      end = i + 2
      i += 2
    } else break
  }
  return end
}

/** The noun phrase directly behind a comma, a conjunction or both. */
function nextNoun(reading: Reading, at: number): Chunk | undefined {
  const next = chunkAt(reading, at + 1)
  if (next?.kind === 'noun') return next
  if (next?.kind !== 'conjunction') return undefined
  const after = chunkAt(reading, at + 2)
  return after?.kind === 'noun' ? after : undefined
}

/** Whether an "and" closes the list in which a comma stands: "a cup, a plate and a fork". */
function closesList(reading: Reading, comma: number): boolean {
  const {chunks} = reading
  for (let i = comma + 1; i < Math.min(chunks.length, comma + 14); i++) {
    const chunk = chunks[i]
    if (chunk === undefined || chunk.kind === 'stop' || chunk.kind === 'verb') return false
    if (chunk.kind === 'conjunction' && coordinating.has(headOf(reading, chunk).lower))
      return chunks[i + 1]?.kind === 'noun' && chunks[i + 2]?.kind !== 'verb'
  }
  return false
}

/**
 * The end of a clause about a thing: everything up to where someone else begins to act, the picture or its light is
 * spoken of, or a participle says what it all effects.
 */
export function clauseEnd(reading: Reading, verb: Chunk): number {
  const {chunks} = reading
  let end = verb.index
  for (let i = verb.index + 1; i < chunks.length; i++) {
    const chunk = chunks[i]
    if (chunk === undefined || chunk.sentence !== verb.sentence) break
    if (chunk.kind === 'stop' || chunk.kind === 'subordinator') break
    if (chunk.kind === 'comma' || chunk.kind === 'conjunction' || chunk.kind === 'relative') continue
    if (chunk.kind === 'verb') {
      if (chunk.participial) {
        if (effects(reading, chunk) || isBeing(reading, chunkAt(reading, chunk.subject))) break
      } else if (chunk.subject !== verb.subject && chunks[i - 1]?.kind !== 'relative') break
    } else if (chunk.kind === 'noun') {
      if (startsOwnClause(reading, chunk, chunks[i - 1]?.kind === 'comma')) break
      if (chunk.role === 'fragment' && (isBeing(reading, chunk) || ofPicture(headOf(reading, chunk)))) break
    }
    end = i
  }
  return end
}

/** Whether a verb follows of which the noun phrase is the subject: a finite one, or behind a comma also a participle. */
function startsOwnClause(reading: Reading, chunk: Chunk, comma: boolean): boolean {
  if (chunk.role !== 'subject') return false
  const verb = chunkAt(reading, chunk.verb)
  if (comma) return true
  return verb !== undefined && verb.index > chunk.index && (!verb.participial || isBeing(reading, chunk))
}
