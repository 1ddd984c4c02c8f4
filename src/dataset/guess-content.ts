/** What a file that is not UTF-8 text probably is: text in another encoding, or no text at all. */
export interface ContentGuess {
  /** A name people and `iconv` know: `Windows-1252`, `UTF-16 LE`. */
  readonly likelyEncoding?: string
  /** What the file is instead of text: `a PNG picture`. */
  readonly likelyContent?: string
}

export function guessContent(bytes: Buffer): ContentGuess {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return {likelyEncoding: 'UTF-16 LE'}
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return {likelyEncoding: 'UTF-16 BE'}
  return {likelyEncoding: 'Windows-1252'}
}
