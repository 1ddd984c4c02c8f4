import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {adjectiveIs, nounIs} from './unit.ts'

/** Body parts: which are moved or posed, and how they are held. */

const body = nounIs('body')
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
    readBodyPart(reading, chunk)
    readHeldPart(reading, chunk)
  }
}

function readBodyPart(reading: Reading, chunk: Chunk): void {
  for (let i = chunk.content; i < chunk.head; i++) if (described(unitAt(reading, i))) return
  let first = chunk.head
  while (first > chunk.content && sides.has(unitAt(reading, first - 1).lower)) first--
  markUnits(reading, 'body-part', first, chunk.head, 'body-part', chunk.head)
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
