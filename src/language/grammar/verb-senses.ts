import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, modifierCount, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Which verb groups tell an action, and whether their subject is part of it. */

const neverAction = verbIs('wear', 'seem', 'see', 'evoke')
const relate = verbIs('relate')
const depict = verbIs('depict', 'render', 'write')
const handling = verbIs('contact', 'motion', 'body')
const moving = verbIs('motion', 'posture', 'gaze', 'camera', 'time', 'contact', 'change')
const light = verbIs('light')
const motion = verbIs('motion', 'posture')
const dress = verbIs('dress')

const body = nounIs('body')
const trait = nounIs('trait')
const worn = nounIs('garment', 'garmentPart', 'fabric')
const scenery = nounIs(
  'room',
  'building',
  'outdoors',
  'placeName',
  'nature',
  'plant',
  'sky',
  'water',
  'weather'
)
const picture = nounIs(
  'camera',
  'cameraMove',
  'image',
  'composition',
  'viewer',
  'mood',
  'light',
  'shadow',
  'medium',
  'genre',
  'technique',
  'palette',
  'look',
  'backdrop',
  'writing',
  'shot',
  'angle',
  'colour',
  'pattern',
  'expression'
)
const looks = adjectiveIs('colour', 'size', 'shape', 'material', 'surface', 'pattern', 'hair', 'skin', 'age')

/** Whose action a verb group tells. */
export type Actor = 'being' | 'body' | 'trait' | 'worn' | 'scenery' | 'picture' | 'thing' | 'unknown'

export function actorOf(reading: Reading, subject: Chunk | undefined): Actor {
  if (subject === undefined) return 'unknown'
  const head = headOf(reading, subject)
  if (isBeing(reading, subject) || head.masked > 0 || head.tag === tag.pronoun) return 'being'
  if (body(head)) return 'body'
  if (trait(head)) return 'trait'
  if (picture(head)) return 'picture'
  if (worn(head)) return 'worn'
  return scenery(head) ? 'scenery' : 'thing'
}

/** Whether a verb group tells an action of its actor. */
export function tellsAction(reading: Reading, verb: Chunk, actor: Actor): boolean {
  const head = headOf(reading, verb)
  if (neverAction(head) || actor === 'picture') return false
  const participle = head.tag === tag.past
  if (relate(head) && (participle || actor !== 'being' || !handling(head))) return false
  if (depict(head) && (participle || actor !== 'being')) return false
  if (light(head) && actor !== 'being' && actor !== 'body' && !motion(head)) return false
  switch (actor) {
    case 'being':
    case 'unknown':
      return !(participle && dress(head)) && !modifiesNext(reading, verb)
    case 'body':
      return true
    case 'trait':
      // "her hair is tied back" is a hair style, "her hair whips across her face" is a motion.
      return moving(head) && !dress(head) && !(participle && verb.passive)
    case 'worn':
      return moving(head) && !(participle && verb.passive && !motion(head))
    case 'scenery':
      return participle ? motion(head) : moving(head)
    case 'thing':
      return moving(head)
  }
}

/** "swirling nebulae", "floating dust": a participle before a bare noun describes it. */
function modifiesNext(reading: Reading, verb: Chunk): boolean {
  const head = headOf(reading, verb)
  if (head.tag !== tag.ing || verb.first !== verb.last) return false
  const next = chunkAt(reading, verb.index + 1)
  if (next?.kind !== 'noun' || next.first !== verb.last + 1 || next.content !== next.first) return false
  const noun = headOf(reading, next)
  return (
    motion(head) && !handlingOnly(head) && !body(noun) && noun.tag === tag.noun && !isBeing(reading, next)
  )
}

const contact = verbIs('contact')
const handlingOnly = (unit: Unit): boolean => contact(unit)

/** Whether the subject is marked with its verb: body parts always, other things where they are named without looks. */
export function takesSubject(reading: Reading, subject: Chunk, actor: Actor): boolean {
  if (actor === 'being' || actor === 'unknown' || actor === 'picture') return false
  if (actor === 'body') return true
  if (modifierCount(reading, subject) > 1) return false
  for (let i = subject.content; i < subject.head; i++) {
    const unit = unitAt(reading, i)
    if (looks(unit) || unit.tag === tag.noun) return false
  }
  return true
}
