import {closeSync, mkdirSync, openSync, writeFileSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import type {Report} from '../engine/report.ts'
import {reporters} from '../reporters/index.ts'
import {fixedLine, itemsLine, problemsLine} from '../reporters/summary-lines.ts'
import {reportSurroundings} from './report-context.ts'
import type {ReportOutput} from './report-outputs.ts'
import {chunked, hasColor, log, widthOf, writeOut} from './terminal.ts'
import {writeError} from './write-error.ts'
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
 * stderr as well: no run ends without saying what it looked at.
 * @throws {UserError} where a file cannot be written.
 */
export async function writeReports(
  report: Report,
  outputs: readonly ReportOutput[],
  {color, quiet, stdoutIsTaken = false}: ReportLook
): Promise<void> {
  const shown = quiet ? withoutWarnings(report) : report
  const surroundings = reportSurroundings()
  let readByPeople = false
  for (const {format, file} of outputs) {
    const {load, forPeople} = reporters[format]
    const reporter = await load()
    if (file === undefined) {
      readByPeople ||= forPeople
      const stream = stdoutIsTaken ? process.stderr : process.stdout
      const context = {...surroundings, color: hasColor(stream, color), width: widthOf(stream), quiet}
      if (stdoutIsTaken) for (const piece of chunked(reporter(shown, context))) stream.write(piece)
      else await writeOut(reporter(shown, context))
      const {GITHUB_STEP_SUMMARY} = process.env
      if (format === 'github' && GITHUB_STEP_SUMMARY) writeStepSummary(GITHUB_STEP_SUMMARY, shown, context)
    } else writeFile(file, reporter(shown, {...surroundings, color: false, width: fileWidth, quiet}))
  }
  if (readByPeople) return
  for (const {path, message} of report.failures) {
    log(`caplint: ${path === undefined || message.includes(path) ? '' : `${path}: `}${message}`)
  }
  for (const note of report.notes) log(`caplint: ${note}`)
  const fixed = fixedLine(report)
  if (fixed) log(fixed)
  log(`${itemsLine(report.summary)} ${problemsLine(report.summary, report.failures.length, quiet)}`)
  for (const {format, file} of outputs) if (file !== undefined) log(`Wrote the ${format} report to ${file}.`)
}

/** Writes a report into a file, piece by piece; the folder it is to stand in is made. */
function writeFile(file: string, pieces: Iterable<string>): void {
  const path = resolve(file)
  try {
    mkdirSync(dirname(path), {recursive: true})
    const descriptor = openSync(path, 'w')
    try {
      for (const chunk of chunked(pieces)) writeFileSync(descriptor, chunk)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw writeError(error, `\`${file}\``)
  }
}
