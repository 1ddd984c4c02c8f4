import type {Sentence} from './structure.ts'
import type {Token} from './token.ts'

/** Tokens and sentences of a caption as they are found, from left to right. */
export interface TokenList {
  readonly tokens: Token[]
  readonly sentences: Sentence[]
  /** `lower` as in `Token`. Offsets are UTF-16, `end` exclusive. */
  push(kind: Token['kind'], text: string, lower: string, start: number, end: number): void
  /** Ends the sentence that the tokens since the last one make; without such tokens nothing happens. */
  closeSentence(): void
}

export function tokenList(): TokenList {
  const tokens: Token[] = []
  const sentences: Sentence[] = []
  let firstToken = 0
  return {
    tokens,
    sentences,
    push(kind, text, lower, start, end) {
      tokens.push({text, lower, start, end, kind, sentence: sentences.length})
    },
    closeSentence() {
      const first = tokens[firstToken]
      const last = tokens.at(-1)
      if (!first || !last || firstToken === tokens.length) return
      sentences.push({start: first.start, end: last.end, firstToken, lastToken: tokens.length})
      firstToken = tokens.length
    }
  }
}
