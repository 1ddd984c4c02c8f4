import type {ConceptName} from '../concept.ts'
import type {Chunk} from './chunk.ts'
import {
  chunkAt,
  hasModifier,
  headOf,
  markChunk,
  markUnits,
  modifierCount,
  prepositionOf,
  type Reading,
  unitAt
} from './reading.ts'
import {complementEnd, isBeing, isDescribed, personNoun, prepositionalKind} from './scope.ts'
import {adjectiveIs, adverbIs, nounCanBe, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Appearance, clothing, place, background, lighting, looks of things: what noun phrases say of what is shown. */

const trait = nounIs('trait')
const body = nounIs('body')
const garment = nounIs('garment')
const garmentPart = nounIs('garmentPart')
const light = nounIs('light', 'shadow')
const backdrop = nounIs('backdrop')
const weather = nounIs('weather', 'daytime', 'sky')
const location = nounIs('room', 'outdoors', 'placeName', 'water')
const scenery = nounIs('building', 'nature', 'plant', 'sky', 'water', 'outdoors', 'weather')
const thing = nounCanBe(
  'furniture',
  'vehicle',
  'weapon',
  'food',
  'container',
  'device',
  'instrument',
  'artifact',
  'part',
  'building',
  'plant',
  'fabric',
  'shape',
  'nature'
)
const picture = nounIs(
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
  'composition',
  'expression'
)
const expression = nounIs('expression')

const personal = adjectiveIs('age', 'build', 'ethnicity', 'hair', 'skin', 'creature', 'beauty')
const looks = adjectiveIs('colour', 'material', 'surface', 'pattern', 'shape', 'size')
const clothed = adjectiveIs('clothed')
const traitLike = adjectiveIs(
  'colour',
  'size',
  'shape',
  'surface',
  'hair',
  'skin',
  'pattern',
  'age',
  'beauty',
  'build',
  'creature',
  'material'
)
const lightAdjective = adjectiveIs('light')
const weatherAdjective = adjectiveIs('weather')
const scenic = adjectiveIs('scenic')
const feelingAdjective = adjectiveIs('feeling')

const wear = verbIs('wear')
const handle = verbIs('contact', 'act', 'motion', 'change')
const lightVerb = verbIs('light')
const dress = verbIs('dress')
const surround =
  /^(surround|surrounds|surrounded|surrounding|fill|fills|filled|line|lines|lined|dot|dots|dotted|stretch|stretches|stretching|frame|frames|framed|set)$/

export function readThings(reading: Reading): void {
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'noun') readNounPhrase(reading, chunk)
    else if (chunk.kind === 'adjective') readAdjectives(reading, chunk)
    else if (chunk.kind === 'verb') readThingClause(reading, chunk)
    else if (chunk.kind === 'adverb') readPlaceAdverb(reading, chunk)
  }
}

function readPlaceAdverb(reading: Reading, chunk: Chunk): void {
  for (let i = chunk.first; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (
      unit.tag === tag.adverb &&
      /^(outdoors|indoors|outside|backstage|underwater|onstage|on stage|downtown|in space|at sea|offshore|underground)$/.test(
        unit.lower
      )
    )
      markUnits(reading, 'place', i, i, 'place-adverb')
  }
}

