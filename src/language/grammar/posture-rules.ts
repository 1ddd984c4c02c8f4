import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {adjectiveIs, nounIs, tag} from './unit.ts'

/** Body parts: which are moved or posed, and how they are held. */

const body = nounIs('body')
const trait = nounIs('trait')
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
  for (const chunk of reading.chunks) {
    if (chunk.kind !== 'noun') continue
    const head = headOf(reading, chunk)
    if (head.masked > 0 || !body(head)) continue
    readHeldPart(reading, chunk)
  }
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

/** "hands in her pockets", "one hand on the rail", "arms crossed", "arm up". */
function readHeldPart(reading: Reading, chunk: Chunk): void {
  const next = chunkAt(reading, chunk.index + 1)
  if (next === undefined || next.sentence !== chunk.sentence) return
  const free =
    chunk.role === 'fragment' || (chunk.preposition >= 0 && unitAt(reading, chunk.first - 1).lower === 'with')
  if (!free) return
  if (next.kind === 'preposition') {
    const object = chunkAt(reading, chunk.index + 2)
    if (object?.kind === 'noun' && object.role === 'prepositional')
      markUnits(reading, 'action', chunk.content, object.last, 'hand-on', chunk.head)
  } else if (next.kind === 'adjective' && posture(headOf(reading, next)))
    markUnits(reading, 'action', chunk.content, next.last, 'arms-crossed', chunk.head)
  else if (next.kind === 'adverb' && next.first === next.last)
    markUnits(reading, 'action', chunk.content, next.last, 'arms-up', chunk.head)
}
