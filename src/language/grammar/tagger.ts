import {base, closedBit, ing, past, plural, thirdPerson} from '../lexicon/word.ts'
import {adjectiveIs, adverbIs, nounIs, tag, type Unit, verbIs} from './unit.ts'
import {blankForm} from './units.ts'

/**
 * Part-of-speech tags. Function words are known; others are decided by how frequent each part of speech of the word is
 * and by their neighbours. The rules are those of captions: fragments, participles after commas, few bare verbs.
 */
export function tagUnits(units: Unit[]): void {
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]
    if (unit === undefined || unit.masked > 0 || unit.tag === tag.comma || unit.tag === tag.stop) continue
    if (unit.word.closed > 0) unit.tag = tagClosed(units, i, unit)
    else if (unit.word.known || unit.word.form !== blankForm) unit.tag = tagOpen(units, i, unit)
  }
}

type Value = Unit['tag']

const opens = (value: Value | undefined): boolean =>
  value === undefined ||
  value === tag.comma ||
  value === tag.stop ||
  value === tag.conjunction ||
  value === tag.subordinator

const nominal = (value: Value | undefined): boolean => value === tag.noun || value === tag.pronoun

/** Whether a word can open or continue a noun phrase. */
function canBeNominal(unit: Unit | undefined): boolean {
  if (unit === undefined || unit.tag === tag.comma || unit.tag === tag.stop) return false
  if (unit.masked > 0) return true
  const {word} = unit
  if (word.closed & (closedBit.determiner | closedBit.possessive | closedBit.number)) return true
  if (word.closed > 0) return false
  return word.noun > 0 || word.adjective > 0
}

const startsObject = (unit: Unit | undefined): boolean =>
  unit !== undefined &&
  (unit.word.closed &
    (closedBit.determiner |
      closedBit.possessive |
      closedBit.preposition |
      closedBit.to |
      closedBit.number)) !==
    0

function tagClosed(units: readonly Unit[], i: number, unit: Unit): Value {
  const {closed} = unit.word
  const previous = i > 0 ? units[i - 1] : undefined
  const next = units[i + 1]
  if (closed & closedBit.possessive) {
    if (unit.lower === 'her' && !canBeNominal(next)) return tag.pronoun
    if (unit.lower === 'his' && !canBeNominal(next)) return tag.pronoun
    return tag.possessive
  }
  if (closed & closedBit.be) return tag.be
  if (closed & closedBit.have) return tag.have
  if (closed & (closedBit.modal | closedBit.do)) return tag.modal
  if (closed & closedBit.negation) return tag.negation
  if (closed & closedBit.conjunction) return tag.conjunction
  if (unit.lower === 'to') {
    const verb = next?.word.closed === 0 && next.word.verb > 0 && (next.word.forms & base) !== 0
    const verbal =
      verb &&
      (next.word.verb >= next.word.noun || startsObject(units[i + 2])) &&
      next.word.adverb < next.word.verb
    return verbal || next?.word.closed === closedBit.be ? tag.to : tag.preposition
  }
  if (unit.lower === 'that')
    return previous !== undefined && previous.tag === tag.noun
      ? tag.relative
      : canBeNominal(next)
        ? tag.determiner
        : tag.relative
  if (closed & closedBit.relative) return tag.relative
  if (closed & closedBit.preposition) {
    // "its round body", "the near bank": no preposition follows an article.
    if ((previous?.tag === tag.possessive || previous?.tag === tag.determiner) && unit.word.adjective > 0)
      return tag.adjective
    if (unit.word.adverbs !== 0 && !canBeNominal(next) && next?.word.closed !== closedBit.pronoun)
      return tag.adverb
    if (closed & closedBit.subordinator)
      return unit.lower === 'as' || unit.lower === 'so'
        ? tag.subordinator
        : beginsClause(units, i + 1)
          ? tag.subordinator
          : tag.preposition
    if (
      unit.lower === 'like' &&
      unit.word.verb > 0 &&
      previous !== undefined &&
      nominal(previous.tag) &&
      unit.word.verb > 8
    )
      return tag.verb
    return tag.preposition
  }
  if (closed & closedBit.subordinator) return tag.subordinator
  if (closed & closedBit.pronoun) return tag.pronoun
  if (closed & closedBit.number) return tag.number
  return tag.determiner
}

