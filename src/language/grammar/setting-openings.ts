import {plural} from '../lexicon/word.ts'
import type {Chunk} from './chunk.ts'
import {clauseEnd, phraseEnd} from './extent.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {backdrop, barely, crowd, furnishing, landscape, location, notScene, structure} from './scenery.ts'
import {isBeing} from './scope.ts'
import {ofScenery} from './setting-rules.ts'
import {isTopic, type Topic} from './topic.ts'
import {nounIs, tag, verbIs} from './unit.ts'

/** Surroundings told by where they are: what stands behind, what there is, what is only there. */

const openers = new Set(['behind', 'beyond', 'outside', 'above', 'around', 'beside'])
const side = nounIs('direction')
const time = nounIs('time')
const trailing = new Set([
  'behind',
  'overhead',
  'beyond',
  'nearby',
  'outside',
  'below',
  'around',
  'above',
  'all around'
])
const surrounds = verbIs('surround')
const moves = verbIs('motion')
const rests = verbIs('posture')
const see = verbIs('see')

/** "Behind her, shelves hold jars", "In the distance, a train passes", "outside, snow falls". */
export function readSettingOpening(reading: Reading, chunk: Chunk, topic: Topic): void {
  if (chunk.kind !== 'preposition' && chunk.kind !== 'adverb') return
  const before = chunkAt(reading, chunk.index - 1)
  if (before !== undefined && before.sentence === chunk.sentence && before.kind !== 'stop') return
  let next = chunk.index + 1
  if (chunk.kind === 'preposition') {
    const object = chunkAt(reading, next)
    if (object?.kind === 'noun') {
      const head = headOf(reading, object)
      if (time(head)) return
      const verb = chunkAt(reading, next + 1)
      if (
        verb?.kind === 'verb' &&
        !verb.participial &&
        isThere(reading, verb) &&
        (structure(head) || landscape(head))
      ) {
        readInversion(reading, verb, topic)
        return
      }
      if (!backdrop(head) && !openers.has(headOf(reading, chunk).lower) && !side(head)) return
      next++
    } else if (!openers.has(headOf(reading, chunk).lower)) return
  } else if (!openers.has(headOf(reading, chunk).lower)) return
  if (chunkAt(reading, next)?.kind === 'comma') next++
  const subject = chunkAt(reading, next)
  if (subject === undefined || subject.sentence !== chunk.sentence) return
  if (subject.kind === 'verb') readInversion(reading, subject, topic)
  if (subject.kind !== 'noun') return
  const behind = headOf(reading, chunkAt(reading, chunk.index + 1))
  const inBackdrop = backdrop(behind) && !barely(behind)
  if (
    topic.thing &&
    !landscape(headOf(reading, subject)) &&
    !location(headOf(reading, subject)) &&
    !inBackdrop
  )
    return
  if (!isSurrounding(reading, subject, topic) && !(inBackdrop && isAnonymous(reading, subject))) return
  const verb = verbOf(reading, subject)
  const seen = verb !== undefined && see(headOf(reading, verb))
  const end = verb === undefined ? subject.index : seen ? verb.index - 1 : clauseEnd(reading, verb)
  markUnits(
    reading,
    'background',
    subject.content,
    chunkAt(reading, end)?.last ?? subject.last,
    'setting-opening',
    subject.head
  )
}

function isSurrounding(reading: Reading, chunk: Chunk, topic: Topic): boolean {
  const head = headOf(reading, chunk)
  if (head.masked > 0 || head.tag !== tag.noun || notScene(head) || isTopic(topic, chunk.index)) return false
  return crowd(head) || furnishing(head) || !isBeing(reading, chunk)
}

/** "spectators": several people whom nobody has named. */
function isAnonymous(reading: Reading, chunk: Chunk): boolean {
  const head = headOf(reading, chunk)
  if (head.masked > 0 || head.tag !== tag.noun) return false
  const article = unitAt(reading, chunk.first).lower
  return (head.word.forms & plural) !== 0 && article !== 'two' && article !== 'both'
}

/** The verb group behind a subject and what belongs to it: "jars of beans hang". */
function verbOf(reading: Reading, subject: Chunk): Chunk | undefined {
  for (let i = subject.index + 1; i < reading.chunks.length; i++) {
    const chunk = reading.chunks[i]
    if (chunk === undefined || chunk.sentence !== subject.sentence || chunk.kind === 'stop') return undefined
    if (chunk.kind === 'verb') return chunk
    if (chunk.kind === 'noun' && isBeing(reading, chunk) && chunk.role === 'subject') return undefined
  }
  return undefined
}

const isThere = (reading: Reading, verb: Chunk): boolean => {
  const head = headOf(reading, verb)
  return verb.copular || rests(head) || (surrounds(head) && !moves(head))
}

/** "Behind him hangs a flag", "On the counter are a sieve and a bowl". */
function readInversion(reading: Reading, verb: Chunk, topic: Topic): void {
  const object = chunkAt(reading, verb.index + 1)
  if (object?.kind !== 'noun' || isBeing(reading, object) || notScene(headOf(reading, object))) return
  if (headOf(reading, object).masked > 0 || isTopic(topic, object.index)) return
  const end = chunkAt(reading, phraseEnd(reading, object, ofScenery))
  markUnits(reading, 'background', verb.head, end?.last ?? object.last, 'setting-opening', object.head)
}

/** "there are several boats in the harbour". */
export function readExistence(reading: Reading, verb: Chunk, topic: Topic): void {
  const there = unitAt(reading, verb.first - 1)
  const object = chunkAt(reading, verb.index + 1)
  if (there.lower !== 'there' || object?.kind !== 'noun' || object.sentence !== verb.sentence) return
  const head = headOf(reading, object)
  if (isBeing(reading, object) || notScene(head) || isTopic(topic, object.index)) return
  if (!(landscape(head) || location(head) || structure(head) || furnishing(head))) return
  const end = chunkAt(reading, clauseEnd(reading, verb))
  markUnits(reading, 'background', object.content, end?.last ?? object.last, 'there-is', object.head)
}

/** "traffic behind", "a chandelier overhead": what is only there. */
export function readTrailing(reading: Reading, chunk: Chunk, topic: Topic): void {
  if (chunk.role !== 'fragment' || isTopic(topic, chunk.index)) return
  const next = chunkAt(reading, chunk.index + 1)
  if (next === undefined || next.sentence !== chunk.sentence || next.first !== next.last) return
  if ((next.kind !== 'adverb' && next.kind !== 'preposition') || !trailing.has(headOf(reading, next).lower))
    return
  const after = chunkAt(reading, next.index + 1)
  if (
    after !== undefined &&
    after.sentence === chunk.sentence &&
    after.kind !== 'comma' &&
    after.kind !== 'stop'
  )
    return
  const head = headOf(reading, chunk)
  if (head.masked > 0 || head.tag !== tag.noun || notScene(head)) return
  markUnits(reading, 'background', chunk.content, next.last, 'trailing', chunk.head)
}
