import type {AdjectiveClass, AdverbClass, NounClass, VerbClass} from './classes.ts'

/** Words that carry a class: lemmas, separated by commas; phrases are written with spaces. */
interface Listed<PartOfSpeech extends string, Class extends string> {
  readonly pos: PartOfSpeech
  readonly class: Class
  /** What the words have in common, and why WordNet alone doesn't do. */
  readonly why: string
  readonly words: string
  /** Whether the class replaces what WordNet knows of the word in this part of speech. */
  readonly only?: true
}

export type WordList =
  | Listed<'noun', NounClass>
  | Listed<'adjective', AdjectiveClass>
  | Listed<'verb', VerbClass>
  | Listed<'adverb', AdverbClass>
