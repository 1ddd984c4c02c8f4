import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import type {Chunk} from './chunk.ts'
import {endOfAction} from './action-extent.ts'
import {adjectiveIs, adverbIs, nounIs, tag, verbIs} from './unit.ts'
import {actorOf, takesSubject} from './actors.ts'
import {tellsAction} from './verb-senses.ts'

/** Actions told by verbs: who does what, with its object and complements, up to the place where it happens. */

const seems = verbIs('seem')
const look = nounIs('look')
const pose = nounIs('pose')
const motion = nounIs('motion')
const camera = nounIs('camera', 'cameraMove')
const feelingVerb = verbIs('feeling')
const feelingAdjective = adjectiveIs('feeling')
const feelingAdverb = adverbIs('feeling')

export function readActions(reading: Reading): void {
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'verb') readVerb(reading, chunk)
    else if (chunk.kind === 'noun') readActionNoun(reading, chunk)
  }
}

function readVerb(reading: Reading, verb: Chunk): void {
  const head = headOf(reading, verb)
  if (head.tag !== tag.verb && head.tag !== tag.ing && head.tag !== tag.past) return
  if (feelingVerb(head) || (head.tag === tag.past && feelingAdjective(head))) return
  if (isOfPicture(reading, verb.head) || unitAt(reading, verb.last + 1).lower === ':') return
  const subject = chunkAt(reading, verb.subject)
  const actor = actorOf(reading, verb)
  if (!tellsAction(reading, verb, actor)) return
  const last = endOfAction(reading, verb)
  const whole =
    subject !== undefined &&
    subject.index < verb.index &&
    subject.sentence === verb.sentence &&
    takesSubject(reading, subject, actor)
  if (whole) markUnits(reading, 'action', subject.content, subject.last, `subject-${actor}`, verb.head)
  const first = startOfAction(reading, verb)
  markUnits(reading, 'action', first, last, actor === 'being' ? 'verb-phrase' : `${actor}-acts`, verb.head)
}

/** "her face fills the frame", "the camera pans": another rule has read the verb. */
function isOfPicture({marks}: Reading, at: number): boolean {
  for (const {concept, first, last} of marks)
    if (first <= at && last >= at && (concept === 'camera' || concept === 'framing' || concept === 'angle'))
      return true
  return false
}

/** The main verb with the adverb before it, without auxiliaries and feelings: "sadly wiping" is "wiping". */
function startOfAction(reading: Reading, verb: Chunk): number {
  let first = verb.first
  // "slowly lifting", "gently flows"
  while (
    unitAt(reading, first - 1).tag === tag.adverb &&
    unitAt(reading, first - 1).sentence === verb.sentence
  )
    first--
  for (let i = first; i < verb.head; i++) {
    const unit = unitAt(reading, i)
    const {tag: value} = unit
    if (value === tag.be || value === tag.have || value === tag.modal || value === tag.to || seems(unit))
      continue
    if (!feelingAdverb(unit)) return i
  }
  return verb.head
}

/** "dynamic pose"; in captions of motions also "a slow turn". */
function readActionNoun(reading: Reading, chunk: Chunk): void {
  const head = headOf(reading, chunk)
  if (head.masked > 0 || look(head) || unitAt(reading, chunk.last + 1).lower === ':') return
  if (pose(head)) markUnits(reading, 'action', chunk.content, chunk.last, 'pose-noun', chunk.head)
  else if (motion(head) && !camera(head) && (chunk.role === 'fragment' || reading.input.kind === 'motion'))
    markUnits(reading, 'action', chunk.content, chunk.last, 'motion-noun', chunk.head)
}
