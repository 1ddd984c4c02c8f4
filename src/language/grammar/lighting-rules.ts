import type {Chunk} from './chunk.ts'
import {clauseEnd, phraseEnd} from './extent.ts'
import {chunkAt, hasModifier, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Light, shadow, exposure. */

const light = nounIs('light', 'shadow')
const source = nounIs('sky', 'daytime', 'device', 'weather')
const colour = adjectiveIs('colour')
const colourNoun = nounIs('colour')
const ofLight = adjectiveIs('light', 'mood', 'weather', 'colour')
const lit = adjectiveIs('light')
/** Words that say more than light: "dark hair", "a glowing blade". */
const ofThings = adjectiveIs('colour', 'surface', 'shape', 'size', 'mood', 'feeling', 'style', 'state')
const shines = verbIs('light')
const bathing = new Set([
  'bathed',
  'lit',
  'illuminated',
  'backlit',
  'washed',
  'flooded',
  'drenched',
  'dappled',
  'silhouetted'
])
const details = {
  prepositions: new Set(['of', 'from', 'through', 'on', 'across', 'behind']),
  fits: (reading: Reading, object: Chunk): boolean => !isBeing(reading, object)
}
const ofSource = {prepositions: new Set(['of', 'from']), fits: details.fits}

export const isLight = (reading: Reading, chunk: Chunk): boolean => {
  const head = headOf(reading, chunk)
  if (!light(head) || head.tag !== tag.noun) return false
  // "two wall-mounted lights" are things, "a shade of red" is a colour.
  if (head.lower === 'lights') return hasModifier(reading, chunk, ofLight) || doesShine(reading, chunk)
  return !isShadeOfColour(reading, chunk)
}

function doesShine(reading: Reading, chunk: Chunk): boolean {
  const verb = chunk.role === 'subject' ? chunkAt(reading, chunk.verb) : undefined
  return verb !== undefined && shines(headOf(reading, verb))
}

function isShadeOfColour(reading: Reading, chunk: Chunk): boolean {
  if (!headOf(reading, chunk).lower.startsWith('shade')) return false
  const object = chunkAt(reading, chunk.index + 2)
  return unitAt(reading, chunk.last + 1).lower === 'of' && object !== undefined && hasColour(reading, object)
}

function hasColour(reading: Reading, chunk: Chunk): boolean {
  for (let i = chunk.first; i <= chunk.last; i++)
    if (colourNoun(unitAt(reading, i)) || colour(unitAt(reading, i))) return true
  return false
}

/** "soft natural light", "long shadows", "light from the window". */
export function readLight(reading: Reading, chunk: Chunk): void {
  const end = chunkAt(reading, phraseEnd(reading, chunk, ofSource))
  markUnits(reading, 'lighting', chunk.content, end?.last ?? chunk.last, 'light-noun', chunk.head)
}

/** "sunlight filters through the trees", "casting long shadows", "bathed in warm light", "the sun shines". */
export function readLightClause(reading: Reading, verb: Chunk): void {
  const head = headOf(reading, verb)
  const subject = chunkAt(reading, verb.subject)
  const next = chunkAt(reading, verb.index + 1)
  if (subject !== undefined && subject.index < verb.index && !verb.participial && isLight(reading, subject)) {
    const end =
      verb.copular || next?.kind !== 'noun' || isLight(reading, next) ? clauseEnd(reading, verb) : verb.index
    markUnits(
      reading,
      'lighting',
      subject.content,
      chunkAt(reading, end)?.last ?? verb.last,
      'light-clause',
      subject.head
    )
    return
  }
  if (!shines(head) && !bathing.has(head.lower)) return
  if (next?.kind === 'noun' && next.role === 'object' && isLight(reading, next)) {
    const end = chunkAt(reading, phraseEnd(reading, next, details))
    markUnits(reading, 'lighting', verb.head, end?.last ?? next.last, 'casts-light', verb.head)
    return
  }
  if (head.tag === tag.past && bathing.has(head.lower) && next?.kind === 'preposition') {
    const object = chunkAt(reading, verb.index + 2)
    if (object?.kind === 'noun' && (isLight(reading, object) || source(headOf(reading, object)))) {
      const end = chunkAt(reading, phraseEnd(reading, object, ofSource))
      markUnits(reading, 'lighting', verb.head, end?.last ?? object.last, 'bathed-in', verb.head)
    }
    return
  }
  if (
    subject !== undefined &&
    subject.index < verb.index &&
    !verb.participial &&
    isSun(headOf(reading, subject))
  )
    markUnits(
      reading,
      'lighting',
      subject.content,
      chunkAt(reading, clauseEnd(reading, verb))?.last ?? verb.last,
      'sun-shines',
      verb.head
    )
}

const suns = new Set([
  'sun',
  'moon',
  'lamp',
  'lantern',
  'candle',
  'lamps',
  'lanterns',
  'candles',
  'bulb',
  'spotlight'
])
const isSun = (unit: Unit): boolean => suns.has(unit.lower)

/** "backlit", "a sunlit room", "dimly lit"; "dark" only of light itself. */
export function readLightAdjectives(reading: Reading, chunk: Chunk): void {
  if (!lit(reading.present)) return
  for (let i = chunk.first; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked === 0 && unit.tag === tag.adjective && lit(unit) && !ofThings(unit))
      markUnits(reading, 'lighting', i, i, 'lit', i)
  }
}
