import type {Chunk} from './chunk.ts'
import {chunkAt, headOf, modifierCount, prepositionOf, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, nounIs, tag, verbIs} from './unit.ts'

/** Whose action a verb group tells, where the grammatical subject is not the one who acts. */

const viewers = new Set(['i', 'we', 'us', 'you', 'viewer', 'viewers'])
const wear = verbIs('wear')
const swaying = verbIs('sway')
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
