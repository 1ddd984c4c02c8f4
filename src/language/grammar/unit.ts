import {
  adjectiveClasses,
  adverbClasses,
  nounClasses,
  verbClasses,
  type AdjectiveClass,
  type AdverbClass,
  type NounClass,
  type VerbClass
} from '../lexicon/classes.ts'
import type {Word} from '../lexicon/word.ts'

/** Part-of-speech tags of the grammar. */
export const tag = {
  noun: 1,
  verb: 2, // finite, imperative or bare
  ing: 3,
  past: 4, // past tense or participle
  adjective: 5,
  adverb: 6,
  determiner: 7,
  possessive: 8,
  preposition: 9,
  pronoun: 10,
  conjunction: 11,
  number: 12,
  be: 13,
  have: 14,
  modal: 15,
  to: 16,
  negation: 17,
  relative: 18,
  subordinator: 19,
  comma: 20,
  stop: 21, // semicolon, colon, dash, bracket: ends a clause
  other: 22
} as const
export type Tag = (typeof tag)[keyof typeof tag]

/** A word or phrase of the lexicon, or a punctuation mark, as the grammar sees it. */
export interface Unit {
  readonly start: number
  readonly end: number
  readonly lower: string
  readonly word: Word
  readonly capital: boolean
  /** Which anchor or secondary concept covers the unit: 0 none, 1 anchor, 2 secondary concept. */
  readonly masked: 0 | 1 | 2
  readonly sentence: number
  tag: Tag
  /** Whether a config takes the word out of the reading: no concept holds it. */
  readonly ignored?: true
}

type ClassTest = (unit: Unit) => boolean

/** Whether a frequent sense of the word as a noun has the class. */
export const nounIs = (...names: readonly NounClass[]): ClassTest => {
  const {low, high} = nounBits(names)
  return ({word}) => (word.mainNounLow & low) !== 0 || (word.mainNounHigh & high) !== 0
}
/** Whether any sense of the word as a noun has the class. */
export const nounCanBe = (...names: readonly NounClass[]): ClassTest => {
  const {low, high} = nounBits(names)
  return ({word}) => (word.nounLow & low) !== 0 || (word.nounHigh & high) !== 0
}
export const adjectiveIs = (...names: readonly AdjectiveClass[]): ClassTest => {
  const bits = bitsOf(names, adjectiveClasses)
  return ({word}) => (word.adjectives & bits) !== 0
}
export const verbIs = (...names: readonly VerbClass[]): ClassTest => {
  const bits = bitsOf(names, verbClasses)
  return ({word}) => (word.verbs & bits) !== 0
}
export const adverbIs = (...names: readonly AdverbClass[]): ClassTest => {
  const bits = bitsOf(names, adverbClasses)
  return ({word}) => (word.adverbs & bits) !== 0
}

function bitsOf<Name>(names: readonly Name[], all: readonly Name[]): number {
  let bits = 0
  for (const name of names) bits |= 1 << all.indexOf(name)
  return bits
}

function nounBits(names: readonly NounClass[]): {low: number; high: number} {
  let low = 0
  let high = 0
  for (const name of names) {
    const index = nounClasses.indexOf(name)
    if (index < 32) low |= 1 << index
    else high |= 1 << (index - 32)
  }
  return {low, high}
}
