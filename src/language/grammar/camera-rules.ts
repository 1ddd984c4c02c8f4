import type {Chunk} from './chunk.ts'
import {isFragment} from './framing-rules.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {adjectiveIs, nounIs, tag, verbIs} from './unit.ts'

/** Movement of the camera, transitions, speed of play. */

const cameraMove = nounIs('cameraMove')
const camera = nounIs('camera')
const cameraAdjective = adjectiveIs('camera')
const timeAdjective = adjectiveIs('time')
const directionAdjective = adjectiveIs('direction')
const cameraVerb = verbIs('camera')
const depict = verbIs('depict')
const motion = verbIs('motion')
const gaze = verbIs('gaze')
const framed = nounIs('shot', 'angle', 'image')

/** What is filmed, as the subject of "holds", "follows", "is shaky". */
const film = new Set([
  'shot',
  'footage',
  'view',
  'perspective',
  'viewpoint',
  'frame',
  'framing',
  'composition',
  'take'
])
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
const tells = new Set([
  'begin',
  'start',
  'end',
  'open',
  'close',
  'reveal',
  'show',
  'capture',
  'highlight',
  'focus'
])

export function readCamera(reading: Reading): void {
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'noun') readMove(reading, chunk)
    else if (chunk.kind === 'verb') readCameraClause(reading, chunk)
  }
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
      if (ambiguous.has(unit.lower) && !named && !(isFree(chunk) && i === chunk.head)) continue
      const last = i === chunk.head ? phrasesBehind(reading, chunk, moving.test(unit.lower)) : i
      markUnits(reading, 'camera', moveStart(reading, i, chunk.content), last, 'camera-move', i)
    } else if (i < chunk.head && cameraAdjective(unit) && isFilmed(reading, chunk)) {
      markUnits(reading, 'camera', i, chunk.last, 'static-shot', i)
      return
    }
  }
}

const isFree = (chunk: Chunk): boolean => chunk.role === 'fragment' || chunk.role === 'subject'

function isFilmed(reading: Reading, chunk: Chunk): boolean {
  const head = headOf(reading, chunk)
  return head.masked === 0 && (camera(head) || film.has(head.lower))
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

/** "the camera pans left and settles on her face", "the footage is shaky", "the shot holds". */
function readCameraClause(reading: Reading, verb: Chunk): void {
  const subject = chunkAt(reading, verb.subject)
  if (subject === undefined || subject.index > verb.index) return
  const owner = headOf(reading, subject)
  const head = headOf(reading, verb)
  const films = camera(owner) && (subject.content === subject.head || owner.lower.startsWith('camera'))
  if (!films && !(film.has(owner.lower) && !verb.participial)) return
  if (tells.has(head.word.entry) || (depict(head) && !cameraVerb(head))) return
  if (verb.copular) {
    const next = unitAt(reading, verb.last + 1)
    if (!films && !cameraAdjective(next)) return
  } else if (gaze(head) || (!cameraVerb(head) && !motion(head) && (!films || verb.participial))) return
  const adjacent = subject.sentence === verb.sentence && !verb.participial
  markUnits(
    reading,
    'camera',
    adjacent ? subject.content : verb.head,
    clauseEnd(reading, verb),
    'camera-moves',
    verb.head
  )
}

/** A clause about the camera goes on to the next comma, stop or clause. */
function clauseEnd(reading: Reading, verb: Chunk): number {
  let end = verb.last
  for (let i = verb.index + 1; i < reading.chunks.length; i++) {
    const chunk = chunkAt(reading, i)
    if (chunk === undefined || chunk.sentence !== verb.sentence) break
    if (
      chunk.kind === 'comma' ||
      chunk.kind === 'stop' ||
      chunk.kind === 'subordinator' ||
      chunk.kind === 'relative'
    )
      break
    if (chunk.kind === 'verb' && !(chunk.first < chunk.head || unitAt(reading, chunk.first).tag === tag.to))
      break
    if (chunk.kind === 'conjunction') {
      if (chunkAt(reading, i + 1)?.kind === 'noun' && chunkAt(reading, i + 2)?.kind === 'verb') break
      continue
    }
    if (chunk.kind === 'preposition') {
      const object = chunkAt(reading, i + 1)
      if (object?.kind === 'noun' && isFramed(reading, object)) break
    }
    end = chunk.last
  }
  return end
}

/** "from a medium shot", "at hip height" tell framing and angle. */
function isFramed(reading: Reading, chunk: Chunk): boolean {
  const head = headOf(reading, chunk)
  return framed(head) || /^(height|level|angle)$/.test(head.lower)
}
