import type {Chunk, ChunkKind} from './chunk.ts'
import {tag, type Unit, verbIs} from './unit.ts'

const seems = verbIs('seem')

/** Groups tagged units into phrases. */
export function chunksOf(units: readonly Unit[]): Chunk[] {
  const chunks: Chunk[] = []
  const ahead: Lookahead = {from: 0, to: -1, noun: false}
  /** No noun phrase begins before this unit: else a caption of articles alone would be read over and over. */
  let barren = 0
  for (let i = 0; i < units.length; ) {
    const unit = units[i]
    if (unit === undefined) break
    const end = i < barren ? -barren : nounPhraseEnd(units, i, ahead)
    barren = -end
    if (end > i) {
      chunks.push(nounPhrase(units, i, end, chunks.length))
      i = end
      continue
    }
    const verbEnd = verbGroupEnd(units, i)
    if (verbEnd > i) {
      chunks.push(verbGroup(units, i, verbEnd, chunks.length))
      i = verbEnd
      continue
    }
    const kind = singleKind(unit)
    let last = i
    if (kind === 'adverb') {
      // An adverb before an adjective belongs to it: "very old".
      while (units[last + 1]?.tag === tag.adverb) last++
      if (units[last + 1]?.tag === tag.adjective) last = adjectiveEnd(units, last + 1)
    } else if (kind === 'adjective') last = adjectiveEnd(units, i)
    if (kind !== undefined) {
      const isAdjective = units[last]?.tag === tag.adjective
      chunks.push(chunk(isAdjective ? 'adjective' : kind, i, last, last, chunks.length, unit.sentence))
    }
    i = last + 1
  }
  return chunks
}

/** A phrase in the making. All are made by `chunk`: of one shape, their properties are read fastest. */
type Draft = {-readonly [Key in keyof Chunk]: Chunk[Key]}

function chunk(
  kind: ChunkKind,
  first: number,
  last: number,
  head: number,
  index: number,
  sentence: number
): Draft {
  return {
    kind,
    index,
    first,
    last,
    head,
    content: first,
    sentence,
    role: 'fragment',
    verb: -1,
    preposition: -1,
    attachedTo: -1,
    coordinatedWith: -1,
    subject: -1,
    copular: false,
    passive: false,
    participial: false
  }
}

function singleKind(unit: Unit): ChunkKind | undefined {
  switch (unit.tag) {
    case tag.preposition:
      return 'preposition'
    case tag.adjective:
      return 'adjective'
    case tag.adverb:
      return 'adverb'
    case tag.comma:
      return 'comma'
    case tag.stop:
      return 'stop'
    case tag.conjunction:
      return 'conjunction'
    case tag.subordinator:
      return 'subordinator'
    case tag.relative:
      return 'relative'
    case tag.negation:
      return 'adverb'
    default:
      return undefined
  }
}

/** Last adjective of "long and dark", "calm, focused". */
function adjectiveEnd(units: readonly Unit[], from: number): number {
  let last = from
  for (;;) {
    const next = units[last + 1]?.tag
    if (next === tag.adjective) last++
    else if (next === tag.conjunction && units[last + 2]?.tag === tag.adjective) last += 2
    else return last
  }
}

/**
 * Where the noun phrase that begins at a unit ends (exclusive). If none begins there, the negative of the unit that ruled
 * it out: none begins at the units before that one either.
 */
function nounPhraseEnd(units: readonly Unit[], from: number, ahead: Lookahead): number {
  let i = from
  let noun = -1
  for (; i < units.length; i++) {
    const unit = units[i]
    if (unit === undefined || unit.sentence !== units[from]?.sentence) break
    const {tag: value} = unit
    if (value === tag.noun) {
      noun = i
      // A possessive noun opens a new noun phrase inside this one: "the woman's hair".
      continue
    }
    if (value === tag.determiner || value === tag.possessive || value === tag.number) {
      if (noun >= 0 && !isOwner(units[noun]) && value !== tag.number) break
      if (noun >= 0 && value === tag.number && !unit.lower.match(/^\d/)) break
      continue
    }
    if (value === tag.pronoun) {
      if (i === from) return i + 1
      break
    }
    if (value === tag.adjective) {
      if (noun >= 0 && !isOwner(units[noun])) {
        // "a sword silver and long": an adjective after the noun ends the phrase, unless a noun follows: "hip length red hair"
        const next = units[i + 1]
        if (next?.tag !== tag.noun || next.masked > 0) break
      }
      continue
    }
    if (value === tag.adverb) {
      const next = units[i + 1]?.tag
      if (noun < 0 && (next === tag.adjective || next === tag.adverb)) continue
      break
    }
    if (value === tag.conjunction && noun < 0 && i > from) {
      // "black and white stripes"
      if (
        units[i - 1]?.tag === tag.adjective &&
        units[i + 1]?.tag === tag.adjective &&
        leadsToNoun(units, i + 1, ahead)
      )
        continue
      break
    }
    if (value === tag.comma && noun < 0 && i > from) {
      // "small, grey rocks", but not "looking left, white kimono"
      if (
        units[i - 1]?.tag === tag.adjective &&
        units[i - 1]?.lower !== 'left' &&
        units[i - 1]?.lower !== 'right' &&
        units[i + 1]?.tag === tag.adjective &&
        leadsToNoun(units, i + 1, ahead)
      )
        continue
      break
    }
    break
  }
  // "this", "each", "two" alone
  return noun < 0 ? -i : noun + 1
}

