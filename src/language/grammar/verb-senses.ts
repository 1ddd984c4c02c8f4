import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, modifierCount, prepositionOf, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Which verb groups tell an action, and whether their subject is part of it. */

const neverAction = verbIs('wear', 'seem', 'see')
const viewers = new Set(['i', 'we', 'us', 'you', 'viewer', 'viewers'])
const feelingAdjective = adjectiveIs('feeling')
const wear = verbIs('wear')
const evoke = verbIs('evoke')
const relate = verbIs('relate')
const making = verbIs('making')
const depict = verbIs('depict', 'render', 'write')
const handling = verbIs('contact', 'motion', 'body')
const moving = verbIs('motion', 'posture', 'gaze', 'camera', 'time', 'contact', 'change')
const posture = verbIs('posture')
const light = verbIs('light')
const motion = verbIs('motion', 'posture')
const swaying = verbIs('sway')
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

export function actorOf(reading: Reading, verb: Chunk): Actor {
  const subject = chunkAt(reading, verb.subject)
  if (subject === undefined)
    return opensForBeing(reading, verb) || standsInFor(reading, verb) ? 'being' : 'unknown'
  const actor = kindOfActor(reading, subject)
  if (actor === 'being') return actor
  if (actor === 'picture') return verb.participial && showsBeing(reading, subject, verb) ? 'being' : actor
  return isOfBeing(reading, subject, verb) ? 'being' : actor
}

function kindOfActor(reading: Reading, subject: Chunk): Actor {
  const head = headOf(reading, subject)
  // "we look in through a hatch" speaks of the viewer, "this ink style shows" of the picture.
  if (viewers.has(head.lower) || (head.masked === 1 && reading.input.kind === 'style')) return 'picture'
  if (isBeing(reading, subject) || head.masked > 0 || head.tag === tag.pronoun) return 'being'
  if (body(head)) return 'body'
  if (trait(head)) return 'trait'
  if (picture(head)) return 'picture'
  if (worn(head)) return 'worn'
  return scenery(head) ? 'scenery' : 'thing'
}

/** "a girl standing in a park sipping tea", "a boy wearing a cap running": the one who does the first does the second. */
function isPassedOver(reading: Reading, subject: Chunk): boolean {
  const first = chunkAt(reading, subject.verb)
  if (first === undefined || first.copular || isBeing(reading, subject)) return false
  if (subject.role === 'prepositional') {
    const preposition = prepositionOf(reading, subject)
    if (preposition === 'with' || preposition === 'of' || body(headOf(reading, subject))) return false
  } else if (subject.role !== 'object' || !wear(headOf(reading, first))) return false
  const actor = chunkAt(reading, first.subject)
  return actor !== undefined && kindOfActor(reading, actor) === 'being'
}

/** "a nurse in scrubs and a cap eats": the cap is the second of the things in which the nurse is. */
function listedWithClothes(reading: Reading, subject: Chunk): boolean {
  if (chunkAt(reading, subject.index - 1)?.kind !== 'conjunction') return false
  const other = chunkAt(reading, subject.index - 2)
  if (other?.kind !== 'noun' || other.role !== 'prepositional') return false
  const owner = chunkAt(reading, other.attachedTo)
  if (owner === undefined || kindOfActor(reading, owner) !== 'being') return false
  const preposition = prepositionOf(reading, other)
  return preposition === 'in' || preposition === 'with'
}

/** "the other waves", "one sleeps": a word that stands for a being. */
function standsInFor(reading: Reading, verb: Chunk): boolean {
  const before = unitAt(reading, verb.first - 1)
  return before.sentence === verb.sentence && (before.tag === tag.determiner || before.tag === tag.number)
}

/** "Held between finger and thumb, the bottle …": whoever the sentence goes on with does it. */
function opensForBeing(reading: Reading, verb: Chunk): boolean {
  const before = chunkAt(reading, verb.index - 1)
  if (!verb.participial || (before !== undefined && before.sentence === verb.sentence)) return false
  for (let i = verb.index + 1; i < reading.chunks.length; i++) {
    const chunk = chunkAt(reading, i)
    if (chunk === undefined || chunk.sentence !== verb.sentence) return false
    const next = chunkAt(reading, i + 1)
    if (chunk.kind === 'comma' && next?.kind === 'noun') return kindOfActor(reading, next) === 'being'
  }
  return false
}

/** "tucked behind one ear", "slung across her shoulder". */
function reachesBody(reading: Reading, verb: Chunk): boolean {
  const preposition = chunkAt(reading, verb.index + 1)
  const object = chunkAt(reading, verb.index + 2)
  return preposition?.kind === 'preposition' && object?.kind === 'noun' && body(headOf(reading, object))
}

/** "The photo shows a nurse with grey hair, standing at a desk": who is shown stands, not the photo. */
function showsBeing(reading: Reading, subject: Chunk, verb: Chunk): boolean {
  for (let i = verb.index - 1; i > subject.index; i--) {
    const chunk = chunkAt(reading, i)
    if (chunk?.kind === 'noun' && isBeing(reading, chunk)) return true
  }
  return false
}

/** "a man in a suit walking", "a girl with braided hair reading": the being does it, not what it wears or has. */
function isOfBeing(reading: Reading, subject: Chunk, verb: Chunk): boolean {
  if (verb.participial && isPassedOver(reading, subject)) return true
  if (listedWithClothes(reading, subject)) return !swaying(headOf(reading, verb))
  if (!verb.participial || subject.role !== 'prepositional') return false
  const owner = chunkAt(reading, subject.attachedTo)
  if (owner === undefined || kindOfActor(reading, owner) !== 'being') return false
  const preposition = prepositionOf(reading, subject)
  const head = headOf(reading, subject)
  if (preposition === 'in') return worn(head)
  const does = headOf(reading, verb)
  return preposition === 'with' && trait(head) && does.tag === tag.ing && !swaying(does)
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

/** Whether the subject is marked with its verb: body parts always, other things where they are named without looks. */
export function takesSubject(reading: Reading, subject: Chunk, actor: Actor): boolean {
  if (actor === 'being' || actor === 'unknown' || actor === 'picture') return false
  if (actor === 'body') return true
  if (reading.input.kind !== 'motion' && reading.input.kind !== 'character') return false
  if (modifierCount(reading, subject) > 1) return false
  for (let i = subject.content; i < subject.head; i++) {
    const unit = unitAt(reading, i)
    if (looks(unit) || unit.tag === tag.noun) return false
  }
  return true
}
