import {isFragment} from './framing-rules.ts'
import {chunkAt, hasModifier, headOf, markChunk, markUnits, type Reading, unitAt} from './reading.ts'
import {complementEnd, isBeing} from './scope.ts'
import {adjectiveIs, adverbIs, nounCanBe, nounIs, tag, type Unit, verbIs} from './unit.ts'

/** Style, quality, mood, meta, hedge, text: what is said of the picture rather than of what it shows. */

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
const mark = nounIs('mark')
const light = nounIs('light', 'shadow')

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
      if (praise(unit)) markUnits(reading, 'quality', chunk.content, i, 'praise-noun', i)
      if (
        unit.tag === tag.noun &&
        (medium(unit) || genre(unit) || technique(unit)) &&
        !isSceneContent(reading, chunk.index)
      )
        markUnits(reading, 'style', chunk.content, i, 'style-noun', i)
    }
    if (look(head)) {
      if (chunk.content < chunk.head) markChunk(reading, 'style', chunk, 'style-look')
      else if (
        chunkAt(reading, chunk.index - 1)?.kind === 'noun' &&
        headOf(reading, chunkAt(reading, chunk.index - 1)).masked > 0
      )
        continue
    }
    if (mark(head)) markUnits(reading, 'text', chunk.head, chunk.head, 'writing-mark')
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
      if (adverbIs('hedge')(unit)) markUnits(reading, 'hedge', i, i, 'hedge-adverb')
    }
    if (word.adjectives === 0 || unit.tag !== tag.adjective) continue
    if (praiseAdjective(unit) && !adjectiveIs('beauty')(unit))
      markUnits(reading, 'quality', i, i, 'praise-adjective')
    else if (styleAdjective(unit) && !colour(unit) && !moodAdjective(unit))
      markUnits(reading, 'style', i, i, onlyStyle(unit) ? 'style-word' : 'style-adjective')
    else if (moodAdjective(unit) && isFragment(reading, i) && !adjectiveIs('feeling')(unit))
      markUnits(reading, 'mood', i, i, 'mood-fragment')
  }
}

/** Whether style is all that an adjective can mean: "stylized", "photorealistic", not "vintage". */
const onlyStyle = ({word}: Unit): boolean => (word.adjectives & (word.adjectives - 1)) === 0

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
    if (subject !== undefined && camera(owner) && (cameraVerb(head) || verb.copular)) continue
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

const opening = /^["“'‘«]$/
const closing = /^["”'’»]$/
const writes =
  /^(read|reads|reading|say|says|saying|spell|spells|spelling|announce|announces|shout|shouts|proclaim|proclaims|display|displays|bear|bears|bearing|inscribed|labelled|labeled|marked|stencilled|stenciled|lettered|printed|captioned|titled|stamped|engraved|emblazoned|written|signed|showing|shows)$/

/** "a sign that reads 'OPEN'", "the words "OPEN 24H" in magenta cursive": quoted words are writing in the picture. */
export function readQuotations(reading: Reading): void {
  const {units} = reading
  for (let i = 0; i < units.length; i++) {
    if (!opening.test(unitAt(reading, i).lower)) continue
    let end = i + 1
    while (end < units.length && end < i + 20 && !closing.test(unitAt(reading, end).lower)) end++
    if (end >= units.length || end === i + 1 || end >= i + 20) continue
    let first = i + 1
    const before = reading.chunks.find((chunk) => chunk.last === i - 1 || chunk.last === i - 2)
    if (before?.kind === 'noun') first = before.content
    else if (before?.kind === 'verb') {
      first = before.head
      const subject = chunkAt(reading, before.subject)
      if (
        writes.test(headOf(reading, before).lower) &&
        subject !== undefined &&
        subject.index < before.index &&
        !isBeing(reading, subject)
      )
        first = subject.content
    } else if (before?.kind === 'preposition' || before?.kind === 'adverb') {
      const carrier = chunkAt(reading, before.index - 1)
      if (carrier?.kind === 'noun') first = carrier.content
    }
    markUnits(reading, 'text', first, end - 1, 'quoted', i + 1)
    const preposition = reading.chunks.find(
      (chunk) => chunk.first === end + 1 && chunk.kind === 'preposition'
    )
    const manner = preposition === undefined ? undefined : chunkAt(reading, preposition.index + 1)
    if (manner?.kind === 'noun') markUnits(reading, 'text', end + 1, manner.last, 'lettering', manner.head)
    i = end
  }
  for (const verb of reading.chunks) {
    if (
      verb.kind !== 'verb' ||
      !/^(reads|reading|says|saying|spelling|inscribed|labelled|labeled|stencilled|stenciled|lettered)$/.test(
        headOf(reading, verb).lower
      )
    )
      continue
    const subject = chunkAt(reading, verb.subject)
    const next = unitAt(reading, verb.last + 1)
    if (
      subject !== undefined &&
      subject.index < verb.index &&
      !isBeing(reading, subject) &&
      (next.capital || next.tag === tag.number)
    ) {
      const object = chunkAt(reading, verb.index + 1)
      markUnits(reading, 'text', subject.content, object?.last ?? verb.last + 1, 'reads', verb.head)
    }
  }
}
