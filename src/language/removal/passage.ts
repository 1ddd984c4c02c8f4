import type {Caption} from '../caption.ts'
import type {ConceptName} from '../concept.ts'
import type {Chunk} from '../grammar/chunk.ts'
import {tag, type Unit, verbIs} from '../grammar/unit.ts'
import {contains, overlaps, type Span} from '../span.ts'
import {findSecondary} from '../secondary.ts'
import {keptConcepts} from './kept-concepts.ts'

/** A sentence in which something is to go: its words, its phrases, and what of it must stay. */
export interface Passage {
  readonly text: string
  /** The units of the sentence. */
  readonly units: readonly Unit[]
  /** The phrases of the sentence; `first`, `last`, `head`, `content` index `units`. */
  readonly chunks: readonly Chunk[]
  /** Per unit: words that must stay, because the caption is to describe them. */
  readonly kept: readonly boolean[]
  /** Per unit: words that must stay and that tell of an action, a pose or a face. */
  readonly acted: readonly boolean[]
  /** Per unit: words that are to go. */
  readonly doomed: readonly boolean[]
  /** Per unit: words that are to go and are part of a longer phrase that must stay: `red` in `holding a red cup`. */
  readonly shared: readonly boolean[]
  /** Whether what goes speaks of the picture as such, so that what it is a picture of can take its place. */
  readonly opening: boolean
  /** Whether the anchor is a name, which no article precedes. */
  readonly isName: boolean
  /** Whether other sentences go on naming each anchor and secondary concept that this one names. */
  readonly isNamedElsewhere: boolean
  /** Whether there is another sentence. */
  readonly hasOthers: boolean
}

const ofThePicture: ReadonlySet<ConceptName> = new Set(['style', 'quality', 'mood', 'meta'])

const acts = verbIs(
  'motion',
  'posture',
  'gaze',
  'contact',
  'gesture',
  'feeling',
  'body',
  'communicate',
  'act',
  'sway'
)
const isStatic = verbIs(
  'wear',
  'depict',
  'seem',
  'light',
  'evoke',
  'render',
  'stative',
  'see',
  'dress',
  'relate',
  'lend',
  'craft'
)
const verbal: ReadonlySet<number> = new Set([tag.verb, tag.ing])

/** Whether a verb tells of something that is done, even where nothing else is known of it. */
const isDoing = (unit: Unit): boolean => verbal.has(unit.tag) && acts(unit) && !isStatic(unit)

const isWord = ({tag: value}: Unit): boolean =>
  value !== tag.comma && value !== tag.stop && value !== tag.other

/** What a removal may take along. */
export interface RemovalOptions {
  /** Concepts that are to go; words that tell of them need not stay, whatever else they tell of. */
  readonly going?: readonly ConceptName[]
  /** Phrases that may stand, word for word, in any case. */
  readonly allow?: readonly string[]
}

/** The passages that a span touches, in order. */
export function passagesOf(
  caption: Caption,
  span: Span,
  {going = [], allow = []}: RemovalOptions
): readonly Passage[] {
  const {units, chunks} = caption.phrases
  const keep = keptConcepts(caption.context.kind).filter((name) => !going.includes(name))
  const keptSpans: readonly (Span & {readonly concept?: ConceptName})[] = [
    ...caption.concepts(...keep),
    ...findSecondary(caption.text, allow)
  ]
  const talkSpans = caption.concepts('hedge', 'mood', 'meta', 'style', 'lighting', 'quality')
  const actedSpans = keptSpans.filter(({concept}) => concept === 'action' || concept === 'expression')
  const touched = new Set<number>()
  for (const unit of units) if (overlaps(unit, span)) touched.add(unit.sentence)
  return [...touched].map((sentence) => {
    const from = units.findIndex((unit) => unit.sentence === sentence)
    const own = units.filter((unit) => unit.sentence === sentence)
    const shift = (index: number): number => index - from
    const firstChunk = chunks.findIndex((chunk) => chunk.sentence === sentence)
    const shiftChunk = (index: number): number => (index < 0 ? -1 : Math.max(-1, index - firstChunk))
    const isIn = (spans: readonly Span[]) => (unit: Unit) => spans.some((each) => overlaps(each, unit))
    const isKept = isIn(keptSpans)
    const isTalk = isIn(talkSpans)
    const masked = own.filter((unit) => unit.masked > 0)
    const elsewhere = units.filter((unit) => unit.masked > 0 && unit.sentence !== sentence)
    const kept = own.map(
      (unit) => unit.masked > 0 || isKept(unit) || (isDoing(unit) && !overlaps(unit, span) && !isTalk(unit))
    )
    return {
      text: caption.text,
      units: own,
      chunks: chunks
        .filter((chunk) => chunk.sentence === sentence)
        .map((chunk) => ({
          ...chunk,
          index: shiftChunk(chunk.index),
          first: shift(chunk.first),
          last: shift(chunk.last),
          head: shift(chunk.head),
          content: shift(chunk.content),
          verb: shiftChunk(chunk.verb),
          preposition: shiftChunk(chunk.preposition),
          attachedTo: shiftChunk(chunk.attachedTo),
          coordinatedWith: shiftChunk(chunk.coordinatedWith),
          subject: shiftChunk(chunk.subject)
        })),
      kept,
      acted: own.map(isIn(actedSpans)),
      doomed: own.map((unit, index) => isWord(unit) && overlaps(unit, span) && !kept[index]),
      shared: own.map(
        (unit, index) =>
          isWord(unit) &&
          unit.masked === 0 &&
          overlaps(unit, span) &&
          kept[index] === true &&
          !keptSpans.some((other) => overlaps(other, unit) && contains(span, other))
      ),
      opening: going.some((name) => ofThePicture.has(name)),
      isName: (caption.context.kind ?? 'character') === 'character',
      isNamedElsewhere: masked.every(({lower}) => elsewhere.some((other) => other.lower === lower)),
      hasOthers: units.some((unit) => unit.sentence !== sentence && isWord(unit))
    }
  })
}
