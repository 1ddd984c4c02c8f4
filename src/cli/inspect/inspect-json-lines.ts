import {decodeText} from '../../dataset/decode-text.ts'
import {undecodableSentence} from '../../dataset/undecodable.ts'
import {UserError} from '../../errors.ts'
import type {CaptionContext} from '../../language/caption.ts'
import {readCaption} from '../../language/read-caption.ts'
import {printableJson} from '../../reporters/printable.ts'
import {readCaptionRow} from './caption-row.ts'
import {conceptSpans} from './concept-spans.ts'

/** What reading needs to know besides the lines. */
export interface JsonLinesSettings {
  /** What holds for rows that say nothing of it. */
  readonly fallback: CaptionContext
  readonly why: boolean
  /** Told of each line that cannot be read, in one sentence; the other lines go on. */
  readonly onBadLine: (sentence: string) => void
}

/** Answers each line of captions with a line of concepts, in order, as they come. Empty lines are passed over. */
export async function* inspectJsonLines(
  input: AsyncIterable<Buffer>,
  {fallback, why, onBadLine}: JsonLinesSettings
): AsyncIterable<string> {
  let number = 0
  for await (const bytes of byteLines(input)) {
    number++
    try {
      const line = decode(bytes)
      if (line.trim() === '') continue
      const {id, text, context} = readCaptionRow(line, fallback)
      yield `${printableJson({id, concepts: conceptSpans(readCaption(text, context), why)})}\n`
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      onBadLine(`Line ${number} of standard input: ${error.message}`)
    }
  }
}

function decode(bytes: Buffer): string {
  const decoded = decodeText(bytes)
  if ('text' in decoded) return decoded.text
  throw new UserError(undecodableSentence(decoded.undecodable, 'the line'))
}

const lineFeed = 0x0a

/** Splits bytes at line feeds: a byte of that value is never part of another UTF-8 character. */
async function* byteLines(input: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let pending: Buffer[] = []
  for await (const chunk of input) {
    let from = 0
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      yield Buffer.concat([...pending, chunk.subarray(from, at)])
      pending = []
      from = at + 1
    }
    if (from < chunk.length) pending.push(chunk.subarray(from))
  }
  if (pending.length > 0) yield Buffer.concat(pending)
}
