import {printable} from './printable.ts'
import {failurePlace, type Place, reportedFindings} from './reported-finding.ts'
import type {Reporter} from './reporter.ts'
import {xmlAttributes, xmlPath} from './xml-text.ts'

/**
 * Checkstyle XML, which many services and review tools read. A file may come up several times: its findings, then those
 * that it shares with other files. Columns count UTF-16 code units.
 */
export const checkstyle: Reporter = function* (report, {repositoryPath}) {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
  for (const failure of report.failures) {
    const {message, path, rule = 'failure'} = failure
    const shown = path === undefined ? 'caplint' : repositoryPath(path)
    yield fileElement({...failurePlace(failure, shown), path: shown}, 'error', message, rule)
  }
  for (const {rule, severity, message, places} of reportedFindings(report)) {
    for (const place of places) {
      const shown = {...place, path: repositoryPath(place.path)}
      yield fileElement(shown, severity === 'error' ? 'error' : 'warning', message, rule)
    }
  }
  yield '</checkstyle>\n'
}

function fileElement(
  {path, line = 1, range}: Place,
  severity: string,
  message: string,
  rule: string
): string {
  const attributes = {line, column: range?.column, severity, message, source: `caplint.${printable(rule)}`}
  return `<file name="${xmlPath(path)}"><error${xmlAttributes(attributes)}/></file>\n`
}
