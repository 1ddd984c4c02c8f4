import {type ConceptName, type ConceptSpan, conceptNames} from '../concept.ts'
import {certainRules} from './certain-rules.ts'
import type {Evidence} from './evidence.ts'
import {linkNumbers} from './links.ts'
import type {Mark, Reading} from './reading.ts'
import {tag, type Unit} from './unit.ts'

const numberOf = Object.fromEntries(conceptNames.map((name, c) => [name, c])) as Readonly<
  Record<ConceptName, number>
>

/** Puts the grammar's certainties above the weights: adds what sure rules marked, takes away what vetoes rule out. */
export function settle({marks, vetoes}: Reading, {positions}: Evidence, labels: Int32Array): Int32Array {
  for (const mark of marks)
    if (certainRules.has(mark.rule)) each(positions, mark, (n) => set(labels, n, mark))
  for (let n = 0; n < labels.length; n++)
    if (isScenery(labels[n] as number)) labels[n] = (labels[n] as number) & ~placeBit
  for (const mark of vetoes) each(positions, mark, (n) => clear(labels, n, mark))
  return labels
}

const placeBit = 1 << numberOf.place
const backgroundBit = 1 << numberOf.background
/** A place that is described is background and no longer a brief place. */
const isScenery = (label: number): boolean => (label & placeBit) !== 0 && (label & backgroundBit) !== 0

function each(positions: readonly number[], {first, last}: Mark, change: (position: number) => void): void {
  for (let n = 0; n < positions.length; n++) {
    const i = positions[n] as number
    if (i > last) return
    if (i >= first) change(n)
  }
}

function set(labels: Int32Array, n: number, {concept}: Mark): void {
  labels[n] = (labels[n] as number) | (1 << numberOf[concept])
}

function clear(labels: Int32Array, n: number, {concept}: Mark): void {
  labels[n] = (labels[n] as number) & ~(1 << numberOf[concept])
}

/**
 * Joins words that carry the same concept into spans, sorted by start, longest first. `labels` holds concepts as bits, by
 * position.
 */
export function spansOfLabels(reading: Reading, evidence: Evidence, labels: Int32Array): ConceptSpan[] {
  const {positions, links} = evidence
  const spans: ConceptSpan[] = []
  let present = 0
  for (let n = 0; n < labels.length; n++) present |= labels[n] as number
  for (let c = 0; c < conceptNames.length; c++) {
    if (((present >> c) & 1) === 0) continue
    const concept = conceptNames[c] as ConceptName
    let first = -1
    for (let n = 0; n <= positions.length; n++) {
      const carries = n < positions.length && (((labels[n] as number) >> c) & 1) === 1
      if (first >= 0 && !(carries && !separates(links[n] as number))) {
        spans.push(spanOf(reading, evidence, concept, first, n - 1))
        first = -1
      }
      if (carries && first < 0) first = n
    }
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Whether a link parts two spans: sentences and commas do, except a comma between adjectives. */
const separates = (link: number): boolean =>
  link === linkNumbers.start ||
  link === linkNumbers.stop ||
  link === linkNumbers.comma ||
  link === linkNumbers.listed ||
  link === linkNumbers['comma noun'] ||
  link === linkNumbers['comma verb']

/** A span from one position to another, with the rule and the lexicon entry that speak for it. */
function spanOf(
  {units, marks}: Reading,
  {positions}: Evidence,
  concept: ConceptName,
  first: number,
  last: number
): ConceptSpan {
  const from = positions[first] as number
  const to = positions[last] as number
  const start = units[edgeLeft(units, concept, from, to)]?.start ?? 0
  const end = units[edgeRight(units, concept, to)]?.end ?? 0
  const mark = marks.find((one) => one.concept === concept && one.first <= to && one.last >= from)
  if (mark !== undefined)
    return {concept, start, end, rule: mark.rule, entry: units[mark.at]?.word.entry ?? ''}
  return {concept, start, end, rule: 'weighed', entry: units[from]?.word.entry ?? ''}
}

const withPreposition = new Set<ConceptName>(['place', 'direction', 'timing', 'angle'])
const isArticle = (unit: Unit | undefined): boolean =>
  unit?.tag === tag.determiner || unit?.tag === tag.possessive

/**
 * A place is "in a park", not "park"; talk of the picture is "The image shows", not "image shows"; elsewhere leading
 * articles don't belong: "red hat", not "the red hat".
 */
function edgeLeft(units: readonly Unit[], concept: ConceptName, first: number, last: number): number {
  let at = first
  if (concept === 'meta') {
    while (isArticle(units[at - 1])) at--
    const before = units[at - 1]
    if (before?.lower === 'in' && at < first) return at - 1
    const opens = before === undefined || before.sentence !== units[at]?.sentence || before.tag === tag.stop
    return opens || before.tag === tag.comma ? at : first
  }
  if (!withPreposition.has(concept)) {
    while (at < last && units[at]?.tag === tag.determiner) at++
    return at
  }
  while (isArticle(units[at - 1])) at--
  return units[at - 1]?.tag === tag.preposition && units[at - 1]?.lower !== 'of' ? at - 1 : first
}

/** Doubt is "appears to be", not "appears to". */
function edgeRight(units: readonly Unit[], concept: ConceptName, last: number): number {
  let at = last
  if (concept === 'hedge') while (units[at + 1]?.tag === tag.to || units[at + 1]?.tag === tag.be) at++
  return at
}
