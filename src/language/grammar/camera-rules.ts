import {chunkAt, hasModifier, headOf, markChunk, markUnits, type Reading, unitAt} from './reading.ts'
import {complementEnd} from './scope.ts'
import {adjectiveIs, adverbIs, nounIs, tag, verbIs} from './unit.ts'

/** Framing, angle, movement of the camera. */

const shot = nounIs('shot')
const angle = nounIs('angle')
const cameraMove = nounIs('cameraMove')
const camera = nounIs('camera')

const framingAdjective = adjectiveIs('framing')
const angleAdjective = adjectiveIs('angle')
const cameraAdjective = adjectiveIs('camera')
const timeAdjective = adjectiveIs('time')
const cameraVerb = verbIs('camera')
const anglePhrase = adverbIs('angle')
const framingPhrase = adverbIs('framing')

const view = new Set(['shot', 'view', 'frame', 'framing', 'perspective', 'viewpoint'])
const shotModifiers = new Set(['extreme', 'tight', 'slightly', 'group', 'formal', 'distant'])

export function readCamera(reading: Reading): void {
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'noun') readView(reading, chunk.index)
    else if (chunk.kind === 'verb') readCameraClause(reading, chunk.index)
  }
  readViewWords(reading)
}

/** "a close-up", "tight medium shot", "low angle", "slow zoom in". */
function readView(reading: Reading, index: number): void {
  const chunk = chunkAt(reading, index)
  const head = headOf(reading, chunk)
  if (chunk === undefined || head.masked > 0) return
  for (let i = chunk.content; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0 || (unit.tag !== tag.noun && unit.tag !== tag.adjective)) continue
    if (shot(unit)) markUnits(reading, 'framing', framingStart(reading, i, chunk.content), i, 'shot-noun', i)
    else if (angle(unit)) markUnits(reading, 'angle', i, i, 'angle-noun', i)
    else if (cameraMove(unit) && unit.lower !== 'cut' && unit.lower !== 'loop')
      markUnits(reading, 'camera', cameraStart(reading, i, chunk.content), i, 'camera-move', i)
  }
  if (!view.has(head.lower)) return
  if (hasModifier(reading, chunk, angleAdjective)) markChunk(reading, 'angle', chunk, 'angle-adjective')
  else if (hasModifier(reading, chunk, framingAdjective))
    markChunk(reading, 'framing', chunk, 'framing-adjective')
}

function framingStart(reading: Reading, at: number, content: number): number {
  let first = at
  while (
    first > content &&
    (framingAdjective(unitAt(reading, first - 1)) || shotModifiers.has(unitAt(reading, first - 1).lower))
  )
    first--
  return first
}

function cameraStart(reading: Reading, at: number, content: number): number {
  let first = at
  while (
    first > content &&
    (timeAdjective(unitAt(reading, first - 1)) || cameraAdjective(unitAt(reading, first - 1)))
  )
    first--
  return first
}

/** "the camera pans left", "the camera is static". */
function readCameraClause(reading: Reading, index: number): void {
  const verb = chunkAt(reading, index)
  const subject = chunkAt(reading, verb?.subject ?? -1)
  if (verb === undefined || subject === undefined || !camera(headOf(reading, subject))) return
  if (!cameraVerb(headOf(reading, verb)) && !verb.copular) return
  const end = chunkAt(reading, complementEnd(reading, verb))
  markUnits(reading, 'camera', subject.content, end?.last ?? verb.last, 'camera-moves', verb.head)
}

/** "from behind", "from the waist up"; "handheld", "cropped" between commas. */
function readViewWords(reading: Reading): void {
  const {units} = reading
  for (let i = 0; i < units.length; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0) continue
    if (unit.word.adverbs !== 0) {
      if (anglePhrase(unit)) markUnits(reading, 'angle', i, i, 'angle-phrase')
      if (framingPhrase(unit)) markUnits(reading, 'framing', i, i, 'framing-phrase')
    }
    if (unit.word.adjectives === 0 || unit.tag !== tag.adjective || !isFragment(reading, i)) continue
    if (cameraAdjective(unit)) markUnits(reading, 'camera', i, i, 'camera-adjective')
    else if (framingAdjective(unit)) markUnits(reading, 'framing', i, i, 'framing-fragment')
    else if (angleAdjective(unit)) markUnits(reading, 'angle', i, i, 'angle-fragment')
  }
}

/** Whether a word stands alone between commas or stops. */
export function isFragment(reading: Reading, i: number): boolean {
  const before = reading.units[i - 1]
  const after = reading.units[i + 1]
  const open =
    before === undefined ||
    before.sentence !== reading.units[i]?.sentence ||
    before.tag === tag.comma ||
    before.tag === tag.stop
  const shut =
    after === undefined || after.tag === tag.comma || after.tag === tag.stop || after.tag === tag.other
  return open && shut
}
