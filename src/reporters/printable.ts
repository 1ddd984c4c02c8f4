/**
 * Captions, file names and whatever quotes them are data. This file makes them harmless to print: what a terminal
 * or a CI service would obey, and what would be invisible, is shown as a visible escape.
 */

/** Control characters (C0, DEL, C1): a terminal acts on them. */
const control = String.raw`\p{Cc}`
/** Bidirectional marks, embeddings, overrides and isolates: they make text read differently from what it is. */
const bidirectional = String.raw`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`
/** Zero-width and other invisible characters, tag characters included. Joiners stay: emoji and scripts need them. */
const invisible = String.raw`\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}`
/**
 * Line and paragraph separators; halves of surrogate pairs, which no encoding can write; noncharacters, which readers of
 * XML refuse and those of HTML replace.
 */
const unprintable = String.raw`\u2028\u2029\p{Cs}\p{Noncharacter_Code_Point}`
/** `::error::` and the like: GitHub runs a line that starts so, and wrapping may put anything at a line's start. */
const githubCommand = ':(?=:[a-zA-Z])'
/** `##[error]`, `##vso[…]`, `##teamcity[…]`: obeyed anywhere in a line. */
const loggingCommand = String.raw`(?<=#)#(?=\w{0,20}\[)`

const unsafe = new RegExp(
  `[${control}${bidirectional}${invisible}${unprintable}]|${githubCommand}|${loggingCommand}`,
  'gu'
)

/** Without these nothing is unsafe: a look that takes a fifth of the time, and is all that most texts need. */
const suspicious = /[^\x20-\x7e]|::|##/

const named: ReadonlyMap<string, string> = new Map([
  ['\n', String.raw`\n`],
  ['\r', String.raw`\r`],
  ['\t', String.raw`\t`]
])

/** The visible form of one unsafe character: `\n`, `\x1b`, `\u{202e}`. */
function escaped(character: string): string {
  const name = named.get(character)
  if (name) return name
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16)
  return code > 0xff ? `\\u{${hex}}` : `\\x${hex.padStart(2, '0')}`
}

/** A text as it may stand on one line of a terminal or of a CI log: nothing in it is obeyed, nothing is invisible. */
export const printable = (text: string): string => text.replace(unsafe, escaped)

/** A stretch of a text and how it is shown; `start` and `end` are UTF-16 offsets into the text. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly shown: string
  /** Whether `shown` is an escape of what stands there. */
  readonly escape: boolean
}

/** A text cut into what can be shown as it is and what is shown as an escape, in order and without gaps. */
export function* printablePieces(text: string): Iterable<Piece> {
  let at = 0
  for (const {index, 0: character} of text.matchAll(unsafe)) {
    if (index > at) yield {start: at, end: index, shown: text.slice(at, index), escape: false}
    at = index + character.length
    yield {start: index, end: at, shown: escaped(character), escape: true}
  }
  if (at < text.length) yield {start: at, end: text.length, shown: text.slice(at), escape: false}
}

const utf16Escape = (character: string): string =>
  Array.from(
    {length: character.length},
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`
  ).join('')

/**
 * A value as JSON with everything unsafe written as `\uXXXX`: harmless to print, and parsed to the same value.
 * @param indent Spaces per level; without it the JSON is on one line.
 */
export function printableJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent)
  if (!suspicious.test(json)) return json
  return json
    .split('\n')
    .map((line) => line.replace(unsafe, utf16Escape))
    .join('\n')
}
