import {type ClosedClass, closedClass} from './lexicon/closed-class.ts'

const wordsOf = (...classes: readonly ClosedClass[]): readonly string[] =>
  classes.flatMap((name) => closedClass[name].split(', '))

/** Single words, in lower case, that hold a sentence together and name nothing. */
export const functionWords: ReadonlySet<string> = new Set(
  Object.values(closedClass).flatMap((words) => words.split(', '))
)

/** Words that may stand between two parts of one enumeration: `long brown hair and her blue eyes`. */
export const enumerationWords: ReadonlySet<string> = new Set(
  wordsOf('determiner', 'possessive', 'conjunction')
)
