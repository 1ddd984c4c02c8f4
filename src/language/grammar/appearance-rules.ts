import type {Chunk} from './chunk.ts'
import {chunkAt, hasModifier, headOf, markUnits, prepositionOf, type Reading, unitAt} from './reading.ts'
import {complementEnd, isBeing} from './scope.ts'
import {adjectiveIs, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Lasting traits of beings. */

const trait = nounIs('trait')
const body = nounIs('body')
const beast = nounIs('animal', 'creature')
const colourNoun = nounIs('colour')
const measure = nounIs('measure')
const shadeOf = nounIs('shadow', 'palette', 'colour')
const clothed = adjectiveIs('clothed')
const worn = (unit: Unit): boolean => clothed(unit) && covering.has(unit.lower)
/** "a mittened hand": clothes told by the part they cover. */
const covering = new Set([
  'gloved',
  'mittened',
  'bandaged',
  'stockinged',
  'booted',
  'slippered',
  'sandalled',
  'sandaled',
  'ringed',
  'braceleted',
  'bejewelled',
  'bejeweled',
  'bare',
  'sleeved',
  'trousered',
  'helmeted',
  'hooded',
  'veiled',
  'masked',
  'turbaned'
])
const aged = adjectiveIs('age')
const personal = adjectiveIs('age', 'build', 'ethnicity', 'hair', 'skin', 'creature', 'beauty')
/** What a word says of a being however it stands: "red" and "big" need a beast or a noun behind them. */
const looks = adjectiveIs('colour', 'surface', 'pattern', 'size')
const coloured = adjectiveIs('colour')
const feeling = adjectiveIs('feeling')
const ofBody = adjectiveIs('colour', 'hair', 'skin', 'creature', 'build', 'age', 'beauty', 'pattern')
/** Parts that are moved rather than described: they are traits only by colour, hair, skin or build. */
const limbs = new Set(
  'arm, arms, hand, hands, finger, foot, leg, knee, knees, fist, palm, thumb, toe, toes, heel, elbow, wrist, ankle, hip, head, back, body, upper body, side, mouth, wing, fingertip, torso, chest, bottom, limb'.split(
    ', '
  )
)
const ofLimb = adjectiveIs('colour', 'skin', 'creature', 'build', 'age', 'beauty', 'pattern')
const ofTrait = adjectiveIs(
  'colour',
  'size',
  'shape',
  'surface',
  'hair',
  'skin',
  'pattern',
  'age',
  'beauty',
  'build',
  'creature',
  'material'
)
const feels = verbIs('feeling')
const dress = verbIs('dress')
const handle = verbIs('contact', 'act', 'motion', 'change')

/** Modifiers before a being: "young", "red-haired", "smiling", "masked"; colours only of beasts. */
export function readModifiersOfBeing(reading: Reading, chunk: Chunk): void {
  const head = headOf(reading, chunk)
  const ofBeast = head.masked > 0 ? reading.input.kind === 'character' : beast(head)
  for (let i = chunk.content; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0) continue
    if (unit.tag === tag.noun && i < chunk.head && trait(unit))
      markUnits(reading, 'appearance', i, i, 'trait-of-being', i)
    // "an adult woman": age told by a noun.
    if (unit.tag === tag.noun && (i < chunk.head || reading.input.register === 'tags') && aged(unit))
      markUnits(reading, 'appearance', i, i, 'trait-of-being', i)
    if (unit.tag !== tag.adjective) continue
    if (clothed(unit)) markUnits(reading, 'clothing', i, i, 'clothed', i)
    else if (personal(unit) || (ofBeast && i < chunk.head && looks(unit)))
      markUnits(reading, 'appearance', i, i, 'trait-of-being', i)
    else if (feeling(unit) || (unit.word.verbs !== 0 && feels(unit)))
      markUnits(reading, 'expression', i, i, 'feeling-of-being', i)
  }
}

/** Whether a noun phrase is one of traits: "long hair", "blue eyes", "beard". */
export const isTrait = (reading: Reading, chunk: Chunk): boolean => {
  const head = headOf(reading, chunk)
  return trait(head) || body(head)
}

