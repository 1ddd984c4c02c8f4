import {location} from 'vfile-location'

/** A place in a file: 1-based, columns in UTF-16 code units, a byte order mark not counted. */
export interface FilePoint {
  readonly line: number
  readonly column: number
}

/**
 * Tells the places of UTF-16 offsets in a text. Most captions are one line, for which nothing has to be set up.
 * The function it returns throws `RangeError` for an offset outside of the text.
 */
export function filePoints(text: string): (offset: number) => FilePoint {
  const firstBreak = text.search(/[\r\n]/)
  const firstLineEnd = firstBreak < 0 ? text.length : firstBreak
  let places: ReturnType<typeof location> | undefined
  return (offset) => {
    if (offset >= 0 && offset <= firstLineEnd) return {line: 1, column: offset + 1}
    places ??= location(text)
    const point = places.toPoint(offset)
    if (!point) throw new RangeError(`offset ${offset} is outside of a text of ${text.length} characters`)
    return {line: point.line, column: point.column}
  }
}
