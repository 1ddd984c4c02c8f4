import type {Span} from './span.ts'

/** A word, a piece of prompt syntax (`<lora:x:1>`, `[trigger]`), or punctuation. */
export interface Token extends Span {
  /** The text as written. */
  readonly text: string
  /** The text in lower case, with a straight apostrophe. */
  readonly lower: string
  readonly kind: 'word' | 'syntax' | 'punctuation'
  /** Index into the caption's sentences. */
  readonly sentence: number
}