function readNounPhrase(reading: Reading, chunk: Chunk): void {
  const head = headOf(reading, chunk)
  if (head.masked > 0) return readModifiersOfBeing(reading, chunk)
  if (head.tag === tag.pronoun) return
  const preposition = prepositionOf(reading, chunk)
  const verb = chunkAt(reading, chunk.verb)
  const verbHead = headOf(reading, chunk.role === 'object' || chunk.role === 'subject' ? verb : undefined)

  if (light(head)) return markUnits(reading, 'lighting', chunk.content, chunk.last, 'light-noun', chunk.head)
  if (picture(head) && !garment(head)) return readMoodOfExpression(reading, chunk)
  if (backdrop(head)) return readBackdrop(reading, chunk)
  if (personNoun(head)) return readModifiersOfBeing(reading, chunk)
  if (
    garment(head) ||
    (garmentPart(head) &&
      hasModifier(reading, chunk, (unit) => clothed(unit) || adjectiveIs('colour', 'pattern')(unit)) &&
      preposition !== 'in')
  ) {
    const handled =
      chunk.role === 'object' &&
      handle(verbHead) &&
      !wear(verbHead) &&
      isBeing(reading, chunkAt(reading, verb?.subject ?? -1))
    if (!handled || modifierCount(reading, chunk) > 0) {
      return markUnits(reading, 'clothing', chunk.content, garmentEnd(reading, chunk), 'garment', chunk.head)
    }
    return
  }
  if (trait(head) || (body(head) && hasModifier(reading, chunk, traitLike))) {
    const moved =
      chunk.role === 'subject' && verb !== undefined && !verb.copular && !dress(headOf(reading, verb))
    const described =
      hasModifier(reading, chunk, traitLike) || preposition === 'with' || chunk.role === 'fragment'
    const isPart = body(head) && !trait(head)
    if (isPart && !hasModifier(reading, chunk, traitLike)) return
    if (described || (chunk.role === 'object' && !handle(verbHead))) {
      if (!moved || hasModifier(reading, chunk, traitLike))
        markUnits(reading, 'appearance', chunk.content, chunk.last, 'trait', chunk.head)
    }
    return
  }
  if (body(head)) return
  if (chunk.role === 'prepositional') {
    const kind = prepositionalKind(reading, chunk)
    if (kind === 'place') return markUnits(reading, 'place', chunk.first, chunk.last, 'place', chunk.head)
    if (kind === 'background')
      return markUnits(
        reading,
        'background',
        chunk.content,
        sceneryEnd(reading, chunk),
        'described-place',
        chunk.head
      )
    if (weather(head) && /^(in|at|under|during|against|on|through|with)$/.test(preposition))
      return markUnits(reading, 'background', chunk.content, chunk.last, 'weather-or-time', chunk.head)
    if (/^(against|amid|amidst|among|amongst)$/.test(preposition) && scenery(head))
      return markUnits(reading, 'background', chunk.content, chunk.last, 'against', chunk.head)
  }
  if (chunk.role === 'fragment' || chunk.role === 'subject') {
    if (location(head) && chunk.role === 'fragment') {
      if (isDescribed(reading, chunk))
        return markUnits(
          reading,
          'background',
          chunk.content,
          sceneryEnd(reading, chunk),
          'described-place',
          chunk.head
        )
      return markUnits(reading, 'place', chunk.content, chunk.last, 'place-fragment', chunk.head)
    }
    if ((weather(head) || scenery(head)) && chunk.role === 'fragment')
      return markUnits(reading, 'background', chunk.content, chunk.last, 'scenery', chunk.head)
  }
  if (weather(head) && chunk.role !== 'subject')
    return markUnits(reading, 'background', chunk.content, chunk.last, 'weather-or-time', chunk.head)
  readLooks(reading, chunk)
}

/** "serious expression", "gentle smile". */
function readMoodOfExpression(reading: Reading, chunk: Chunk): void {
  if (expression(headOf(reading, chunk))) markChunk(reading, 'expression', chunk, 'expression-noun')
}

/** Modifiers before a being: "young", "red-haired", "smiling", "masked". */
function readModifiersOfBeing(reading: Reading, chunk: Chunk): void {
  for (let i = chunk.content; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0) continue
    if (unit.tag === tag.noun && trait(unit)) markUnits(reading, 'appearance', i, i, 'trait-of-being', i)
    if (unit.tag !== tag.adjective) continue
    if (clothed(unit)) markUnits(reading, 'clothing', i, i, 'clothed', i)
    else if (personal(unit) || (looks(unit) && i < chunk.head && !adjectiveIs('size')(unit)))
      markUnits(reading, 'appearance', i, i, 'trait-of-being', i)
    else if (feelingAdjective(unit)) markUnits(reading, 'expression', i, i, 'feeling-of-being', i)
    else if (unit.word.verbs !== 0 && verbIs('feeling')(unit))
      markUnits(reading, 'expression', i, i, 'feeling-of-being', i)
  }
}

/** "plain white background", "with mountains in the background". */
function readBackdrop(reading: Reading, chunk: Chunk): void {
  const preposition = prepositionOf(reading, chunk)
  let first = chunk.content
  if (preposition === 'in' && chunk.attachedTo >= 0) {
    const owner = chunkAt(reading, chunk.attachedTo)
    if (
      owner !== undefined &&
      !isBeing(reading, owner) &&
      headOf(reading, owner).masked === 0 &&
      chunk.preposition === owner.index + 1
    )
      first = owner.content
  }
  markUnits(reading, 'background', first, sceneryEnd(reading, chunk), 'backdrop', chunk.head)
}

/** The end of scenery after its head: "with tall pines", "of mountains", "filled with books". */
function sceneryEnd(reading: Reading, chunk: Chunk): number {
  let end = chunk.last
  for (let i = chunk.index + 1; i < reading.chunks.length; i++) {
    const next = reading.chunks[i]
    if (next === undefined || next.sentence !== chunk.sentence) break
    if (next.kind === 'preposition') {
      const object = reading.chunks[i + 1]
      if (object?.kind !== 'noun' || object.role !== 'prepositional' || isBeing(reading, object)) break
      if (garment(headOf(reading, object)) || picture(headOf(reading, object))) break
      if (
        !/^(of|with|in|on|under|behind|above|near|at|along|beyond|over|full of)$/.test(
          headOf(reading, next).lower
        )
      )
        break
      end = object.last
      i++
    } else if (next.kind === 'conjunction') {
      const object = reading.chunks[i + 1]
      if (object?.kind !== 'noun' || object.coordinatedWith < 0 || isBeing(reading, object)) break
      end = object.last
      i++
    } else if (next.kind === 'verb' && next.participial && headOf(reading, next).tag === tag.past) {
      if (!surround.test(headOf(reading, next).lower)) break
      end = chunkAt(reading, complementEnd(reading, next))?.last ?? end
      break
    } else break
  }
  return end
}

