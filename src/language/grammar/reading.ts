import type {ConceptName} from '../concept.ts'
import type {ConceptInput} from '../concepts.ts'
import {blankWord} from '../lexicon/word.ts'
import type {Chunk} from './chunk.ts'
import {tag, type Unit} from './unit.ts'

/** A stretch of units, inclusive, that a rule found to carry a concept. */
export interface Mark {
  readonly concept: ConceptName
  readonly first: number
  readonly last: number
  /** Name of the grammar rule. */
  readonly rule: string
  /** The unit whose lexicon entry the rule rests on. */
  readonly at: number
}

/** What the rules work on: a caption as phrases, and the marks made so far. */
export interface Reading {
  readonly input: ConceptInput
  readonly units: readonly Unit[]
  readonly chunks: readonly Chunk[]
  /**
   * Stands for all units: it passes a test for a class that any of them passes. A rule that rests on a class need not be
   * tried where the class does not occur.
   */
  readonly present: Unit
  readonly marks: Mark[]
  /** What the grammar rules out, whatever the weights say. */
  readonly vetoes: Mark[]
}

export function markUnits(
  reading: Reading,
  concept: ConceptName,
  first: number,
  last: number,
  rule: string,
  at = last
): void {
  if (last >= first) reading.marks.push({concept, first, last, rule, at})
}

/** Rules a concept out for a stretch of units. */
export function veto(
  reading: Reading,
  concept: ConceptName,
  first: number,
  last: number,
  rule: string
): void {
  reading.vetoes.push({concept, first, last, rule, at: first})
}

/** Marks a phrase without its leading articles. */
export function markChunk(reading: Reading, concept: ConceptName, chunk: Chunk, rule: string): void {
  markUnits(reading, concept, chunk.content, chunk.last, rule, chunk.head)
}

const silence: Unit = {
  start: 0,
  end: 0,
  lower: '',
  word: blankWord('', 0),
  capital: false,
  masked: 0,
  sentence: -1,
  tag: tag.other
}

/** The unit of all classes that occur: see `Reading.present`. */
export function presentIn(units: readonly Unit[]): Unit {
  const all = blankWord('', 0)
  for (const {word} of units) {
    all.nounLow |= word.nounLow
    all.nounHigh |= word.nounHigh
    all.mainNounLow |= word.mainNounLow
    all.mainNounHigh |= word.mainNounHigh
    all.verbs |= word.verbs
    all.adjectives |= word.adjectives
    all.adverbs |= word.adverbs
  }
  return {...silence, word: all}
}

/** A unit by its index; one of which nothing is known where there is none. */
export const unitAt = ({units}: Reading, index: number): Unit =>
  // Engines read negative indexes of an array slowly, and -1 is common.
  index >= 0 && index < units.length ? (units[index] ?? silence) : silence
export const headOf = (reading: Reading, chunk: Chunk | undefined): Unit =>
  chunk === undefined ? silence : unitAt(reading, chunk.head)
/** A phrase by its index. */
export const chunkAt = ({chunks}: Reading, index: number): Chunk | undefined =>
  index >= 0 && index < chunks.length ? chunks[index] : undefined

/** The phrase that begins with a unit. */
export function chunkFrom(reading: Reading, first: number): Chunk | undefined {
  const chunk = chunkAround(reading, first)
  return chunk?.first === first ? chunk : undefined
}

/** The phrase that ends with a unit. */
export function chunkUpTo(reading: Reading, last: number): Chunk | undefined {
  const chunk = chunkAround(reading, last)
  return chunk?.last === last ? chunk : undefined
}

/** The last phrase that begins at or before a unit: phrases follow each other, so that half of them fall away at once. */
function chunkAround({chunks}: Reading, unit: number): Chunk | undefined {
  let low = 0
  let high = chunks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((chunks[middle]?.first ?? Infinity) <= unit) low = middle + 1
    else high = middle
  }
  return chunks[low - 1]
}

/** Whether a modifier of the phrase's head passes a test. */
export function hasModifier(reading: Reading, chunk: Chunk, test: (unit: Unit) => boolean): boolean {
  for (let i = chunk.content; i < chunk.head; i++) if (test(unitAt(reading, i))) return true
  return false
}

/** Number of modifying words between the article and the head. */
export function modifierCount(reading: Reading, chunk: Chunk): number {
  let count = 0
  for (let i = chunk.content; i < chunk.head; i++) {
    const {tag: value} = unitAt(reading, i)
    if (value === tag.adjective || value === tag.noun || value === tag.past || value === tag.ing) count++
  }
  return count
}

/** The preposition before a noun phrase, "" if there is none. */
export const prepositionOf = (reading: Reading, chunk: Chunk): string =>
  chunk.preposition < 0 ? '' : headOf(reading, reading.chunks[chunk.preposition]).lower
