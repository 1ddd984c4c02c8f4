import type {Chunk} from './chunk.ts'
import {headOf, modifierCount, prepositionOf, type Reading, unitAt} from './reading.ts'
import {prepositionalKind} from './scope.ts'
import {nounIs, tag, type Unit, verbIs} from './unit.ts'

/** How far an action reaches: the verb with particle, object and complements, up to the place where it happens. */

const separate = nounIs(
  'shot',
  'angle',
  'light',
  'shadow',
  'mood',
  'medium',
  'technique',
  'look',
  'palette',
  'genre',
  'backdrop',
  'daytime'
)
/** Things that are never part of an action: they carry a concept of their own. */
const isSeparate = (unit: Unit): boolean => unit.tag === tag.noun && unit.masked === 0 && separate(unit)

const weather = nounIs('weather')
const vehicle = nounIs('vehicle')
const garment = nounIs('garment')
const body = nounIs('body')
const trait = nounIs('trait')
const feeling = nounIs('feeling')
const motion = verbIs('motion')
/** "rolls up a steep lane": the path belongs to the motion, even where it is a place. */
const paths = new Set([
  'toward',
  'towards',
  'into',
  'through',
  'over',
  'up',
  'out of',
  'past',
  'to',
  'from',
  'onto',
  'across',
  'off'
])
const beside = new Set([
  'in front of',
  'during',
  'throughout',
  'amid',
  'among',
  'amidst',
  'despite',
  'as well as'
])

/** Index of the last unit of an action. */
export function endOfAction(reading: Reading, verb: Chunk): number {
  const {chunks} = reading
  let end = verb
  for (let i = verb.index + 1; i < chunks.length; i++) {
    const chunk = chunks[i]
    if (chunk === undefined || chunk.sentence !== verb.sentence) break
    if (chunk.kind === 'noun') {
      if (chunk.role === 'fragment' || isSeparate(headOf(reading, chunk))) break
      if (i > verb.index + 1 && chunk.role === 'subject') break
      end = chunk
    } else if (chunk.kind === 'preposition') {
      const object = chunks[i + 1]
      if (object?.kind === 'noun' && object.role === 'prepositional') {
        if (!isComplement(reading, verb, object)) break
      } else if (object === undefined || object.kind === 'comma' || object.kind === 'stop') end = chunk
    } else if (chunk.kind === 'adverb' || chunk.kind === 'adjective') end = chunk
    else if (chunk.kind === 'conjunction') {
      const next = chunks[i + 1]
      if (next?.kind === 'noun' && next.role !== 'fragment' && chunks[i + 2]?.kind !== 'verb') continue
      if (next?.kind === 'adverb' || next?.kind === 'preposition') continue
      break
    } else if (chunk.kind === 'comma') {
      if (!isListed(reading, verb, i)) break
    } else if (chunk.kind === 'verb' && goesOn(reading, chunk, end)) end = chunk
    else break
  }
  return end.last
}

/** "squats to retrieve his drink", "icing a cake shaped like a hedgehog": the second verb belongs to the first. */
function goesOn(reading: Reading, chunk: Chunk, before: Chunk): boolean {
  if (unitAt(reading, chunk.first).tag === tag.to) return true
  const head = headOf(reading, chunk)
  return (
    chunk.participial &&
    head.tag === tag.past &&
    before.index === chunk.index - 1 &&
    before.kind === 'noun' &&
    !apart(head)
  )
}

const apart = verbIs('wear', 'dress', 'depict', 'render', 'see')

/** Whether a prepositional phrase belongs to the action and doesn't tell of place, clothing or feeling. */
function isComplement(reading: Reading, verb: Chunk, object: Chunk): boolean {
  const preposition = prepositionOf(reading, object)
  const head = headOf(reading, object)
  if (beside.has(preposition) || isSeparate(head)) return false
  // "snapping in the wind", but not "in a heavy autumn rain"
  if (weather(head)) return modifierCount(reading, object) === 0
  if (prepositionalKind(reading, object) !== 'complement' && !vehicle(head))
    return paths.has(preposition) && motion(headOf(reading, verb))
  if (preposition === 'in') return !garment(head) && !feeling(head)
  if (preposition === 'with') return !feeling(head) && (!trait(head) || body(head))
  return true
}

/** "carrying a cup, a plate and a fork": a comma in the list of a verb's objects. */
function isListed({chunks, input}: Reading, verb: Chunk, comma: number): boolean {
  const first = chunks[comma + 1]
  if (input.register === 'tags' || first?.kind !== 'noun' || first.coordinatedWith < 0) return false
  if (chunks[verb.index + 1]?.role !== 'object' || chunks[comma + 2]?.kind === 'verb') return false
  for (let i = comma + 1; i < Math.min(chunks.length, comma + 6); i++) {
    const kind = chunks[i]?.kind
    if (kind === 'conjunction') return chunks[i + 1]?.kind === 'noun' && chunks[i + 2]?.kind !== 'verb'
    if (kind !== 'noun' && kind !== 'comma') return false
  }
  return false
}
