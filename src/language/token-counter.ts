import type {Span} from './span.ts'
import {tokenPieces} from './token-estimate.ts'

/** Counts the tokens that a text encoder makes of a text. */
export interface TokenCounter {
  /** Whose tokens they are, for people: `CLIP`, `tokenizer.json`. */
  readonly name: string
  /** Whether it is the encoder's own tokenizer that counts. */
  readonly isExact: boolean
  /** Tells the vocabulary from others: counters with the same one count alike. Absent where nobody knows. */
  readonly vocabulary?: string
  /** Number of tokens, without those that encoders put around a text. */
  readonly count: (text: string) => number
}

/** Counts without a vocabulary: see `token-estimate.ts` for how far off it is. */
export const estimatingCounter: TokenCounter = {
  name: 'estimate',
  isExact: false,
  count: (text) => {
    let tokens = 0
    for (const piece of tokenPieces(text)) tokens += piece.tokens
    return Math.round(tokens)
  }
}

/** What does not fit into an encoder: UTF-16 offsets into the text. */
export interface TokenSurplus extends Span {
  /** Number of tokens of the whole text. */
  readonly tokens: number
}

/**
 * The end of a text that falls off because its tokens are more than a limit; `undefined` where all of it fits. A word
 * of which only some tokens fit falls off as a whole.
 */
export function tokenSurplus(text: string, limit: number, counter: TokenCounter): TokenSurplus | undefined {
  // A token is a character or more, for the scripts that the estimate knows.
  if (!counter.isExact && text.length <= limit) return undefined
  const tokens = counter.count(text)
  if (tokens <= limit) return undefined
  const pieces = [...tokenPieces(text)]
  // The first piece with which the limit is passed, by halving: counting is dear, and grows with the text.
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (counter.count(text.slice(0, pieces[middle]?.end)) > limit) high = middle
    else low = middle + 1
  }
  const start = wordStart(text, pieces[low]?.start ?? 0, pieces[low - 1]?.end ?? 0)
  return {start, end: pieces.at(-1)?.end ?? text.length, tokens}
}

/** Where the word of a piece begins: pieces may be cut inside of words, which fall off whole. */
function wordStart(text: string, start: number, end: number): number {
  return start === end && /[\p{L}\p{N}]/u.test(text[start] ?? '') ? start - wordPart(text, start) : start
}

const wordPart = (text: string, start: number): number =>
  /[\p{L}\p{N}]*$/u.exec(text.slice(0, start))?.[0].length ?? 0
