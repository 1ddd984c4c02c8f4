import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, markUnits, prepositionOf, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, nounIs, tag, verbIs} from './unit.ts'

/** Body parts: which are moved or posed, and how they are held. */

const body = nounIs('body')
const trait = nounIs('trait')
const seat = nounIs('furniture', 'vehicle', 'container')
/** What stays on a body: "a scar on the cheek", "a chain around her neck". */
const lasting = nounIs(
  'pattern',
  'room',
  'outdoors',
  'water',
  'trait',
  'garment',
  'fabric',
  'light',
  'shot',
  'angle',
  'cameraMove',
  'writing',
  'colour',
  'pattern',
  'material',
  'building'
)
const worn = nounIs('garment')
const moves = verbIs('motion', 'posture', 'gaze', 'body', 'act')
const feeling = verbIs('feeling')
const isCreature = nounIs('animal', 'creature')
const seated = new Set(['on', 'upon', 'atop', 'astride', 'aboard', 'in'])
const held = new Set([
  'in',
  'at',
  'on',
  'around',
  'under',
  'over',
  'behind',
  'across',
  'between',
  'against',
  'to'
])
const aimedAt = new Set(['at', 'from', 'down', 'past', 'along', 'round', 'like', 'around', 'by'])
const posture = adjectiveIs('posture')
const described = adjectiveIs('colour', 'skin', 'hair', 'shape', 'size')
const sides = new Set([
  'left',
  'right',
  'both',
  'one',
  'upper',
  'lower',
  'front',
  'hind',
  'back',
  'other',
  'free',
  'two',
  'each'
])

export function readPostures(reading: Reading): void {
  const {present} = reading
  const parts = body(present)
  const posed = posture(present) || moves(present)
  const seats = seat(present)
  for (const chunk of reading.chunks) {
    if (chunk.kind !== 'noun') continue
    const head = headOf(reading, chunk)
    if (head.masked > 0) continue
    const part = parts && body(head)
    if (part) readHeldPart(reading, chunk)
    if (posed && chunk.content < chunk.head) readPosedModifier(reading, chunk)
    if (part) continue
    if (parts) readHeldThing(reading, chunk)
    if (seats) readSeat(reading, chunk)
  }
  if (!parts) return
  const acting = unitsInActions(reading)
  for (const chunk of reading.chunks) {
    if (chunk.kind !== 'noun') continue
    for (let i = chunk.content; i <= chunk.last; i++)
      if (acting[i] === 1 && isPosed(reading, chunk, i)) markBodyPart(reading, chunk, i)
  }
}

/** 1 for each unit that an action's mark covers. */
function unitsInActions({units, marks}: Reading): Uint8Array {
  const acting = new Uint8Array(units.length)
  for (const {concept, first, last} of marks) if (concept === 'action') acting.fill(1, first, last + 1)
  return acting
}

/** "raises her left hand" poses a part; "glances at her hand" and "brown eyes" don't. */
function isPosed(reading: Reading, chunk: Chunk, at: number): boolean {
  const unit = unitAt(reading, at)
  if (unit.masked > 0 || unit.tag !== tag.noun || !body(unit)) return false
  const prepositional = chunk.role === 'prepositional'
  const preposition = prepositional ? unitAt(reading, chunk.first - 1).lower : ''
  if (aimedAt.has(preposition)) return false
  if (trait(unit) && prepositional && preposition !== 'with') return false
  for (let i = chunk.content; i < at; i++) if (described(unitAt(reading, i))) return false
  return true
}

function markBodyPart(reading: Reading, chunk: Chunk, at: number): void {
  let first = at
  while (first > chunk.content && sides.has(unitAt(reading, first - 1).lower)) first--
  markUnits(reading, 'body-part', first, at, 'body-part', at)
}

/** Whether a noun phrase hangs loosely in its sentence: after a comma, after "with", by itself. */
function isFree(reading: Reading, chunk: Chunk): boolean {
  const before = unitAt(reading, chunk.first - 1)
  return (
    chunk.role === 'fragment' ||
    before.lower === 'with' ||
    before.tag === tag.comma ||
    before.tag === tag.stop ||
    before.sentence !== unitAt(reading, chunk.first).sentence
  )
}

/** "a sleeping hound", "a seated man", "folded arms". */
function readPosedModifier(reading: Reading, chunk: Chunk): void {
  const head = headOf(reading, chunk)
  const ofBody = body(head)
  if (!ofBody && !isBeing(reading, chunk)) return
  for (let i = chunk.content; i < chunk.head; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0 || unit.tag !== tag.adjective) continue
    if (ofBody && posture(unit)) markUnits(reading, 'action', i, chunk.head, 'folded-arms', i)
    else if (!ofBody && (posture(unit) || (moves(unit) && unit.lower.endsWith('ing') && !feeling(unit))))
      markUnits(reading, 'action', i, i, 'sleeping-hound', i)
  }
}

/** "pipe in mouth", "a moth on its shoulder", "phone at her ear". */
function readHeldThing(reading: Reading, chunk: Chunk): void {
  const preposition = chunkAt(reading, chunk.index + 1)
  const object = chunkAt(reading, chunk.index + 2)
  if (preposition?.kind !== 'preposition' || object?.kind !== 'noun' || !isFree(reading, chunk)) return
  if (!body(headOf(reading, object)) || !held.has(headOf(reading, preposition).lower)) return
  const head = headOf(reading, chunk)
  if (lasting(head) || (isBeing(reading, chunk) && !isCreature(head))) return
  markUnits(reading, 'action', chunk.content, object.last, 'held-thing', chunk.head)
}

/** "Rafiq on a stool", "a girl in a wheelchair": how a being rests. */
function readSeat(reading: Reading, chunk: Chunk): void {
  if (chunk.role !== 'prepositional') return
  const host = chunkAt(reading, chunk.index - 2)
  if (host?.kind !== 'noun' || host.index !== chunk.attachedTo) return
  if (headOf(reading, host).masked === 0 && lasting(headOf(reading, host))) return
  if (seat(headOf(reading, chunk)) && seated.has(prepositionOf(reading, chunk)))
    markUnits(reading, 'action', chunk.first - 1, chunk.last, 'on-a-seat', chunk.head)
}

/** "hands in her pockets", "one hand on the rail", "arms crossed", "arm up". */
function readHeldPart(reading: Reading, chunk: Chunk): void {
  const next = chunkAt(reading, chunk.index + 1)
  if (next === undefined || next.sentence !== chunk.sentence) return
  if (!isFree(reading, chunk)) return
  if (next.kind === 'preposition') {
    const object = chunkAt(reading, chunk.index + 2)
    if (headOf(reading, next).lower === 'with' || worn(headOf(reading, object))) return
    if (object?.kind === 'noun' && object.role === 'prepositional')
      markUnits(reading, 'action', chunk.content, object.last, 'hand-on', chunk.head)
  } else if (next.kind === 'adjective' && posture(headOf(reading, next)))
    markUnits(reading, 'action', chunk.content, next.last, 'arms-crossed', chunk.head)
  else if (next.kind === 'adverb' && next.first === next.last)
    markUnits(reading, 'action', chunk.content, next.last, 'arms-up', chunk.head)
}
