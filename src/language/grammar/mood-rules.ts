import type {Chunk} from './chunk.ts'
import {clauseEnd, phraseEnd} from './extent.ts'
import {isFragment} from './framing-rules.ts'
import {living, pictureOrView as picture} from './picture-nouns.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, nounCanBe, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** The mood that a picture gives. */

const mood = nounIs('mood')
const feeling = nounCanBe('feeling', 'mood')
const abouts = new Set([
  'feeling',
  'sensation',
  'impression',
  'result',
  'effect',
  'humour',
  'humor',
  'overall effect',
  'overall impression'
])
const characters = new Set([
  'quality',
  'character',
  'charm',
  'feel',
  'air',
  'tone',
  'flavour',
  'flavor',
  'mood',
  'energy'
])
const staged = nounIs('medium', 'image', 'shot', 'composition', 'genre')
/** What is there to be seen; "radiating petals" are no mood. */
const tangible = nounIs('nature', 'part')
const moody = adjectiveIs('mood')
const feels = adjectiveIs('feeling')
const evoke = verbIs('evoke')
const lend = verbIs('lend')
const airs = new Set(['tone', 'mood', 'atmosphere', 'ambience', 'ambiance', 'vibe', 'vibes', 'aura'])
const senses = new Set([
  'sense',
  'feeling',
  'air',
  'touch',
  'hint',
  'note',
  'aura',
  'spirit',
  'theme',
  'themes',
  'feel'
])
const feel = new Set(['feel', 'feels', 'seems', 'remains', 'stays'])
const impressions = {
  prepositions: new Set(['of', 'between']),
  fits: (reading: Reading, object: Chunk): boolean =>
    !isBeing(reading, object) && !staged(headOf(reading, object))
}

/** "moody portrait", "an ethereal painting"; alone between commas. */
export function readMoodAdjective(
  reading: Reading,
  i: number,
  head: Unit | undefined,
  alone: boolean
): boolean {
  const unit = unitAt(reading, i)
  if (!moody(unit)) return false
  if (alone && !feels(unit)) markUnits(reading, 'mood', i, i, 'mood-fragment')
  else if (
    head !== undefined &&
    (staged(head) || (head.masked === 1 && reading.input.kind === 'style' && !feels(unit)))
  )
    markUnits(reading, 'mood', i, i, 'mood-of-picture')
  else return false
  return true
}

/** Whether a caption has words on which `readMoodNoun` rests. */
export const namesMood = ({present}: Reading): boolean => mood(present) || feeling(present)

/** "a serene atmosphere", "a sense of mystery and wonder". */
export function readMoodNoun(reading: Reading, chunk: Chunk): void {
  const head = headOf(reading, chunk)
  if (chunk.role === 'subject' || head.masked > 0 || !(mood(head) || senses.has(head.lower))) return
  const end = chunkAt(reading, phraseEnd(reading, chunk, impressions))
  const of = unitAt(reading, chunk.last + 1).lower === 'of' && end !== undefined && end.index > chunk.index
  if (senses.has(head.lower)) {
    const object = chunkAt(reading, chunk.index + 2)
    if (of && (mood(head) || (object !== undefined && feeling(headOf(reading, object)))))
      markUnits(reading, 'mood', chunk.content, end.last, 'mood-of', chunk.head)
    else if (mood(head) && hasMood(reading, chunk))
      markUnits(reading, 'mood', chunk.content, chunk.last, 'mood-noun', chunk.head)
    return
  }
  if (!mood(head) || unitAt(reading, chunk.last + 1).lower === ':') return
  // "melancholy, …" is mood as an adjective is that stands alone.
  if (moody(head) && chunk.content === chunk.head && isFragment(reading, chunk.head)) {
    markUnits(reading, 'mood', chunk.head, chunk.head, 'mood-fragment')
    return
  }
  if (!airs.has(head.lower) && !hasMood(reading, chunk)) return
  if (airs.has(head.lower) && chunk.content === chunk.head && !of) return
  markUnits(
    reading,
    'mood',
    chunk.content,
    of ? end.last : chunk.last,
    of ? 'mood-of' : 'mood-noun',
    chunk.head
  )
}

