import {chunkAt, hasModifier, headOf, markChunk, markUnits, type Reading, unitAt} from './reading.ts'
import {complementEnd, isBeing} from './scope.ts'
import {adjectiveIs, adverbIs, nounCanBe, nounIs, tag, verbIs} from './unit.ts'

/** Framing, angle, camera; style, quality, mood, meta, hedge, text: what is said of the picture rather than of what it shows. */

const shot = nounIs('shot')
const angle = nounIs('angle')
const cameraMove = nounIs('cameraMove')
const camera = nounIs('camera')
const image = nounIs('image')
const composition = nounIs('composition')
const viewer = nounIs('viewer')
const medium = nounIs('medium')
const genre = nounIs('genre')
const technique = nounIs('technique', 'palette')
const look = nounIs('look')
const praise = nounIs('praise')
const mood = nounIs('mood')
const feeling = nounCanBe('feeling', 'mood')
const writing = nounIs('writing')
const light = nounIs('light', 'shadow')

const framingAdjective = adjectiveIs('framing')
const angleAdjective = adjectiveIs('angle')
const cameraAdjective = adjectiveIs('camera')
const styleAdjective = adjectiveIs('style')
const praiseAdjective = adjectiveIs('praise')
const moodAdjective = adjectiveIs('mood')
const colour = adjectiveIs('colour')

const depict = verbIs('depict')
const see = verbIs('see')
const evoke = verbIs('evoke')
const seem = verbIs('seem')
const render = verbIs('render')
const write = verbIs('write')
const cameraVerb = verbIs('camera')

/** "a close-up", "tight medium shot", "low angle", "slow zoom in", "an oil painting of", "8k", "watermark". */
export function readPictureNouns(reading: Reading): void {
  for (const chunk of reading.chunks) {
    if (chunk.kind !== 'noun') continue
    const head = headOf(reading, chunk)
    if (head.masked > 0) continue
    for (let i = chunk.content; i <= chunk.last; i++) {
      const unit = unitAt(reading, i)
      if (unit.masked > 0 || (unit.tag !== tag.noun && unit.tag !== tag.adjective)) continue
      if (shot(unit))
        markUnits(reading, 'framing', framingStart(reading, i, chunk.content), i, 'shot-noun', i)
      else if (angle(unit)) markUnits(reading, 'angle', i, i, 'angle-noun', i)
      else if (cameraMove(unit) && unit.lower !== 'cut' && unit.lower !== 'loop')
        markUnits(reading, 'camera', cameraStart(reading, i, chunk.content), i, 'camera-move', i)
      if (praise(unit)) markUnits(reading, 'quality', chunk.content, i, 'praise-noun', i)
      if (
        unit.tag === tag.noun &&
        (medium(unit) || genre(unit) || technique(unit)) &&
        !isSceneContent(reading, chunk.index)
      )
        markUnits(reading, 'style', chunk.content, i, 'style-noun', i)
    }
    if (/^(shot|view|frame|framing|perspective|viewpoint)$/.test(head.lower)) {
      if (hasModifier(reading, chunk, angleAdjective)) markChunk(reading, 'angle', chunk, 'angle-adjective')
      else if (hasModifier(reading, chunk, framingAdjective))
        markChunk(reading, 'framing', chunk, 'framing-adjective')
    }
    if (look(head)) {
      if (chunk.content < chunk.head) markChunk(reading, 'style', chunk, 'style-look')
      else if (
        chunkAt(reading, chunk.index - 1)?.kind === 'noun' &&
        headOf(reading, chunkAt(reading, chunk.index - 1)).masked > 0
      )
        continue
    }
    if (writing(head))
      markUnits(reading, 'text', chunk.content, writingEnd(reading, chunk.last), 'writing-noun', chunk.head)
    if (
      mood(head) &&
      chunk.role !== 'subject' &&
      (hasModifier(reading, chunk, (unit) => moodAdjective(unit) || feeling(unit)) ||
        /^(mood|atmosphere|ambience|ambiance|vibe|aura)$/.test(head.lower))
    ) {
      markUnits(reading, 'mood', chunk.content, chunk.last, 'mood-noun', chunk.head)
      const of = chunkAt(reading, chunk.index + 1)
      const object = chunkAt(reading, chunk.index + 2)
      if (of?.kind === 'preposition' && headOf(reading, of).lower === 'of' && object?.kind === 'noun')
        markUnits(reading, 'mood', chunk.content, object.last, 'mood-of', chunk.head)
    } else if (/^(sense|feeling|air)$/.test(head.lower)) {
      const of = chunkAt(reading, chunk.index + 1)
      const object = chunkAt(reading, chunk.index + 2)
      if (of?.kind === 'preposition' && headOf(reading, of).lower === 'of' && object?.kind === 'noun')
        markUnits(reading, 'mood', chunk.content, object.last, 'mood-of', chunk.head)
    }
  }
}

