import {visit} from 'jsonc-parser'
import type {Format, FormatProblem, Slot} from './format.ts'

/** Keys that hold the caption, the one that counts first: Hugging Face's, then those of the trainers. */
const captionKeys: readonly string[] = ['text', 'caption', 'prompt']
const mediaKey = 'file_name'

/** `metadata.jsonl` of Hugging Face's imagefolder and videofolder: one JSON object a line. */
export const metadataJsonl: Format = {
  name: 'metadata.jsonl',
  *locate(text) {
    let start = 0
    while (start < text.length) {
      const feed = text.indexOf('\n', start)
      const end = feed < 0 ? text.length : feed
      yield* locateInLine(text, start, end)
      start = end + 1
    }
  },
  encode: (caption) => JSON.stringify(caption).slice(1, -1),
  place: (text, slot, captionOffset) => {
    let place = slot.start
    for (let remaining = captionOffset; remaining > 0 && place < slot.end; remaining--) {
      place += rawLength(text, place)
    }
    return Math.min(place, slot.end)
  }
}

/** Number of raw characters that stand for the UTF-16 code unit at a place inside a JSON string. */
function rawLength(text: string, place: number): number {
  if (text[place] !== '\\') return 1
  return text[place + 1] === 'u' ? 6 : 2
}

/** White space as JSON has it, and the mark some editors put at the start of a file. */
const blank = /^[\u{FEFF} \t\r]*$/u

function* locateInLine(text: string, lineStart: number, end: number): Generator<Slot | FormatProblem> {
  const start = lineStart === 0 && text.startsWith('\u{FEFF}') ? 1 : lineStart
  const line = text.slice(start, end)
  if (blank.test(line)) return
  const problem = (sentence: string, at: Extent = {start: 0, end: line.trimEnd().length}): FormatProblem => ({
    start: start + at.start,
    end: start + at.end,
    problem: sentence
  })
  const record = parseRecord(line)
  if (!record)
    return yield problem('Expected one JSON object on the line: `{"file_name": "a.png", "text": "…"}`')
  const values = valuesOrNone(line)
  if (!values) return yield problem('Unexpected nesting, too deep to be read; remove what is no caption')
  const media = record[mediaKey]
  if (media === undefined) return yield problem(`Expected the key \`${mediaKey}\`, the path of the media`)
  if (typeof media !== 'string' || media === '') {
    return yield problem(`Expected the path of the media under \`${mediaKey}\``, values.get(mediaKey))
  }
  const key = captionKeys.find((candidate) => record[candidate] !== undefined)
  if (!key) return yield problem(`Expected a caption under one of the keys \`${captionKeys.join('`, `')}\``)
  const captions = typeof record[key] === 'string' ? [record[key]] : record[key]
  const value = values.get(key)
  if (!isListOfStrings(captions) || captions.length === 0) {
    return yield problem(`Expected text, or a list of texts, under \`${key}\``, value)
  }
  for (const [index, caption] of captions.entries()) {
    const string = value?.strings[index]
    if (string) yield {start: start + string.start + 1, end: start + string.end - 1, caption, media}
  }
}

const isListOfStrings = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string')

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

interface Extent {
  readonly start: number
  readonly end: number
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
