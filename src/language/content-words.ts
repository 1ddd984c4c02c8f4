import type {Caption} from './caption.ts'
import {functionWords} from './function-words.ts'
import {overlaps, type Span} from './span.ts'
import type {Token} from './token.ts'

/** The words of a caption that name something, without those in the given stretches. Prompt syntax counts as none. */
export const contentWords = (caption: Caption, without: readonly Span[] = []): readonly Token[] =>
  caption.tokens.filter(
    (token) =>
      token.kind === 'word' &&
      !functionWords.has(token.lower) &&
      !without.some((span) => overlaps(token, span))
  )
