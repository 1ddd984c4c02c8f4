import type {Report} from '../engine/report.ts'
import {count} from '../reporters/summary-lines.ts'
import {exitCodeOf, exitCodes, tooManyWarnings} from './exit-code.ts'
import type {LintFlags} from './lint-flags.ts'
import {log} from './terminal.ts'

/**
 * Tells what was measured, and gives the exit code; says on stderr why it is not the one that a reader expects.
 * @param threads Number of threads that linted.
 */
export async function conclude(report: Report, flags: LintFlags, threads = 1): Promise<number> {
  if (flags.stats) {
    const {statsLines} = await import('./stats-lines.ts')
    log(...statsLines(report, threads))
  }
  const code = exitCodeOf(report, flags)
  if (tooManyWarnings(report, flags)) {
    log(`${count(report.summary.warnings, 'warning')}: --max-warnings allows ${flags.maxWarnings}.`)
  }
  if (code === exitCodes.failed && flags.exitZero) {
    log('--exit-zero forgives problems in captions, not failures.')
  }
  return code
}
