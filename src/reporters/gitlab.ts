import type {ReportedSeverity} from '../engine/report.ts'
import {fingerprinter} from './fingerprints.ts'
import {printable, printableJson} from './printable.ts'
import {failurePlace, type ReportedFinding, reportedFindings} from './reported-finding.ts'
import type {ReportContext, Reporter} from './reporter.ts'

/**
 * GitLab's code quality report. GitLab shows one finding per fingerprint, so each has its own; the next run gives it again
 * where the words are the same, which is how GitLab tells new findings from old.
 */
export const gitlab: Reporter = function* (report, context) {
  const fingerprint = fingerprinter(context)
  let separator = '[\n'
  for (const failure of report.failures) {
    const {message, rule = 'failure'} = failure
    const finding = {rule, places: [failurePlace(failure, '.')], text: message, message}
    yield separator + entry(finding, 'critical', fingerprint(finding), context)
    separator = ',\n'
  }
  for (const finding of reportedFindings(report)) {
    yield separator + entry(finding, severities[finding.severity], fingerprint(finding), context)
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

const severities: Readonly<Record<ReportedSeverity, string>> = {error: 'major', warn: 'minor'}

function entry(
  {rule, message, places}: Pick<ReportedFinding, 'rule' | 'message' | 'places'>,
  severity: string,
  fingerprint: string,
  {repositoryPath}: ReportContext
): string {
  const [place] = places
  const begin = place?.line ?? 1
  return printableJson({
    description: printable(message),
    check_name: printable(rule),
    fingerprint,
    severity,
    location: {
      path: repositoryPath(place?.path ?? '.'),
      lines: {begin, end: place?.range?.endLine ?? begin}
    }
  })
}
