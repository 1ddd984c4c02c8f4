import type {ClosedClass} from './closed-class.ts'

/** What the lexicon knows of one word form. Class sets are bit sets; the index of a class is its place in its list. */
export interface Word {
  readonly form: string
  /** Lexicon entry the knowledge comes from; the form itself if it is unknown. */
  readonly entry: string
  /** Whether the lexicon holds the word or a form of it; of others only the ending is known. */
  readonly known: boolean
  /** Closed classes as a bit set, 0 for open-class words. */
  readonly closed: number
  /** How likely each part of speech is, 0 impossible, 1 rare … 10 frequent. */
  readonly noun: number
  readonly verb: number
  readonly adjective: number
  readonly adverb: number
  /** Inflections that the form can be. */
  readonly forms: number
  /** Noun classes 0–31 and 32–63; `main` ones are those of frequent senses. */
  readonly nounLow: number
  readonly nounHigh: number
  readonly mainNounLow: number
  readonly mainNounHigh: number
  readonly verbs: number
  readonly adjectives: number
  readonly adverbs: number
  /** Place of the most telling class of each part of speech, -1 for none. */
  readonly nounType: number
  readonly verbType: number
  readonly adjectiveType: number
  readonly adverbType: number
  /** Phrases of the lexicon that begin with the form, longest first. */
  readonly phrases: readonly Phrase[]
}

/** A phrase of the lexicon after its first word. */
export interface Phrase {
  readonly words: readonly string[]
  readonly word: Word
}

export const plural = 1
export const ing = 2
export const past = 4
export const thirdPerson = 8
export const base = 16

export const closedBit: Readonly<Record<ClosedClass, number>> = {
  determiner: 1,
  possessive: 2,
  number: 4,
  pronoun: 8,
  preposition: 16,
  conjunction: 32,
  subordinator: 64,
  relative: 128,
  be: 256,
  have: 512,
  do: 1024,
  modal: 2048,
  negation: 4096,
  to: 8192
}