function hasMood(reading: Reading, chunk: Chunk): boolean {
  for (let i = chunk.content; i < chunk.head; i++) {
    const unit = unitAt(reading, i)
    if (moody(unit) || (unit.tag === tag.noun && feeling(unit))) return true
  }
  return false
}

/** "evoking nostalgia", "creates a sense of calm", "the mood is calm", "the scene feels unhurried". */
export function readMoodClause(reading: Reading, verb: Chunk): void {
  const head = headOf(reading, verb)
  const subject = chunkAt(reading, verb.subject)
  const owner = headOf(reading, subject)
  const object = chunkAt(reading, verb.index + 1)
  if (subject !== undefined && subject.index < verb.index && !verb.participial && airs.has(owner.lower)) {
    const end = chunkAt(reading, clauseEnd(reading, verb))
    markUnits(reading, 'mood', subject.content, end?.last ?? verb.last, 'mood-clause', subject.head)
    return
  }
  if (object === undefined || object.sentence !== verb.sentence) return
  if (object.kind === 'adjective') {
    const ofEffect = subject !== undefined && subject.index < verb.index && abouts.has(owner.lower)
    if (ofEffect && verb.copular) {
      markUnits(reading, 'mood', object.first, adjectivesEnd(reading, object), 'mood-is', object.head)
      return
    }
    const ofPicture =
      subject !== undefined && subject.index < verb.index && picture(owner) && owner.tag === tag.noun
    if (ofPicture && (verb.copular || feel.has(head.lower)) && isMoody(reading, object))
      markUnits(reading, 'mood', object.first, adjectivesEnd(reading, object), 'mood-is', object.head)
    return
  }
  if (object.kind !== 'noun' || object.role !== 'object') return
  if (!evoke(head) && !lend(head)) return
  // "lends the picture an earthy quality": the second noun phrase is what is given.
  const given = chunkAt(reading, object.index + 1)
  if (
    lend(head) &&
    staged(headOf(reading, object)) &&
    given?.kind === 'noun' &&
    given.first === object.last + 1
  ) {
    if (given.content < given.head && characters.has(headOf(reading, given).lower))
      markUnits(reading, 'mood', given.content, given.last, 'lends', given.head)
    return
  }
  const of = headOf(reading, object)
  const end = chunkAt(reading, phraseEnd(reading, object, impressions))?.last ?? object.last
  if (evoke(head) && !lend(head)) {
    const being =
      subject?.sentence === verb.sentence && owner.tag !== tag.pronoun && isBeing(reading, subject)
    if (!being && !living(of) && !tangible(of) && !staged(of))
      markUnits(reading, 'mood', verb.head, end, 'evokes', verb.head)
  } else if (mood(of) && (airs.has(of.lower) || senses.has(of.lower) || hasMood(reading, object)))
    markUnits(reading, 'mood', object.content, end, 'lends', object.head)
}

/** The last of "timeless, haunting and oddly tender". */
function adjectivesEnd(reading: Reading, chunk: Chunk): number {
  let end = chunk.last
  for (let i = chunk.index + 1; i < reading.chunks.length; i++) {
    const next = reading.chunks[i]
    if (next === undefined || next.sentence !== chunk.sentence) break
    if (next.kind === 'adjective') end = next.last
    else if (next.kind !== 'comma' && next.kind !== 'conjunction') break
  }
  return end
}

function isMoody(reading: Reading, chunk: Chunk): boolean {
  for (let i = chunk.first; i <= chunk.last; i++)
    if (moody(unitAt(reading, i)) || feels(unitAt(reading, i))) return true
  return false
}

/** "Mood: fresh, rustic": what follows the label. */
export function readMoodLabel(reading: Reading, chunk: Chunk): void {
  if (unitAt(reading, chunk.last + 1).lower !== ':' || !airs.has(headOf(reading, chunk).lower)) return
  let last = chunk.last + 1
  for (let i = last + 1; i < reading.units.length; i++) {
    const unit = unitAt(reading, i)
    if (unit.sentence !== headOf(reading, chunk).sentence || unit.tag === tag.stop) break
    last = i
  }
  markUnits(reading, 'mood', chunk.last + 2, last, 'mood-label', chunk.head)
}