/** Whether a finite clause rather than a noun phrase follows. */
function beginsClause(units: readonly Unit[], from: number): boolean {
  for (let i = from; i < Math.min(units.length, from + 6); i++) {
    const unit = units[i]
    if (unit === undefined || unit.tag === tag.comma || unit.tag === tag.stop) return false
    const {word} = unit
    if (word.closed & (closedBit.be | closedBit.have | closedBit.modal)) return true
    if (word.closed === 0 && word.forms & thirdPerson && word.verb > word.noun) return true
    if (word.closed & closedBit.preposition) return false
  }
  return false
}

const person = nounIs('person', 'crowd', 'animal', 'creature')
const transitive = verbIs('contact', 'wear', 'gaze', 'depict', 'act')
const feeling = adjectiveIs('feeling')
const filming = verbIs('camera')
const camera = nounIs('camera')
const named = nounIs(
  'light',
  'technique',
  'medium',
  'backdrop',
  'look',
  'composition',
  'image',
  'palette',
  'garmentPart'
)
const directional = adverbIs('direction')
const isVerbal = (value: Value | undefined): boolean =>
  value === tag.verb || value === tag.ing || value === tag.past

function tagOpen(units: readonly Unit[], i: number, unit: Unit): Value {
  const {word} = unit
  const previous = i > 0 ? units[i - 1] : undefined
  const next = units[i + 1]
  const before = previous?.tag
  let noun = word.noun > 0 ? word.noun : -20
  let verb = word.verb > 0 ? word.verb : -20
  let adjective = word.adjective > 0 ? word.adjective : -20
  let adverb = word.adverb > 0 ? word.adverb : -20
  const nextNominal = canBeNominal(next) && !startsObject(next)
  const finite = (word.forms & thirdPerson) !== 0
  // "pans left", "looking right"
  if (directional(unit) && isVerbal(before) && !nextNominal) return tag.adverb
  const bare = (word.forms & base) !== 0 && !finite
  const inNounPhrase =
    before === tag.determiner ||
    before === tag.possessive ||
    before === tag.number ||
    before === tag.adjective

  if (word.forms & ing && word.verb > 0) {
    // "smiling woman" is a modifier, "holding umbrellas" a participle.
    const modifies =
      nextNominal &&
      next !== undefined &&
      !directional(next) &&
      (next.masked > 0 || next.word.noun > 0 || next.word.adjective > 0)
    if (
      noun > verb + 1 &&
      (inNounPhrase ||
        before === tag.noun ||
        before === tag.preposition ||
        (opens(before) && !startsObject(next)))
    )
      return tag.noun
    // "soft lighting", "drawing, ink"
    if (named(unit) && !startsObject(next) && (inNounPhrase || before === tag.noun || opens(before)))
      return tag.noun
    // "a black and white drawing of a town".
    if (before === tag.adjective && noun > 0 && next?.lower === 'of') return tag.noun
    if (inNounPhrase && before !== tag.adjective) {
      if (modifies) return tag.adjective
      return noun > 0 || before === tag.possessive || before === tag.determiner ? tag.noun : tag.ing
    }
    if (before === tag.adjective && modifies && !transitive(unit)) return tag.adjective
    if (before === tag.preposition && modifies && !transitive(unit)) return tag.adjective
    if (
      opens(before) &&
      modifies &&
      next !== undefined &&
      person(next) &&
      !startsObject(next) &&
      !transitive(unit)
    )
      return tag.adjective
    return tag.ing
  }
  if (word.forms & past && word.verb > 0 && !(bare && word.noun > 3 && inNounPhrase)) {
    if (
      adjective > 3 &&
      (word.adjective > 4 || word.adjectives !== 0) &&
      (nextNominal || before === tag.be || before === tag.adverb || !startsObject(next))
    ) {
      if (nextNominal || !startsObject(next)) return tag.adjective
    }
    if (noun > verb && (inNounPhrase || opens(before))) return tag.noun
    // "the shot follows"
    if (noun > 0 && (before === tag.determiner || before === tag.possessive) && !nextNominal) return tag.noun
    if (
      nextNominal &&
      next !== undefined &&
      (inNounPhrase ||
        before === tag.preposition ||
        opens(before) ||
        before === tag.adverb ||
        before === tag.ing ||
        before === tag.verb ||
        before === tag.be)
    ) {
      if (!startsObject(next) && before !== tag.pronoun) return tag.adjective
    }
    return tag.past
  }

  // "the fourth carries the fifth", "one sleeps", "both dash": what stands for a noun has a verb after it.
  const stands = (finite || bare) && previous !== undefined && !nextNominal && standsForNoun(units, i - 1)
  // "a herd crosses a river", "it turns, plants its paws": no noun phrase goes on with an article.
  // "rolls of cotton", "rows of desks"
  if (finite && word.noun > 0 && next?.lower === 'of') return tag.noun
  // "the camera pans left"
  if (finite && previous !== undefined && filming(unit) && camera(previous)) return tag.verb
  const takesObject =
    next !== undefined && (next.word.closed & (closedBit.determiner | closedBit.possessive)) !== 0
  if (finite && takesObject && !(inNounPhrase && !stands)) verb += 3
  if (stands && (severalWords.has(previous.lower) ? bare && !(word.forms & plural) : finite)) {
    verb += 6
    noun -= 2
  } else if (inNounPhrase) {
    verb -= 8
    noun += 3
    if (nextNominal) adjective += 3
    else adjective -= before === tag.determiner || before === tag.possessive ? 2 : 3
    adverb -= 4
  } else if (before === tag.to) {
    verb += 8
  } else if (before === tag.modal) {
    verb += 8
  } else if (before === tag.pronoun || before === tag.relative) {
    verb += 6
    noun -= 4
  } else if (before === tag.preposition) {
    verb -= 8
    noun += 2
    if (nextNominal) adjective += 2
  } else if (before === tag.be) {
    verb -= 8
    adjective += 4
    noun -= 1
  } else if (before === tag.noun) {
    const singularSubject = previous !== undefined && !(previous.word.forms & plural)
    if (finite) {
      if (startsObject(next) || next?.tag === undefined || next.tag === tag.comma || next.word.adverb > 0)
        verb += 3
      if (singularSubject) verb += 1
      if (previous !== undefined && (previous.masked > 0 || person(previous))) verb += 3
    } else if (bare) {
      // "pines line the road": behind a plural, a noun would end the phrase before an article.
      const hasObject =
        startsObject(next) && next !== undefined && (next.word.closed & closedBit.determiner) !== 0
      verb += singularSubject ? -6 : hasObject ? 7 : startsObject(next) ? 3 : -1
      if (previous?.masked === 1) verb -= 2
    }
    if (!nextNominal) adjective -= 1
  } else if (opens(before)) {
    if (bare) verb -= 5
    if (before === tag.conjunction && finite && verbBefore(units, i)) verb += 4
    else if (before === tag.comma && finite && verbBefore(units, i)) verb += 2
    else if (finite && !startsObject(next)) verb -= 3
    if (nextNominal) adjective += 2
    if (feeling(unit) && !nextNominal) adjective += 3
  } else if (before === tag.adverb) {
    if (bare) verb -= 3
    if (nextNominal) adjective += 2
    if (finite) verb += 2
  } else if (before === tag.verb || before === tag.ing || before === tag.past) {
    verb -= 8
    if (nextNominal) adjective += 2
    else adverb += 2
  } else if (bare) verb -= 3
  if (word.adverbs !== 0) adverb += nextNominal && word.adjective > 0 ? 0 : 4
  if (word.adjectives !== 0 && nextNominal) adjective += 2
  if (word.nounLow !== 0 || word.nounHigh !== 0) noun += nextNominal ? 0 : 1

  if (noun >= verb && noun >= adjective && noun >= adverb) return tag.noun
  if (verb > adjective && verb > adverb) return tag.verb
  if (adjective >= adverb) return tag.adjective
  return tag.adverb
}

const ordinals = new Set([
  'other',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'last',
  'left',
  'right',
  'latter',
  'former'
])
const singleWords = new Set(['one', 'another', 'each', 'neither', 'either'])
const severalWords = new Set(['both', 'two', 'three', 'some', 'others', 'several', 'all', 'many'])

/** "one", "another", "both", "the other", "the second" without a noun. */
function standsForNoun(units: readonly Unit[], i: number): boolean {
  const word = units[i]?.lower ?? ''
  const before = i > 0 ? units[i - 1] : undefined
  if (singleWords.has(word) || severalWords.has(word)) return before?.tag !== tag.determiner
  return before?.lower === 'the' && ordinals.has(word)
}

/** Whether the sentence already has a finite verb, with which another can be coordinated. */
function verbBefore(units: readonly Unit[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 14; k--) {
    const value = units[k]?.tag
    if (value === tag.stop) return false
    if (value === tag.verb || value === tag.be) return true
  }
  return false
}