/** "with long brown hair", "a beard", "his brown eyes". */
export function readTrait(reading: Reading, chunk: Chunk): void {
  const head = headOf(reading, chunk)
  const verb = chunkAt(reading, chunk.verb)
  const preposition = prepositionOf(reading, chunk)
  if (isDecade(head, preposition)) {
    markUnits(reading, 'appearance', chunk.content, chunk.last, 'decade', chunk.head)
    return
  }
  const part = body(head)
  if (part)
    for (let i = chunk.content; i < chunk.head; i++)
      if (worn(unitAt(reading, i))) markUnits(reading, 'clothing', i, i, 'clothed', i)
  const shown =
    preposition === 'with' ||
    chunk.role === 'fragment' ||
    (verb?.copular === true && chunk.role === 'predicate')
  const fits = !part ? ofTrait : limbs.has(head.word.entry) ? ofLimb : shown ? ofTrait : ofBody
  const described = hasModifier(reading, chunk, fits) || hasNounModifier(reading, chunk)
  if (part && !described) return
  if (!described) {
    if (
      preposition !== 'with' &&
      preposition !== 'of' &&
      chunk.role !== 'fragment' &&
      chunk.role !== 'object'
    )
      return
    if (chunk.role === 'object' && verb !== undefined && handle(headOf(reading, verb))) return
  }
  const moved =
    chunk.role === 'subject' && verb !== undefined && !verb.copular && !dress(headOf(reading, verb))
  if (moved && !described) return
  markUnits(reading, 'appearance', startOfTrait(reading, chunk), chunk.last, 'trait', chunk.head)
}

/** "in her thirties". */
const isDecade = (head: Unit, preposition: string): boolean =>
  preposition === 'in' && (head.lower.endsWith('ties') || head.lower === 'teens')

/** "lipstick mouth", "fang face". */
function hasNounModifier(reading: Reading, chunk: Chunk): boolean {
  for (let i = chunk.content; i < chunk.head; i++) {
    const unit = unitAt(reading, i)
    if (unit.tag === tag.noun && (trait(unit) || colourNoun(unit))) return true
  }
  return false
}

/** "a dusting of freckles": what is measured by the trait belongs to it. */
function startOfTrait(reading: Reading, chunk: Chunk): number {
  if (prepositionOf(reading, chunk) !== 'of') return chunk.content
  const owner = chunkAt(reading, chunk.attachedTo)
  return owner !== undefined && owner.index === chunk.preposition - 1 && measure(headOf(reading, owner))
    ? owner.content
    : chunk.content
}

/** "her hair is long and dark": marks the subject with its predicate; says whether it did. */
export function readTraitIs(reading: Reading, subject: Chunk, predicate: Chunk): boolean {
  const owner = headOf(reading, subject)
  if (!trait(owner) && !body(owner)) return false
  const fits = body(owner) ? ofBody : ofTrait
  for (let i = predicate.first; i <= predicate.last; i++) {
    const unit = unitAt(reading, i)
    if (fits(unit) || (predicate.kind === 'noun' && colourNoun(unit))) {
      const end = predicate.kind === 'noun' ? shadeEnd(reading, predicate) : predicate.last
      markUnits(reading, 'appearance', subject.content, end, 'trait-is', subject.head)
      return true
    }
  }
  if (
    predicate.kind === 'noun' &&
    shadeOf(headOf(reading, predicate)) &&
    shadeEnd(reading, predicate) > predicate.last
  ) {
    markUnits(reading, 'appearance', subject.content, shadeEnd(reading, predicate), 'trait-is', subject.head)
    return true
  }
  return false
}

/** "a striking shade of red": the colour behind "of". */
function shadeEnd(reading: Reading, chunk: Chunk): number {
  const of = chunkAt(reading, chunk.index + 1)
  const object = chunkAt(reading, chunk.index + 2)
  if (of?.kind !== 'preposition' || headOf(reading, of).lower !== 'of') return chunk.last
  if (object?.kind !== 'noun' && object?.kind !== 'adjective') return chunk.last
  const colour = headOf(reading, object)
  return coloured(colour) || colourNoun(colour) ? object.last : chunk.last
}

/** Adjectives of a being by themselves or behind "is": "she is young", "tall and slender". */
export function readPersonalAdjective(reading: Reading, i: number, subject: Chunk | undefined): boolean {
  const unit = unitAt(reading, i)
  if (subject === undefined ? reading.input.register !== 'tags' : !isBeing(reading, subject)) return false
  if (!personal(unit) || (coloured(unit) && subject === undefined)) return false
  markUnits(reading, 'appearance', i, i, 'trait-adjective', i)
  return true
}

/** "hair tied back in a bun". */
export function readTraitDressed(reading: Reading, verb: Chunk): void {
  const subject = chunkAt(reading, verb.subject)
  const head = headOf(reading, verb)
  if (subject === undefined || !trait(headOf(reading, subject)) || !dress(head) || head.tag !== tag.past)
    return
  const end = chunkAt(reading, complementEnd(reading, verb))?.last ?? verb.last
  markUnits(reading, 'appearance', subject.content, end, 'trait-dressed', subject.head)
}
