import type {DatasetMessage, Failure, ItemResult} from '../engine/report.ts'
import {printable} from './printable.ts'
import type {Reporter} from './reporter.ts'
import {itemsLine, problemsLine} from './summary-lines.ts'

/**
 * One line per message: `path:line:column severity message (rule)`. A message that concerns several files stands
 * once per file, without a place, so that every line can be found by its path.
 */
export const compact: Reporter = function* (report, {quiet}) {
  for (const result of report.results) yield* itemLines(result)
  for (const message of report.datasetMessages) yield* datasetLines(message)
  for (const {path, reason} of report.skipped) yield `${printable(path)} skipped ${printable(reason)}\n`
  for (const failure of report.failures) yield failureLine(failure)
  yield `${itemsLine(report.summary)} ${problemsLine(report.summary, report.failures.length, quiet)}\n`
}

function* itemLines({path, messages}: ItemResult): Iterable<string> {
  const shownPath = printable(path)
  for (const {line, column, severity, message, rule} of messages)
    yield `${shownPath}:${line}:${column} ${severity} ${printable(message)} (${rule})\n`
}

function* datasetLines({paths, severity, message, rule}: DatasetMessage): Iterable<string> {
  for (const path of paths) yield `${printable(path)} ${severity} ${printable(message)} (${rule})\n`
}

const failureLine = ({path, message, rule}: Failure): string =>
  `${path === undefined ? 'caplint' : printable(path)} failure ${printable(message)}${rule ? ` (${rule})` : ''}\n`
