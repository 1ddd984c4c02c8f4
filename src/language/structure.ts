import type {Span} from './span.ts'

/** A sentence or fragment. `firstToken` and `lastToken` (exclusive) index the caption's tokens. */
export interface Sentence extends Span {
  readonly firstToken: number
  readonly lastToken: number
}

/** One entry of a tag list, without the separating commas and white space around it. */
export interface Tag extends Span {
  /** The tag as written, emphasis syntax included: `(red_hair:1.2)`. */
  readonly text: string
  /** The tag's own words, without emphasis syntax, underscores as spaces: `red hair`. */
  readonly name: string
}
