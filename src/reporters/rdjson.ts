import {bytePositions} from './byte-position.ts'
import {printable, printableJson} from './printable.ts'
import {failurePlace, type Place, type ReportedFinding, reportedFindings} from './reported-finding.ts'
import type {Reporter} from './reporter.ts'

/**
 * Reviewdog's diagnostics. A finding stands once per file, as reviewdog shows those of changed files alone. Columns count
 * UTF-8 bytes; where they cannot be known, as inside of JSON, the line stands alone. Fixes are suggestions, which
 * become changes that a reviewer can take over by a click.
 */
export const rdjson: Reporter = function* (report, {repositoryPath}) {
  yield '{"source":{"name":"caplint"},"diagnostics":['
  let separator = '\n'
  for (const failure of report.failures) {
    const {message, path, rule = 'failure'} = failure
    const range = lineOf(failurePlace(failure, '.'))
    const location = {path: path === undefined ? '.' : repositoryPath(path), ...(range ? {range} : {})}
    yield separator + diagnostic(message, 'ERROR', rule, {location})
    separator = ',\n'
  }
  for (const finding of reportedFindings(report)) {
    const {rule, severity, message, places} = finding
    const {range, suggestions} = inBytes(finding)
    for (const place of places) {
      const where = range ?? lineOf(place)
      const location = {path: repositoryPath(place.path), ...(where ? {range: where} : {})}
      const more = suggestions ? {location, suggestions} : {location}
      yield separator + diagnostic(message, severity === 'error' ? 'ERROR' : 'WARNING', rule, more)
      separator = ',\n'
    }
  }
  yield '\n]}\n'
}

const diagnostic = (message: string, severity: string, rule: string, more: object): string =>
  printableJson({message: printable(message), severity, code: {value: printable(rule)}, ...more})

/** Without columns a range is one of whole lines. */
const lineOf = ({line}: Place): object | undefined => (line === undefined ? undefined : {start: {line}})

function inBytes({origin}: ReportedFinding): {
  readonly range?: object
  readonly suggestions?: readonly object[]
} {
  if (!origin) return {}
  const position = bytePositions(origin)
  if (!position) return {}
  const {message} = origin
  const rangeOf = (start: number, end: number): object => ({start: position(start), end: position(end)})
  const range = rangeOf(message.start, message.end)
  const {fix} = message
  return fix ? {range, suggestions: [{range: rangeOf(fix.start, fix.end), text: fix.text}]} : {range}
}
