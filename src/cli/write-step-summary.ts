import {appendFileSync, statSync} from 'node:fs'
import type {Report} from '../engine/report.ts'
import {WriteError, writeError} from '../file-writing/write-error.ts'
import type {ReportContext} from '../reporters/reporter.ts'
import {stepSummary} from '../reporters/step-summary.ts'
import {log} from './terminal.ts'

/** Beyond this GitHub drops the summary of a step, with what other programs wrote into it. Bytes. */
const largestSummary = 1 << 20

/**
 * Adds the report's summary to the file that GitHub shows on the page of the run. The summary is a courtesy: where it
 * cannot be written, stderr says so, and the run goes on.
 */
export function writeStepSummary(file: string, report: Report, context: ReportContext): void {
  const text = [...stepSummary(report, context)].join('')
  try {
    const size = statSync(file, {throwIfNoEntry: false})?.size ?? 0
    if (size + Buffer.byteLength(text) > largestSummary) {
      log('caplint: The step summary is full: that of caplint was left out')
    } else appendFileSync(file, text)
  } catch (error) {
    const failure = writeError(error, file)
    if (!(failure instanceof WriteError)) throw error
    log(`caplint: Cannot write the step summary to \`${file}\`: ${failure.reason}`)
  }
}
