import {printable} from '../reporters/printable.ts'
import {writeError} from './write-error.ts'

type Stream = NodeJS.WriteStream

const defaultWidth = 80
/** Below this, words no longer fit; a terminal that tells less has told nothing. */
const narrowest = 20
/** Beyond this, lines get hard to read. */
const widest = 120

/** Width to write to a stream with, in columns. A file or pipe gets 80. */
export const widthOf = (stream: Stream): number =>
  stream.isTTY ? Math.min(widest, Math.max(narrowest, stream.columns || defaultWidth)) : defaultWidth

/** Whether a stream is to be coloured: the flag decides, else FORCE_COLOR and NO_COLOR, else whether it is a terminal. */
export function hasColor(stream: Stream, flag: boolean | undefined, environment = process.env): boolean {
  if (flag !== undefined) return flag
  const {FORCE_COLOR, NO_COLOR, TERM} = environment
  // An empty FORCE_COLOR asks for colour, as in Node itself; an empty NO_COLOR does not forbid it (no-color.org).
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  if (NO_COLOR) return false
  return stream.isTTY === true && TERM !== 'dumb'
}

/** The reader of a pipe has gone, as `head` does. */
export const isBrokenPipe = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')

/** Pieces are gathered to this many UTF-16 code units before they are written. */
const chunkSize = 1 << 16

/**
 * Writes pieces to stdout and waits until they are written. A reader that has gone ends the writing without error:
 * it has seen what it wanted.
 * @throws {UserError} where the output cannot be written, as on a full disk.
 */
export async function writeOut(pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  try {
    let chunk = ''
    for await (const piece of pieces) {
      chunk += piece
      if (chunk.length < chunkSize) continue
      await write(process.stdout, chunk)
      chunk = ''
    }
    if (chunk !== '') await write(process.stdout, chunk)
  } catch (error) {
    if (!isBrokenPipe(error)) throw writeError(error, 'standard output')
  }
}

/** Joins small pieces into larger ones: one write per message would cost more than the message. */
export function* chunked(pieces: Iterable<string>): Iterable<string> {
  let chunk = ''
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length < chunkSize) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

function write(stream: Stream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // The stream tells a failure twice; unheard, the event would end the process.
    stream.once('error', reject)
    stream.write(text, (error) => {
      stream.off('error', reject)
      if (error) reject(error)
      else resolve()
    })
  })
}

/** Writes lines to stderr, where logs go. Line breaks inside a line are shown as escapes, like everything unsafe. */
export function log(...lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${printable(line)}\n`)
}

/** Waits until all that was logged is written: where stderr is a pipe, some systems write later. */
export const drainLog = (): Promise<void> =>
  new Promise((done) => {
    process.stderr.write('', () => done())
  })

let tolerant = false

/** Keeps a reader of stderr or stdout that has gone from ending the process: the exit code must still be right. */
export function tolerateBrokenPipes(): void {
  if (tolerant) return
  tolerant = true
  // Errors of stdout also reach whoever writes there, through `writeOut`; stderr has nobody else to tell.
  process.stdout.on('error', () => {})
  process.stderr.on('error', (error) => {
    if (!isBrokenPipe(error)) throw error
  })
}
