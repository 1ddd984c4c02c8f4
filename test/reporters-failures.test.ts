/** Where a failure is known to stand, every format shows it there; elsewhere it is one of the file, or of the run. */
import {describe, expect, test} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Failure} from '../src/engine/report.ts'
import {failureDiagnostic} from '../src/cli/lsp/diagnostics.ts'
import {openDocument} from '../src/cli/lsp/open-document.ts'
import type {ReporterName} from '../src/reporters/index.ts'
import {report, show} from './report-fixture.ts'

const placed: Failure = {message: 'Expected a value', path: 'set/metadata.jsonl', line: 12, column: 5}
const failures: readonly Failure[] = [
  placed,
  {message: 'Expected a path', path: 'set/t.parquet', line: 3},
  {message: 'Found no captions in `set/x`', path: 'set/x', kind: 'nothing-found'},
  {message: 'Cannot go on'}
]

const shown = (name: ReporterName): Promise<string> => show(name, report([], {failures}))

describe('a failure with a place', () => {
  test.each([
    [
      'compact',
      [
        'set/metadata.jsonl:12:5 failure Expected a value',
        'set/t.parquet:3 failure Expected a path',
        'set/x failure Found no captions in `set/x`',
        'caplint failure Cannot go on'
      ]
    ],
    [
      'agent',
      [
        'set/metadata.jsonl:12:5 failure Expected a value',
        'set/t.parquet:3 failure Expected a path',
        'set/x failure Found no captions in `set/x`',
        'caplint failure Cannot go on'
      ]
    ],
    [
      'github',
      [
        '::error file=set/metadata.jsonl,line=12,endLine=12,col=5,endColumn=5,title=caplint%3A failure::Expected a value',
        '::error file=set/t.parquet,line=3,title=caplint%3A failure::Expected a path',
        '::error file=set/x,title=caplint%3A failure::Found no captions in `set/x`',
        '::error title=caplint%3A failure::Cannot go on'
      ]
    ],
    [
      'checkstyle',
      [
        '<file name="set/metadata.jsonl"><error line="12" column="5" severity="error" message="Expected a value" source="caplint.failure"/></file>',
        '<file name="set/t.parquet"><error line="3" severity="error" message="Expected a path" source="caplint.failure"/></file>'
      ]
    ],
    [
      'junit',
      [
        '<error message="Expected a value" type="failure">set/metadata.jsonl:12:5: Expected a value</error>',
        '<error message="Expected a path" type="failure">set/t.parquet:3: Expected a path</error>',
        '<error message="Cannot go on" type="failure">Cannot go on</error>'
      ]
    ],
    [
      'markdown',
      [
        '| <code>set&#47;metadata&#46;jsonl&#58;12&#58;5</code> | Expected a value |',
        '| <code>set&#47;t&#46;parquet&#58;3</code> | Expected a path |',
        '|  | Cannot go on |'
      ]
    ]
  ] as const)('in %s', async (name, lines) => {
    const text = await shown(name)
    for (const line of lines) expect(text).toContain(line)
  })

  test('in json and jsonl', async () => {
    expect(JSON.parse(await shown('json')).failures).toEqual(failures)
    expect(await shown('jsonl')).toContain(JSON.stringify({type: 'failure', ...placed}))
  })

  test('in gitlab', async () => {
    const entries: readonly {readonly location: unknown}[] = JSON.parse(await shown('gitlab'))
    expect(entries.map(({location}) => location)).toEqual([
      {path: 'set/metadata.jsonl', lines: {begin: 12, end: 12}},
      {path: 'set/t.parquet', lines: {begin: 3, end: 3}},
      {path: 'set/x', lines: {begin: 1, end: 1}},
      {path: '.', lines: {begin: 1, end: 1}}
    ])
  })

  test('in rdjson, whose columns are bytes, by its line alone', async () => {
    const {diagnostics} = JSON.parse(await shown('rdjson'))
    expect(diagnostics.map(({location}: {readonly location: unknown}) => location)).toEqual([
      {path: 'set/metadata.jsonl', range: {start: {line: 12}}},
      {path: 'set/t.parquet', range: {start: {line: 3}}},
      {path: 'set/x'},
      {path: '.'}
    ])
  })

  test('in sarif, as the region of its notification', async () => {
    const {runs} = JSON.parse(await shown('sarif'))
    const notifications: readonly {readonly locations?: unknown}[] =
      runs[0].invocations[0].toolConfigurationNotifications
    const at = (uri: string, region: object) => [{physicalLocation: {artifactLocation: {uri}, region}}]
    expect(notifications.map(({locations}) => locations)).toEqual([
      at('set/metadata.jsonl', {startLine: 12, startColumn: 5, endLine: 12, endColumn: 5}),
      at('set/t.parquet', {startLine: 3}),
      at('set/x', {startLine: 1}),
      undefined
    ])
  })

  test.each([
    ['at its place', placed, {line: 11, character: 4}],
    ['at the beginning where it has none', {message: 'Found no captions'}, {line: 0, character: 0}],
    ['wherever its sentence says it is', {message: 'x (`a`, line 3, column 4)'}, {line: 0, character: 0}],
    ['behind a byte order mark', {message: 'x', line: 1, column: 4}, {line: 0, character: 4}, '\u{FEFF}']
  ])('in the language server, %s', (_where, failure, start, mark = '') => {
    const document = openDocument(TextDocument.create('file:///a.jsonl', 'json', 1, `${mark}x\n`))
    expect(document && failureDiagnostic(failure, document).range).toEqual({start, end: start})
  })
})
