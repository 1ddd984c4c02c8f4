import type {ConceptName} from '../concept.ts'
import type {ClosedClass} from './closed-class.ts'

/** What the lexicon knows of one word form. Class sets are bit sets; the index of a class is its place in its list. */
export interface Word {
  readonly form: string
  /** Lexicon entry the knowledge comes from; the form itself if it is unknown. */
  readonly entry: string
  /** Of words that users add: under which concepts, and who did. */
  readonly added?: {readonly concepts: readonly ConceptName[]; readonly from: string | undefined}
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
  /** Phrases of the lexicon that begin with the form, by their second word, longest first; `undefined` if none do. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]> | undefined
  /** Initials of the second words of `phrases`, see `initialBit`: with most words that follow no phrase can begin. */
  readonly phraseInitials: number
}

/** Bit of a word's first letter. Characters that share a bit are told apart by looking closer. */
export const initialBit = (form: string): number => 1 << (form.charCodeAt(0) & 31)

/** A phrase of the lexicon. */
export interface Phrase {
  /** Its words after the first. */
  readonly words: readonly string[]
  /** The phrase as a form to look up. */
  readonly form: string
}

type Draft = {-readonly [Key in keyof Word]: Word[Key]}

/** A word of which nothing is known yet. All words are made here: of one shape, their properties are read fastest. */
export const blankWord = (form: string, closed: number): Draft => ({
  form,
  entry: form,
  known: true,
  closed,
  noun: 0,
  verb: 0,
  adjective: 0,
  adverb: 0,
  forms: 0,
  nounLow: 0,
  nounHigh: 0,
  mainNounLow: 0,
  mainNounHigh: 0,
  verbs: 0,
  adjectives: 0,
  adverbs: 0,
  nounType: -1,
  verbType: -1,
  adjectiveType: -1,
  adverbType: -1,
  phrases: undefined,
  phraseInitials: 0
})

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