const isOwner = (unit: Unit | undefined): boolean =>
  unit !== undefined && (unit.lower.endsWith("'s") || unit.lower.endsWith("s'"))

/** A stretch of units that was looked through for a noun, inclusive, and whether it ends in one. */
interface Lookahead {
  from: number
  to: number
  noun: boolean
}

/** Whether adjectives from a unit on end in a noun. What was found holds for each unit on the way. */
function leadsToNoun(units: readonly Unit[], from: number, ahead: Lookahead): boolean {
  if (from >= ahead.from && from <= ahead.to) return ahead.noun
  let to = from
  while (to < units.length && isLeading(units, to)) to++
  ahead.from = from
  ahead.to = to
  ahead.noun = units[to]?.tag === tag.noun
  return ahead.noun
}

/** Whether a unit can stand before the noun of a list of adjectives. */
function isLeading(units: readonly Unit[], i: number): boolean {
  const value = units[i]?.tag
  if (value === tag.comma || value === tag.conjunction) return units[i + 1]?.tag === tag.adjective
  return value === tag.adjective || value === tag.adverb
}

function nounPhrase(units: readonly Unit[], from: number, end: number, index: number): Chunk {
  let content = from
  for (; content < end - 1; content++) {
    const value = units[content]?.tag
    if (value !== tag.determiner && value !== tag.possessive) break
  }
  const made = chunk('noun', from, end - 1, end - 1, index, units[from]?.sentence ?? 0)
  made.content = content
  return made
}

const verbal = (value: Unit['tag'] | undefined): boolean =>
  value === tag.verb || value === tag.ing || value === tag.past

const auxiliary = (value: Unit['tag'] | undefined): boolean =>
  value === tag.be || value === tag.have || value === tag.modal || value === tag.to || value === tag.negation

function verbGroupEnd(units: readonly Unit[], from: number): number {
  const first = units[from]?.tag
  if (!verbal(first) && !(auxiliary(first) && first !== tag.negation)) return from
  let i = from
  let main = -1
  for (; i < units.length; i++) {
    const value = units[i]?.tag
    if (auxiliary(value)) {
      if (main >= 0 && value !== tag.to && !(value === tag.be && units[i - 1]?.tag === tag.to)) break
      if (main >= 0 && value === tag.to && !verbal(units[i + 1]?.tag) && units[i + 1]?.tag !== tag.be) break
      continue
    }
    if (verbal(value)) {
      if (main >= 0 && units[i - 1]?.tag !== tag.to && units[i - 1]?.tag !== tag.be) break
      main = i
      continue
    }
    // "is slowly walking", but not "walks slowly"
    if (value === tag.adverb && main < 0 && leadsToVerb(units, i)) continue
    break
  }
  return i
}

function leadsToVerb(units: readonly Unit[], from: number): boolean {
  for (let i = from; i < Math.min(units.length, from + 3); i++) {
    if (verbal(units[i]?.tag)) return true
    if (units[i]?.tag !== tag.adverb && units[i]?.tag !== tag.negation) return false
  }
  return false
}

function verbGroup(units: readonly Unit[], from: number, end: number, index: number): Chunk {
  let head = -1
  let finite = false
  let be = false
  for (let i = from; i < end; i++) {
    const value = units[i]?.tag
    if (verbal(value)) head = i
    if (value === tag.be || value === tag.modal || value === tag.have)
      finite ||= units[i]?.lower !== 'being' && units[i]?.lower !== 'having'
    if (value === tag.be) be = true
    if (value === tag.verb) finite = true
  }
  const last = units[end - 1]
  const copular = head < 0 || (last?.tag === tag.be && seems(units[head] ?? last))
  const made = chunk('verb', from, end - 1, head < 0 ? end - 1 : head, index, units[from]?.sentence ?? 0)
  const headTag = units[made.head]?.tag
  made.copular = copular
  made.passive = headTag === tag.past && be
  made.participial = !finite && (headTag === tag.ing || headTag === tag.past)
  return made
}
