import type {Chunk} from './chunk.ts'
import {
  chunkAt,
  chunkFrom,
  hasModifier,
  headOf,
  markChunk,
  markUnits,
  type Reading,
  unitAt
} from './reading.ts'
import {adjectiveIs, adverbIs, nounIs, tag, type Unit} from './unit.ts'

/** Framing: shot size, crop, how much of the subject shows. */

const shot = nounIs('shot')
const angle = nounIs('angle')
const framingAdjective = adjectiveIs('framing')
const framingPhrase = adverbIs('framing')

/** Nouns for what a camera shows. */
export const viewNouns = new Set(['shot', 'view', 'frame', 'framing', 'perspective', 'viewpoint', 'angle'])
const fills = new Set('fill fills filling filled occupy occupies occupying take takes taking'.split(' '))
const pictures = new Set('frame picture image composition screen photo canvas page'.split(' '))

export function readFraming(reading: Reading): void {
  const {present} = reading
  const shows = shot(present) || angle(present) || framingAdjective(present)
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'noun') {
      if (shows) readShot(reading, chunk)
    } else if (chunk.kind === 'verb') readFramingClause(reading, chunk)
  }
  readFramingWords(reading)
}

/** "tight close-up shot", "wide side view". */
function readShot(reading: Reading, chunk: Chunk): void {
  let found = false
  for (let i = chunk.content; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0 || (unit.tag !== tag.noun && unit.tag !== tag.adjective)) continue
    const ofShot = shot(unit)
    if (!ofShot && !angle(unit)) continue
    const first = modifiersFrom(reading, i, chunk, framingAdjective)
    if (ofShot) markUnits(reading, 'framing', first, viewEnd(reading, i), 'shot-noun', i)
    else if (first < i) markUnits(reading, 'framing', first, i - 1, 'wide-side-view')
    found = true
  }
  const head = headOf(reading, chunk)
  if (
    !found &&
    head.masked === 0 &&
    viewNouns.has(head.lower) &&
    hasModifier(reading, chunk, framingAdjective)
  )
    markChunk(reading, 'framing', chunk, 'framing-adjective')
}

/** First of the modifiers before a noun that pass a test. */
export function modifiersFrom(
  reading: Reading,
  at: number,
  chunk: Chunk,
  test: (unit: Unit) => boolean
): number {
  let first = at
  while (first > chunk.content && unitAt(reading, first - 1).masked === 0 && test(unitAt(reading, first - 1)))
    first--
  return first
}

/** "close-up shot", "low angle view". */
export function viewEnd(reading: Reading, at: number): number {
  const next = unitAt(reading, at + 1)
  return next.tag !== tag.verb && viewNouns.has(next.lower) ? at + 1 : at
}

/** Whether a phrase names the view: "the framing", "the composition". */
export function isView(reading: Reading, chunk: Chunk): boolean {
  const {lower, masked} = headOf(reading, chunk)
  return masked === 0 && (viewNouns.has(lower) || lower === 'composition' || lower === 'crop')
}

/** "his face fills the frame", "takes up half of the picture"; "the framing is wide". */
function readFramingClause(reading: Reading, verb: Chunk): void {
  if (fills.has(headOf(reading, verb).lower)) {
    for (let i = verb.index + 1; i < verb.index + 5; i++) {
      const chunk = chunkAt(reading, i)
      if (chunk === undefined || chunk.sentence !== verb.sentence) return
      if (chunk.kind === 'comma' || chunk.kind === 'verb') return
      if (chunk.kind === 'noun' && pictures.has(headOf(reading, chunk).lower)) {
        markUnits(reading, 'framing', verb.head, chunk.last, 'fills-frame', verb.head)
        return
      }
    }
    return
  }
  const subject = chunkAt(reading, verb.subject)
  const next = chunkAt(reading, verb.index + 1)
  if (!verb.copular || subject === undefined || next?.kind !== 'adjective' || !isView(reading, subject))
    return
  for (let i = next.first; i <= next.last; i++)
    if (framingAdjective(unitAt(reading, i))) markUnits(reading, 'framing', i, i, 'framing-is')
}

/** "from the waist up", "cropped at the knees"; "wide" between commas. */
function readFramingWords(reading: Reading): void {
  const {units} = reading
  for (let i = 0; i < units.length; i++) {
    const unit = unitAt(reading, i)
    const {word} = unit
    if (unit.masked > 0 || (word.adverbs === 0 && word.adjectives === 0)) continue
    if (framingPhrase(unit)) markUnits(reading, 'framing', i, i, 'framing-phrase')
    if (unit.lower === 'cropped') readCrop(reading, i)
    else if (framingAdjective(unit) && isFragment(reading, i) && unitAt(reading, i - 1).lower !== '(')
      markUnits(reading, 'framing', i, i, 'framing-fragment')
  }
}

/** "cropped at the knees". */
function readCrop(reading: Reading, i: number): void {
  const preposition = chunkFrom(reading, i + 1)
  const object = preposition?.kind === 'preposition' ? chunkAt(reading, preposition.index + 1) : undefined
  markUnits(reading, 'framing', i, object?.kind === 'noun' ? object.last : i, 'cropped', i)
}

/** Whether a word stands alone between commas or stops. */
export function isFragment(reading: Reading, i: number): boolean {
  const before = i > 0 ? reading.units[i - 1] : undefined
  const after = reading.units[i + 1]
  const open =
    before === undefined ||
    before.sentence !== reading.units[i]?.sentence ||
    before.tag === tag.comma ||
    before.tag === tag.stop
  const shut =
    after === undefined || after.tag === tag.comma || after.tag === tag.stop || after.tag === tag.other
  return open && shut
}
