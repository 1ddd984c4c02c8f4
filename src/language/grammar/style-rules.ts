import type {Chunk} from './chunk.ts'
import {phraseEnd} from './extent.ts'
import {
  genre,
  look,
  loose,
  medium,
  pictureOrCamera as picture,
  styleAdjective,
  technique
} from './picture-nouns.ts'
import {chunkAt, headOf, markUnits, prepositionOf, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, nounIs, tag, type Unit, verbIs} from './unit.ts'
import {plural} from '../lexicon/word.ts'

/** Medium, technique, genre, process and palette of the picture. */

const drawn = nounIs('person', 'crowd', 'animal', 'creature', 'backdrop')
const describing = adjectiveIs(
  'style',
  'colour',
  'light',
  'shape',
  'size',
  'surface',
  'pattern',
  'mood',
  'material'
)
const depict = verbIs('depict', 'evoke', 'lend', 'see')
const telling = verbIs('relate', 'lend', 'evoke', 'render', 'surround')
const hanging = new Set([
  'hang',
  'hangs',
  'hanging',
  'hung',
  'adorn',
  'adorns',
  'lines',
  'line',
  'peel',
  'peels',
  'cover',
  'covers'
])
const inScene = new Set([
  'on',
  'at',
  'from',
  'behind',
  'over',
  'into',
  'off',
  'to',
  'near',
  'beside',
  'under',
  'across',
  'through',
  'against',
  'past'
])
const pointing = new Set(['this', 'the', 'these'])
const ofOnly = {prepositions: new Set(['of']), fits: (): boolean => true}

/** Whether a caption has words on which `readStyleNoun` rests. */
export const namesStyle = ({present}: Reading): boolean =>
  medium(present) || genre(present) || technique(present) || look(present)

/** "an oil painting", "anime girl", "film grain", "in the style of Monet". */
export function readStyleNoun(reading: Reading, chunk: Chunk): void {
  const head = headOf(reading, chunk)
  if (!isSceneContent(reading, chunk)) {
    for (let i = chunk.content; i <= chunk.last; i++) {
      const unit = unitAt(reading, i)
      if (unit.masked > 0 || unit.tag !== tag.noun) continue
      if (!(medium(unit) || genre(unit) || technique(unit))) continue
      if (i < chunk.head && !modifiesPicture(head, unit)) continue
      if (i === chunk.head && isNamedOnly(reading, chunk)) continue
      if (loose(unit) && !isTelling(reading, chunk, i)) continue
      markUnits(reading, 'style', startOfStyle(reading, chunk, i), i, 'style-noun', i)
    }
  }
  if (head.masked > 0) return
  if (look(head)) readLook(reading, chunk)
}

/** "a cartoon dog", "comic book page", not "a grain elevator". */
const modifiesPicture = (head: Unit, unit: Unit): boolean =>
  picture(head) || (head.masked > 0 && !loose(unit)) || (drawn(head) && !loose(unit)) || genre(unit)

/** "The photo shows": what is only pointed at says nothing of its style. */
function isNamedOnly(reading: Reading, chunk: Chunk): boolean {
  if (!medium(headOf(reading, chunk)) || chunk.content < chunk.head) return false
  if (chunk.role === 'subject') {
    const verb = chunkAt(reading, chunk.verb)
    return verb !== undefined && !verb.participial && pointing.has(unitAt(reading, chunk.first).lower)
  }
  const preposition = prepositionOf(reading, chunk)
  return (
    chunk.first < chunk.content &&
    pointing.has(unitAt(reading, chunk.first).lower) &&
    (preposition === 'in' || preposition === 'throughout' || preposition === 'within' || preposition === 'of')
  )
}

/** Whether a loose word speaks of the picture here: by its modifiers, by standing alone, by what is said of it. */
function isTelling(reading: Reading, chunk: Chunk, i: number): boolean {
  if (chunk.role === 'object' || chunk.role === 'prepositional') {
    const host = headOf(reading, chunkAt(reading, chunk.attachedTo))
    const ofPicture = host.masked > 0 || picture(host)
    return (ofPicture || chunk.role === 'object') && isModified(reading, chunk, i)
  }
  if (chunk.role === 'fragment') return true
  if (chunk.role === 'predicate') return isModified(reading, chunk, i)
  const verb = chunkAt(reading, chunk.verb)
  return (
    verb !== undefined && (verb.copular || telling(headOf(reading, verb))) && isModified(reading, chunk, i)
  )
}

function isModified(reading: Reading, chunk: Chunk, at: number): boolean {
  for (let i = chunk.content; i < at; i++) if (describing(unitAt(reading, i))) return true
  return false
}

/** The first word before a style word that describes it: "muted color palette", not "two cartoon dogs". */
function startOfStyle(reading: Reading, chunk: Chunk, at: number): number {
  let first = at
  for (let i = at - 1; i >= chunk.content; i--) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0) break
    const fits =
      (unit.tag === tag.adjective && describing(unit)) ||
      (unit.tag === tag.noun &&
        (medium(unit) || genre(unit) || technique(unit) || unit.word.nounLow + unit.word.nounHigh === 0))
    if (fits) first = i
    else if (unit.tag !== tag.adverb && unit.tag !== tag.comma && unit.tag !== tag.conjunction) break
  }
  return first
}

/** "in a vintage style", "the visual style", "in the style of Monet". */
function readLook(reading: Reading, chunk: Chunk): void {
  const of = unitAt(reading, chunk.last + 1)
  if (of.lower === 'of') {
    const end = chunkAt(reading, phraseEnd(reading, chunk, ofOnly))
    if (end !== undefined && end.index > chunk.index && !isBeing(reading, end))
      markUnits(reading, 'style', chunk.head, end.last, 'style-of', chunk.head)
    return
  }
  if (isStyled(reading, chunk))
    markUnits(reading, 'style', chunk.content, chunk.last, 'style-look', chunk.head)
}

/** "vintage look", "anime style", "pixar-like look", not "contemplative look". */
function isStyled(reading: Reading, chunk: Chunk): boolean {
  for (let i = chunk.content; i < chunk.head; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0) continue
    if (styleAdjective(unit) || medium(unit) || genre(unit) || technique(unit) || look(unit)) return true
    if (unit.tag === tag.noun && unit.word.nounLow + unit.word.nounHigh === 0) return true
    if (unit.capital || unit.lower.includes('-') || unit.lower === 'visual' || unit.lower === 'overall')
      return true
  }
  return false
}

/** "a painting on the wall", "holding a photograph", "posters peel from the wall": the picture is scene content. */
function isSceneContent(reading: Reading, chunk: Chunk): boolean {
  const head = headOf(reading, chunk)
  if (!medium(head)) return false
  const verb = chunkAt(reading, chunk.verb)
  if (chunk.role === 'object' && verb !== undefined)
    return isBeing(reading, chunkAt(reading, verb.subject)) && !depict(headOf(reading, verb))
  if (chunk.role === 'prepositional' && inScene.has(prepositionOf(reading, chunk)) && loose(head)) return true
  const next = chunkAt(reading, chunk.index + 1)
  if (next?.kind === 'verb' && hanging.has(headOf(reading, next).lower)) return true
  return (
    loose(head) &&
    (head.word.forms & plural) !== 0 &&
    chunk.content === chunk.head &&
    chunk.role !== 'fragment'
  )
}
