import type {ConceptName} from '../../language/concept.ts'
import type {Caption} from '../../language/caption.ts'
import type {Span} from '../../language/span.ts'

/** A stretch of a caption, what it is, and where wanted what speaks for it. This is what programs read. */
export interface SpanData extends Span {
  readonly concept: ConceptName
  readonly text: string
  readonly rule?: string
  readonly entry?: string
  /** Who added the entry to the lexicon; absent for the lexicon's own. */
  readonly from?: string
}

/** The concepts of a caption in the order of their places. `why` adds the grammar rule and the lexicon entry behind each. */
export const conceptSpans = (caption: Caption, why: boolean): readonly SpanData[] =>
  caption.concepts().map(({concept, start, end, rule, entry, from}) => ({
    concept,
    start,
    end,
    text: caption.text.slice(start, end),
    ...(why ? {rule, ...(entry === undefined ? {} : {entry}), ...(from === undefined ? {} : {from})} : {})
  }))
