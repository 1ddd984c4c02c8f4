import {Ajv} from 'ajv'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Report} from '../src/engine/report.ts'
import {message, report, show, usual} from './report-fixture.ts'

interface Position {
  readonly line: number
  readonly column?: number
}
interface Range {
  readonly start: Position
  readonly end?: Position
}
interface Diagnostic {
  readonly message: string
  readonly severity: string
  readonly code: {readonly value: string}
  readonly location: {readonly path: string; readonly range?: Range}
  readonly suggestions?: readonly {readonly range: Range; readonly text: string}[]
}

const strict = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false
})
const whole = {type: 'integer', minimum: 1}
const position = strict({line: whole, column: whole}, ['line'])
const range = strict({start: position, end: position}, ['start'])
const filled = {type: 'string', minLength: 1}

/** Reviewdog's own description of its format, narrowed to what caplint writes. */
const validate = new Ajv({allErrors: true}).compile(
  strict(
    {
      source: strict({name: filled}, ['name']),
      diagnostics: {
        type: 'array',
        items: strict(
          {
            message: {type: 'string'},
            severity: {enum: ['ERROR', 'WARNING', 'INFO']},
            code: strict({value: {type: 'string'}}, ['value']),
            location: strict({path: filled, range}, ['path']),
            suggestions: {type: 'array', items: strict({range, text: {type: 'string'}}, ['range', 'text'])}
          },
          ['message', 'severity', 'code', 'location']
        )
      }
    },
    ['source', 'diagnostics']
  )
)

async function diagnostics(shown: Report): Promise<readonly Diagnostic[]> {
  const parsed: {readonly diagnostics: readonly Diagnostic[]} = JSON.parse(await show('rdjson', shown))
  validate(parsed)
  expect(validate.errors).toBeNull()
  return parsed.diagnostics
}

/** What a change makes of a file's bytes, as reviewdog applies it. */
function applied(
  file: string,
  {range: {start, end = start}, text}: {readonly range: Range; readonly text: string}
) {
  const bytes = Buffer.from(file)
  const at = ({line, column = 1}: Position): number => {
    let index = 0
    for (let passed = 1; passed < line; passed++) index = bytes.indexOf(0x0a, index) + 1
    return index + column - 1
  }
  return Buffer.concat([bytes.subarray(0, at(start)), Buffer.from(text), bytes.subarray(at(end))]).toString()
}

describe('rdjson', () => {
  test('has every finding in each of its files, and failures', async () => {
    const all = await diagnostics(usual)
    expect(all).toHaveLength(18)
    expect(all[3]).toEqual({
      message: 'Unexpected `long brown hair`, leave it out so that the anchor `annika` carries it',
      severity: 'ERROR',
      code: {value: 'no-appearance'},
      location: {
        path: 'images/a.txt',
        range: {start: {line: 1, column: 28}, end: {line: 1, column: 43}}
      },
      suggestions: [{range: {start: {line: 1, column: 22}, end: {line: 1, column: 43}}, text: ''}]
    })
    expect(await diagnostics(report([]))).toEqual([])
  })

  test('columns count bytes', async () => {
    const caption = 'a𐐀b é red'
    const [found] = await diagnostics(report([{path: 'a.txt', caption, messages: [message(caption, 'red')]}]))
    expect(found?.location.range).toEqual({start: {line: 1, column: 11}, end: {line: 1, column: 14}})
  })

  test('columns count the byte order mark, which is in the first line only', async () => {
    const caption = 'red\nblue'
    const fileFix = {type: 'safe', remove: 'byte-order-mark'} as const
    const messages = [
      message(caption, '', {start: 0, end: 0, column: 1, endColumn: 1, about: 'files', fileFix}),
      message(caption, 'red'),
      message(caption, 'blue', {line: 2, column: 1, endLine: 2, endColumn: 5})
    ]
    const found = await diagnostics(report([{path: 'a.txt', caption, messages}]))
    expect(found.map(({location}) => location.range)).toEqual([
      undefined,
      {start: {line: 1, column: 4}, end: {line: 1, column: 7}},
      {start: {line: 2, column: 1}, end: {line: 2, column: 5}}
    ])
  })

  test('where the caption is a part of a line, the line stands alone, and nothing is suggested', async () => {
    const caption = 'a red hat'
    const fix = {start: 2, end: 6, text: '', type: 'rewrite'} as const
    const inside = message(caption, 'red', {line: 4, column: 30, endLine: 4, endColumn: 33, fix})
    const [found] = await diagnostics(report([{path: 'metadata.jsonl', caption, messages: [inside]}]))
    expect(found?.location).toEqual({path: 'metadata.jsonl', range: {start: {line: 4}}})
    expect(found?.suggestions).toBeUndefined()
  })

  test('a suggestion changes the bytes of the file as the fix changes the caption', async () => {
    const text = fc.string({unit: fc.constantFrom('a', ' ', 'é', '漢', '😀', '\n', '\r\n'), maxLength: 12})
    await fc.assert(
      fc.asyncProperty(text, text, text, fc.string(), async (before, words, after, put) => {
        const caption = before + words + after
        const start = before.length
        const end = start + words.length
        const lines = before.split(/\r\n|\n/)
        const place = {start, end, text: words, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1}
        const fix = {start, end, text: put, type: 'rewrite'} as const
        const messages = [message(caption, '', {...place, endLine: 1, endColumn: 1, fix})]
        const [found] = await diagnostics(report([{path: 'a.txt', caption, messages}]))
        const [suggestion] = found?.suggestions ?? []
        expect(suggestion && applied(caption, suggestion)).toBe(before + put + after)
      })
    )
  })
})
