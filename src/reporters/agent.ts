import type {Report} from '../engine/report.ts'
import {printable} from './printable.ts'
import {failurePlace, type ReportedFinding, reportedFindings, placeText} from './reported-finding.ts'
import type {Reporter} from './reporter.ts'
import {count, fixedLine, itemsLine, problemsLine} from './summary-lines.ts'

/** Paths named on the line of a finding that concerns many files. */
const namedPaths = 5

/**
 * For coding agents: one line per finding, `path:line:column severity rule message`, nothing twice, the counts last. What
 * captions say stands in backticks, inside of one line: data, never a line of its own.
 */
export const agent: Reporter = function* (report, {quiet}) {
  for (const line of lines(report)) yield `${printable(line)}\n`
  yield `${itemsLine(report.summary)} ${problemsLine(report.summary, report.failures.length, quiet)}\n`
}

function* lines(report: Report): Iterable<string> {
  for (const failure of report.failures) {
    const {message, rule = ''} = failure
    yield `${placeText(failurePlace(failure, 'caplint'))} failure ${rule}${rule && ' '}${message}`
  }
  for (const finding of reportedFindings(report)) yield findingLine(finding)
  for (const [reason, amount] of skippedByReason(report)) yield `skipped ${count(amount, 'file')}: ${reason}`
  for (const note of report.notes) yield `note ${note}`
  const fixed = fixedLine(report)
  if (fixed) yield fixed
}

function findingLine({places: [first, ...others], severity, rule, message, origin}: ReportedFinding): string {
  const named = others.slice(0, namedPaths - 1).map(placeText)
  const more = others.length - named.length
  const also = others.length > 0 ? ` [also ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}]` : ''
  const fixable = origin?.message.fix ? ' [fixable]' : ''
  return `${first ? placeText(first) : 'dataset'} ${severity} ${rule} ${message}${fixable}${also}`
}

function skippedByReason({skipped}: Report): ReadonlyMap<string, number> {
  const amounts = new Map<string, number>()
  for (const {reason} of skipped) amounts.set(reason, (amounts.get(reason) ?? 0) + 1)
  return amounts
}
