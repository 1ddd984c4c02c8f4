import type {Reading} from './reading.ts'
import {isBeingType, tagBase} from './types.ts'
import {tag, type Unit} from './unit.ts'

/** A stretch between commas and stops. */
export interface Fragment {
  /** Type of its first noun phrase's head or verb, and its first unit. */
  type: number
  first: number
  /** 1 holds a verb, 2 holds a being, 4 holds the anchor, 8 stands alone in its sentence. */
  makeUp: number
  /** Word before a colon: "Mood: …". */
  label: number
}

export function fragmentsOf(units: readonly Unit[], types: Int32Array): Fragment[] {
  const fragments: Fragment[] = new Array(units.length)
  let current: Fragment | undefined
  let label = 0
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Unit
    const before = units[i - 1]
    if (
      current === undefined ||
      before === undefined ||
      before.sentence !== unit.sentence ||
      before.tag === tag.comma ||
      before.tag === tag.stop
    ) {
      if (before !== undefined && before.lower === ':' && i > 1) label = units[i - 2]?.word.hash ?? 0
      else if (before?.sentence !== unit.sentence) label = 0
      current = {type: 0, first: i, makeUp: 0, label}
    }
    const type = types[i] as number
    if (unit.masked === 1) current.makeUp |= 4
    else if (unit.tag === tag.verb || unit.tag === tag.ing || unit.tag === tag.past || unit.tag === tag.be)
      current.makeUp |= 1
    else if (unit.tag === tag.noun && isBeingType(type)) current.makeUp |= 2
    if (current.type === 0 && type < tagBase && type > 0 && unit.tag === tag.noun) current.type = type
    fragments[i] = current
  }
  return fragments
}

/** What a sentence is about. */
export interface SentenceFacts {
  /** Type of the first noun. */
  type: number
  first: number
  /** Type of the first finite verb. */
  verb: number
  /** Whether beings or the anchor are named: bits. */
  beings: number
}

export function sentencesOf({units, chunks}: Reading, types: Int32Array): SentenceFacts[] {
  const sentences: SentenceFacts[] = []
  for (const chunk of chunks) {
    let facts = sentences[chunk.sentence]
    if (facts === undefined) {
      facts = {type: 0, first: chunk.first, verb: 0, beings: 0}
      sentences[chunk.sentence] = facts
    }
    const unit = units[chunk.head] as Unit
    const type = types[chunk.head] as number
    if (chunk.kind === 'noun') {
      if (facts.type === 0) facts.type = type
      if (unit.masked === 1) facts.beings |= 1
      else if (unit.tag === tag.pronoun) facts.beings |= 2
      else if (isBeingType(type)) facts.beings |= 4
    } else if (chunk.kind === 'verb' && facts.verb === 0 && !chunk.participial)
      facts.verb = chunk.copular ? 1 : type
  }
  return sentences
}
