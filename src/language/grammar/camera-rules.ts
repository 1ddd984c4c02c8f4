import {film, readCameraClause} from './camera-clauses.ts'
import type {Chunk} from './chunk.ts'
import {isFragment} from './framing-rules.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {adjectiveIs, nounIs, tag} from './unit.ts'

/** Movement of the camera, transitions, speed of play. */

const cameraMove = nounIs('cameraMove')
const camera = nounIs('camera')
const shotOrAngle = nounIs('shot', 'angle')
const cameraAdjective = adjectiveIs('camera')
const timeAdjective = adjectiveIs('time')
const directionAdjective = adjectiveIs('direction')

/** Moves that are things as well: "carrying a pan". */
const ambiguous = new Set([
  'pan',
  'tilt',
  'tracking',
  'cut',
  'loop',
  'orbit',
  'wipe',
  'transition',
  'playback',
  'rack',
  'racks',
  'pans',
  'push',
  'tripod',
  'gimbal'
])
const wherever = new Set([
  'from',
  'to',
  'toward',
  'towards',
  'into',
  'over',
  'on',
  'during',
  'across',
  'around',
  'through',
  'past',
  'out of',
  'along',
  'between'
])

export function readCamera(reading: Reading): void {
  const described = cameraAdjective(reading.present)
  const moved = described || cameraMove(reading.present)
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'noun') {
      if (moved) readMove(reading, chunk)
      if (described) readStill(reading, chunk)
    } else if (chunk.kind === 'verb') readCameraClause(reading, chunk)
  }
  if (!described) return
  for (let i = 0; i < reading.units.length; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked === 0 && unit.word.adjectives !== 0 && cameraAdjective(unit) && isFragment(reading, i))
      markUnits(reading, 'camera', i, i, 'camera-adjective')
  }
}

/** "slow zoom in", "tilt from hand to ceiling", "handheld footage", "static camera". */
function readMove(reading: Reading, chunk: Chunk): void {
  for (let i = chunk.content; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0 || (unit.tag !== tag.noun && unit.tag !== tag.adjective)) continue
    if (cameraMove(unit)) {
      const named = i > chunk.content && camera(unitAt(reading, i - 1))
      if (ambiguous.has(unit.lower) && !named && !(i === chunk.head && isFree(reading, chunk))) continue
      const last = i === chunk.head ? phrasesBehind(reading, chunk, moving.test(unit.lower)) : i
      markUnits(reading, 'camera', moveStart(reading, i, chunk.content), last, 'camera-move', i)
    } else if (i < chunk.head && cameraAdjective(unit) && isFilmed(reading, chunk)) {
      // "static wide shot": how wide it is tells the framing.
      const sized = shotOrAngle(headOf(reading, chunk))
      markUnits(reading, 'camera', i, sized ? i : chunk.last, 'static-shot', i)
      return
    }
  }
}

/** "camera static". */
function readStill(reading: Reading, chunk: Chunk): void {
  if (cameraAdjective(headOf(reading, chunk)) && camera(unitAt(reading, chunk.head - 1))) {
    markUnits(reading, 'camera', chunk.content, chunk.last, 'camera-static', chunk.head)
    return
  }
  const next = chunkAt(reading, chunk.index + 1)
  if (next?.kind !== 'adjective' || next.sentence !== chunk.sentence || !camera(headOf(reading, chunk)))
    return
  if (cameraAdjective(headOf(reading, next)))
    markUnits(reading, 'camera', chunk.content, next.last, 'camera-static', next.head)
}

/** Whether a noun phrase is a subject or stands by itself: "…, tripod." */
function isFree(reading: Reading, chunk: Chunk): boolean {
  if (chunk.role === 'fragment' || chunk.role === 'subject') return true
  const before = unitAt(reading, chunk.first - 1).tag
  const after = unitAt(reading, chunk.last + 1).tag
  return (before === tag.comma || before === tag.stop) && (after === tag.comma || after === tag.stop)
}

function isFilmed(reading: Reading, chunk: Chunk): boolean {
  const head = headOf(reading, chunk)
  return head.masked === 0 && (camera(head) || film.has(head.lower) || shotOrAngle(head))
}

function moveStart(reading: Reading, at: number, content: number): number {
  let first = at
  while (first > content) {
    const unit = unitAt(reading, first - 1)
    if (
      !timeAdjective(unit) &&
      !cameraAdjective(unit) &&
      !directionAdjective(unit) &&
      !gentle.has(unit.lower)
    )
      break
    first--
  }
  return first
}

const gentle = new Set([
  'gentle',
  'slight',
  'subtle',
  'soft',
  'single',
  'dramatic',
  'long',
  'one',
  'no',
  'camera'
])

const moving = /zoom|tilt|pan|rack|push|pull|dolly|crane|move|track/

/** Last unit of the adverbs and prepositional phrases right behind a move. */
function phrasesBehind(reading: Reading, chunk: Chunk, moves: boolean): number {
  let end = chunk.last
  for (let i = chunk.index + 1; i < reading.chunks.length; ) {
    const next = chunkAt(reading, i)
    const object = chunkAt(reading, i + 1)
    if (next === undefined || next.sentence !== chunk.sentence) break
    if (next.kind === 'preposition' && object?.kind === 'noun' && wherever.has(headOf(reading, next).lower)) {
      if (headOf(reading, object).masked > 0) break
      // "handheld from the top step" tells an angle.
      if (!moves && headOf(reading, next).lower === 'from') break
      end = object.last
      i += 2
    } else if (next.kind === 'adverb') {
      end = next.last
      i++
    } else break
  }
  return end
}
