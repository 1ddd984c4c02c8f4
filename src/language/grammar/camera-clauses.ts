import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {adjectiveIs, nounIs, tag, verbIs} from './unit.ts'

/** Clauses about the camera: what it does, how steady the footage is. */

const camera = nounIs('camera')
const cameraAdjective = adjectiveIs('camera')
const cameraVerb = verbIs('camera')
const depict = verbIs('depict')
const motion = verbIs('motion')
const gaze = verbIs('gaze')
const framed = nounIs('shot', 'angle', 'image')

/** What is filmed, as the subject of "holds", "follows", "is shaky". */
export const film = new Set([
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
const filming = new Set(['panning', 'zooming', 'dollying'])
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

/** "the camera pans left and settles on her face", "the footage is shaky", "the shot holds". */
export function readCameraClause(reading: Reading, verb: Chunk): void {
  const subject = chunkAt(reading, verb.subject)
  // "panning up with the birds": only cameras pan.
  if (verb.participial && filming.has(headOf(reading, verb).lower)) {
    markUnits(reading, 'camera', verb.head, clauseEnd(reading, verb), 'panning', verb.head)
    return
  }
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
