import type {AnchorMatch} from './anchor.ts'
import type {Register} from './caption.ts'
import {type ConceptName, conceptNames, type ConceptSpan} from './concept.ts'
import {decide} from './grammar/decide.ts'
import {type Evidence, evidenceOf} from './grammar/evidence.ts'
import {readCamera} from './grammar/camera-rules.ts'
import {readFaces} from './grammar/face-rules.ts'
import {linkNumbers} from './grammar/links.ts'
import {readActions} from './grammar/action-rules.ts'
import {readMotions} from './grammar/motion-rules.ts'
import {readPostures} from './grammar/posture-rules.ts'
import {chunksOf} from './grammar/chunks.ts'
import {
  readLabels,
  readQuotations,
  readPictureClauses,
  readPictureNouns,
  readPictureWords
} from './grammar/picture-rules.ts'
import type {Reading} from './grammar/reading.ts'
import {assignRoles} from './grammar/roles.ts'
import {tagUnits} from './grammar/tagger.ts'
import {readThings} from './grammar/thing-rules.ts'
import {tag, type Unit} from './grammar/unit.ts'
import {unitsOf} from './grammar/units.ts'
import {readVetoes} from './grammar/vetoes.ts'
import type {LoraKind} from './kind.ts'
import type {PhraseMatch} from './secondary.ts'
import type {Sentence, Tag} from './structure.ts'
import type {Token} from './token.ts'

/** What the reader works on: a subset of a caption. */
export interface ConceptInput {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  readonly tags: readonly Tag[]
  readonly register: Register
  readonly kind: LoraKind | undefined
  /** Stretches that carry no concept themselves. */
  readonly anchors: readonly AnchorMatch[]
  readonly secondary: readonly PhraseMatch[]
}

/** Finds the concepts of a caption; the spans are sorted by start, longest first. */
export function readConcepts(input: ConceptInput): readonly ConceptSpan[] {
  const reading = readPhrases(input)
  const evidence = evidenceOf(reading)
  return spansOfLabels(reading, evidence, withoutVetoed(reading, evidence, decide(evidence)))
}

/** Parses a caption into phrases and lets the grammar's rules mark them. */
function readPhrases(input: ConceptInput): Reading {
  const units = unitsOf(input)
  tagUnits(units)
  const chunks = chunksOf(units)
  assignRoles(units, chunks)
  const reading: Reading = {input, units, chunks, marks: [], vetoes: []}
  readCamera(reading)
  readPictureNouns(reading)
  readPictureWords(reading)
  readPictureClauses(reading)
  readLabels(reading)
  readQuotations(reading)
  readThings(reading)
  readActions(reading)
  readPostures(reading)
  readMotions(reading)
  readFaces(reading)
  readVetoes(reading)
  return reading
}

/** A reading with the evidence for each word, as the training script needs it. */
export function readEvidence(input: ConceptInput): {readonly reading: Reading; readonly evidence: Evidence} {
  const reading = readPhrases(input)
  return {reading, evidence: evidenceOf(reading)}
}

const numberOf = Object.fromEntries(conceptNames.map((name, c) => [name, c])) as Readonly<
  Record<ConceptName, number>
>

/** Takes away what the grammar rules out. */
export function withoutVetoed({vetoes}: Reading, {positions}: Evidence, labels: Int32Array): Int32Array {
  for (const {concept, first, last} of vetoes) {
    for (let n = 0; n < positions.length; n++) {
      const i = positions[n] as number
      if (i > last) break
      if (i >= first) labels[n] = (labels[n] as number) & ~(1 << numberOf[concept])
    }
  }
  return labels
}

/** Joins words that carry the same concept into spans. `labels` holds concepts as bits, by position. */
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
  const start = units[widenLeft(units, concept, from)]?.start ?? 0
  const end = units[widenRight(units, concept, to)]?.end ?? 0
  const mark = marks.find((one) => one.concept === concept && one.first <= to && one.last >= from)
  if (mark !== undefined)
    return {concept, start, end, rule: mark.rule, entry: units[mark.at]?.word.entry ?? ''}
  return {concept, start, end, rule: 'weighed', entry: units[from]?.word.entry ?? ''}
}

const withPreposition = new Set<ConceptName>(['place', 'direction', 'timing', 'angle'])

/** A place is "in a park", not "park"; talk of the picture is "The image shows", not "image shows". */
function widenLeft(units: readonly Unit[], concept: ConceptName, first: number): number {
  const isArticle = (unit: Unit | undefined): boolean =>
    unit?.tag === tag.determiner || unit?.tag === tag.possessive
  let at = first
  if (concept === 'meta') {
    while (isArticle(units[at - 1])) at--
    if (/^in$/.test(units[at - 1]?.lower ?? '') && at < first) at--
    return at
  }
  if (!withPreposition.has(concept)) return first
  while (isArticle(units[at - 1])) at--
  return units[at - 1]?.tag === tag.preposition && units[at - 1]?.lower !== 'of' ? at - 1 : first
}

/** Doubt is "appears to be", not "appears to". */
function widenRight(units: readonly Unit[], concept: ConceptName, last: number): number {
  let at = last
  if (concept === 'hedge') while (units[at + 1]?.tag === tag.to || units[at + 1]?.tag === tag.be) at++
  return at
}
