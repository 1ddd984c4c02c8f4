import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {adjectiveIs, adverbIs, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Timing and direction of motions. */

const camera = nounIs('camera', 'cameraMove')

export function readMotions(reading: Reading): void {
  const time = adverbIs('time')
  const direction = adverbIs('direction')
  const feel = adverbIs('feeling')
  for (let i = 0; i < reading.units.length; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0) continue
    if (unit.tag === tag.adjective && adjectiveIs('time')(unit))
      markUnits(reading, 'timing', i, i, 'timing-adjective')
    if (/^\d+([.:]\d+)?(s|sec|secs|seconds?|x|fps)?$/.test(unit.lower) && /s|sec/.test(unit.lower))
      markUnits(reading, 'timing', i, i, 'seconds')
    if (unit.tag === tag.adverb || unit.lower.includes(' ')) {
      if (time(unit)) markUnits(reading, 'timing', i, i, 'timing-adverb')
      if (direction(unit) && !isGaze(reading, i)) markUnits(reading, 'direction', i, i, 'direction-adverb')
      if (feel(unit)) markUnits(reading, 'expression', i, i, 'feeling-adverb')
    }
  }
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'noun' && chunk.role === 'prepositional') readPath(reading, chunk)
    else if (chunk.kind === 'verb' && verbIs('time')(headOf(reading, chunk))) {
      markUnits(reading, 'timing', chunk.head, chunk.head, 'timing-verb')
    }
    if (chunk.kind === 'noun' && nounIs('time')(headOf(reading, chunk))) readDuration(reading, chunk)
  }
}

const pathPreposition =
  /^(toward|towards|into|across|through|along|down|up|past|onto|around|over|off|out of|from|away from|round|between|behind)$/

/** "toward a gate", "over the rim", "out of a canyon": the path of a motion. */
function readPath(reading: Reading, chunk: Chunk): void {
  const preposition = unitAt(reading, chunk.first - 1).lower
  if (!pathPreposition.test(preposition)) return
  const verb = chunkAt(reading, chunk.verb)
  const host = chunkAt(reading, chunk.attachedTo)
  const ofAnchor = host !== undefined && headOf(reading, host).masked === 1 && reading.input.kind === 'motion'
  if (ofAnchor) markUnits(reading, 'direction', chunk.first - 1, chunk.last, 'path-of-anchor', chunk.head)
  if (verb === undefined) return
  const head = headOf(reading, verb)
  if (camera(headOf(reading, chunkAt(reading, verb.subject))) || verbIs('gaze', 'wear', 'depict')(head))
    return
  const moves = verbIs('motion')(head)
  const direct = chunk.attachedTo < verb.index
  const rule = moves
    ? direct
      ? 'path'
      : 'path-of-object'
    : direct
      ? 'path-of-other-verb'
      : 'path-of-other-object'
  if (verb.copular || verbIs('posture')(head)) return
  markUnits(reading, 'direction', chunk.first - 1, chunk.last, rule, chunk.head)
}

/** "for two seconds", "at the three-second mark", "within one second". */
function readDuration(reading: Reading, chunk: Chunk): void {
  let first = chunk.first
  while (
    first > 0 &&
    /^(for|after|over|within|at|in|by|about|around|roughly|some|all|on|until)$/.test(
      unitAt(reading, first - 1).lower
    )
  )
    first--
  markUnits(reading, 'timing', first, chunk.last, first < chunk.first ? 'duration' : 'time-noun', chunk.head)
}

/** "looking up", "facing left": the direction of a gaze is part of the action. */
function isGaze(reading: Reading, i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 4; k--) {
    const unit: Unit = unitAt(reading, k)
    if (verbIs('gaze')(unit)) return true
    if (unit.tag === tag.comma || unit.tag === tag.verb || unit.tag === tag.ing) return false
  }
  return false
}
