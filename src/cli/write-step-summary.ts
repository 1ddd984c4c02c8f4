import {appendFileSync, statSync} from 'node:fs'
import type {Report} from '../engine/report.ts'
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
      log('caplint: the step summary is full; caplint left its own out')
    } else appendFileSync(file, text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log(`caplint: could not write the step summary: ${reason}`)
  }
}
