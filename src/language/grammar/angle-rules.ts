import type {Chunk} from './chunk.ts'
import {isFragment, isView, modifiersFrom, viewEnd, viewNouns} from './framing-rules.ts'
import {chunkAt, hasModifier, headOf, markChunk, markUnits, type Reading, unitAt} from './reading.ts'
import {adjectiveIs, adverbIs, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Angle: from where and at which height the subject is seen. */

const shot = nounIs('shot')
const angle = nounIs('angle')
const camera = nounIs('camera')
const standpoint = nounIs('room', 'outdoors', 'building', 'vehicle', 'furniture', 'part', 'nature', 'angle')
const angleAdjective = adjectiveIs('angle')
const anglePhrase = adverbIs('angle')
const filmed = nounIs('cameraMove', 'image')
const moving = /zoom|tilt|pan|rack|push|pull|dolly|crane|scene|work|artist/
const gaze = verbIs('gaze')

const seen = new Set(
  'seen viewed shot photographed filmed captured framed taken drawn observed glimpsed pictured shown presented depicted portrayed'.split(
    ' '
  )
)
/** Verbs that tell of a viewer's standpoint; of the others only the phrase behind counts: "captured [from a roof]". */
const beheld = new Set(['seen', 'viewed', 'shot', 'filmed', 'observed', 'glimpsed'])
const viewed = new Set(['from', 'through', 'across', 'over', 'past', 'between'])
const heights = new Set(['height', 'level', 'angle'])
const placed = new Set(['at', 'above', 'below', 'behind', 'near', 'over', 'under', 'beneath'])

export function readAngles(reading: Reading): void {
  const {present} = reading
  const shows = shot(present) || angle(present) || filmed(present) || angleAdjective(present)
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'noun') {
      if (shows) readAngle(reading, chunk)
      readStandpoint(reading, chunk)
    } else if (chunk.kind === 'verb') readSeen(reading, chunk)
  }
  readAngleWords(reading)
}

/** "low angle shot", "front view from ankle height", "long shot from the dike". */
function readAngle(reading: Reading, chunk: Chunk): void {
  let found = false
  for (let i = chunk.content; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0 || unit.tag === tag.verb) continue
    if (angle(unit))
      markUnits(
        reading,
        'angle',
        modifiersFrom(reading, i, chunk, angleAdjective),
        viewEnd(reading, i),
        'angle-noun',
        i
      )
    else if (!shot(unit)) continue
    found = true
  }
  const head = headOf(reading, chunk)
  if (
    !found &&
    head.masked === 0 &&
    viewNouns.has(head.lower) &&
    hasModifier(reading, chunk, angleAdjective)
  ) {
    markChunk(reading, 'angle', chunk, 'angle-adjective')
    found = true
  }
  // "footage from an upstairs window", "handheld from the top step"
  if (found || (head.masked === 0 && filmed(head) && !moving.test(head.lower)))
    readViewFrom(reading, chunk, -1)
}

/** "long shot from the dike", "seen through a window". `first` is where the mark begins, -1 for the preposition. */
function readViewFrom(reading: Reading, chunk: Chunk, first: number): boolean {
  let preposition = chunkAt(reading, chunk.index + 1)
  let object = chunkAt(reading, chunk.index + 2)
  if (chunk.kind === 'noun' && headOf(reading, preposition).lower === 'of') {
    // "a long shot of annika from behind the bar"
    preposition = chunkAt(reading, chunk.index + 3)
    object = chunkAt(reading, chunk.index + 4)
  }
  if (preposition?.kind !== 'preposition' || object?.kind !== 'noun') return false
  const {lower} = headOf(reading, preposition)
  const head = headOf(reading, object)
  if (!viewed.has(lower) && !(lower === 'at' && heights.has(head.lower))) return false
  if (shot(head) || head.masked > 0) return false
  const of = chunkAt(reading, object.index + 1)
  const whole = chunkAt(reading, object.index + 2)
  const goesOn = of?.kind === 'preposition' && headOf(reading, of).lower === 'of' && whole?.kind === 'noun'
  markUnits(
    reading,
    'angle',
    first >= 0 ? first : preposition.first,
    goesOn ? whole.last : object.last,
    'seen-from',
    object.head
  )
  return true
}

const isLow = (unit: Unit): boolean => unit.lower === 'low' || unit.lower === 'high' || angleAdjective(unit)

