import {type ConceptName, type ConceptSpan, conceptNames} from '../concept.ts'
import type {Mark, Reading} from './reading.ts'
import {tag, type Unit} from './unit.ts'

/**
 * Turns marks into spans, sorted by start, longest first: marks of one concept that overlap or follow
 * each other become one span, vetoed words fall away, and a place that is described is background alone.
 */
export function spansOfMarks(
  {input, units}: Reading,
  marks: readonly Mark[],
  vetoes: readonly Mark[] = []
): ConceptSpan[] {
  if (marks.length === 0) return []
  const carriers = new Map<ConceptName, (Mark | undefined)[]>()
  for (const mark of marks) {
    let carrier = carriers.get(mark.concept)
    if (carrier === undefined) {
      carrier = new Array<Mark | undefined>(units.length)
      carriers.set(mark.concept, carrier)
    }
    const end = Math.min(mark.last + 1, units.length)
    for (let i = mark.first; i < end; i++) carrier[i] ??= mark
  }
  for (const {concept, first, last} of vetoes) {
    const carrier = carriers.get(concept)
    for (let i = first; carrier && i <= last; i++) carrier[i] = undefined
  }
  const background = carriers.get('background')
  const place = carriers.get('place')
  if (background && place) {
    for (let i = 0; i < units.length; i++) if (background[i] !== undefined) place[i] = undefined
  }
  // The anchor is never part of a span, not even within one: "tossed annika a mango".
  for (let i = 0; input.anchors.length > 0 && i < units.length; i++) {
    if (units[i]?.masked !== 1) continue
    for (const carrier of carriers.values()) carrier[i] = undefined
  }
  for (let i = 0; input.added !== undefined && i < units.length; i++) {
    if (units[i]?.ignored !== true) continue
    for (const carrier of carriers.values()) carrier[i] = undefined
  }
  const spans: ConceptSpan[] = []
  for (const concept of conceptNames) {
    const carrier = carriers.get(concept)
    if (carrier) collect(units, concept, carrier, spans)
  }
  const ordered = inOrder(spans)
  return input.added === undefined ? ordered : attributed(ordered, units)
}

/** Names the added word that a span owes its concept to, and who added it. Spans and units are in order. */
function attributed(spans: readonly ConceptSpan[], units: readonly Unit[]): ConceptSpan[] {
  const added = units.filter(({word}) => word.added !== undefined)
  let next = 0
  return spans.map((span) => {
    const {concept, start, end, entry} = span
    while ((added[next]?.start ?? start) < start) next++
    let owed: Unit['word'] | undefined
    for (let i = next; (added[i]?.end ?? Infinity) <= end; i++) {
      const word = added[i]?.word
      if (word?.added?.concepts.includes(concept) && (owed === undefined || word.entry === entry)) owed = word
    }
    const from = owed?.added?.from
    return owed === undefined ? span : {...span, entry: owed.entry, ...(from === undefined ? {} : {from})}
  })
}

const byStart = (a: ConceptSpan, b: ConceptSpan): number => a.start - b.start || b.end - a.end

/** Sorts spans in place. Most captions have a dozen, which are put in order faster by hand than by `sort`. */
function inOrder(spans: ConceptSpan[]): ConceptSpan[] {
  if (spans.length > 40) return spans.sort(byStart)
  for (let i = 1; i < spans.length; i++) {
    const span = spans[i] as ConceptSpan
    let at = i
    for (; at > 0; at--) {
      const before = spans[at - 1] as ConceptSpan
      if (byStart(before, span) <= 0) break
      spans[at] = before
    }
    spans[at] = span
  }
  return spans
}

/** The spans of one concept. `carrier` holds for each unit the mark that covers it. */
function collect(
  units: readonly Unit[],
  concept: ConceptName,
  carrier: readonly (Mark | undefined)[],
  spans: ConceptSpan[]
): void {
  for (let first = 0; first < carrier.length; first++) {
    if (carrier[first] === undefined) continue
    const sentence = units[first]?.sentence
    let last = first
    while (carrier[last + 1] !== undefined && units[last + 1]?.sentence === sentence) last++
    const span = trimmed(units, concept, carrier, first, last)
    if (span) spans.push(span)
    first = last
  }
}

/** Words that no span begins or ends with. */
const holdsNothing: ReadonlySet<number> = new Set([
  tag.comma,
  tag.stop,
  tag.other,
  tag.conjunction,
  tag.determiner,
  tag.relative,
  tag.subordinator
])

const isEdge = ({tag: value, masked}: Unit): boolean => masked === 0 && !holdsNothing.has(value)

function trimmed(
  units: readonly Unit[],
  concept: ConceptName,
  carrier: readonly (Mark | undefined)[],
  first: number,
  last: number
): ConceptSpan | undefined {
  let from = first
  let to = last
  while (from <= to && !isEdge(units[from] as Unit)) from++
  while (to >= from && !isEdge(units[to] as Unit)) to--
  const mark = carrier[from]
  if (from > to || !mark) return undefined
  const start = units[edgeLeft(units, concept, from)]?.start ?? 0
  const end = units[edgeRight(units, concept, to)]?.end ?? 0
  return {concept, start, end, rule: mark.rule, entry: units[mark.at]?.word.entry ?? ''}
}

const withPreposition: ReadonlySet<ConceptName> = new Set(['place', 'direction', 'timing', 'angle'])
const isArticle = (unit: Unit | undefined): boolean =>
  unit?.tag === tag.determiner || unit?.tag === tag.possessive

/** "in a dynamic pose", "with arms crossed": the pose is what is done. */
const inside: ReadonlySet<string> = new Set(['in', 'with'])

/** A place is "in a park", not "park"; talk of the picture is "The image shows", not "image shows". */
function edgeLeft(units: readonly Unit[], concept: ConceptName, first: number): number {
  let at = first
  if (concept === 'meta') {
    while (isArticle(units[at - 1])) at--
    const before = units[at - 1]
    if (before?.lower === 'in' && at < first) return at - 1
    const opens = before === undefined || before.sentence !== units[at]?.sentence || before.tag === tag.stop
    return opens || before.tag === tag.comma ? at : first
  }
  // "smiling at the camera": what is done is "at the camera".
  const reaches = concept === 'action' && units[first]?.tag === tag.noun
  if (!reaches && !withPreposition.has(concept)) return first
  while (isArticle(units[at - 1])) at--
  const before = units[at - 1]
  const leads =
    before?.tag === tag.preposition && before.lower !== 'of' && !(reaches && inside.has(before.lower))
  return leads ? at - 1 : first
}

/** Doubt is "appears to be", not "appears to". */
function edgeRight(units: readonly Unit[], concept: ConceptName, last: number): number {
  let at = last
  if (concept === 'hedge') while (units[at + 1]?.tag === tag.to || units[at + 1]?.tag === tag.be) at++
  return at
}
