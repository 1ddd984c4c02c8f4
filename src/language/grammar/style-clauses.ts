import type {Chunk} from './chunk.ts'
import {clauseEnd, phraseEnd} from './extent.ts'
import {
  genre,
  look,
  loose,
  medium,
  pictureOrCamera as picture,
  styleAdjective,
  technique
} from './picture-nouns.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** What adjectives, clauses and tags say of the style. */

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
const telling = verbIs('relate', 'lend', 'evoke', 'render', 'surround')
const render = verbIs('render', 'depict', 'craft')
const all = {
  prepositions: new Set(['of', 'with', 'in', 'and']),
  fits: (reading: Reading, object: Chunk): boolean => !isBeing(reading, object)
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