function garmentEnd(reading: Reading, chunk: Chunk): number {
  let end = chunk.last
  for (let i = chunk.index + 1; i + 1 < reading.chunks.length; i += 2) {
    const preposition = reading.chunks[i]
    const object = reading.chunks[i + 1]
    if (preposition?.kind !== 'preposition' || object?.kind !== 'noun' || object.sentence !== chunk.sentence)
      break
    const head = headOf(reading, object)
    if (!/^(with|of|over|under|in)$/.test(headOf(reading, preposition).lower)) break
    if (!(garment(head) || garmentPart(head) || nounCanBe('fabric', 'colour', 'pattern', 'material')(head)))
      break
    end = object.last
  }
  return end
}

/** Colour, material, shape of a thing: "red umbrella", "a wooden chair". */
function readLooks(reading: Reading, chunk: Chunk, concept: ConceptName = 'object-look'): void {
  const head = headOf(reading, chunk)
  if (!thing(head) && head.word.nounLow !== 0) return
  if (chunk.content < chunk.head && scenery(head) && chunk.role === 'subject') {
    markChunk(reading, 'background', chunk, 'scenery-subject')
    return
  }
  let first = -1
  for (let i = chunk.content; i < chunk.head; i++) {
    const unit = unitAt(reading, i)
    const describes = (unit.tag === tag.adjective && looks(unit)) || nounIs('material', 'colour')(unit)
    if (describes && first < 0) first = i
    if (describes) markUnits(reading, concept, first, i, 'looks', i)
    else if (unit.tag !== tag.conjunction && unit.tag !== tag.comma) first = -1
  }
}

/** Adjectives by themselves or after "is": "she is young", "rainy", "smiling". */
function readAdjectives(reading: Reading, chunk: Chunk): void {
  const before = chunkAt(reading, chunk.index - 1)
  const subject = before?.kind === 'verb' ? chunkAt(reading, before.subject) : undefined
  const owner = headOf(reading, subject)
  const person = isBeing(reading, subject) || subject === undefined
  for (let i = chunk.first; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (unit.tag !== tag.adjective) continue
    if (clothed(unit) && person) markUnits(reading, 'clothing', i, i, 'clothed', i)
    else if (feelingAdjective(unit) && person) markUnits(reading, 'expression', i, i, 'feeling-adjective', i)
    else if (lightAdjective(unit)) markUnits(reading, 'lighting', i, i, 'light-adjective', i)
    else if (weatherAdjective(unit)) markUnits(reading, 'background', i, i, 'weather-adjective', i)
    else if (personal(unit) && person) markUnits(reading, 'appearance', i, i, 'trait-adjective', i)
    else if (adjectiveIs('posture')(unit)) markUnits(reading, 'action', i, i, 'posture-adjective', i)
    else if (subject !== undefined && (trait(owner) || body(owner)) && traitLike(unit))
      markUnits(reading, 'appearance', subject.content, i, 'trait-is', subject.head)
    else if (subject !== undefined && garment(owner))
      markUnits(reading, 'clothing', subject.content, i, 'garment-is', subject.head)
    else if (subject !== undefined && scenic(unit) && (backdrop(owner) || scenery(owner) || location(owner)))
      markUnits(reading, 'background', subject.content, i, 'scenery-is', subject.head)
    else if (
      looks(unit) &&
      (subject === undefined ? reading.input.kind === 'object' : owner.masked === 1 || thing(owner))
    )
      markUnits(reading, 'object-look', i, i, 'looks-are', i)
  }
}

/** "light filters through the trees", "trees line the street", "her hair is tied back". */
function readThingClause(reading: Reading, verb: Chunk): void {
  const subject = chunkAt(reading, verb.subject)
  if (subject === undefined) return
  const owner = headOf(reading, subject)
  const head = headOf(reading, verb)
  const end = chunkAt(reading, complementEnd(reading, verb))?.last ?? verb.last
  if (light(owner) && subject.index < verb.index)
    markUnits(reading, 'lighting', subject.content, end, 'light-clause', subject.head)
  else if (backdrop(owner))
    markUnits(reading, 'background', subject.content, end, 'backdrop-clause', subject.head)
  else if (lightVerb(head) && (weather(owner) || nounIs('device')(owner)) && !isBeing(reading, subject))
    markUnits(reading, 'lighting', subject.content, end, 'light-verb', verb.head)
  else if (trait(owner) && dress(head) && head.tag === tag.past)
    markUnits(reading, 'appearance', subject.content, end, 'trait-dressed', subject.head)
  else if ((scenery(owner) || location(owner)) && surround.test(head.lower))
    markUnits(reading, 'background', subject.content, end, 'surrounds', subject.head)
  else if (/^(surrounded|framed|backed|set)$/.test(head.lower) && head.tag === tag.past)
    markUnits(reading, 'background', verb.head, end, 'surrounded-by', verb.head)
}

export function isLooksOnly(unit: Unit): boolean {
  return looks(unit) || adverbIs('degree')(unit)
}
