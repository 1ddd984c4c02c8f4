import type {Failure} from '../engine/report.ts'
import {failurePlace, type ReportedFinding, reportedFindings, placeText} from './reported-finding.ts'
import type {Reporter} from './reporter.ts'
import {xmlAttributes, xmlText} from './xml-text.ts'

/**
 * JUnit XML for the test pages of CI services. A test case per finding, named by rule, its class the file: services read
 * one outcome per case. Errors are failed tests, what kept caplint from its job are erroneous ones; warnings, which
 * fail no run, are skipped ones. Where nothing was found, one test has passed.
 */
export const junit: Reporter = function* (report, {repositoryPath}) {
  let tests = report.failures.length
  let failed = 0
  for (const {severity} of reportedFindings(report)) {
    tests++
    if (severity === 'error') failed++
  }
  const errors = report.failures.length
  const all = {name: 'caplint', tests: Math.max(1, tests), failures: failed, errors}
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<testsuites${xmlAttributes(all)}>\n`
  yield `<testsuite${xmlAttributes({...all, skipped: tests - failed - errors})}>\n`
  for (const failure of report.failures) yield failureCase(failure, repositoryPath)
  for (const finding of reportedFindings(report)) yield findingCase(finding, repositoryPath)
  if (tests === 0) yield `<testcase${xmlAttributes({name: 'no findings', classname: 'caplint'})}/>\n`
  yield '</testsuite>\n</testsuites>\n'
}

function failureCase(failure: Failure, shown: (path: string) => string): string {
  const {message, path, line, rule, stack} = failure
  const about = {name: rule ?? 'failure', classname: path === undefined ? 'caplint' : shown(path)}
  const place = failurePlace(failure, '')
  const placed =
    line === undefined ? message : `${placeText({...place, path: shown(place.path)})}: ${message}`
  const text = (stack ?? placed).split('\n').map(xmlText).join('\n')
  return `<testcase${xmlAttributes(about)}><error${xmlAttributes({message, type: 'failure'})}>${text}</error></testcase>\n`
}

function findingCase(finding: ReportedFinding, shown: (path: string) => string): string {
  const {rule, severity, message, places} = finding
  const about = xmlAttributes({name: rule, classname: shown(places[0]?.path ?? 'caplint')})
  if (severity === 'warn') return `<testcase${about}><skipped${xmlAttributes({message})}/></testcase>\n`
  const where = places.map((place) => placeText({...place, path: shown(place.path)}))
  const text = xmlText(`${where.join(', ')}: ${message}`)
  return `<testcase${about}><failure${xmlAttributes({message, type: rule})}>${text}</failure></testcase>\n`
}
