import type {Chunk} from './chunk.ts'
import {clauseEnd, effects} from './extent.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {nounIs, tag, verbIs} from './unit.ts'
import {plural} from '../lexicon/word.ts'

/** Talk of the image, the viewer and the captioner; doubt. */

const image = nounIs('image')
const composition = nounIs('composition')
const viewer = nounIs('viewer')
const camera = nounIs('camera')
const mood = nounIs('mood')
const light = nounIs('light', 'shadow')
const styled = nounIs('medium', 'genre', 'technique')
const named = nounIs('image', 'composition', 'viewer')
const depict = verbIs('depict')
const evoke = verbIs('evoke')
const lend = verbIs('lend')
const see = verbIs('see')
const seem = verbIs('seem')
const guesses = new Set([
  'suggest',
  'suggests',
  'suggesting',
  'imply',
  'implies',
  'implying',
  'hinting',
  'hints',
  'indicating'
])
const shown = new Set([
  'seen',
  'visible',
  'captured',
  'depicted',
  'shown',
  'portrayed',
  'featured',
  'pictured',
  'spotted',
  'observed',
  'noticed',
  'photographed',
  'presented',
  'displayed',
  'discerned',
  'identified',
  'glimpsed',
  'noted',
  'distinguished',
  'recognised',
  'recognized'
])
const spoken = new Set([
  'unfold',
  'unfolds',
  'feels',
  'feel',
  'takes',
  'brims',
  'radiates',
  'exudes',
  'invites',
  'suffers',
  'belongs',
  'combines',
  'balances',
  'appears',
  'seems',
  'suggests'
])
const shows = new Set([
  'showing',
  'depicting',
  'portraying',
  'illustrating',
  'presenting',
  'capturing',
  'featuring'
])
const speakers = new Set(['we', 'you', 'one', 'i'])

/** Clauses of the picture: "the image shows", "is captured in", "we see", "adding depth to the scene". */
export function readMetaClause(reading: Reading, verb: Chunk): void {
  const head = headOf(reading, verb)
  const subject = chunkAt(reading, verb.subject)
  const owner = headOf(reading, subject)
  if (
    subject !== undefined &&
    subject.index < verb.index &&
    isPicture(reading, subject) &&
    !verb.participial
  ) {
    if (depict(head) || evoke(head) || lend(head) || verb.copular || see(head) || spoken.has(head.lower)) {
      if (headOf(reading, subject).lower === 'frame' && !depict(head)) return
      const first = isNext(reading, subject, verb) ? startOfTalk(reading, subject) : verb.first
      markUnits(reading, 'meta', first, verb.last, 'picture-shows', subject.head)
      return
    }
  }
  if (subject !== undefined && camera(owner)) return
  // "we", "one" right before the verb.
  const speaker = verb.first - 1
  if (
    speakers.has(unitAt(reading, speaker).lower) &&
    unitAt(reading, speaker).sentence === head.sentence &&
    (see(head) || unitAt(reading, verb.first).tag === tag.modal)
  ) {
    markUnits(reading, 'meta', speaker, verb.last, 'we-see', verb.head)
    return
  }
  if (
    verb.participial &&
    head.tag === tag.ing &&
    depict(head) &&
    shows.has(head.lower) &&
    isShowing(reading, subject)
  ) {
    markUnits(reading, 'meta', verb.head, verb.head, 'depicting', verb.head)
    return
  }
  if (shown.has(head.lower) && (see(head) || depict(head) || unitAt(reading, verb.first).tag === tag.modal)) {
    if (verb.passive || unitAt(reading, verb.first).tag === tag.modal) {
      markUnits(reading, 'meta', verb.first, verb.last, 'is-depicted', verb.head)
      return
    }
  }
  readEffect(reading, verb)
}

/** "a print showing a fisherman", of a style's anchor too. */
function isShowing(reading: Reading, subject: Chunk | undefined): boolean {
  if (subject === undefined) return false
  const head = headOf(reading, subject)
  return head.masked === 1 ? reading.input.kind === 'style' : image(head) || styled(head)
}

/** Whether a noun phrase is the picture as a thing that is talked about. */
function isPicture(reading: Reading, chunk: Chunk): boolean {
  const head = headOf(reading, chunk)
  if (head.tag !== tag.noun || head.masked > 0 || mood(head)) return false
  return (image(head) || composition(head) || viewer(head)) && (head.word.forms & plural) === 0
}

/** Whether a verb follows its subject without a break: "the image, a print, shows" but not "… and shows". */
function isNext(reading: Reading, subject: Chunk, verb: Chunk): boolean {
  for (let i = subject.index + 1; i < verb.index; i++) {
    const kind = chunkAt(reading, i)?.kind
    if (kind !== 'preposition' && kind !== 'noun' && kind !== 'adverb') return false
  }
  return verb.index - subject.index <= 3
}

/** "In this photo …", "This dynamic photograph"; a medium before the noun is style. */
function startOfTalk(reading: Reading, subject: Chunk): number {
  for (let i = subject.content; i < subject.head; i++) {
    const unit = unitAt(reading, i)
    if (styled(unit) || unit.masked > 0) return subject.head
  }
  const before = unitAt(reading, subject.first - 1).lower
  return before === 'in' || before === 'within' ? subject.first - 1 : subject.first
}

/** "adding depth to the scene", "draws the viewer's eye": what something does to the picture. */
function readEffect(reading: Reading, verb: Chunk): void {
  const head = headOf(reading, verb)
  if (!lend(head) && !effects(reading, verb)) return
  const object = chunkAt(reading, verb.index + 1)
  if (object?.kind !== 'noun' || object.role !== 'object' || light(headOf(reading, object))) return
  if (mood(headOf(reading, object))) return
  const end = clauseEnd(reading, verb)
  for (let i = object.index; i <= end; i++) {
    const chunk = chunkAt(reading, i)
    if (chunk?.kind !== 'noun' || chunk.role === 'fragment') continue
    // "gives the picture charm" tells of the charm.
    if (!(i === object.index ? viewer : named)(headOf(reading, chunk))) continue
    markUnits(
      reading,
      'meta',
      verb.head,
      chunkAt(reading, end)?.last ?? chunk.last,
      'adds-to-picture',
      verb.head
    )
    return
  }
}

/** "appears to be", "suggesting". */
export function readHedge(reading: Reading, verb: Chunk): void {
  const head = headOf(reading, verb)
  const next = chunkAt(reading, verb.index + 1)
  // "a seal appears at bottom left" is no doubt.
  if (seem(head) && !(head.lower.startsWith('appear') && next?.kind === 'preposition'))
    markUnits(reading, 'hedge', verb.first, verb.last, 'seems', verb.head)
  else if (guesses.has(head.lower)) markUnits(reading, 'hedge', verb.head, verb.last, 'suggests', verb.head)
  else readSeemingTo(reading, verb)
}

/** "appears to be laughing", "seems to wait": the doubt stands before what is done. */
function readSeemingTo(reading: Reading, verb: Chunk): void {
  for (let i = verb.first; i < verb.head; i++) {
    const unit = unitAt(reading, i)
    if (!seem(unit) || unitAt(reading, i + 1).tag !== tag.to) continue
    const last = unitAt(reading, i + 2).tag === tag.be ? i + 2 : i + 1
    markUnits(reading, 'hedge', i, last, 'seems-to', i)
    return
  }
}
