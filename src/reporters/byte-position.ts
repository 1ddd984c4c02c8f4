import type {FindingOrigin} from './reported-finding.ts'

/** A place in a file; the column counts UTF-8 bytes. Both from 1. */
export interface BytePosition {
  readonly line: number
  readonly column: number
}

/** Length of a byte order mark in UTF-8. */
const markLength = 3
const lineBreak = /\r\n|\n|\r/g

/**
 * Finds places in the file for offsets into a caption, in bytes, by one of its messages, whose line and column in the file
 * are known. `undefined` where the caption's lines are not those of the file, as in JSON: what stands before it there is
 * not known, nor how it is escaped.
 */
export function bytePositions({
  caption,
  message: {start, line, column},
  byteOrderMark
}: FindingOrigin): ((offset: number) => BytePosition) | undefined {
  const before = positionIn(caption, start)
  if (column - 1 !== start - before.lineStart || line < before.line) return undefined
  const firstLine = line - before.line
  return (offset) => {
    const place = positionIn(caption, offset)
    const inFile = firstLine + place.line
    const mark = byteOrderMark && inFile === 1 ? markLength : 0
    return {line: inFile, column: mark + utf8Length(caption.slice(place.lineStart, offset)) + 1}
  }
}

/** Line of an offset, from 1, and the offset at which that line starts. */
function positionIn(caption: string, offset: number): {readonly line: number; readonly lineStart: number} {
  let line = 1
  let lineStart = 0
  for (const {index, 0: found} of caption.matchAll(lineBreak)) {
    if (index + found.length > offset) break
    line++
    lineStart = index + found.length
  }
  return {line, lineStart}
}

/** Length of a text in UTF-8. */
function utf8Length(text: string): number {
  let length = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return length
}
