import type {ConceptName} from '../concept.ts'
import {adjectiveClasses, adverbClasses, nounClasses, verbClasses} from './classes.ts'
import {conceptSenses} from './concept-senses.ts'
import {tellingAdjective, tellingAdverb, tellingNoun, tellingVerb} from './telling-class.ts'
import {blankWord, closedBit, ing, past, plural, type Word} from './word.ts'

/** How likely the part of speech is under which a word was added: as likely as any. */
const certain = 10

/** A word form that users add, and who added it. */
export interface AddedForm {
  readonly form: string
  /** The entry as it was written. */
  readonly entry: string
  readonly concept: ConceptName
  readonly from: string | undefined
  readonly isPlural: boolean
}

/**
 * A word that is read as what users say of it. In the part of speech that the sense speaks of, it replaces what is known
 * of the word; in others that stays: a `wrap` that is worn can still be a verb.
 * @param known What the lexicon knows of the form, or makes of its ending.
 */
export function addedWord({form, entry, concept, from, isPlural}: AddedForm, known: Word): Word {
  const sense = conceptSenses[concept]
  const word = {...(known.known ? known : withoutGuess(known)), form, known: true, closed: 0}
  word.entry = entry
  word.phrases = undefined
  if (isPlural) word.forms |= plural
  if (sense.verb !== undefined && word.verb > 0) {
    word.verbs = 1 << verbClasses.indexOf(sense.verb)
    word.verbType = tellingVerb(word.verbs)
  }
  if (sense.noun !== undefined && !(sense.verb !== undefined && isParticiple(word))) {
    const place = nounClasses.indexOf(sense.noun)
    word.noun = certain
    word.nounLow = word.mainNounLow = place < 32 ? 1 << place : 0
    word.nounHigh = word.mainNounHigh = place < 32 ? 0 : 1 << (place - 32)
    word.nounType = tellingNoun(word.mainNounLow, word.mainNounHigh)
  }
  if (sense.adjective !== undefined) {
    word.adjective = certain
    word.adjectives = 1 << adjectiveClasses.indexOf(sense.adjective)
    word.adjectiveType = tellingAdjective(word.adjectives)
  }
  if (sense.adverb !== undefined) {
    word.adverb = certain
    word.adverbs = 1 << adverbClasses.indexOf(sense.adverb)
    word.adverbType = tellingAdverb(word.adverbs)
  }
  return {...word, added: {concepts: [concept], from}}
}

/** A word with the classes of another besides its own: one that is listed under two concepts. */
export const withSensesOf = (word: Word, other: Word): Word => {
  const merged = {
    ...word,
    noun: Math.max(word.noun, other.noun),
    adjective: Math.max(word.adjective, other.adjective),
    adverb: Math.max(word.adverb, other.adverb),
    nounLow: word.nounLow | other.nounLow,
    nounHigh: word.nounHigh | other.nounHigh,
    mainNounLow: word.mainNounLow | other.mainNounLow,
    mainNounHigh: word.mainNounHigh | other.mainNounHigh,
    verbs: word.verbs | other.verbs,
    adjectives: word.adjectives | other.adjectives,
    adverbs: word.adverbs | other.adverbs,
    added: {
      concepts: [...(word.added?.concepts ?? []), ...(other.added?.concepts ?? [])],
      from: word.added?.from
    }
  }
  return {
    ...merged,
    nounType: tellingNoun(merged.mainNounLow, merged.mainNounHigh),
    verbType: tellingVerb(merged.verbs),
    adjectiveType: tellingAdjective(merged.adjectives),
    adverbType: tellingAdverb(merged.adverbs)
  }
}

/** "dabbing": what is a verb by its form is read with its object and complements. */
const isParticiple = ({verb, forms}: Word): boolean => verb > 0 && (forms & (ing | past)) !== 0

/** Of words that are not known, endings tell verbs well and other parts of speech badly. */
const withoutGuess = ({form, verb, forms}: Word): Word => ({
  ...blankWord(form, 0),
  verb,
  forms: verb > 0 ? forms : 0
})

/**
 * A word of which nothing is known but its part of speech: what users ignore. Its form is told to no rule either.
 * @param isName Names are nouns, whatever else their letters mean.
 */
export function ignoredWord(entry: string, known: Word, isName: boolean): Word {
  const {noun, verb, adjective, adverb, forms, closed} = known
  const hidden = blankWord(closed > 0 ? known.form : '\u0000', isName ? 0 : closed)
  const parts = isName || !known.known ? {noun: certain} : {noun, verb, adjective, adverb, forms}
  return {...hidden, ...parts, entry}
}

/** "kosode's": stands where an article does, and is no longer the head of its noun phrase. */
export const possessiveOf = (word: Word): Word => ({
  ...word,
  form: `${word.form}'s`,
  closed: closedBit.possessive
})
