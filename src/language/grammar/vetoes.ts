import type {Chunk} from './chunk.ts'
import {chunkAt, hasModifier, headOf, modifierCount, type Reading, unitAt, veto} from './reading.ts'
import {nounIs, tag, type Unit, verbIs} from './unit.ts'

const trait = nounIs('trait', 'body')
const garment = nounIs('garment', 'garmentPart')
const body = nounIs('body')
const lastingTrait = nounIs('trait')
const person = nounIs('person')
const wholeGarment = nounIs('garment')
const hanging = new Set(['hang', 'hangs', 'hanging', 'hung'])
const dress = verbIs('dress')
const picture = nounIs('image', 'medium')
const gaze = verbIs('gaze')
const faced = new Set(['viewer', 'us', 'viewers'])

/** What the sentence rules out, whatever else speaks for it. */
export function readVetoes(reading: Reading): void {
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'verb') {
      readSceneVerb(reading, chunk)
      readVerbOfAnchor(reading, chunk)
    }
    if (chunk.kind !== 'noun') continue
    const head = headOf(reading, chunk)
    const verb = chunkAt(reading, chunk.verb)
    // "hair trailing behind" is motion, "her hair is long" and "hair tied back" are traits.
    if (
      chunk.role === 'subject' &&
      verb !== undefined &&
      trait(head) &&
      modifierCount(reading, chunk) === 0 &&
      !verb.copular &&
      !dress(headOf(reading, verb))
    ) {
      for (let i = chunk.first; i <= verb.last; i++) veto(reading, 'appearance', i, i, 'moving-trait')
    }
    // "with arms pumping", "hands in her pockets": a bare body part is no trait; "her eyes are pale green" tells one.
    const isTold = chunk.role === 'subject' && verb?.copular === true
    if (body(head) && !lastingTrait(head) && !isTold && modifierCount(reading, chunk) === 0)
      veto(reading, 'appearance', chunk.first, chunk.last, 'bare-body-part')
    // "hands in her pockets": pockets and sleeves that are only handled are no clothing.
    if (
      chunk.role === 'prepositional' &&
      garment(head) &&
      !wholeGarment(head) &&
      modifierCount(reading, chunk) === 0
    ) {
      const host = chunkAt(reading, chunk.attachedTo)
      if (host !== undefined && trait(headOf(reading, host)))
        veto(reading, 'clothing', chunk.first, chunk.last, 'handled')
    }
    // "a picture hanging on the wall": a picture that hangs or is held is scene content.
    if (
      picture(head) &&
      chunk.role === 'subject' &&
      verb !== undefined &&
      hanging.has(headOf(reading, verb).lower)
    ) {
      veto(reading, 'meta', chunk.first, verb.last, 'picture-in-scene')
      veto(reading, 'style', chunk.first, verb.last, 'picture-in-scene')
    }
    // "a framed painting of a ship", "a drawing taped to a door": so is one that is framed or fixed somewhere.
    if (picture(head) && (hasModifier(reading, chunk, isFramed) || isFixed(reading, chunk)))
      veto(reading, 'style', chunk.first, chunk.last, 'picture-in-scene')
    // "facing the viewer", "toward us": a direction, no talk of the picture.
    if (
      faced.has(head.lower) &&
      (chunk.role === 'prepositional' || (verb !== undefined && gaze(headOf(reading, verb))))
    ) {
      veto(reading, 'meta', chunk.first, chunk.last, 'faced')
    }
    // "a woman", "the dancer": to be somebody is no trait; "a blonde", "a redhead" name one.
    if (person(head) && !trait(head) && head.word.adjectives === 0)
      veto(reading, 'appearance', chunk.head, chunk.head, 'bare-person')
    if (head.tag === tag.pronoun) veto(reading, 'appearance', chunk.first, chunk.last, 'pronoun')
  }
}

const isFramed = ({lower}: Unit): boolean => lower === 'framed'
const walls = new Set(['wall', 'walls'])
const fixed = new Set([
  'pinned',
  'taped',
  'stuck',
  'glued',
  'tacked',
  'nailed',
  'stapled',
  'pasted',
  'plastered'
])
const flat = new Set(['to', 'on', 'onto', 'above', 'over', 'behind'])

/** "a poster on the wall", "a drawing of a house taped to a door"; a mural is painted "on a wall". */
function isFixed(reading: Reading, chunk: Chunk): boolean {
  for (let next = chunk; ; ) {
    const link = chunkAt(reading, next.index + 1)
    const {lower} = headOf(reading, link)
    const after = chunkAt(reading, next.index + 2)
    // "a painting of a girl stuck in a tree": what is fixed to nothing flat is no picture.
    if (link?.kind === 'verb') return fixed.has(lower) && flat.has(headOf(reading, after).lower)
    if (link?.kind !== 'preposition' || after?.kind !== 'noun') return false
    if (lower === 'on')
      return walls.has(headOf(reading, after).lower) && unitAt(reading, after.first).lower === 'the'
    if (lower !== 'of') return false
    next = after
  }
}

const ofPicture = nounIs(
  'image',
  'composition',
  'viewer',
  'mood',
  'look',
  'medium',
  'technique',
  'palette',
  'camera',
  'shot'
)
const speaksOfPicture = verbIs('depict', 'see', 'evoke', 'seem')
const ofScene = nounIs(
  'room',
  'outdoors',
  'building',
  'nature',
  'plant',
  'furniture',
  'person',
  'animal',
  'vehicle'
)

/** "a doorway, which divides the composition": what a thing in the scene does is no talk of the picture. */
function readSceneVerb(reading: Reading, verb: Chunk): void {
  const head = headOf(reading, verb)
  const subject = chunkAt(reading, verb.subject)
  if (subject === undefined || verb.passive || verb.copular || speaksOfPicture(head)) return
  const owner = headOf(reading, subject)
  if (owner.masked > 0 || (ofScene(owner) && !ofPicture(owner)))
    veto(reading, 'meta', verb.first, verb.last, 'verb-of-scene')
}

/** "Slumped in a seat, annika yawns": what the taught character does is never scenery. */
function readVerbOfAnchor(reading: Reading, verb: Chunk): void {
  if (reading.input.kind !== 'character') return
  const opening = chunkAt(reading, verb.index - 1)?.sentence !== verb.sentence
  const subject = opening && verb.participial ? afterComma(reading, verb) : chunkAt(reading, verb.subject)
  if (subject !== undefined && headOf(reading, subject).masked === 1) {
    veto(reading, 'background', verb.first, verb.last, 'verb-of-anchor')
  }
}

/** The first noun phrase after the comma that closes an opening participle. */
function afterComma(reading: Reading, verb: Chunk): Chunk | undefined {
  const {chunks} = reading
  for (let i = verb.index + 1; i < chunks.length && chunks[i]?.sentence === verb.sentence; i++) {
    const next = chunks[i + 1]
    if (chunks[i]?.kind === 'comma' && next?.kind === 'noun') return next
  }
  return undefined
}