/** "a painting on the wall", "holding a photograph": the picture is scene content. */
function isSceneContent(reading: Reading, index: number): boolean {
  const chunk = chunkAt(reading, index)
  if (chunk === undefined) return false
  const verb = chunkAt(reading, chunk.verb)
  if (
    chunk.role === 'object' &&
    verb !== undefined &&
    isBeing(reading, chunkAt(reading, verb.subject)) &&
    !depict(headOf(reading, verb))
  )
    return true
  const next = chunkAt(reading, index + 1)
  return next?.kind === 'verb' && /^(hang|hangs|hanging|hung)$/.test(headOf(reading, next).lower)
}

function framingStart(reading: Reading, at: number, content: number): number {
  let first = at
  while (
    first > content &&
    (framingAdjective(unitAt(reading, first - 1)) ||
      /^(extreme|tight|slightly|group|formal|distant)$/.test(unitAt(reading, first - 1).lower))
  )
    first--
  return first
}

function cameraStart(reading: Reading, at: number, content: number): number {
  let first = at
  while (
    first > content &&
    (adjectiveIs('time')(unitAt(reading, first - 1)) || cameraAdjective(unitAt(reading, first - 1)))
  )
    first--
  return first
}

function writingEnd(reading: Reading, last: number): number {
  let end = last
  const opening = unitAt(reading, end + 1).lower
  if (/^["“']$/.test(opening)) {
    for (let i = end + 2; i < Math.min(reading.units.length, end + 14); i++)
      if (/^["”']$/.test(unitAt(reading, i).lower)) return i
  }
  while (
    unitAt(reading, end + 1).tag === tag.preposition &&
    /^(in|on|at)$/.test(unitAt(reading, end + 1).lower)
  ) {
    const chunk = reading.chunks.find((candidate) => candidate.first === end + 2 && candidate.kind === 'noun')
    if (chunk === undefined) break
    end = chunk.last
  }
  return end
}

/** Adverbs, prepositional fixed phrases and adjectives: "from behind", "handheld", "monochrome", "masterfully", "possibly". */
export function readPictureWords(reading: Reading): void {
  const {units} = reading
  for (let i = 0; i < units.length; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0) continue
    const {word} = unit
    if (word.adverbs !== 0) {
      if (adverbIs('angle')(unit)) markUnits(reading, 'angle', i, i, 'angle-phrase')
      if (adverbIs('framing')(unit)) markUnits(reading, 'framing', i, i, 'framing-phrase')
      if (adverbIs('hedge')(unit)) markUnits(reading, 'hedge', i, i, 'hedge-adverb')
    }
    if (word.adjectives === 0 || unit.tag !== tag.adjective) continue
    if (praiseAdjective(unit) && !adjectiveIs('beauty')(unit))
      markUnits(reading, 'quality', i, i, 'praise-adjective')
    else if (styleAdjective(unit) && !colour(unit) && !moodAdjective(unit))
      markUnits(reading, 'style', i, i, 'style-adjective')
    else if (cameraAdjective(unit) && isFragment(reading, i))
      markUnits(reading, 'camera', i, i, 'camera-adjective')
    else if (framingAdjective(unit) && isFragment(reading, i))
      markUnits(reading, 'framing', i, i, 'framing-fragment')
    else if (angleAdjective(unit) && isFragment(reading, i))
      markUnits(reading, 'angle', i, i, 'angle-fragment')
    else if (moodAdjective(unit) && isFragment(reading, i) && !adjectiveIs('feeling')(unit))
      markUnits(reading, 'mood', i, i, 'mood-fragment')
  }
}

/** Whether a word stands alone between commas or stops. */
export function isFragment(reading: Reading, i: number): boolean {
  const before = reading.units[i - 1]
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

/** Clauses about the picture: "the camera pans left", "the image shows", "is captured in", "evoking a sense of calm", "appears to be". */
export function readPictureClauses(reading: Reading): void {
  for (const verb of reading.chunks) {
    if (verb.kind !== 'verb') continue
    const head = headOf(reading, verb)
    const subject = chunkAt(reading, verb.subject)
    const owner = headOf(reading, subject)
    const isPicture =
      subject !== undefined && owner.tag === tag.noun && (image(owner) || composition(owner) || viewer(owner))
    if (seem(head)) markUnits(reading, 'hedge', verb.first, verb.last, 'seems', verb.head)
    if (/^(suggest|suggests|suggesting|imply|implies|implying|hinting|hints|indicating)$/.test(head.lower))
      markUnits(reading, 'hedge', verb.head, verb.last, 'suggests', verb.head)
    if (subject !== undefined && camera(owner) && (cameraVerb(head) || verb.copular)) {
      const end = chunkAt(reading, complementEnd(reading, verb))
      markUnits(reading, 'camera', subject.content, end?.last ?? verb.last, 'camera-moves', verb.head)
      continue
    }
    if (isPicture && (depict(head) || evoke(head) || verb.copular || see(head))) {
      if (mood(owner)) continue
      const first =
        subject.first > 0 && /^(in|within)$/.test(unitAt(reading, subject.first - 1).lower)
          ? subject.first - 1
          : subject.first
      markUnits(reading, 'meta', first, verb.last, 'picture-shows', subject.head)
    } else if (
      (verb.passive || unitAt(reading, verb.first).tag === tag.modal) &&
      (see(head) || depict(head)) &&
      /^(seen|visible|captured|depicted|shown|portrayed|featured|pictured|spotted|observed|noticed|photographed)$/.test(
        head.lower
      )
    ) {
      markUnits(reading, 'meta', verb.first, verb.last, 'is-depicted', verb.head)
    } else if (/^(we|you|one)$/.test(owner.lower) && see(head)) {
      markUnits(reading, 'meta', subject?.first ?? verb.first, verb.last, 'we-see', verb.head)
    }
    if (evoke(head)) {
      const object = chunkAt(reading, verb.index + 1)
      if (object?.kind === 'noun' && object.role === 'object' && feeling(headOf(reading, object))) {
        const end = chunkAt(reading, complementEnd(reading, verb))
        markUnits(reading, 'mood', verb.first, Math.max(end?.last ?? 0, object.last), 'evokes', verb.head)
      }
    }
    if (subject !== undefined && mood(owner) && !isBeing(reading, subject)) {
      const end = chunkAt(reading, complementEnd(reading, verb))
      markUnits(reading, 'mood', subject.content, end?.last ?? verb.last, 'mood-clause', subject.head)
    }
    if (subject !== undefined && (technique(owner) || look(owner)) && !light(owner)) {
      const end = chunkAt(reading, complementEnd(reading, verb))
      markUnits(reading, 'style', subject.content, end?.last ?? verb.last, 'style-clause', subject.head)
    }
    if (
      render(head) &&
      head.tag === tag.past &&
      (verb.participial || verb.passive) &&
      subject !== undefined &&
      (image(owner) || medium(owner))
    ) {
      const end = chunkAt(reading, complementEnd(reading, verb))
      markUnits(reading, 'style', verb.head, end?.last ?? verb.last, 'rendered', verb.head)
    }
    if (subject !== undefined && write(head) && writing(owner)) {
      markUnits(reading, 'text', subject.content, writingEnd(reading, verb.last), 'reads', verb.head)
    }
  }
}

/** "In this photo", "this image", "Caption:", "Overall,". */
export function readLabels(reading: Reading): void {
  for (const chunk of reading.chunks) {
    if (chunk.kind !== 'noun') continue
    const head = headOf(reading, chunk)
    const article = unitAt(reading, chunk.first).lower
    if (
      image(head) &&
      (article === 'this' || article === 'the' || article === 'an') &&
      /^(image|picture|photo|photograph|video|clip|scene|composition|frame)$/.test(head.lower)
    ) {
      const opening = unitAt(reading, chunk.first - 1).lower === 'in'
      if (opening || (article !== 'the' && head.lower === 'image'))
        markUnits(reading, 'meta', chunk.first, chunk.last, 'in-this-picture', chunk.head)
    }
    if (composition(head) && !/^(focus|subject)$/.test(head.lower))
      markChunk(reading, 'meta', chunk, 'composition')
    if (viewer(head) && chunk.role !== 'prepositional') markChunk(reading, 'meta', chunk, 'viewer')
  }
}
