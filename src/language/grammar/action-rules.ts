import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {complementEnd, isBeing} from './scope.ts'
import {adjectiveIs, adverbIs, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Action, expression, timing, direction, body parts. */

const body = nounIs('body')
const trait = nounIs('trait')
const motion = nounIs('motion')
const pose = nounIs('pose')
const camera = nounIs('camera', 'cameraMove')
const pictureSubject = nounIs(
  'camera',
  'image',
  'composition',
  'viewer',
  'mood',
  'light',
  'shadow',
  'medium',
  'technique',
  'palette',
  'look',
  'backdrop',
  'writing',
  'shot',
  'angle'
)
const notAction = verbIs('wear', 'seem', 'see', 'evoke')
const depict = verbIs('depict', 'render')
const feeling = verbIs('feeling')
const dress = verbIs('dress')
const surround =
  /^(surrounded|surrounding|surrounds|set|featuring|features|depicting|depicts|including|includes|made|named|called|consisting|based|known|located|situated|having)$/

export function readActions(reading: Reading): void {
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'verb') readVerb(reading, chunk)
    else if (chunk.kind === 'noun') readActionNoun(reading, chunk)
  }
  readWords(reading)
}

function readVerb(reading: Reading, verb: Chunk): void {
  const head = headOf(reading, verb)
  if (head.tag !== tag.verb && head.tag !== tag.ing && head.tag !== tag.past) return
  if (feeling(head)) {
    markUnits(reading, 'expression', verb.head, verb.head, 'feeling-verb')
    return
  }
  const subject = chunkAt(reading, verb.subject)
  const owner = headOf(reading, subject)
  const being = isBeing(reading, subject)
  if (notAction(head) || surround.test(head.lower)) return
  if (
    subject !== undefined &&
    owner.tag === tag.noun &&
    owner.masked === 0 &&
    pictureSubject(owner) &&
    !being
  )
    return
  if (depict(head) && !being) return
  if (subject !== undefined && trait(owner) && dress(head) && head.tag === tag.past) return
  const end = complementEnd(reading, verb)
  const last = chunkAt(reading, end)?.last ?? verb.last
  // Of a thing or body part the whole clause is the action, of a being only what it does.
  const whole =
    subject !== undefined &&
    subject.index < verb.index &&
    !being &&
    owner.masked === 0 &&
    owner.tag === tag.noun &&
    subject.sentence === verb.sentence
  const first = whole ? subject.content : startOfAction(reading, verb)
  markUnits(reading, 'action', first, last, whole ? 'clause-of-thing' : 'verb-phrase', verb.head)
}

/** The main verb with the adverb before it, without auxiliaries. */
function startOfAction(reading: Reading, verb: Chunk): number {
  for (let i = verb.first; i < verb.head; i++) {
    const {tag: value} = unitAt(reading, i)
    if (value !== tag.be && value !== tag.have && value !== tag.modal && value !== tag.to) return i
  }
  return verb.head
}

function readActionNoun(reading: Reading, chunk: Chunk): void {
  const head = headOf(reading, chunk)
  if (head.masked > 0) return
  if (pose(head)) markUnits(reading, 'action', chunk.content, chunk.last, 'pose-noun', chunk.head)
  else if (motion(head) && !camera(head) && (chunk.role === 'fragment' || reading.input.kind === 'motion'))
    markUnits(reading, 'action', chunk.content, chunk.last, 'motion-noun', chunk.head)
  if (!body(head)) return
  if (isMoved(reading, chunk)) {
    let first = chunk.head
    while (
      first > chunk.content &&
      /^(left|right|both|one|upper|lower|front|hind|back|other|free|two|each)$/.test(
        unitAt(reading, first - 1).lower
      )
    )
      first--
    markUnits(reading, 'body-part', first, chunk.head, 'body-part', chunk.head)
  }
  // "hands in her pockets", "one hand on the rail", "arms crossed"
  const next = chunkAt(reading, chunk.index + 1)
  if (
    (chunk.role === 'fragment' ||
      (chunk.preposition >= 0 && unitAt(reading, chunk.first - 1).lower === 'with')) &&
    next !== undefined &&
    next.sentence === chunk.sentence
  ) {
    if (next.kind === 'preposition') {
      const object = chunkAt(reading, chunk.index + 2)
      if (object?.kind === 'noun' && object.role === 'prepositional')
        markUnits(reading, 'action', chunk.content, object.last, 'hand-on', chunk.head)
    } else if (next.kind === 'adjective' && adjectiveIs('posture')(headOf(reading, next)))
      markUnits(reading, 'action', chunk.content, next.last, 'arms-crossed', chunk.head)
    else if (next.kind === 'adverb' && next.first === next.last)
      markUnits(reading, 'action', chunk.content, next.last, 'arms-up', chunk.head)
  }
}

/** Whether a body part is moved or posed rather than described. */
function isMoved(reading: Reading, chunk: Chunk): boolean {
  const described = adjectiveIs('colour', 'skin', 'hair', 'shape', 'size')
  for (let i = chunk.content; i < chunk.head; i++) if (described(unitAt(reading, i))) return false
  return true
}

function readWords(reading: Reading): void {
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
