import {tag, type Unit} from './unit.ts'

/** Numbers for what a word is: its most telling class with its part of speech, or its tag alone. */
const nounBase = 1
const adjectiveBase = nounBase + 64
const verbBase = adjectiveBase + 32
const adverbBase = verbBase + 32
export const tagBase = adverbBase + 32
const anchorBase = tagBase + 32
const capitalised = tagBase + 30

function typeByTag(unit: Unit): number {
  const {word} = unit
  switch (unit.tag) {
    case tag.noun:
      if (word.nounType >= 0) return nounBase + word.nounType
      return unit.capital ? capitalised : tagBase + tag.noun
    case tag.adjective:
      if (word.adjectiveType >= 0) return adjectiveBase + word.adjectiveType
      if (word.nounType >= 0) return nounBase + word.nounType
      return word.verbType >= 0 ? verbBase + word.verbType : tagBase + tag.adjective
    case tag.past:
    case tag.ing:
    case tag.verb:
      return word.verbType >= 0 ? verbBase + word.verbType : tagBase + unit.tag
    case tag.adverb:
      return word.adverbType >= 0 ? adverbBase + word.adverbType : tagBase + tag.adverb
    default:
      return tagBase + unit.tag
  }
}

/** Number of a unit's most telling class, with its part of speech. `kind` is the number of the LoRA kind. */
export function typeOf(unit: Unit, kind: number): number {
  if (unit.masked > 0) return anchorBase + (unit.masked === 2 ? 8 : kind)
  return typeByTag(unit)
}

/** Whether a type is that of a being: the first four noun classes. */
export const isBeingType = (type: number): boolean => type >= nounBase && type <= nounBase + 3

/** Number of the family of meaning, small and large. */
export function familyOf(unit: Unit): number {
  if (unit.masked > 0) return 0
  const {word} = unit
  if (unit.tag === tag.noun) return word.nounFamily
  if (unit.tag === tag.verb || unit.tag === tag.ing || unit.tag === tag.past) return word.verbFamily
  if (unit.tag === tag.adjective) return word.adjectiveFamily || word.nounFamily || word.verbFamily
  return 0
}

export function largeFamilyOf(unit: Unit): number {
  if (unit.masked > 0) return 0
  const {word} = unit
  if (unit.tag === tag.noun) return word.nounLargeFamily
  if (unit.tag === tag.verb || unit.tag === tag.ing || unit.tag === tag.past) return word.verbLargeFamily
  if (unit.tag === tag.adjective) return word.adjectiveFamily || word.nounLargeFamily || word.verbLargeFamily
  return 0
}
