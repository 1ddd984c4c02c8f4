import type {Span} from './span.ts'

/**
 * How a mention of the anchor is spelled: `exact`; `sentence-case` (only a sentence-initial capital differs);
 * `case`; `hyphenation` (spaces, hyphens, underscores differ: `crystal-sword`); `misspelling` (one or two letters off).
 */
export type AnchorForm = 'exact' | 'sentence-case' | 'case' | 'hyphenation' | 'misspelling'

/** A mention of an anchor; a possessive `'s` or plural `s` after it is not part of the span. */
export interface AnchorMatch extends Span {
  /** The anchor as configured. */
  readonly anchor: string
  readonly form: AnchorForm
}
