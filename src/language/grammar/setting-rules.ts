import type {Chunk} from './chunk.ts'
import {type Continuation, phraseEnd} from './extent.ts'
import {chunkAt, headOf, markUnits, modifierCount, prepositionOf, type Reading, unitAt} from './reading.ts'
import {isBeing, isDescribed, prepositionalKind} from './scope.ts'
import {isTopic, type Topic} from './topic.ts'
import {adverbIs, nounIs, tag, verbIs} from './unit.ts'

/** Place and background: what phrases say of where it all happens. */

const location = nounIs('room', 'outdoors', 'placeName')
const scenery = nounIs('building', 'nature', 'plant', 'sky', 'water', 'weather', 'daytime')
const landscape = nounIs('nature', 'plant', 'sky', 'water', 'outdoors')
const landmark = nounIs('building', 'nature', 'plant', 'water', 'outdoors')
const natural = nounIs('nature', 'water', 'sky')
const structure = nounIs('building')
const outdoors = nounIs('outdoors')
const picture = nounIs('medium', 'shot', 'angle', 'image')
const weather = nounIs('weather', 'daytime', 'sky')
const backdrop = nounIs('backdrop')
/** "in the wind", "in the background": by themselves they describe nothing. */
const barely = nounIs('abstract')
const furnishing = nounIs('furniture', 'vehicle')
const worn = nounIs('garment', 'shot', 'angle', 'medium', 'technique', 'mood', 'light', 'shadow', 'trait')
/** "a lake in illustration style": how it is drawn is no scenery. */
const drawn = nounIs('look', 'medium', 'genre', 'technique', 'palette')
const steadied = verbIs('posture', 'contact')
const surrounds = verbIs('surround')
const placeAdverb = adverbIs('place')

export const ofScenery: Continuation = {
  prepositions: new Set(
    'of, with, in, on, under, behind, above, near, at, along, beyond, over, among, between, beneath, below, around, across, by, beside, next to, inside, outside, full of'.split(
      ', '
    )
  ),
  fits: (reading, object) =>
    headOf(reading, object).masked === 0 &&
    !isBeing(reading, object) &&
    !worn(headOf(reading, object)) &&
    !drawn(headOf(reading, object))
}
const weathered = new Set([
  'in',
  'at',
  'under',
  'during',
  'against',
  'on',
  'through',
  'with',
  'after',
  'before'
])
/** Where something goes or is seen from is direction, not place. */
const ways = new Set(['from', 'toward', 'towards', 'off', 'over', 'into', 'onto', 'up'])
const amid = new Set(['amid', 'amidst', 'among', 'amongst'])

/** Marks a noun phrase that tells of the setting; says whether it does. */
export function readSettingPhrase(reading: Reading, chunk: Chunk, topic: Topic): boolean {
  const head = headOf(reading, chunk)
  if (backdrop(head)) return readBackdrop(reading, chunk, topic)
  if (topic.thing && isGrounds(reading, chunk, topic)) return markScene(reading, chunk, 'grounds')
  if (chunk.role === 'prepositional') {
    if (isPictured(reading, chunk)) return markScene(reading, chunk, 'picture-of')
    return readPrepositional(reading, chunk)
  }
  if (chunk.role === 'fragment') return readFragment(reading, chunk, topic)
  if (weather(head) && chunk.role === 'predicate') return markScene(reading, chunk, 'weather-or-time')
  return false
}

/** "a house with a large lawn", "featuring a landscaped garden": what lies around the thing taught. */
function isGrounds(reading: Reading, chunk: Chunk, topic: Topic): boolean {
  const head = headOf(reading, chunk)
  if (!outdoors(head) || structure(head)) return false
  if (chunk.role === 'subject' || isTopic(topic, chunk.index) || modifierCount(reading, chunk) === 0)
    return false
  if (chunk.role === 'prepositional') return prepositionOf(reading, chunk) === 'with'
  if (chunk.role === 'fragment') return reading.input.kind === undefined
  const verb = chunkAt(reading, chunk.verb)
  return verb !== undefined && isTopic(topic, verb.subject)
}

/** "a painting of a harbour at dawn", "a view of a forest": the scene is what is shown. */
function isPictured(reading: Reading, chunk: Chunk): boolean {
  if (prepositionOf(reading, chunk) !== 'of') return false
  const host = headOf(reading, chunkAt(reading, chunk.attachedTo))
  const head = headOf(reading, chunk)
  return picture(host) && (location(head) || landscape(head)) && isDescribed(reading, chunk)
}

function markScene(reading: Reading, chunk: Chunk, rule: string, first = chunk.content): boolean {
  const end = chunkAt(reading, sceneEnd(reading, chunk))
  markUnits(reading, 'background', first, end?.last ?? chunk.last, rule, chunk.head)
  return true
}

