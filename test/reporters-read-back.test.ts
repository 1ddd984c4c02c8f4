/**
 * Whatever stands in captions and file names, a reader of each format of JSON finds the same findings at the same
 * places. The others: reporters-read-back-text.test.ts.
 */
import {describe, test} from 'vitest'
import type {WholeReport} from '../src/engine/report.ts'
import {checked, expected, type Found, severityOf} from './read-back.ts'
import {report} from './report-fixture.ts'

describe('read back', () => {
  const asIs = {shownText: (each: string) => each}

  test('json', () =>
    checked(
      'json',
      (shown) => {
        const {results}: WholeReport = JSON.parse(shown)
        return expected(report(results), asIs)
      },
      asIs
    ))

  test('jsonl', () =>
    checked(
      'jsonl',
      (shown) => {
        const lines: readonly (Found & {readonly type: string})[] = shown
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line))
        return lines
          .filter(({type}) => type === 'finding')
          .map(({path: place, rule, message, severity, line, column}) => ({
            ...{path: place, rule, message, severity, line, column}
          }))
      },
      asIs
    ))

  test('sarif, whose messages have braces doubled and paths as URIs', () =>
    checked(
      'sarif',
      (shown) => {
        const {runs}: SarifLog = JSON.parse(shown)
        return runs[0].results.map(({ruleId, level, message, locations: [{physicalLocation}]}) => ({
          path: decodeURIComponent(physicalLocation.artifactLocation.uri),
          rule: ruleId,
          message: message.text.replace(/\{\{|\}\}/g, (pair) => pair.charAt(0)),
          severity: severityOf[level] ?? level,
          line: physicalLocation.region.startLine,
          column: physicalLocation.region.startColumn
        }))
      },
      {shownPath: (name) => name.replace(/\p{Cs}/gu, '\ufffd')}
    ))

  test('gitlab, which knows no columns', () =>
    checked(
      'gitlab',
      (shown) => {
        const entries: readonly GitlabEntry[] = JSON.parse(shown)
        return entries.map(({description, check_name: rule, severity, location}) => ({
          path: location.path,
          rule,
          message: description,
          severity: severityOf[severity] ?? severity,
          line: location.lines.begin
        }))
      },
      {hasColumn: false}
    ))

  test('rdjson', () =>
    checked(
      'rdjson',
      (shown) => {
        const {diagnostics}: RdjsonLog = JSON.parse(shown)
        return diagnostics.map(({message, severity, code, location}) => ({
          path: location.path,
          rule: code.value,
          message,
          severity: severityOf[severity] ?? severity,
          line: location.range.start.line
        }))
      },
      {hasColumn: false}
    ))
})

interface SarifLog {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string
        readonly level: string
        readonly message: {readonly text: string}
        readonly locations: readonly [
          {
            readonly physicalLocation: {
              readonly artifactLocation: {readonly uri: string}
              readonly region: {readonly startLine: number; readonly startColumn: number}
            }
          }
        ]
      }[]
    }
  ]
}

interface GitlabEntry {
  readonly description: string
  readonly check_name: string
  readonly severity: string
  readonly location: {readonly path: string; readonly lines: {readonly begin: number}}
}

interface RdjsonLog {
  readonly diagnostics: readonly {
    readonly message: string
    readonly severity: string
    readonly code: {readonly value: string}
    readonly location: {readonly path: string; readonly range: {readonly start: {readonly line: number}}}
  }[]
}
