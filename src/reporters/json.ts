import {jsonList} from './json-list.ts'
import {printableJson} from './printable.ts'
import type {Reporter} from './reporter.ts'

/** Version of the JSON report's shape. */
const jsonReportVersion = 1

/**
 * The report as JSON, described by `schema/report.schema.json`. One line per result, so that it streams, can be
 * searched by line, and is never held as one string.
 */
export const json: Reporter = function* (report) {
  const {summary, results, datasetMessages, fixed, dryRun, failures, skipped, notes, stats} = report
  yield `{"version":${jsonReportVersion},\n"summary":${printableJson(summary)}`
  yield* jsonList('results', results)
  yield* jsonList('datasetMessages', datasetMessages)
  if (fixed) yield* jsonList('fixed', fixed)
  if (dryRun) yield ',\n"dryRun":true'
  yield* jsonList('failures', failures)
  yield* jsonList('skipped', skipped)
  yield* jsonList('notes', notes)
  if (stats) yield* jsonList('stats', stats)
  yield '}\n'
}
