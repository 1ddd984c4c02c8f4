import {isUtf8} from 'node:buffer'
import type {DecodedText} from './item.ts'
import {type FilePoint, filePoints} from './file-points.ts'
import {guessContent} from './guess-content.ts'

/**
 * Decodes bytes strictly as UTF-8: nothing is replaced, nothing dropped but the byte order mark, so that encoding
 * the text again gives the same bytes. A zero byte counts as undecodable: no text holds one, and UTF-16 is full
 * of them.
 */
export function decodeText(bytes: Buffer): DecodedText {
  const zero = bytes.indexOf(0)
  const valid = isUtf8(bytes)
  if (valid && zero < 0) return withoutMark(bytes.toString('utf8'))
  const invalid = valid ? zero : firstInvalid(bytes)
  const offset = zero < 0 ? invalid : Math.min(invalid, zero)
  return {
    undecodable: {offset, byte: bytes[offset] ?? 0, ...guessContent(bytes)},
    point: endOf(bytes.subarray(0, offset))
  }
}

/** The place behind bytes that are UTF-8. */
function endOf(bytes: Buffer): FilePoint {
  const text = bytes.toString('utf8').replace(/^\u{FEFF}/u, '')
  return filePoints(text)(text.length)
}

const byteOrderMark = '\u{FEFF}'

function withoutMark(text: string): DecodedText {
  if (!text.startsWith(byteOrderMark)) return {text, byteOrderMark: false}
  return {text: text.slice(1), byteOrderMark: true}
}

const replacement = '\u{FFFD}'
const replacementBytes = Buffer.from(replacement)

/**
 * Offset of the first byte that is not UTF-8. A lenient decoder writes U+FFFD for it; up to there the text is
 * faithful, so the length of its bytes is the offset, unless the file itself holds a U+FFFD there.
 */
function firstInvalid(bytes: Buffer): number {
  const text = bytes.toString('utf8')
  let offset = 0
  let from = 0
  for (;;) {
    const found = text.indexOf(replacement, from)
    if (found < 0) return bytes.length
    offset += Buffer.byteLength(text.slice(from, found))
    if (!bytes.subarray(offset, offset + 3).equals(replacementBytes)) return offset
    offset += 3
    from = found + 1
  }
}
