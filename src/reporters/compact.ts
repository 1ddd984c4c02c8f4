import type {DatasetMessage, Failure, ItemResult, Skipped} from '../engine/report.ts'
import {printable} from './printable.ts'
import {failurePlace, placeText} from './reported-finding.ts'
import type {Reporter} from './reporter.ts'
import {fixedLine, itemsLine, problemsLine} from './summary-lines.ts'

/**
 * One line per message: `path:line:column severity message (rule)`. A message that concerns several files stands
 * once per file, without a place, so that every line can be found by its path.
 */
export const compact: Reporter = function* (report, {quiet}) {
  for (const line of lines(report)) yield `${printable(line)}\n`
  const fixed = fixedLine(report)
  if (fixed) yield `${printable(fixed)}\n`
  yield `${itemsLine(report.summary)} ${problemsLine(report.summary, report.failures.length, quiet)}\n`
}

function* lines({
  results,
  datasetMessages,
  skipped,
  failures,
  notes
}: Parameters<Reporter>[0]): Iterable<string> {
  for (const result of results) yield* itemLines(result)
  for (const message of datasetMessages) yield* datasetLines(message)
  for (const each of skipped) yield skippedLine(each)
  for (const failure of failures) yield failureLine(failure)
  for (const note of notes) yield `caplint note ${note}`
}

function* itemLines({path, messages}: ItemResult): Iterable<string> {
  for (const {line, column, severity, message, rule, notFixed} of messages) {
    const why = notFixed === undefined ? '' : `; not fixed: ${notFixed}`
    yield `${path}:${line}:${column} ${severity} ${message}${why} (${rule})`
  }
}

function* datasetLines({paths, severity, message, rule}: DatasetMessage): Iterable<string> {
  for (const path of paths) yield `${path} ${severity} ${message} (${rule})`
}

const skippedLine = ({path, reason}: Skipped): string => `${path} skipped ${reason}`

const failureLine = (failure: Failure): string =>
  `${placeText(failurePlace(failure, 'caplint'))} failure ${failure.message}${failure.rule === undefined ? '' : ` (${failure.rule})`}`
