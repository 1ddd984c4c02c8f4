import type {Report, ReportedSeverity} from '../engine/report.ts'
import {type ReportedFinding, reportedFindings} from './reported-finding.ts'
import {count, grouped} from './summary-lines.ts'

/** GitHub refuses a run with more results, and shows the top fifth of them (docs.github.com, "SARIF results exceed limits"). */
const mostResults = 25_000

/** How many findings of each severity a report holds. */
function findingCounts({results, datasetMessages}: Report): Readonly<Record<ReportedSeverity, number>> {
  const counts = {error: 0, warn: 0}
  for (const {messages} of results) for (const {severity} of messages) counts[severity]++
  for (const {severity} of datasetMessages) counts[severity]++
  return counts
}

/** What a SARIF log says of findings that it has no room for; `undefined` where it has all. */
export function leftOutOfSarif(report: Report): string | undefined {
  const {error, warn} = findingCounts(report)
  const all = error + warn
  if (all <= mostResults) return undefined
  return `The SARIF report lists ${grouped(mostResults)} of ${count(all, 'finding')}, errors first, as GitHub refuses more; \`--format json\` lists all`
}

/** The findings that a SARIF log lists: all, or as many as GitHub takes, errors first. */
export function* sarifFindings(report: Report): Iterable<ReportedFinding> {
  const {error, warn} = findingCounts(report)
  if (error + warn <= mostResults) {
    yield* reportedFindings(report)
    return
  }
  let left = mostResults
  for (const wanted of ['error', 'warn'] as const) {
    for (const finding of reportedFindings(report)) {
      if (left === 0) return
      if (finding.severity !== wanted) continue
      left--
      yield finding
    }
  }
}
