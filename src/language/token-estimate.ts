/**
 * How many tokens a text encoder makes of a text, estimated. The exact count needs the encoder's vocabulary, megabytes
 * that take longer to load than a whole run takes.
 *
 * The text is cut the way CLIP's tokenizer cuts it (runs of letters, single digits, runs of punctuation, `'s`); a run of
 * letters then counts by its length, because long and rare words fall apart into pieces. Against the exact CLIP count
 * the estimate is off by 3 % on average and by less than 8 % in 19 of 20 English captions of 40 tokens or more; the
 * byte-pair vocabularies of language models (measured: cl100k, a relative of Qwen's) come out within 1 % in the median.
 * The SentencePiece vocabularies of T5 and Gemma were not measured.
 */
const piece =
  /'(?:s|t|re|ve|m|ll|d)(?!\p{L})|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/giu

/** Letters that a piece of a word costs nothing for, and letters per further token. */
const shortWord = 4
const lettersPerToken = 12

/** A stretch of text with its estimated tokens, a fraction where words of its length come out both ways. */
export interface TokenPiece {
  readonly start: number
  readonly end: number
  readonly tokens: number
}

/** Cuts a text into pieces with their estimated tokens, without the tokens that encoders put around a text. */
export function* tokenPieces(text: string): Generator<TokenPiece> {
  for (const {index: start, 0: value} of text.matchAll(piece)) {
    yield {start, end: start + value.length, tokens: tokensOf(value)}
  }
}

function tokensOf(value: string): number {
  if (/^\p{L}/u.test(value)) return 1 + Math.max(0, value.length - shortWord) / lettersPerToken
  return value.length <= 2 ? 1 : value.length / 2
}
