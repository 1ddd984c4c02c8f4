import type {Chunk} from './chunk.ts'
import {clauseEnd, effects} from './extent.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {startOfList} from './setting-rules.ts'
import {belongsToTopic, type Topic} from './topic.ts'
import {backdrop, barely, landscape, location, notScene, structure} from './scenery.ts'
import {nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Sentences about the surroundings: they are background as a whole. */

const bodily = nounIs('trait', 'body', 'garment', 'light')
const surrounds = verbIs('surround')
const moves = verbIs('motion')
const rests = verbIs('posture')
const see = verbIs('see')
const shines = verbIs('light')
const sun = nounIs('sky')
const sky = nounIs('sky', 'weather')
const inward = new Set([
  'surrounded',
  'flanked',
  'encircled',
  'hemmed',
  'enveloped',
  'nestled',
  'framed',
  'set',
  'silhouetted'
])

/** "Trees line the street", "the room is filled with books", "the background is blurred". */
export function readSettingClause(reading: Reading, verb: Chunk, topic: Topic): void {
  const subject = chunkAt(reading, verb.subject)
  const head = headOf(reading, verb)
  if (readSurroundedBy(reading, verb)) return
  if (subject === undefined || subject.index > verb.index || subject.sentence !== verb.sentence) return
  if (reading.input.register === 'tags') return
  const owner = headOf(reading, subject)
  if (owner.masked > 0 || owner.tag !== tag.noun) return
  if (verb.participial && effects(reading, verb)) return
  if (backdrop(owner)) {
    if (!isPicture(reading, subject)) markClause(reading, subject, verb, 'backdrop-clause')
    return
  }
  if (barely(owner)) return
  if (notScene(owner) || isBeing(reading, subject) || belongsToTopic(topic, subject.index)) return
  if (verb.participial && (subject.role !== 'subject' || !surrounds(head))) return
  // "clouds gathering above the peaks" is what happens, not what is there.
  if (verb.participial && head.tag === tag.ing && sky(owner)) return
  if (shines(head) && sun(owner)) return
  if (isScenic(reading, owner, head, verb, topic)) markClause(reading, subject, verb, 'setting-clause')
}

function isScenic(reading: Reading, owner: Unit, head: Unit, verb: Chunk, topic: Topic): boolean {
  const states = verb.copular || see(head)
  const moving = moves(head) && !rests(head) && !verb.passive
  if (landscape(owner) || location(owner)) {
    if (states) return true
    if (moving) return sky(owner) && reading.input.kind !== 'motion'
    return surrounds(head)
  }
  if (topic.thing || reading.input.kind === 'motion') return false
  return structure(owner) && (states || (surrounds(head) && !moving && !verb.participial))
}

/** A landscape can be the picture itself: "this landscape shows". */
const isPicture = (reading: Reading, subject: Chunk): boolean =>
  unitAt(reading, subject.first).lower === 'this'

function markClause(reading: Reading, subject: Chunk, verb: Chunk, rule: string): void {
  const end = chunkAt(reading, clauseEnd(reading, verb))
  const first = startOfList(reading, subject)
  markUnits(reading, 'background', first.content, end?.last ?? verb.last, rule, subject.head)
}

/** "surrounded by trees", "set against a grey wall", "nestled among hills". */
function readSurroundedBy(reading: Reading, verb: Chunk): boolean {
  const head = headOf(reading, verb)
  if (head.tag !== tag.past || !inward.has(head.lower)) return false
  const preposition = chunkAt(reading, verb.index + 1)
  const object = chunkAt(reading, verb.index + 2)
  if (preposition?.kind !== 'preposition' || object?.kind !== 'noun') return false
  const subject = headOf(reading, chunkAt(reading, verb.subject))
  const link = headOf(reading, preposition).lower
  const around = headOf(reading, object)
  if ((notScene(around) && !landscape(around)) || bodily(subject)) return false
  if (head.lower === 'set' || head.lower === 'silhouetted' ? link !== 'against' : link === 'in') return false
  if (head.lower === 'framed' && !(landscape(around) || structure(around) || backdrop(around))) return false
  const end = chunkAt(reading, clauseEnd(reading, object))
  markUnits(reading, 'background', verb.head, end?.last ?? object.last, 'surrounded-by', verb.head)
  return true
}
