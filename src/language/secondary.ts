import type {Span} from './span.ts'

/** A mention of a secondary concept: word for word (`exact`), or the same thing in other words (`reworded`). */
export interface PhraseMatch extends Span {
  /** The phrase as configured. */
  readonly phrase: string
  readonly form: 'exact' | 'reworded'
}
