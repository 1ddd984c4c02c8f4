import type {Chunk} from './chunk.ts'
import {clauseEnd, phraseEnd} from './extent.ts'
import {chunkAt, headOf, markUnits, prepositionOf, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, nounIs, tag, type Unit, verbIs} from './unit.ts'
import {plural} from '../lexicon/word.ts'

/** Medium, technique, genre, process and palette of the picture. */

const medium = nounIs('medium')
const genre = nounIs('genre')
const technique = nounIs('technique', 'palette')
const look = nounIs('look')
const picture = nounIs(
  'medium',
  'genre',
  'technique',
  'palette',
  'look',
  'image',
  'shot',
  'composition',
  'camera'
)
const drawn = nounIs('person', 'crowd', 'animal', 'creature', 'backdrop')
/** Words that as often name a thing in the scene or a quality of anything: "poster", "contrast". */
const loose = nounIs('artifact', 'abstract')
const styleAdjective = adjectiveIs('style')
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
/** Adjectives that things have as well: "a vintage bag". */
const ofThings = adjectiveIs(
  'surface',
  'pattern',
  'scenic',
  'colour',
  'size',
  'shape',
  'material',
  'mood',
  'beauty',
  'state'
)
const ofLens = adjectiveIs('scenic')
const backdrop = nounIs('backdrop')
const depict = verbIs('depict', 'evoke', 'lend', 'see')
const telling = verbIs('relate', 'lend', 'evoke', 'render', 'surround')
const render = verbIs('render', 'depict', 'craft')
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
const all = {
  prepositions: new Set(['of', 'with', 'in', 'and']),
  fits: (reading: Reading, object: Chunk): boolean => !isBeing(reading, object)
}
const ofOnly = {prepositions: new Set(['of']), fits: (): boolean => true}

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

/** "monochrome", "a photorealistic render", "blurred background"; "vintage" only of pictures. */
export function readStyleAdjective(
  reading: Reading,
  i: number,
  head: Unit | undefined,
  alone: boolean,
  predicate: boolean
): boolean {
  const unit = unitAt(reading, i)
  if (!styleAdjective(unit)) return false
  if (!ofThings(unit)) {
    const only = (unit.word.adjectives & (unit.word.adjectives - 1)) === 0
    markUnits(reading, 'style', i, i, only ? 'style-word' : 'style-adjective')
    return true
  }
  if (
    alone ||
    (head !== undefined && (picture(head) || (ofLens(unit) && isBlur(unit) && (backdrop(head) || predicate))))
  ) {
    markUnits(reading, 'style', i, i, 'style-of-picture')
    return true
  }
  return false
}

const isBlur = (unit: Unit): boolean => unit.lower.startsWith('blur') || unit.lower.includes('focus')

/** "the palette is muted", "the brushwork is loose", "rendered in soft pastels", "reminiscent of old magazines". */
export function readStyleClause(reading: Reading, verb: Chunk): void {
  const subject = chunkAt(reading, verb.subject)
  const head = headOf(reading, verb)
  const owner = headOf(reading, subject)
  if (
    subject !== undefined &&
    subject.index < verb.index &&
    !verb.participial &&
    (technique(owner) || look(owner)) &&
    (verb.copular || (telling(head) && !loose(owner)))
  ) {
    const end = chunkAt(reading, clauseEnd(reading, verb))
    markUnits(reading, 'style', subject.content, end?.last ?? verb.last, 'style-clause', subject.head)
    return
  }
  if (head.tag !== tag.past || !(verb.participial || verb.passive) || !render(head)) return
  const preposition = chunkAt(reading, verb.index + 1)
  const object = chunkAt(reading, verb.index + 2)
  if (preposition?.kind !== 'preposition' || object?.kind !== 'noun') return
  const of = headOf(reading, object)
  if (!(technique(of) || medium(of) || look(of) || genre(of))) return
  const end = chunkAt(reading, phraseEnd(reading, object, all))
  markUnits(reading, 'style', verb.head, end?.last ?? object.last, 'rendered', verb.head)
}

/** "reminiscent of a nature documentary". */
export function readReminiscence(reading: Reading, chunk: Chunk): void {
  const unit = headOf(reading, chunk)
  if (unit.lower !== 'reminiscent') return
  const object = chunkAt(reading, chunk.index + 2)
  if (object?.kind !== 'noun') return
  const end = chunkAt(reading, phraseEnd(reading, object, all))
  markUnits(reading, 'style', chunk.head, end?.last ?? object.last, 'reminiscent', chunk.head)
}

/** Tags that say what they are: "artist:…", "ink (medium)", "1980s (style)", "japanese style". */
export function readStyleTags(reading: Reading): void {
  const {tags, register} = reading.input
  if (register !== 'tags') return
  let at = 0
  for (const {name, start, end} of tags) {
    const styled = name.startsWith('artist:') || name.endsWith('(medium)') || name.endsWith('(style)')
    if (!styled) continue
    while (at < reading.units.length && unitAt(reading, at).end <= start) at++
    let last = at
    while (last + 1 < reading.units.length && unitAt(reading, last + 1).start < end) last++
    if (unitAt(reading, at).masked === 0) markUnits(reading, 'style', at, last, 'style-tag', at)
  }
}
