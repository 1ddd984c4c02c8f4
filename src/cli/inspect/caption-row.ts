import {type ParseError, parse, printParseErrorCode} from 'jsonc-parser'
import type {CaptionContext} from '../../language/caption.ts'
import {type LoraKind, loraKinds} from '../../language/kind.ts'
import {UserError} from '../../errors.ts'

/** One line of `caplint inspect --stdin --format jsonl`. */
export interface CaptionRow {
  /** Given back as it came. */
  readonly id: unknown
  readonly text: string
  readonly context: CaptionContext
}

/**
 * Reads a line: `{"id": …, "caption": "…", "anchor"?: …, "secondary"?: …, "kind"?: …}`. Other keys are left alone.
 * @param fallback What holds where a row says nothing: anchors and secondary concepts from flags.
 * @throws {UserError} where the line is no such row.
 */
export function readCaptionRow(line: string, fallback: CaptionContext): CaptionRow {
  const row = parseObject(line)
  const {id, caption, anchor, secondary, kind} = row
  if (typeof caption !== 'string') throw new UserError('Expected a text under `caption`')
  return {
    id,
    text: caption,
    context: {
      ...fallback,
      ...('anchor' in row ? {anchors: words(anchor, 'anchor')} : {}),
      ...('secondary' in row ? {secondary: words(secondary, 'secondary')} : {}),
      // Rows say `kind` of data sets that caplint has no guide for, such as `video`; they are read without one.
      ...(isLoraKind(kind) ? {kind} : {})
    }
  }
}

function parseObject(line: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new UserError(jsonMistake(line))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError('Expected an object `{"id": …, "caption": "…"}`')
  }
  return value as Readonly<Record<string, unknown>>
}

/** What is wrong in a line, in words that do not change with the version of Node. */
function jsonMistake(line: string): string {
  const errors: ParseError[] = []
  parse(line, errors, {disallowComments: true})
  const [first] = errors
  if (!first) return 'This is not valid JSON'
  const reason = printParseErrorCode(first.error).replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
  return `This is not valid JSON: ${reason.toLowerCase()} at column ${first.offset + 1}`
}

function words(value: unknown, key: string): readonly string[] {
  if (value === null) return []
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (list.every((each) => typeof each === 'string')) return list.filter((each) => each !== '')
  throw new UserError(`Expected a text, a list of texts, or null under \`${key}\``)
}

const isLoraKind = (value: unknown): value is LoraKind => loraKinds.some((kind) => kind === value)
