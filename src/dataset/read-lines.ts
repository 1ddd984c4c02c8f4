import {byteRuns} from '../files.ts'
import type {UndecodableByte} from '../rule.ts'
import {decodeText} from './decode-text.ts'
import type {FilePoint} from './file-points.ts'

/** A line of a file, without its line feed. A carriage return before that is part of the text. */
export interface Line {
  readonly text: string
  /** From 1. */
  readonly number: number
  /** Where it begins in the file's text: a UTF-16 offset. */
  readonly start: number
  /** Whether the file begins with a byte order mark, and this is its first line. */
  readonly byteOrderMark: boolean
}

/** A file that is read line by line turned out to be no UTF-8. */
export class UndecodableError extends Error {
  override readonly name = 'UndecodableError'
  readonly undecodable: UndecodableByte
  /** Where the byte stands in the file. */
  readonly point: FilePoint

  constructor(undecodable: UndecodableByte, point: FilePoint) {
    super('not UTF-8')
    this.undecodable = undecodable
    this.point = point
  }
}

/** So many bytes are read at once: much longer than lines are, much less than memory holds. */
const runLength = 1 << 20

const lineFeed = 10

/**
 * The lines of a file, decoded as strictly as whole texts are, without the byte order mark; at no time more than a
 * run of them is held. What follows the last line feed is a line, unless it is empty.
 * @throws {FileError} where the file cannot be read.
 * @throws {UndecodableError} at bytes that are no UTF-8.
 */
export function* readLines(path: string): Generator<Line> {
  let number = 0
  let offset = 0
  let rest: Buffer[] = []
  let hasMark = false
  let length = 0
  const decoded = (bytes: Buffer): string => {
    const result = decodeText(bytes)
    if ('undecodable' in result) {
      const {undecodable, point} = result
      throw new UndecodableError(
        {...undecodable, offset: offset + undecodable.offset},
        {line: number + point.line, column: point.column}
      )
    }
    const isMark = result.byteOrderMark && offset === 0
    if (isMark) hasMark = true
    offset += bytes.length
    return result.byteOrderMark && !isMark ? `\u{FEFF}${result.text}` : result.text
  }
  for (const run of byteRuns(path, runLength)) {
    const end = run.lastIndexOf(lineFeed)
    if (end < 0) {
      rest.push(Buffer.from(run))
      continue
    }
    const text = decoded(Buffer.concat([...rest, run.subarray(0, end + 1)]))
    rest = end + 1 < run.length ? [Buffer.from(run.subarray(end + 1))] : []
    for (let start = 0; start < text.length; ) {
      const feed = text.indexOf('\n', start)
      number++
      yield {
        text: text.slice(start, feed),
        number,
        start: length + start,
        byteOrderMark: hasMark && number === 1
      }
      start = feed + 1
    }
    length += text.length
  }
  if (rest.length === 0) return
  const text = decoded(Buffer.concat(rest))
  if (text === '') return
  number++
  yield {text, number, start: length, byteOrderMark: hasMark && number === 1}
}
