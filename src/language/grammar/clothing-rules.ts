import type {Chunk} from './chunk.ts'
import {
  chunkAt,
  hasModifier,
  headOf,
  markUnits,
  modifierCount,
  prepositionOf,
  type Reading,
  unitAt
} from './reading.ts'
import {isBeing} from './scope.ts'
import {isTopic, type Topic} from './topic.ts'
import {adjectiveIs, nounCanBe, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Garments as worn or described, with what adorns them. */

const garment = nounIs('garment')
const garmentPart = nounIs('garmentPart')
const body = nounIs('body')
const adornment = nounCanBe(
  'fabric',
  'colour',
  'pattern',
  'material',
  'garment',
  'garmentPart',
  'part',
  'shape',
  'artifact',
  'writing'
)
const ofGarment = adjectiveIs('clothed', 'colour', 'pattern')
const colour = adjectiveIs('colour')
const colourNoun = nounIs('colour')
const wear = verbIs('wear')
const handle = verbIs('contact', 'act', 'motion', 'change')
const moves = verbIs('motion')
/** Participles that say what is on a garment or how it is fastened, rather than what happens to it. */
const adorns = verbIs('making', 'dress', 'surround', 'wear', 'contact', 'write')
const details = new Set([
  'with',
  'of',
  'over',
  'under',
  'in',
  'at',
  'on',
  'beneath',
  'around',
  'down',
  'across',
  'by'
])
const wearing = new Set(['in', 'with', 'under', 'beneath', 'over', 'without', 'plus'])
const stays = verbIs('craft', 'dress', 'wear', 'relate')
const dressing = new Set(['dressed', 'clad', 'clothed', 'attired', 'garbed'])

/** Whether a noun phrase names clothing. */
export function isClothing(reading: Reading, chunk: Chunk): boolean {
  const head = headOf(reading, chunk)
  if (garment(head)) return true
  if (garmentPart(head))
    return prepositionOf(reading, chunk) !== 'in' && hasModifier(reading, chunk, ofGarment)
  return body(head) && modifierIsGarment(reading, chunk)
}

/** "headphones neck": taggers name where it is worn last. */
function modifierIsGarment(reading: Reading, chunk: Chunk): boolean {
  for (let i = chunk.content; i < chunk.head; i++) {
    const unit = unitAt(reading, i)
    if (unit.tag === tag.noun && garment(unit)) return true
  }
  return false
}

export function readGarment(reading: Reading, chunk: Chunk, topic: Topic): void {
  const verb = chunkAt(reading, chunk.verb)
  const verbHead = headOf(reading, verb)
  if (topic.thing && isTopic(topic, chunk.index)) return
  if (chunk.role === 'object' && verb !== undefined && !wear(verbHead)) {
    // "adjusting her hat": what is only handled belongs to the action.
    const handled = handle(verbHead) && isBeing(reading, chunkAt(reading, verb.subject))
    if (handled && modifierCount(reading, chunk) === 0) return
  }
  if (modifierCount(reading, chunk) === 0 && !isWorn(reading, chunk, verbHead)) return
  if (chunk.role === 'subject' && topic.thing && verb !== undefined && moves(headOf(reading, verb))) return
  markUnits(reading, 'clothing', chunk.content, garmentEnd(reading, chunk), 'garment', chunk.head)
}

/** Whether a garment without modifiers is worn: "in a hat", "wearing gloves", not "hand on her hat", "a boot pokes out". */
function isWorn(reading: Reading, chunk: Chunk, verb: Unit): boolean {
  if (chunk.role === 'fragment' || reading.input.register === 'tags') return true
  if (chunk.role === 'prepositional') return wearing.has(prepositionOf(reading, chunk))
  if (chunk.role === 'predicate') return true
  if (chunk.role === 'object') return wear(verb) || !handle(verb)
  return chunk.coordinatedWith >= 0 || stays(verb)
}

/** "jersey emblazoned with a logo", "shorts, trimmed with silver piping", "dress with puffed sleeves". */
function garmentEnd(reading: Reading, chunk: Chunk): number {
  const {chunks} = reading
  let end = chunk.last
  for (let i = chunk.index + 1; i < chunks.length; i++) {
    const next = chunks[i]
    if (next === undefined || next.sentence !== chunk.sentence) break
    if (next.kind === 'comma' && isAdorned(reading, i + 1, chunk)) continue
    if (next.kind === 'preposition') {
      const object = chunks[i + 1]
      if (object?.kind !== 'noun' || !details.has(headOf(reading, next).lower)) break
      const head = headOf(reading, object)
      if (end === chunk.last && !adornment(head)) break
      if (end > chunk.last && !adornment(head) && !body(head) && head.word.nounLow !== 0) break
      if (isBeing(reading, object)) break
      end = object.last
      i++
    } else if (next.kind === 'verb' && isAdorned(reading, i, chunk)) end = next.last
    else if (next.kind === 'adverb' && end > chunk.last) end = next.last
    else break
  }
  return end
}

/** Whether a participle says what is on a garment: "emblazoned with", "tied under", "adorned by". */
function isAdorned(reading: Reading, index: number, owner: Chunk): boolean {
  const verb = chunkAt(reading, index)
  if (verb?.kind !== 'verb' || !verb.participial || headOf(reading, verb).tag !== tag.past) return false
  const next = chunkAt(reading, index + 1)
  return (
    verb.subject === owner.index &&
    (next?.kind === 'preposition' || next?.kind === 'adverb') &&
    adorns(headOf(reading, verb))
  )
}

/** "His boots are laced with red cord", "her dress is red". */
export function readGarmentClause(reading: Reading, verb: Chunk): boolean {
  const subject = chunkAt(reading, verb.subject)
  if (subject === undefined || subject.index > verb.index || !garment(headOf(reading, subject))) return false
  if (verb.passive && adorns(headOf(reading, verb)) && !moves(headOf(reading, verb))) {
    const object = chunkAt(reading, verb.index + 2)
    const end =
      object?.kind === 'noun' && adornment(headOf(reading, object)) ? garmentEnd(reading, object) : verb.last
    markUnits(reading, 'clothing', subject.content, end, 'garment-adorned', subject.head)
    return true
  }
  return false
}

/** "her dress is red and long". */
export function readGarmentIs(reading: Reading, subject: Chunk, predicate: Chunk): boolean {
  if (!garment(headOf(reading, subject))) return false
  if (!hasFit(reading, predicate)) return false
  markUnits(reading, 'clothing', subject.content, predicate.last, 'garment-is', subject.head)
  return true
}

function hasFit(reading: Reading, predicate: Chunk): boolean {
  for (let i = predicate.first; i <= predicate.last; i++) if (ofGarment(unitAt(reading, i))) return true
  return false
}

/** "dressed in black", "clad in white and gold". */
export function readDressedIn(reading: Reading, chunk: Chunk): void {
  const before = unitAt(reading, chunk.first - 1)
  if (before.lower !== 'in' || !dressing.has(unitAt(reading, chunk.first - 2).lower)) return
  for (let i = chunk.first; i <= chunk.last; i++)
    if (colour(unitAt(reading, i)) || colourNoun(unitAt(reading, i)))
      markUnits(reading, 'clothing', i, chunk.last, 'dressed-in', i)
}
