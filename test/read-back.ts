/** Reports with anything in paths and messages, and what readers of a format are to find of them. */
import fc from 'fast-check'
import {expect} from 'vitest'
import type {WholeReport} from '../src/engine/report.ts'
import {printable} from '../src/reporters/printable.ts'
import {report, show} from './report-fixture.ts'

/** A finding as a reader of a format finds it. */
export interface Found {
  readonly path: string
  readonly rule: string
  readonly message: string
  readonly severity: string
  readonly line?: number | undefined
  readonly column?: number | undefined
}

const awkward = fc.constantFrom(
  ...[',', ':', '::error::x', '%0A', '"', "'", '\n', '\r\n', '\t', '\u0000', '\u001b[2J', '\u009b', '\u202e'],
  ...['\u2028', '\ud800', '\udc00', '\ufffe', '\ufeff', '<a>', '&amp;', ']]>', '<!--', '|', '`', '\\', '{0}'],
  ...['##[error]', '#', '?', '%', ' ', '/', '\u00e9', '\u{1f600}', '\u7ea2', 'word', '@me', '*', '_']
)
const text = fc.array(fc.oneof(awkward, fc.string({unit: 'binary', maxLength: 3})), {
  minLength: 1,
  maxLength: 6
})
const words = text.map((parts) => parts.join(''))
/** As a system gives it: no NUL, no empty segment, nothing that only looks like another path. */
const path = words.map(
  (name) => `set/${name.replaceAll('\u0000', '').split('/').filter(Boolean).join('/')}.txt`
)

/** Reports with anything in paths and messages. */
export const reports = fc
  .array(
    fc.record({
      path,
      rule: fc.constantFrom('no-mood', 'word-count'),
      severity: fc.constantFrom('warn' as const, 'error' as const),
      message: words.map((quoted) => `Unexpected \`${quoted}\``),
      line: fc.integer({min: 1, max: 9}),
      column: fc.integer({min: 1, max: 9})
    }),
    {minLength: 1, maxLength: 4}
  )
  .map((all) =>
    report(
      all.map(({path: place, line, column, ...rest}) => ({
        path: place,
        messages: [{...rest, start: 0, end: 0, line, column, endLine: line, endColumn: column, text: ''}]
      }))
    )
  )

/** What the report holds, as a format is to tell it. */
export const expected = (
  {results}: WholeReport,
  {
    shownPath = (name: string) => name,
    shownText = printable,
    hasColumn = true,
    hasPlace = true
  }: {
    readonly shownPath?: (path: string) => string
    readonly shownText?: (text: string) => string
    readonly hasColumn?: boolean
    readonly hasPlace?: boolean
  } = {}
): readonly Found[] =>
  results.flatMap((result) =>
    result.messages.map(({rule, message, severity, line, column}) => ({
      path: shownPath(result.path),
      rule,
      message: shownText(message),
      severity,
      ...(hasPlace ? {line} : {}),
      ...(hasPlace && hasColumn ? {column} : {})
    }))
  )

/** Expects a reader to find in a format what the report holds. */
export const checked = (
  name: Parameters<typeof show>[0],
  read: (shown: string) => readonly Found[] | Promise<readonly Found[]>,
  options?: Parameters<typeof expected>[1],
  numRuns = 100
) =>
  fc.assert(
    fc.asyncProperty(reports, async (shown) => {
      expect(await read(await show(name, shown))).toEqual(expected(shown, options))
    }),
    {numRuns}
  )

/** Severities by the words of other formats. */
export const severityOf: Readonly<Record<string, string>> = {
  major: 'error',
  minor: 'warn',
  ERROR: 'error',
  WARNING: 'warn',
  warning: 'warn',
  error: 'error'
}
