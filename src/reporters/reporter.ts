import type {Report} from '../engine/report.ts'

/** How a report is to look where it goes. */
export interface ReportContext {
  /** Whether the destination shows ANSI colours. */
  readonly color: boolean
  /** Width of the destination in terminal columns. */
  readonly width: number
  /** Whether warnings were left out of the report; they are still counted in its summary. */
  readonly quiet: boolean
}

/** Turns a report into text, in pieces, so that a report of any size can be written without being held whole. */
export type Reporter = (report: Report, context: ReportContext) => Iterable<string>
