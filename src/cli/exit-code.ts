import type {Report} from '../engine/report.ts'

export const exitCodes = {clean: 0, problems: 1, failed: 2, interrupted: 130} as const

/** What decides between exit codes besides the report. */
export interface ExitPolicy {
  readonly maxWarnings?: number | undefined
  readonly exitZero?: boolean | undefined
}

/** Whether there are more warnings than `--max-warnings` allows. */
export const tooManyWarnings = ({summary}: Report, {maxWarnings}: ExitPolicy): boolean =>
  maxWarnings !== undefined && summary.warnings > maxWarnings

/** A run that could not do its job is never a pass and never just a run with problems; `--exit-zero` forgives problems alone. */
export function exitCodeOf(report: Report, policy: ExitPolicy): number {
  if (report.failures.length > 0) return exitCodes.failed
  if (report.summary.errors === 0 && !tooManyWarnings(report, policy)) return exitCodes.clean
  return policy.exitZero ? exitCodes.clean : exitCodes.problems
}
