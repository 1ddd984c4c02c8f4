import type {ConceptSpan} from '../src/language/concept.ts'
import {silentWords} from '../src/language/network/carriers.ts'

/** A caption with the concepts that a careful reader found in it. */
export interface AnnotatedCaption {
  readonly id: string
  readonly kind: string
  /** The dataset it belongs to, where captions come in datasets. */
  readonly dataset?: string
  readonly anchor?: string | null
  readonly caption: string
  /** Verbatim stretches by concept; one that occurs twice is listed twice. */
  readonly spans: Readonly<Record<string, readonly string[]>>
  /** The same stretches as offsets, where they are known exactly. */
  readonly ranges?: Readonly<Record<string, readonly (readonly [start: number, end: number])[]>>
}

export const parseAnnotatedCaptions = (lines: string): AnnotatedCaption[] =>
  lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as AnnotatedCaption)

export type Read = (caption: AnnotatedCaption) => readonly ConceptSpan[]
type Range = readonly [start: number, end: number]

/** Function words, which don't count: those that carry no concept, and a short form of two of them. */
const functionWords: ReadonlySet<string> = new Set([...silentWords, "it's"])

/** Groups of concepts that are scored together: those that presets omit and those that they want described. */
export const groups: Readonly<Record<string, readonly string[]>> = {
  omit: [
    'appearance',
    'clothing',
    'background',
    'style',
    'object-look',
    'quality',
    'mood',
    'meta',
    'hedge',
    'lighting',
    'text'
  ],
  describe: [
    'framing',
    'angle',
    'camera',
    'action',
    'expression',
    'place',
    'timing',
    'direction',
    'body-part'
  ]
}

/** Counts of true positives, false positives, false negatives: of words, then of captions. */
type Counts = [number, number, number, number, number, number]

export interface Score {
  readonly concept: string
  /** Captions whose annotation holds the concept. */
  readonly support: number
  readonly counts: Counts
  readonly words: {readonly precision: number; readonly recall: number; readonly f1: number}
  readonly captions: {readonly precision: number; readonly recall: number; readonly f1: number}
}

interface Word {
  readonly start: number
  readonly end: number
  readonly text: string
}

export const contentWords = (caption: string): Word[] =>
  [...caption.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’_-]*/gu)]
    .map((match) => ({start: match.index, end: match.index + match[0].length, text: match[0].toLowerCase()}))
    .filter((word) => !functionWords.has(word.text))

export function goldRanges(caption: AnnotatedCaption, concept: string): Range[] {
  if (caption.ranges !== undefined) return [...(caption.ranges[concept] ?? [])]
  const ranges: Range[] = []
  const next = new Map<string, number>()
  for (const text of caption.spans[concept] ?? []) {
    let at = caption.caption.indexOf(text, next.get(text) ?? 0)
    if (at < 0) at = caption.caption.indexOf(text)
    if (at < 0) continue
    next.set(text, at + text.length)
    ranges.push([at, at + text.length])
  }
  return ranges
}

const inside = (ranges: readonly Range[], word: Word): boolean =>
  ranges.some(([start, end]) => word.start >= start && word.end <= end)

const measures = (hit: number, extra: number, missed: number) => {
  const precision = hit / (hit + extra || 1)
  const recall = hit / (hit + missed || 1)
  return {precision, recall, f1: (2 * precision * recall) / (precision + recall || 1)}
}

const scoreOf = (concept: string, counts: Counts): Score => ({
  concept,
  support: counts[3] + counts[5],
  counts,
  words: measures(counts[0], counts[1], counts[2]),
  captions: measures(counts[3], counts[4], counts[5])
})

/** Scores per concept, then per group. */
export function scoreTable(captions: readonly AnnotatedCaption[], read: Read): Score[] {
  const table = new Map<string, Counts>()
  for (const concept of [...new Set(captions.flatMap((caption) => Object.keys(caption.spans)))].sort()) {
    table.set(concept, [0, 0, 0, 0, 0, 0])
  }
  for (const caption of captions) {
    const spans = read(caption)
    const words = contentWords(caption.caption)
    for (const [concept, counts] of table) {
      const gold = goldRanges(caption, concept)
      const found = spans
        .filter((span) => span.concept === concept)
        .map((span): Range => [span.start, span.end])
      let anyGold = false
      let anyFound = false
      for (const word of words) {
        const inGold = inside(gold, word)
        const inFound = inside(found, word)
        anyGold ||= inGold
        anyFound ||= inFound
        if (inGold && inFound) counts[0]++
        else if (inFound) counts[1]++
        else if (inGold) counts[2]++
      }
      if (anyGold && anyFound) counts[3]++
      else if (anyFound) counts[4]++
      else if (anyGold) counts[5]++
    }
  }
  const scores = [...table].map(([concept, counts]) => scoreOf(concept, counts))
  for (const [name, members] of Object.entries({...groups, all: [...table.keys()]})) {
    const sum: Counts = [0, 0, 0, 0, 0, 0]
    for (const score of scores)
      if (members.includes(score.concept))
        score.counts.forEach((count, i) => {
          sum[i] = (sum[i] ?? 0) + count
        })
    scores.push(scoreOf(`= ${name}`, sum))
    if (name === 'all') break
  }
  return scores
}

export function printTable(scores: readonly Score[]): void {
  const figures = ({precision, recall, f1}: Score['words']) =>
    [precision, recall, f1].map((x) => x.toFixed(3)).join(' ')
  console.log('concept        captions |  word P     R    F1 | caption P     R    F1')
  for (const score of scores) {
    console.log(
      `${score.concept.padEnd(14)} ${String(score.support).padStart(8)} | ${figures(score.words)} |  ${figures(score.captions)}`
    )
  }
}

/** Prints the captions in which words of a concept were missed or marked wrongly. */
export function printErrors(
  captions: readonly AnnotatedCaption[],
  read: Read,
  concept: string,
  why: boolean
): void {
  for (const caption of captions) {
    const spans = read(caption).filter((span) => span.concept === concept)
    const gold = goldRanges(caption, concept)
    const found = spans.map((span): Range => [span.start, span.end])
    const words = contentWords(caption.caption)
    const missed = words.filter((word) => inside(gold, word) && !inside(found, word)).map((word) => word.text)
    const extra = words.filter((word) => !inside(gold, word) && inside(found, word)).map((word) => word.text)
    if (missed.length + extra.length === 0) continue
    console.log(
      `${caption.id} [${caption.kind}] ${caption.caption.replace(/\n/g, '⏎')}\n  missed: ${missed.join(' ')}\n  extra:  ${extra.join(' ')}`
    )
    if (why)
      for (const span of spans)
        console.log(`    ${span.rule} (${span.entry}): ${caption.caption.slice(span.start, span.end)}`)
  }
}
