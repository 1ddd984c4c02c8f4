import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, markUnits, prepositionOf, type Reading, unitAt} from './reading.ts'
import {prepositionalKind} from './scope.ts'
import {adjectiveIs, adverbIs, nounIs, tag, verbIs} from './unit.ts'

/** Timing and direction: words that say how fast, when and where to something moves. They count only with a motion. */

const camera = nounIs('camera', 'cameraMove')
const timeAdverb = adverbIs('time')
const timeAdjective = adjectiveIs('time')
const picture = nounIs('image')
const adverb = adverbIs('time', 'direction')
const adjective = adjectiveIs('time', 'direction')
const timeNoun = nounIs('time')
const timeVerb = verbIs('time')
const directionAdverb = adverbIs('direction')
const directionAdjective = adjectiveIs('direction')
const motionNoun = nounIs('motion')
const motionVerb = verbIs('motion')
const gazeVerb = verbIs('gaze')
const still = verbIs('posture', 'gaze', 'wear', 'depict', 'light')

/** "picks it up", "passes by": as particles they say little of a direction. */
const particles = new Set(['in', 'by', 'out', 'off', 'over', 'along', 'on', 'past'])
/** Adverbs that tell a direction only where the caption teaches a motion. */
const weak = new Set(['back', 'around', 'apart', 'overhead', 'out', 'past'])
/** "toward a gate": always a path. */
const aims = new Set(['toward', 'towards'])
const paths = new Set(['past', 'out of', 'across', 'through', 'round', 'along', 'up', 'down'])
/** "from the curb to the door": a path where the caption teaches a motion. */
const ends = new Set(['from', 'over', 'around', 'between', 'away from'])
const durations = new Set([
  'for',
  'after',
  'over',
  'within',
  'at',
  'in',
  'by',
  'about',
  'around',
  'until',
  'every'
])

export function readMotions(reading: Reading): void {
  const acting = unitsOfConcept(reading, 'action')
  const filming = unitsOfConcept(reading, 'camera')
  const ofMotion = reading.input.kind === 'motion'
  const teaches = ofMotion || reading.marks.some(({concept}) => concept === 'camera')
  const told = adverb(reading.present) || adjective(reading.present)
  for (let i = 0; i < reading.units.length; i++) {
    if (filming[i] === 1 || unitAt(reading, i).masked > 0) continue
    if (told) readWord(reading, i, acting[i] === 1, teaches)
    readSeconds(reading, i)
  }
  for (const chunk of reading.chunks) {
    if (filming[chunk.head] === 1) continue
    if (chunk.kind === 'noun') {
      if (chunk.role === 'prepositional') readPath(reading, chunk, acting, teaches)
      readPace(reading, chunk, acting, teaches)
      if (ofMotion && chunk.role === 'prepositional') readRecurrence(reading, chunk)
      if (tellsTime(reading, chunk)) readDuration(reading, chunk, acting, teaches)
    } else if (chunk.kind === 'verb' && teaches && timeVerb(headOf(reading, chunk))) readPause(reading, chunk)
  }
}

function unitsOfConcept({units, marks}: Reading, wanted: 'action' | 'camera'): Uint8Array {
  const covered = new Uint8Array(units.length)
  for (const {concept, first, last} of marks) if (concept === wanted) covered.fill(1, first, last + 1)
  return covered
}

function readWord(reading: Reading, i: number, acts: boolean, teaches: boolean): void {
  const unit = unitAt(reading, i)
  const {word} = unit
  if (word.adverbs !== 0 && (unit.tag === tag.adverb || unit.lower.includes(' '))) {
    if (timeAdverb(unit)) markUnits(reading, 'timing', i, i, acts ? 'timing-adverb' : 'timing-adverb-alone')
    const told = acts || (teaches && motionNoun(unitAt(reading, i - 1)))
    if (
      directionAdverb(unit) &&
      told &&
      moves(reading, i, teaches) &&
      (teaches || !weak.has(unit.lower)) &&
      (!particles.has(unit.lower) || (teaches && weak.has(unit.lower)))
    ) {
      markUnits(reading, 'direction', i, i, 'direction-adverb')
      if (isParticleOfMotion(reading, i)) markUnits(reading, 'direction', i, i, directionParticle)
    }
  }
  if (unit.tag === tag.adjective && word.adjectives !== 0 && isMotion(reading, i + 1, teaches)) {
    if (timeAdjective(unit)) markUnits(reading, 'timing', i, i, 'slow-motion-noun')
    if (directionAdjective(unit)) markUnits(reading, 'direction', i, i, 'direction-adjective')
  }
}

/** A rule whose marks count as they are: "up" and "down" carry nothing by themselves, and so the network does not weigh them. */
export const directionParticle = 'direction-particle'
const vertical = new Set(['up', 'down'])

/** "jumps up quickly", "sliding down" where the caption teaches a motion, but not "speeds up", "head down". */
function isParticleOfMotion(reading: Reading, i: number): boolean {
  const verb = unitAt(reading, i - 1)
  const isVerb = verb.tag === tag.verb || verb.tag === tag.ing
  return (
    reading.input.kind === 'motion' &&
    vertical.has(unitAt(reading, i).lower) &&
    isVerb &&
    motionVerb(verb) &&
    !timeVerb(verb) &&
    !paces.has(verb.word.entry) &&
    !still(verb)
  )
}

function readSeconds(reading: Reading, i: number): void {
  const {lower} = unitAt(reading, i)
  if (lower.charCodeAt(0) < 58 && seconds.test(lower)) markUnits(reading, 'timing', i, i, 'seconds')
}

