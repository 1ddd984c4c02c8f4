import type {Actor} from './actors.ts'
import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, type Reading} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Which verb groups tell an action of whom. */

const neverAction = verbIs('wear', 'seem', 'see')
const feelingAdjective = adjectiveIs('feeling')
const evoke = verbIs('evoke')
const relate = verbIs('relate')
const making = verbIs('making')
const depict = verbIs('depict', 'render', 'write')
const handling = verbIs('contact', 'motion', 'body')
const moving = verbIs('motion', 'posture', 'gaze', 'camera', 'time', 'contact', 'change')
const posture = verbIs('posture')
const light = verbIs('light')
const motion = verbIs('motion', 'posture')
const dress = verbIs('dress')

const body = nounIs('body')

/** "tucked behind one ear", "slung across her shoulder". */
function reachesBody(reading: Reading, verb: Chunk): boolean {
  const preposition = chunkAt(reading, verb.index + 1)
  const object = chunkAt(reading, verb.index + 2)
  return preposition?.kind === 'preposition' && object?.kind === 'noun' && body(headOf(reading, object))
}

/** Whether a verb group tells an action of its actor. */
export function tellsAction(reading: Reading, verb: Chunk, actor: Actor): boolean {
  const head = headOf(reading, verb)
  if (neverAction(head) || actor === 'picture') return false
  if (evoke(head) && (actor !== 'being' || !handling(head))) return false
  const participle = head.tag === tag.past
  if (relate(head) || actsOutAnchor(reading, verb) || looksSo(reading, verb)) return false
  if (participle && (actor === 'worn' || actor === 'thing') && reachesBody(reading, verb)) return true
  if (making(head) && (participle || (actor !== 'being' && actor !== 'body'))) return false
  if (depict(head) && (participle || actor !== 'being')) return false
  if (light(head) && actor !== 'being' && actor !== 'body' && !motion(head)) return false
  switch (actor) {
    case 'being':
      return !(participle && dress(head)) && !modifiesNext(reading, verb)
    case 'unknown':
      return ownerless(reading, verb) && !modifiesNext(reading, verb)
    case 'body':
      return true
    case 'trait':
      // "her hair is tied back" is a hair style, "her hair whips across her face" is a motion.
      return moving(head) && !dress(head) && !(participle && verb.passive)
    case 'worn':
      return moving(head) && !(participle && ((verb.passive && !motion(head)) || tellsMake(reading, verb)))
    case 'scenery':
      return participle ? motion(head) : moving(head)
    case 'thing':
      return moving(head) && !(participle && tellsMake(reading, verb))
  }
}

/** Without a subject: "sitting, arms crossed" is an action, "shot on film", "handling of light" are none. */
function ownerless(reading: Reading, verb: Chunk): boolean {
  const head = headOf(reading, verb)
  if (head.tag === tag.past) return posture(head)
  if (head.tag === tag.ing) return moving(head) || handling(head) || reading.input.register === 'tags'
  return reading.input.kind === 'motion' && moving(head)
}

/** "performs a t1phat": the anchor itself is the action. */
function actsOutAnchor(reading: Reading, verb: Chunk): boolean {
  if (reading.input.kind !== 'motion') return false
  const next = chunkAt(reading, verb.index + 1)
  return next?.kind === 'noun' && headOf(reading, next).masked === 1
}

/** "looks weary", "looking innocent": how somebody looks is no gaze. */
function looksSo(reading: Reading, verb: Chunk): boolean {
  const next = chunkAt(reading, verb.index + 1)
  if (headOf(reading, verb).word.entry !== 'look' || next === undefined) return false
  if (next.kind === 'preposition') return headOf(reading, next).lower === 'like'
  return next.kind === 'adjective' && (next.first === next.head || feelingAdjective(headOf(reading, next)))
}

/** "fastened with a pin", "bound in leather": how a thing is made. */
function tellsMake(reading: Reading, verb: Chunk): boolean {
  const next = chunkAt(reading, verb.index + 1)
  return next?.kind === 'preposition' && made.has(headOf(reading, next).lower)
}

const made = new Set(['with', 'in', 'by', 'of'])

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