/** "at floor height", "from track level"; "camera at ground level"; "From the wings: …". */
function readStandpoint(reading: Reading, chunk: Chunk): void {
  const head = headOf(reading, chunk)
  const preposition = unitAt(reading, chunk.first - 1).lower
  if (camera(head) && chunk.role !== 'object') {
    const next = chunkAt(reading, chunk.index + 1)
    const object = chunkAt(reading, chunk.index + 2)
    if (next?.kind === 'preposition' && object?.kind === 'noun' && placed.has(headOf(reading, next).lower))
      markUnits(reading, 'angle', chunk.content, object.last, 'camera-at', chunk.head)
    else if (hasModifier(reading, chunk, isLow)) markChunk(reading, 'angle', chunk, 'low-camera')
    return
  }
  if (chunk.role !== 'prepositional') return
  const named = chunk.content < chunk.head && heights.has(head.lower)
  if (named && (preposition === 'at' || preposition === 'from'))
    markUnits(reading, 'angle', chunk.first - 1, chunk.last, 'at-height', chunk.head)
  else if (preposition === 'from' && standpoint(head)) {
    const before = unitAt(reading, chunk.first - 2)
    const after = unitAt(reading, chunk.last + 1)
    const opens = before.sentence !== head.sentence || before.tag === tag.stop
    if (opens && (after.lower === ':' || after.lower === ','))
      markUnits(reading, 'angle', chunk.first - 1, chunk.last, 'from-standpoint', chunk.head)
  }
}

/** "seen from the wings", "shot straight on"; "the camera looks down"; "the viewpoint is slightly raised". */
function readSeen(reading: Reading, verb: Chunk): void {
  const head = headOf(reading, verb)
  if (seen.has(head.lower)) {
    const first = beheld.has(head.lower) ? verb.head : verb.last + 1
    if (readViewFrom(reading, verb, first)) return
    const next = unitAt(reading, verb.last + 1)
    if (next.word.adverbs !== 0 && anglePhrase(next))
      markUnits(reading, 'angle', first, verb.last + 1, 'seen-from', verb.last + 1)
    return
  }
  const subject = chunkAt(reading, verb.subject)
  if (subject === undefined || subject.index > verb.index) return
  const next = chunkAt(reading, verb.index + 1)
  if (camera(headOf(reading, subject)) && gaze(head)) {
    const last = next?.kind === 'adverb' ? next.last : verb.last
    markUnits(reading, 'angle', subject.content, last, 'camera-looks', verb.head)
  } else if (verb.copular && next?.kind === 'adjective' && isView(reading, subject)) {
    for (let i = next.first; i <= next.last; i++)
      if (angleAdjective(unitAt(reading, i))) markUnits(reading, 'angle', i, i, 'angle-is')
  }
}

/** "from behind", "bench-level"; "isometric" between commas. */
function readAngleWords(reading: Reading): void {
  const {units, input} = reading
  const hyphenated = input.text.includes('-')
  for (let i = 0; i < units.length; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0) continue
    const {word} = unit
    if (word.adverbs !== 0 && anglePhrase(unit) && standsAlone(reading, i))
      markUnits(reading, 'angle', i, i, 'angle-phrase')
    if (hyphenated && unit.lower.includes('-') && level.test(unit.lower))
      markUnits(reading, 'angle', i, i, 'bench-level')
    if (word.adjectives !== 0 && angleAdjective(unit) && isFragment(reading, i))
      markUnits(reading, 'angle', i, i, 'angle-fragment')
  }
}

const level = /^[a-z]+-(level|height)$/

/** "from the back row": the phrase goes on, so that it tells no angle. */
function standsAlone(reading: Reading, i: number): boolean {
  const next = unitAt(reading, i + 1)
  if (next.sentence === unitAt(reading, i).sentence) {
    if (next.tag === tag.noun || next.tag === tag.determiner || next.lower === 'of') return false
  }
  if (!unitAt(reading, i).lower.startsWith('from')) return true
  // "a gust comes from behind" tells where the gust comes from.
  for (let k = i - 1; k > i - 3; k--) {
    const unit = unitAt(reading, k)
    if (unit.tag === tag.verb || unit.tag === tag.ing || unit.tag === tag.past) return seen.has(unit.lower)
    if (unit.tag !== tag.adverb && unit.tag !== tag.preposition) break
  }
  return true
}
