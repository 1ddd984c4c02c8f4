import type {Chunk} from '../grammar/chunk.ts'
import type {Reading} from '../grammar/reading.ts'
import {tag, type Unit} from '../grammar/unit.ts'

/**
 * The words that tell what a word means in its sentence, by what they are to it. `none` (-1) where there is no such
 * word.
 */
const relationNames = [
  'word itself',
  'word before',
  'word after',
  'two words before',
  'two words after',
  'head of the phrase',
  'preposition',
  'verb',
  'subject',
  'first of the enumeration',
  'object',
  'first noun of the clause',
  'first verb of the clause',
  'phrase before',
  'phrase after',
  'first noun of the sentence'
] as const
export const relationCount = relationNames.length
export const none = -1

/** Stretches of a caption whose words speak together: `clause[i]` and `sentence[i]` number those of unit i. */
export interface Stretches {
  readonly clause: Int32Array
  readonly sentence: Int32Array
  readonly clauses: number
  readonly sentences: number
}

export interface Relations extends Stretches {
  /** `relationCount` unit indexes for each unit. */
  readonly to: Int32Array
  /** Index of each unit's chunk, -1 for none. */
  readonly chunkOf: Int32Array
}

export function relationsOf({units, chunks}: Reading): Relations {
  const count = units.length
  const chunkOf = new Int32Array(count).fill(none)
  for (const chunk of chunks) for (let i = chunk.first; i <= chunk.last; i++) chunkOf[i] = chunk.index
  const stretches = stretchesOf(units)
  const clauseNoun = new Int32Array(stretches.clauses).fill(none)
  const clauseVerb = new Int32Array(stretches.clauses).fill(none)
  const sentenceNoun = new Int32Array(stretches.sentences).fill(none)
  for (const {kind, head, first} of chunks) {
    const clause = stretches.clause[first] as number
    const sentence = stretches.sentence[first] as number
    if (kind === 'noun') {
      if (clauseNoun[clause] === none) clauseNoun[clause] = head
      if (sentenceNoun[sentence] === none) sentenceNoun[sentence] = head
    } else if (kind === 'verb' && clauseVerb[clause] === none) clauseVerb[clause] = head
  }
  const to = new Int32Array(count * relationCount).fill(none)
  const near = (from: number, i: number): number =>
    i >= 0 && i < count && stretches.sentence[i] === stretches.sentence[from] ? i : none
  const head = (index: number): number =>
    index >= 0 && index < chunks.length ? (chunks[index] as Chunk).head : none
  for (let i = 0; i < count; i++) {
    const at = i * relationCount
    to[at] = i
    to[at + 1] = near(i, i - 1)
    to[at + 2] = near(i, i + 1)
    to[at + 3] = near(i, i - 2)
    to[at + 4] = near(i, i + 2)
    to[at + 11] = clauseNoun[stretches.clause[i] as number] as number
    to[at + 12] = clauseVerb[stretches.clause[i] as number] as number
    to[at + 15] = sentenceNoun[stretches.sentence[i] as number] as number
    const index = chunkOf[i] as number
    if (index < 0) continue
    const chunk = chunks[index] as Chunk
    if (chunk.head !== i) to[at + 5] = chunk.head
    to[at + 13] = head(index - 1)
    to[at + 14] = head(index + 1)
    if (chunk.kind === 'noun') {
      to[at + 6] = head(chunk.preposition)
      to[at + 7] = head(chunk.verb)
      to[at + 8] = head(chunks[chunk.verb]?.subject ?? none)
      to[at + 9] = head(chunk.coordinatedWith)
      continue
    }
    if (chunk.kind === 'verb') to[at + 8] = head(chunk.subject)
    else {
      const verb = verbBefore(chunks, chunk)
      to[at + 7] = verb?.head ?? none
      to[at + 8] = head(verb?.subject ?? none)
    }
    if (chunk.kind === 'verb' || chunk.kind === 'preposition') to[at + 10] = objectAfter(chunks, chunk)
  }
  return {to, chunkOf, ...stretches}
}

const breaks = (chunk: Chunk, other: Chunk): boolean =>
  other.sentence !== chunk.sentence || other.kind === 'comma' || other.kind === 'stop'

/** The verb group that an adverb, adjective or preposition follows. */
function verbBefore(chunks: readonly Chunk[], chunk: Chunk): Chunk | undefined {
  for (let i = chunk.index - 1; i >= 0 && i > chunk.index - 4; i--) {
    const before = chunks[i] as Chunk
    if (breaks(chunk, before)) return undefined
    if (before.kind === 'verb') return before
  }
  return undefined
}

/** The first noun after a verb or preposition. */
function objectAfter(chunks: readonly Chunk[], chunk: Chunk): number {
  for (let i = chunk.index + 1; i < chunks.length && i < chunk.index + 4; i++) {
    const after = chunks[i] as Chunk
    if (breaks(chunk, after)) return none
    if (after.kind === 'noun') return after.head
  }
  return none
}

function stretchesOf(units: readonly Unit[]): Stretches {
  const clause = new Int32Array(units.length)
  const sentence = new Int32Array(units.length)
  let clauses = 0
  let sentences = 0
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Unit
    const begins = units[i - 1]?.sentence !== unit.sentence
    if (begins) sentences++
    // A comma or stop begins the clause that it opens.
    if (begins || unit.tag === tag.comma || unit.tag === tag.stop) clauses++
    sentence[i] = sentences - 1
    clause[i] = clauses - 1
  }
  return {clause, sentence, clauses, sentences}
}
