import {visit} from 'jsonc-parser'
import type {Format, FormatProblem, Slot} from './format.ts'
import {type Extent, type Field, recogniseRecord, slotsOfRecord} from './json-record.ts'
import {encodeJsonString, notANumberAt, placeInJsonString} from './json-string.ts'
import type {MetadataKeys} from './metadata-keys.ts'

/**
 * JSON Lines, one object a line: `metadata.jsonl` of Hugging Face's imagefolder and videofolder, the lists of
 * musubi-tuner, sd-scripts, LTX-Video-Trainer and DiffSynth-Studio.
 */
export const jsonLines = (keys: MetadataKeys): Format => ({
  name: 'JSON Lines',
  byLine: true,
  *locate(text) {
    let start = 0
    while (start < text.length) {
      const feed = text.indexOf('\n', start)
      const end = feed < 0 ? text.length : feed
      yield* locateInLine(text, start, end, keys)
      start = end + 1
    }
  },
  recognise(beginning, isWhole) {
    const lines = beginning.split('\n')
    if (!isWhole) lines.pop()
    for (const line of lines) {
      const record = parseRecord(line.replace(/^\u{FEFF}/u, ''))
      // A line that is broken says nothing of the others.
      if (record) return recogniseRecord(record, keys)
    }
    return {isCaptions: false}
  },
  encode: encodeJsonString,
  place: placeInJsonString
})

/** White space as JSON has it, and the mark some editors put at the start of a file. */
const blank = /^[\u{FEFF} \t\r]*$/u

function* locateInLine(
  text: string,
  lineStart: number,
  end: number,
  keys: MetadataKeys
): Generator<Slot | FormatProblem> {
  const start = lineStart === 0 && text.startsWith('\u{FEFF}') ? 1 : lineStart
  const line = text.slice(start, end)
  if (blank.test(line)) return
  const extent = {start, end: start + line.trimEnd().length}
  const record = parseRecord(line)
  if (!record) return yield problemOfLine(text, line, extent)
  const values = valuesOrNone(line)
  if (!values) {
    return yield {...extent, problem: 'Unexpected nesting, too deep to be read; remove what is no caption'}
  }
  const fields = new Map<string, Field>()
  for (const [key, value] of values) fields.set(key, {value: record[key], ...moved(value, start)})
  yield* slotsOfRecord(text, {fields, ...extent}, keys)
}

/** Why a line is no JSON object. */
function problemOfLine(text: string, line: string, extent: Extent): FormatProblem {
  let broken: number | undefined
  if (valuesOrNone(line)) visit(line, {onError: (_error, offset) => (broken ??= offset)})
  const notANumber = broken === undefined ? undefined : notANumberAt(text, extent.start + broken)
  if (notANumber) return notANumber
  const content = line.trim()
  const isCutOff = content.startsWith('{') && !content.endsWith('}')
  return {
    ...extent,
    problem: isCutOff
      ? 'Unexpected end of the line, the JSON object on it seems to be cut off'
      : 'Expected one JSON object on the line: `{"file_name": "a.png", "text": "…"}`'
  }
}

const moved = ({start, end, strings}: Value, by: number): Omit<Field, 'value'> => ({
  start: start + by,
  end: end + by,
  strings: strings.map((string) => ({start: string.start + by, end: string.end + by}))
})

/** Strict, as every reader of such files is: jsonc-parser would let comments and trailing commas pass. */
function parseRecord(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value && !Array.isArray(value) ? {...value} : undefined
  } catch {
    return undefined
  }
}

/** jsonc-parser goes into values by recursion, where Node's own parser does not. */
function valuesOrNone(line: string): ReadonlyMap<string, Value> | undefined {
  try {
    return valuesOf(line)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Where a value stands in a line, and the strings in it, quotes included. */
interface Value extends Extent {
  readonly strings: readonly Extent[]
}

/** Where the values of the top-level keys stand in a line of valid JSON; the last one of a key that is repeated. */
function valuesOf(line: string): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  let depth = 0
  let current: {start: number; end: number; strings: Extent[]} | undefined
  const open = (offset: number) => {
    if (depth === 1 && current) current.start = offset
    depth++
  }
  const close = (offset: number, length: number) => {
    depth--
    if (depth === 1 && current) current.end = offset + length
  }
  visit(line, {
    onObjectBegin: open,
    onArrayBegin: open,
    onObjectEnd: close,
    onArrayEnd: close,
    onObjectProperty: (key) => {
      if (depth !== 1) return
      current = {start: 0, end: 0, strings: []}
      values.set(key, current)
    },
    onLiteralValue: (value: unknown, offset, length) => {
      const extent = {start: offset, end: offset + length}
      if (depth === 1 && current) Object.assign(current, extent)
      if (typeof value === 'string') current?.strings.push(extent)
    }
  })
  return values
}