/** "3s", "1.5s", "12 seconds", but not "the 90s". */
const seconds = /^(\d|\d+\.\d+)s$|^\d+([.:]\d+)?-?(sec|secs|seconds?)$/

/** "a slow turn", "a slow t1phat": the anchor of a motion caption is a motion. */
const isMotion = (reading: Reading, i: number, teaches: boolean): boolean => {
  const unit = unitAt(reading, i)
  return motionNoun(unit) || (teaches && unit.masked === 1)
}

/**
 * Whether the verb before an adverb tells a motion: "looking up" and "sitting back" don't, and "pulled back" only where
 * the caption teaches a motion.
 */
function moves(reading: Reading, i: number, teaches: boolean): boolean {
  for (let k = i - 1; k >= 0 && k > i - 8; k--) {
    const unit = unitAt(reading, k)
    if (unit.tag === tag.verb || unit.tag === tag.ing || unit.tag === tag.past)
      return motionVerb(unit) ? !gazeVerb(unit) : teaches && !still(unit)
    if (unit.tag === tag.stop) break
  }
  return teaches
}

/** "toward a gate", "across the ring", "out of a canyon". */
function readPath(reading: Reading, chunk: Chunk, acting: Uint8Array, teaches: boolean): void {
  const preposition = prepositionOf(reading, chunk)
  const from = chunk.first - 1
  if (unitAt(reading, from).tag !== tag.preposition) return
  const verb = chunkAt(reading, chunk.verb)
  const host = chunkAt(reading, chunk.attachedTo)
  const isPath = aims.has(preposition) || paths.has(preposition)
  if (isPath && teaches && host !== undefined && headOf(reading, host).masked === 1) {
    markUnits(reading, 'direction', from, chunk.last, 'path-of-anchor', chunk.head)
    return
  }
  if (verb === undefined || verb.copular || acting[verb.head] !== 1) return
  const head = headOf(reading, verb)
  if (gazeVerb(head) || camera(headOf(reading, chunkAt(reading, verb.subject)))) return
  if (aims.has(preposition)) markUnits(reading, 'direction', from, chunk.last, 'aim', chunk.head)
  else if (!motionVerb(head)) return
  else if (isPath && (teaches || prepositionalKind(reading, chunk) === 'complement'))
    markUnits(reading, 'direction', from, chunk.last, 'path', chunk.head)
  else if (teaches && ends.has(preposition)) readFromTo(reading, chunk, preposition)
}

/** "from the curb to the door", "over the fence". */
function readFromTo(reading: Reading, chunk: Chunk, preposition: string): void {
  const to = chunkAt(reading, chunk.index + 1)
  const end = chunkAt(reading, chunk.index + 2)
  const paired = to?.kind === 'preposition' && end?.kind === 'noun' && headOf(reading, to).lower === 'to'
  if (preposition === 'from' && !paired) return
  markUnits(reading, 'direction', chunk.first - 1, paired ? end.last : chunk.last, 'from-to', chunk.head)
}

/** "two seconds", "the five-second mark", "three beats". */
function tellsTime(reading: Reading, chunk: Chunk): boolean {
  const head = headOf(reading, chunk)
  if (picture(head) || unitAt(reading, chunk.first).tag === tag.possessive) return false
  if (timeNoun(head)) return true
  if (chunk.role !== 'prepositional' || !durations.has(unitAt(reading, chunk.first - 1).lower)) return false
  for (let i = chunk.content; i < chunk.head; i++) {
    const {lower} = unitAt(reading, i)
    for (const unit of timeUnits) if (lower.endsWith(unit)) return true
  }
  return false
}

const counted = new Set(['second', 'seconds', 'minute', 'minutes'])
/** Also at the end of "three-second". */
const timeUnits = ['second', 'seconds', 'minute', 'beat', 'frame']

/** "for two seconds", "at the three-second mark", "within one beat". */
function readDuration(reading: Reading, chunk: Chunk, acting: Uint8Array, teaches: boolean): void {
  let first = chunk.first
  while (first > 0 && durations.has(unitAt(reading, first - 1).lower)) first--
  if (first === chunk.first) return
  if (!teaches && acting[chunk.head] !== 1 && !counted.has(headOf(reading, chunk).lower)) return
  markUnits(reading, 'timing', first, chunk.last, 'duration', chunk.head)
}

const recurring = new Set(['on', 'with', 'at', 'before', 'after', 'between', 'during'])
const each = new Set(['each', 'every'])

/** "on each step", "before every jump". */
function readRecurrence(reading: Reading, chunk: Chunk): void {
  if (!motionNoun(headOf(reading, chunk)) || !each.has(unitAt(reading, chunk.first).lower)) return
  if (recurring.has(prepositionOf(reading, chunk)))
    markUnits(reading, 'timing', chunk.first - 1, chunk.last, 'recurrence', chunk.head)
}

/** How fast a motion goes, named as a thing. */
const paces = new Set(['pace', 'tempo', 'rhythm', 'cadence', 'speed'])

/** "even pace", "at a steady tempo". */
function readPace(reading: Reading, chunk: Chunk, acting: Uint8Array, teaches: boolean): void {
  if (chunk.content === chunk.head || (!teaches && acting[chunk.head] !== 1)) return
  if (paces.has(headOf(reading, chunk).lower))
    markUnits(reading, 'timing', chunk.content, chunk.last, 'pace', chunk.head)
}

/** "pauses", "begins to turn". */
function readPause(reading: Reading, verb: Chunk): void {
  markUnits(reading, 'timing', verb.head, verb.head, 'timing-verb')
}
