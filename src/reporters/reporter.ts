import type {Report} from '../engine/report.ts'
import type {RuleDescription} from '../rule.ts'

/** What reports for machines tell of caplint itself. */
export interface ToolDescription {
  readonly version: string
  /** The rules that come with caplint. Reports may hold findings of others: those that a config mounts. */
  readonly rules: readonly Pick<RuleDescription, 'id' | 'family' | 'summary' | 'why'>[]
}

/** How a report is to look where it goes. */
export interface ReportContext {
  /** Whether the destination shows ANSI colours. */
  readonly color: boolean
  /** Width of the destination in terminal columns. */
  readonly width: number
  /** Whether warnings were left out of the report; they are still counted in its summary. */
  readonly quiet: boolean
  readonly tool: ToolDescription
  /** A path of the report, as the platform that reads it wants it: relative to the repository, `/` separated. */
  readonly repositoryPath: (path: string) => string
  /** Whether a path that `repositoryPath` gave starts at the root of a file system, as what lies outside may. */
  readonly isAbsolutePath: (path: string) => boolean
  /** A hash of a text, in hexadecimal digits; the same on every machine and in every version. */
  readonly hash: (text: string) => string
}

/** Turns a report into text, in pieces, so that a report of any size can be written without being held whole. */
export type Reporter = (report: Report, context: ReportContext) => Iterable<string>
