import {adjectiveClasses, adverbClasses, nounClasses, verbClasses} from '../lexicon/classes.ts'
import type {Unit} from '../grammar/unit.ts'

/**
 * What the network knows of a word before it looks at its sentence: part of speech, inflection and the classes that
 * the lexicon gives it. Features are numbered; a word has some twenty of them.
 */
const tags = 23
const closedClasses = 14
const inflections = 5
const ranks = 8

const closedFrom = tags
const inflectionsFrom = closedFrom + closedClasses
const mainNounsFrom = inflectionsFrom + inflections
const nounsFrom = mainNounsFrom + nounClasses.length
const verbsFrom = nounsFrom + nounClasses.length
const adjectivesFrom = verbsFrom + verbClasses.length
const adverbsFrom = adjectivesFrom + adjectiveClasses.length
const ranksFrom = adverbsFrom + adverbClasses.length
const anchorFeature = ranksFrom + ranks
const secondaryFeature = anchorFeature + 1
const capitalFeature = anchorFeature + 2
const knownFeature = anchorFeature + 3

export function wordFeatures({word, tag, capital, masked}: Unit): readonly number[] {
  if (masked > 0) return [tag, masked === 1 ? anchorFeature : secondaryFeature]
  const features: number[] = [tag]
  addBits(features, word.closed, closedFrom)
  addBits(features, word.forms, inflectionsFrom)
  addBits(features, word.mainNounLow, mainNounsFrom)
  addBits(features, word.mainNounHigh, mainNounsFrom + 32)
  addBits(features, word.nounLow, nounsFrom)
  addBits(features, word.nounHigh, nounsFrom + 32)
  addBits(features, word.verbs, verbsFrom)
  addBits(features, word.adjectives, adjectivesFrom)
  addBits(features, word.adverbs, adverbsFrom)
  addRank(features, word.noun, ranksFrom)
  addRank(features, word.verb, ranksFrom + 2)
  addRank(features, word.adjective, ranksFrom + 4)
  addRank(features, word.adverb, ranksFrom + 6)
  if (capital) features.push(capitalFeature)
  if (word.known) features.push(knownFeature)
  return features
}

function addBits(features: number[], bits: number, from: number): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) features.push(from + 31 - Math.clz32(rest & -rest))
}

/** Whether a part of speech is possible, and whether it is frequent. */
function addRank(features: number[], rank: number, from: number): void {
  if (rank > 0) features.push(from)
  if (rank > 4) features.push(from + 1)
}
