import {printableJson} from './printable.ts'
import type {Reporter} from './reporter.ts'

/** Version of the lines' shape; it grows only when a program would break. */
const jsonLinesVersion = 1

/**
 * One JSON object per line, each saying its `type`: `start` with the version; `finding` with its file; `dataset-finding`,
 * `fixed`, `failure`, `skipped`, `note` and `stat` as in the JSON report; `summary` last, so that a reader knows that
 * nothing is cut off.
 */
export const jsonl: Reporter = function* (report) {
  const {summary, results, datasetMessages, fixed, dryRun, failures, skipped, notes, stats} = report
  yield line('start', {version: jsonLinesVersion})
  for (const {path, media, messages} of results) {
    for (const message of messages) yield line('finding', {path, media, ...message})
  }
  for (const message of datasetMessages) yield line('dataset-finding', message)
  for (const caption of fixed ?? []) yield line('fixed', {...caption, dryRun})
  for (const failure of failures) yield line('failure', failure)
  for (const each of skipped) yield line('skipped', each)
  for (const note of notes) yield line('note', {message: note})
  for (const stat of stats ?? []) yield line('stat', stat)
  yield line('summary', summary)
}

const line = (type: string, fields: object): string => `${printableJson({type, ...fields})}\n`
