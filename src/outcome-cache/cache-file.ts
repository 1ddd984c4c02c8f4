/**
 * The file of a cache: a line that says what it is, then one line for each caption: key, day of its last use, outcome.
 * Of a line no more is read than its beginning and its end, until somebody asks for the caption.
 */
import {crc32} from 'node:zlib'

/** Number of characters of a key: 132 bits in base64url. */
export const keyLength = 22
/** Digits of a day, counted from 1970; they last until 2243. */
const dayLength = 5
/** A key, a space, a day, a space. */
const outcomeOffset = keyLength + 1 + dayLength + 1
const newline = 0x0a
/** Of the way lines are laid out. What is in them is bound to caplint's code. */
const layout = 1

/** The first line. */
interface Header {
  readonly caplintCache: number
  /** Version of caplint, for people. */
  readonly version: string
  /** Fingerprint of the code whose outcomes these are. */
  readonly code: string
  readonly captions: number
  /** Of what follows the first line. */
  readonly bytes: number
  readonly crc32: number
}

/** Who writes a cache. */
export interface CacheAuthor {
  readonly version: string
  readonly code: string
}

/** The captions of a cache by number, in the order of the file. */
export interface CachedCaptions {
  /** Number of a caption by its key. */
  readonly numbers: ReadonlyMap<string, number>
  /** Day of its last use, in days since 1970. */
  day(number: number): number
  /** Its outcome, as it was written. */
  outcome(number: number): Buffer
}

/** Why a file cannot be used: it is from other code, or not what was once written. */
export type UnusableCache =
  | {readonly unusable: 'foreign'; readonly version: string}
  | {readonly unusable: 'damaged'}

/** Reads a cache that the same code has written. */
export function readCacheFile(bytes: Buffer, code: string): CachedCaptions | UnusableCache {
  const headerEnd = bytes.indexOf(newline)
  const header = readHeader(bytes.toString('utf8', 0, Math.max(0, Math.min(headerEnd, longestHeader))))
  if (!header) return {unusable: 'damaged'}
  if (header.caplintCache !== layout || header.code !== code) {
    return {unusable: 'foreign', version: header.version}
  }
  const body = bytes.subarray(headerEnd + 1)
  if (body.length !== header.bytes || crc32(body) !== header.crc32) return {unusable: 'damaged'}
  return readLines(body, header.captions) ?? {unusable: 'damaged'}
}

const longestHeader = 1000

function readHeader(line: string): Header | undefined {
  let header: Partial<Header>
  try {
    header = JSON.parse(line) as Partial<Header>
  } catch {
    return undefined
  }
  const {caplintCache, version, code, captions = 0, bytes = 0, crc32: sum = 0} = header ?? {}
  if (typeof caplintCache !== 'number' || typeof version !== 'string' || typeof code !== 'string')
    return undefined
  return {caplintCache, version, code, captions, bytes, crc32: sum}
}

function readLines(body: Buffer, captions: number): CachedCaptions | undefined {
  if (!Number.isInteger(captions) || captions < 0 || captions * outcomeOffset > body.length) return undefined
  const numbers = new Map<string, number>()
  const ends = new Float64Array(captions + 1)
  let start = 0
  for (let number = 0; number < captions; number++) {
    const end = body.indexOf(newline, start)
    if (end < start + outcomeOffset) return undefined
    numbers.set(body.toString('latin1', start, start + keyLength), number)
    start = end + 1
    ends[number + 1] = start
  }
  if (start !== body.length || numbers.size !== captions) return undefined
  const startOf = (number: number): number => ends[number] ?? 0
  return {
    numbers,
    day(number) {
      const at = startOf(number) + keyLength + 1
      return Number(body.toString('latin1', at, at + dayLength))
    },
    outcome: (number) => body.subarray(startOf(number) + outcomeOffset, startOf(number + 1) - 1)
  }
}

/** A caption as it is put into a file. */
export interface CaptionLine {
  readonly key: string
  readonly day: number
  /** JSON on one line. */
  readonly outcome: Buffer | string
}

/** Bytes that a caption takes in the file. */
export const lineSize = ({outcome}: Pick<CaptionLine, 'outcome'>): number =>
  outcomeOffset + Buffer.byteLength(outcome) + 1

/** Makes the file of a cache. */
export function writeCacheFile({version, code}: CacheAuthor, lines: readonly CaptionLine[]): Buffer {
  const body = Buffer.allocUnsafe(lines.reduce((sum, line) => sum + lineSize(line), 0))
  let offset = 0
  for (const {key, day, outcome} of lines) {
    offset += body.write(`${key} ${String(day).padStart(dayLength, '0')} `, offset, 'latin1')
    offset += typeof outcome === 'string' ? body.write(outcome, offset) : outcome.copy(body, offset)
    offset = body.writeUInt8(newline, offset)
  }
  const header: Header = {
    caplintCache: layout,
    version,
    code,
    captions: lines.length,
    bytes: body.length,
    crc32: crc32(body)
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body])
}
