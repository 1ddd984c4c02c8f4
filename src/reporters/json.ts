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
  yield* list('results', results)
  yield* list('datasetMessages', datasetMessages)
  if (fixed) yield* list('fixed', fixed)
  if (dryRun) yield ',\n"dryRun":true'
  yield* list('failures', failures)
  yield* list('skipped', skipped)
  yield* list('notes', notes)
  if (stats) yield* list('stats', stats)
  yield '}\n'
}

function* list(key: string, entries: Iterable<unknown>): Iterable<string> {
  yield `,\n"${key}":[`
  let separator = '\n'
  for (const entry of entries) {
    yield separator + printableJson(entry)
    separator = ',\n'
  }
  yield ']'
}