/** The end of scenery: "a cliff overlooking the sea", "a street with old houses". */
function sceneEnd(reading: Reading, chunk: Chunk): number {
  const end = phraseEnd(reading, chunk, ofScenery)
  const verb = chunkAt(reading, end + 1)
  const object = chunkAt(reading, end + 2)
  if (verb?.kind !== 'verb' || !verb.participial || object?.kind !== 'noun') return end
  if (headOf(reading, verb).tag !== tag.ing || !surrounds(headOf(reading, verb))) return end
  return ofScenery.fits(reading, object) ? phraseEnd(reading, object, ofScenery) : end
}

/** "plain white background", "with mountains and a lake in the background". */
function readBackdrop(reading: Reading, chunk: Chunk, topic: Topic): boolean {
  const preposition = prepositionOf(reading, chunk)
  let first = chunk.content
  if ((preposition === 'in' || preposition === 'on') && chunk.attachedTo >= 0) {
    const owner = chunkAt(reading, chunk.attachedTo)
    if (
      owner !== undefined &&
      !isBeing(reading, owner) &&
      !isTopic(topic, owner.index) &&
      chunk.preposition === owner.index + 1
    )
      first = startOfList(reading, owner).content
  }
  if (first === chunk.content && barely(headOf(reading, chunk)) && modifierCount(reading, chunk) === 0)
    return true
  return markScene(reading, chunk, 'backdrop', first)
}

/** The first of the noun phrases that are coordinated with one. */
export function startOfList(reading: Reading, chunk: Chunk): Chunk {
  let first = chunk
  for (let steps = 0; first.coordinatedWith >= 0 && steps < 8; steps++) {
    const before = chunkAt(reading, first.coordinatedWith)
    if (before === undefined || isBeing(reading, before) || worn(headOf(reading, before))) break
    first = before
  }
  return first
}

function readPrepositional(reading: Reading, chunk: Chunk): boolean {
  const head = headOf(reading, chunk)
  const preposition = prepositionOf(reading, chunk)
  const kind = prepositionalKind(reading, chunk)
  if (kind === 'background') return markScene(reading, chunk, 'described-place')
  if (kind === 'place') {
    if (ways.has(preposition)) return false
    markUnits(reading, 'place', chunk.first, chunk.last, 'place', chunk.head)
    return true
  }
  if (weather(head) && weathered.has(preposition) && !(barely(head) && modifierCount(reading, chunk) === 0))
    return markScene(reading, chunk, 'weather-or-time')
  if (preposition === 'beyond' && !worn(head)) return markScene(reading, chunk, 'beyond')
  if (amid.has(preposition) && !worn(head)) return markScene(reading, chunk, 'amid')
  if (preposition === 'against' && (scenery(head) || modifierCount(reading, chunk) > 0)) {
    const verb = headOf(reading, chunkAt(reading, chunk.verb))
    if (!steadied(verb) || verb.lower === 'set') return markScene(reading, chunk, 'against')
  }
  return false
}

function readFragment(reading: Reading, chunk: Chunk, topic: Topic): boolean {
  const head = headOf(reading, chunk)
  const {kind, register} = reading.input
  if (isTopic(topic, chunk.index) && topic.thing && !(kind === 'style' && landscape(head))) return false
  if (weather(head)) return markScene(reading, chunk, 'weather-or-time')
  if (topic.thing && structure(head) && register !== 'tags') return false
  if (location(head) || landscape(head)) {
    if (
      location(head) &&
      !natural(head) &&
      !isDescribed(reading, chunk) &&
      !isListedScenery(reading, chunk)
    ) {
      markUnits(reading, 'place', chunk.content, chunk.last, 'place-fragment', chunk.head)
      return true
    }
    return markScene(reading, chunk, 'scenery')
  }
  if (scenery(head)) return markScene(reading, chunk, 'scenery')
  if (register === 'tags' && furnishing(head) && kind !== 'object')
    return markScene(reading, chunk, 'furnishing')
  return false
}

/** "a lake, houses, mountains": one of several items of scenery. */
function isListedScenery(reading: Reading, chunk: Chunk): boolean {
  if (reading.input.register === 'tags') return false
  const before = chunkAt(reading, chunk.coordinatedWith)
  if (before !== undefined && landmark(headOf(reading, before))) return true
  const after = chunkAt(reading, chunk.index + 2)
  return after?.kind === 'noun' && after.coordinatedWith === chunk.index && landmark(headOf(reading, after))
}

/** "outdoors", "on stage". */
export function readPlaceAdverb(reading: Reading, chunk: Chunk): void {
  for (let i = chunk.first; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (unit.tag === tag.adverb && placeAdverb(unit) && !isDirection(unit.lower))
      markUnits(reading, 'place', i, i, 'place-adverb')
  }
}

/** Adverbs that rather say which way something moves, or where in the picture it is. */
const directions = new Set([
  'inside',
  'overhead',
  'nearby',
  'upstairs',
  'downstairs',
  'midair',
  'in midair',
  'in mid-air',
  'abroad'
])
const isDirection = (word: string): boolean => directions.has(word)
