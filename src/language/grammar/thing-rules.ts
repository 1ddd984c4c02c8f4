import {
  isTrait,
  readModifiersOfBeing,
  readPersonalAdjective,
  readTrait,
  readTraitDressed,
  readTraitIs
} from './appearance-rules.ts'
import type {Chunk} from './chunk.ts'
import {isClothing, readDressedIn, readGarment, readGarmentClause, readGarmentIs} from './clothing-rules.ts'
import {isLight, readLight, readLightAdjectives, readLightClause} from './lighting-rules.ts'
import {readLooks, takenUnits} from './look-rules.ts'
import {chunkAt, headOf, markChunk, markUnits, type Reading, unitAt} from './reading.ts'
import {isBeing, personNoun} from './scope.ts'
import {readSettingClause} from './setting-clauses.ts'
import {readExistence, readSettingOpening, readTrailing} from './setting-openings.ts'
import {readPlaceAdverb, readSettingPhrase} from './setting-rules.ts'
import {isPartOfThing, type Topic, topicOf} from './topic.ts'
import {adjectiveIs, nounIs, tag} from './unit.ts'

/** What is said of what is shown: decides which group of rules reads a phrase. */

const expression = nounIs('expression')
const ofPicture = nounIs(
  'shot',
  'angle',
  'cameraMove',
  'medium',
  'genre',
  'technique',
  'palette',
  'look',
  'praise',
  'mood',
  'writing',
  'image',
  'composition'
)
const clothed = adjectiveIs('clothed')
const feeling = adjectiveIs('feeling')
const weather = adjectiveIs('weather')
const posture = adjectiveIs('posture')

export function readThings(reading: Reading): void {
  const topic = topicOf(reading)
  for (const chunk of reading.chunks) {
    readSettingOpening(reading, chunk, topic)
    if (chunk.kind === 'noun') readNounPhrase(reading, chunk, topic)
    else if (chunk.kind === 'adjective') readAdjectives(reading, chunk)
    else if (chunk.kind === 'verb') readClause(reading, chunk, topic)
    else if (chunk.kind === 'adverb') readPlaceAdverb(reading, chunk)
  }
  readLooks(reading, topic, takenUnits(reading))
}

function readNounPhrase(reading: Reading, chunk: Chunk, topic: Topic): void {
  const head = headOf(reading, chunk)
  if (head.tag === tag.pronoun) return
  readLightAdjectives(reading, chunk)
  readTrailing(reading, chunk, topic)
  if (head.masked > 0) {
    if (reading.input.kind !== 'object') readModifiersOfBeing(reading, chunk)
    return
  }
  readDressedIn(reading, chunk)
  // "its body", "with a long neck": of a thing, not of a being.
  if (!isLight(reading, chunk) && !ofPicture(head) && isPartOfThing(reading, topic, chunk)) return
  if (isLight(reading, chunk)) readLight(reading, chunk)
  else if (isClothing(reading, chunk)) readGarment(reading, chunk, topic)
  else if (expression(head)) markChunk(reading, 'expression', chunk, 'expression-noun')
  else if (personNoun(head)) readModifiersOfBeing(reading, chunk)
  else if (isTrait(reading, chunk)) readTrait(reading, chunk)
  else if (!ofPicture(head)) readSettingPhrase(reading, chunk, topic)
}

/** Adjectives by themselves or behind "is": "she is young", "rainy", "smiling". */
function readAdjectives(reading: Reading, chunk: Chunk): void {
  const before = chunkAt(reading, chunk.index - 1)
  const subject =
    before?.kind === 'verb' && before.sentence === chunk.sentence
      ? chunkAt(reading, before.subject)
      : undefined
  if (subject !== undefined && before?.copular === true) {
    if (readTraitIs(reading, subject, chunk) || readGarmentIs(reading, subject, chunk)) return
  }
  readDressedIn(reading, chunk)
  readLightAdjectives(reading, chunk)
  const person = subject === undefined || isBeing(reading, subject)
  for (let i = chunk.first; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (unit.tag !== tag.adjective) continue
    if (clothed(unit) && person && !isFollowedByIn(reading, i))
      markUnits(reading, 'clothing', i, i, 'clothed', i)
    else if (feeling(unit) && person) markUnits(reading, 'expression', i, i, 'feeling-adjective', i)
    else if (readPersonalAdjective(reading, i, subject)) continue
    else if (weather(unit)) markUnits(reading, 'background', i, i, 'weather-adjective', i)
    else if (posture(unit)) markUnits(reading, 'action', i, i, 'posture-adjective', i)
  }
}

/** "clad in a hat": only the hat is clothing. */
const isFollowedByIn = (reading: Reading, i: number): boolean => unitAt(reading, i + 1).lower === 'in'

/** "her hair is tied back", "trees line the street", "light filters through the window". */
function readClause(reading: Reading, verb: Chunk, topic: Topic): void {
  const subject = chunkAt(reading, verb.subject)
  const next = chunkAt(reading, verb.index + 1)
  if (verb.copular && subject !== undefined && subject.index < verb.index && next?.kind === 'noun')
    readTraitIs(reading, subject, next)
  readTraitDressed(reading, verb)
  if (readGarmentClause(reading, verb)) return
  readLightClause(reading, verb)
  readSettingClause(reading, verb, topic)
  readExistence(reading, verb, topic)
}
