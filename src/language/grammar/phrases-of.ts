import type {ConceptInput} from '../concepts.ts'
import type {Phrases} from './chunk.ts'
import {chunksOf} from './chunks.ts'
import {assignRoles} from './roles.ts'
import {tagUnits} from './tagger.ts'
import {unitsOf} from './units.ts'

/** Parses a caption into phrases, without asking what they tell of. */
export function phrasesOf(input: ConceptInput): Phrases {
  const units = unitsOf(input)
  tagUnits(units)
  const chunks = chunksOf(units)
  assignRoles(units, chunks)
  return {units, chunks}
}
