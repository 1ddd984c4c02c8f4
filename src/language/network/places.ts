import {conceptNames} from '../concept.ts'
import type {Relations} from './relations.ts'
import {conceptSlots, hiddenSize} from './sizes.ts'

export const conceptCount = conceptNames.length
export const hiddenBytes = hiddenSize * 4
export const conceptBytes = conceptSlots * 4

/** Places in the kernel's memory for one caption. */
export interface Places {
  /** `hiddenSize` numbers for each unit. */
  readonly hidden: number
  /** `conceptSlots` numbers for each unit: first scores, then the last ones. */
  readonly scores: number
  /** The same: first probabilities, 0 where they are small. */
  readonly seen: number
  /** `hiddenSize` numbers for each clause, each sentence, and the caption. */
  readonly groups: number
  /** The same, `conceptSlots` numbers. */
  readonly seenGroups: number
  /** `hiddenSize` numbers. */
  readonly second: number
  /** Pointers to the rows that are added up. */
  readonly list: number
}

/** Numbers of a unit's clause, sentence and caption among the groups. */
export const groupOf = (
  {clause, sentence, clauses, sentences}: Relations,
  i: number,
  level: number
): number =>
  level === 0 ? (clause[i] as number) : level === 1 ? clauses + (sentence[i] as number) : clauses + sentences
