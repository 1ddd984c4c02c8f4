import {resolve} from 'node:path'
import type {Report} from '../engine/report.ts'
import {UserError} from '../errors.ts'
import {streamFile} from '../file-writing/stream-file.ts'
import {WriteError} from '../file-writing/write-error.ts'
import {reporters} from '../reporters/index.ts'
import type {ReportContext} from '../reporters/reporter.ts'
import {fixedLine, itemsLine, problemsLine} from '../reporters/summary-lines.ts'
import {reportSurroundings} from './report-context.ts'
import type {ReportOutput} from './report-outputs.ts'
import {chunked, hasColor, log, widthOf, writeOut} from './terminal.ts'
import {withoutWarnings} from './without-warnings.ts'
import {writeStepSummary} from './write-step-summary.ts'

/** How reports are to look. */
export interface ReportLook {
  readonly color?: boolean | undefined
  readonly quiet: boolean
  /** Whether stdout carries something else: reports without a file go to stderr. */
  readonly stdoutIsTaken?: boolean
}

/** Width of reports that go into files, in columns. */
const fileWidth = 80

/**
 * Writes the report in every format that was asked for. Where no person reads stdout, counts and failures go to
 * stderr as well: no run ends without saying what it looked at. A report that cannot be written keeps no other from it.
 * @throws {UserError} where a file cannot be written, when all else is.
 */
export async function writeReports(
  report: Report,
  outputs: readonly ReportOutput[],
  look: ReportLook
): Promise<void> {
  const shown = look.quiet ? withoutWarnings(report) : report
  const context = {...reportSurroundings(), quiet: look.quiet}
  const written: string[] = []
  const unwritten: string[] = []
  let readByPeople = false
  for (const {format, file} of outputs) {
    const {load, forPeople} = reporters[format]
    const reporter = await load()
    if (file === undefined) {
      readByPeople ||= forPeople
      await print((rest) => reporter(shown, {...context, ...rest}), look)
      if (format === 'github') addStepSummary(shown, {...context, color: false, width: fileWidth})
      continue
    }
    try {
      streamFile(resolve(file), chunked(reporter(shown, {...context, color: false, width: fileWidth})))
      written.push(`Wrote the ${format} report to ${file}.`)
    } catch (error) {
      if (!(error instanceof WriteError)) throw error
      unwritten.push(`Cannot write to \`${file}\`: ${error.reason}`)
    }
  }
  if (!readByPeople) logOutcome(report, look.quiet)
  log(...(await limitNotes(shown, outputs)), ...(readByPeople ? [] : written))
  if (unwritten.length > 0) throw new UserError(unwritten.join('; '))
}

type Print = (where: Pick<ReportContext, 'color' | 'width'>) => Iterable<string>

async function print(report: Print, {color, stdoutIsTaken}: ReportLook): Promise<void> {
  const stream = stdoutIsTaken ? process.stderr : process.stdout
  const pieces = report({color: hasColor(stream, color), width: widthOf(stream)})
  if (stdoutIsTaken) for (const piece of chunked(pieces)) stream.write(piece)
  else await writeOut(pieces)
}

function addStepSummary(report: Report, context: ReportContext): void {
  const {GITHUB_STEP_SUMMARY} = process.env
  if (GITHUB_STEP_SUMMARY) writeStepSummary(GITHUB_STEP_SUMMARY, report, context)
}

/** What a person is told where the reports are for programs. */
function logOutcome(report: Report, quiet: boolean): void {
  for (const {path, message} of report.failures) {
    log(`caplint: ${path === undefined || message.includes(path) ? '' : `${path}: `}${message}`)
  }
  for (const note of report.notes) log(`caplint: ${note}`)
  const fixed = fixedLine(report)
  if (fixed) log(fixed)
  log(`${itemsLine(report.summary)} ${problemsLine(report.summary, report.failures.length, quiet)}`)
}

/** Says where a format takes less than there is. */
async function limitNotes(report: Report, outputs: readonly ReportOutput[]): Promise<readonly string[]> {
  if (outputs.every(({format}) => format !== 'sarif')) return []
  const {leftOutOfSarif} = await import('../reporters/sarif-limits.ts')
  const leftOut = leftOutOfSarif(report)
  return leftOut === undefined ? [] : [`caplint: ${leftOut}`]
}
