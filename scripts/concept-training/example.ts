import {kindOf} from '../../bench/read-annotated.ts'
import {type AnnotatedCaption, contentWords, goldRanges} from '../../bench/score.ts'
import {conceptNames} from '../../src/language/concept.ts'
import {readEvidence} from '../../src/language/concepts.ts'
import {conceptInput} from '../concept-input.ts'

/** A caption as the learner sees it. */
export interface Example {
  readonly caption: AnnotatedCaption
  readonly evidence: ReturnType<typeof readEvidence>
  /** Evidence by position. */
  readonly items: Int32Array
  readonly from: Int32Array
  readonly links: Uint8Array
  /** Concepts by position, as bits. */
  readonly labels: Int32Array
}

/** Reads a caption and says of each word that can carry a concept which ones its annotation gives it. */
export function example(caption: AnnotatedCaption): Example {
  const kind = kindOf(caption)
  const evidence = readEvidence(conceptInput(caption.caption, kind, caption.anchor ? [caption.anchor] : []))
  const {positions, from, items, links} = evidence.evidence
  const labels = new Int32Array(positions.length)
  const words = contentWords(caption.caption)
  for (const [c, concept] of conceptNames.entries()) {
    const ranges = goldRanges(caption, concept)
    if (ranges.length === 0) continue
    for (const [n, i] of positions.entries()) {
      const unit = evidence.reading.units[i]
      if (unit === undefined) continue
      const inUnit = words.filter((word) => word.start < unit.end && word.end > unit.start)
      const covered = inUnit.filter((word) =>
        ranges.some(([start, end]) => word.start >= start && word.end <= end)
      )
      if (
        covered.length * 2 > inUnit.length ||
        (inUnit.length === 0 && ranges.some(([start, end]) => unit.start >= start && unit.end <= end))
      )
        labels[n] = (labels[n] ?? 0) | (1 << c)
    }
  }
  return {
    caption,
    evidence,
    from: Int32Array.from(from),
    items: Int32Array.from(items),
    links: Uint8Array.from(links),
    labels
  }
}
