import type {Chunk} from './chunk.ts'
import {type Continuation, clauseEnd, phraseEnd} from './extent.ts'
import {focus} from './focus.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {isPartOfThing, isTopic, type Topic} from './topic.ts'
import {adjectiveIs, nounCanBe, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Looks of things: colour, material, texture, shape, size, decoration of what is neither worn nor scenery. */

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
  'fabric',
  'shape',
  'material'
)
const ground = nounIs('outdoors', 'nature', 'plant', 'sky', 'water', 'weather', 'room', 'placeName')
const notThing = nounIs(
  'person',
  'crowd',
  'animal',
  'creature',
  'trait',
  'body',
  'garment',
  'light',
  'shadow',
  'mood',
  'medium',
  'technique',
  'palette',
  'genre',
  'look',
  'shot',
  'angle',
  'camera',
  'cameraMove',
  'image',
  'composition',
  'viewer',
  'praise',
  'backdrop',
  'expression',
  'pose',
  'motion',
  'time',
  'writing',
  'feeling'
)
const looks = adjectiveIs('colour', 'material', 'surface', 'pattern', 'shape', 'size')
const materialNoun = nounIs('material', 'colour', 'pattern', 'fabric')
const part = nounIs('part', 'material', 'shape', 'pattern')
const touches = verbIs('contact', 'posture', 'act', 'motion', 'change')
const consists = verbIs('relate', 'depict')
const crafted = verbIs('craft')
const having = new Set([
  'features',
  'featuring',
  'has',
  'have',
  'having',
  'boasts',
  'boasting',
  'comprises',
  'comprising',
  'sports',
  'bears',
  'combines',
  'includes',
  'including',
  'with'
])
const details: Continuation = {
  prepositions: new Set([
    'of',
    'with',
    'in',
    'on',
    'at',
    'from',
    'above',
    'below',
    'along',
    'around',
    'across',
    'over'
  ]),
  fits: (reading, object) => !isBeing(reading, object) && !outside(headOf(reading, object))
}
const outside = (head: Unit): boolean => notThing(head) || (ground(head) && !part(head))

/** Which units carry another of the concepts that describe. */
export function takenUnits(reading: Reading): Uint8Array {
  const taken = new Uint8Array(reading.units.length)
  for (const {concept, first, last} of reading.marks)
    if (concept !== 'action' && concept !== 'meta' && concept !== 'direction' && concept !== 'timing')
      taken.fill(1, first, last + 1)
  return taken
}

/** Looks of the thing that the caption is about, of its parts, and of other things in its sentences. */
export function readLooks(reading: Reading, topic: Topic, taken: Uint8Array): void {
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'noun') readPhrase(reading, chunk, topic, taken)
    else if (chunk.kind === 'verb' && topic.thing) readClause(reading, chunk, topic)
    else if (chunk.kind === 'adjective') readPredicate(reading, chunk, topic, taken)
  }
}

function readPhrase(reading: Reading, chunk: Chunk, topic: Topic, taken: Uint8Array): void {
  const head = headOf(reading, chunk)
  if (head.tag === tag.pronoun || taken[chunk.head] === 1) return
  const itsPart = isPartOfThing(reading, topic, chunk)
  if (head.masked === 0 && !itsPart && notThing(head)) return
  if (topic.thing && isPart(reading, chunk, topic)) {
    const end = chunkAt(reading, phraseEnd(reading, chunk, details))
    markUnits(reading, 'object-look', chunk.content, end?.last ?? chunk.last, 'part', chunk.head)
    return
  }
  const own = topic.thing && isTopic(topic, chunk.index)
  if (!own && (ground(head) || !(thing(head) || head.word.nounLow + head.word.nounHigh === 0))) return
  if (!own && !isTouched(reading, chunk)) return
  for (let i = chunk.content; i < chunk.head; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0 || taken[i] === 1) continue
    if (looks(unit) || materialNoun(unit) || (own && unit.tag === tag.adjective && isCompound(unit)))
      markUnits(reading, 'object-look', i, i, own ? 'topic-looks' : 'looks', i)
  }
}

/** Whether somebody holds, uses or rests on a thing: "holding a red cup", "sitting on a wooden chair". */
function isTouched(reading: Reading, chunk: Chunk): boolean {
  if (chunk.role !== 'object' && chunk.role !== 'prepositional') return false
  const verb = chunkAt(reading, chunk.verb)
  if (verb === undefined || chunk.attachedTo >= verb.index) return false
  const head = headOf(reading, verb)
  if (!touches(head)) return false
  const subject = chunkAt(reading, verb.subject)
  return subject === undefined || isBeing(reading, subject)
}

/** "moth-shaped", "two-story". */
const isCompound = (unit: Unit): boolean => unit.lower.includes('-')

/** "with a wooden handle", "its curved blade", "featuring a gabled roof": a part of what the caption is about. */
function isPart(reading: Reading, chunk: Chunk, topic: Topic): boolean {
  const {status} = topic
  const head = headOf(reading, chunk)
  if (isPartOfThing(reading, topic, chunk)) {
    if (chunk.role === 'subject' || ground(head)) return false
    return chunk.content < chunk.head || part(head)
  }
  if (outside(head) || chunk.role === 'subject') return false
  if (chunk.role !== 'object' && chunk.role !== 'predicate') return false
  const verb = chunkAt(reading, chunk.verb)
  if (verb === undefined) return false
  const owner = status[verb.subject]
  if (owner === undefined || owner === focus.none || owner === focus.attached) return false
  return having.has(headOf(reading, verb).lower)
}

/** "is made of aged metal", "its body is fitted with glass", "crafted from oak". */
function readClause(reading: Reading, verb: Chunk, topic: Topic): void {
  const subject = chunkAt(reading, verb.subject)
  if (subject === undefined || subject.index > verb.index) return
  const value = topic.status[subject.index] ?? 0
  const owner = headOf(reading, subject)
  const head = headOf(reading, verb)
  const named = isTopic(topic, subject.index)
  const itsPart = isPartOfThing(reading, topic, subject)
  const partly = value === focus.owned || (reading.input.kind === 'object' && part(owner))
  if (!named && !itsPart && !(partly && !outside(owner))) return
  if (verb.copular && named) return
  if (head.tag === tag.past && (verb.passive || verb.participial)) {
    if (!crafted(head)) return
  } else if (!verb.copular && !(consists(head) && !named)) return
  const end = chunkAt(reading, clauseEnd(reading, verb))
  const first = named ? verb.head : subject.content
  markUnits(reading, 'object-look', first, end?.last ?? verb.last, 'look-clause', verb.head)
}

/** "the box is small and red", "round, red". */
function readPredicate(reading: Reading, chunk: Chunk, topic: Topic, taken: Uint8Array): void {
  const before = chunkAt(reading, chunk.index - 1)
  if (before?.kind === 'verb') {
    const subject = chunkAt(reading, before.subject)
    if (!before.copular || subject === undefined || subject.sentence !== chunk.sentence) return
    const owner = headOf(reading, subject)
    if (!(topic.thing && isTopic(topic, subject.index)) && (outside(owner) || !thing(owner))) return
  } else if (!topic.thing || reading.input.register !== 'tags') return
  for (let i = chunk.first; i <= chunk.last; i++)
    if (looks(unitAt(reading, i)) && taken[i] !== 1) markUnits(reading, 'object-look', i, i, 'looks-are', i)
}
