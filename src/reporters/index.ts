import type {Reporter} from './reporter.ts'

/** A reporter by name; its code is loaded when it is asked for. */
export interface ReporterEntry {
  readonly about: string
  /** Whether people read it, so that failures and counts need not be repeated on stderr. */
  readonly forPeople: boolean
  readonly load: () => Promise<Reporter>
}

/** The only list of reporters: what `--format` accepts. */
export const reporters = {
  stylish: {
    about: 'by file, with the offending words underlined (default)',
    forPeople: true,
    load: async () => (await import('./stylish.ts')).stylish
  },
  compact: {
    about: 'one line per message: path:line:column',
    forPeople: true,
    load: async () => (await import('./compact.ts')).compact
  },
  json: {
    about: 'for programs; schema/report.schema.json describes it',
    forPeople: false,
    load: async () => (await import('./json.ts')).json
  }
} as const satisfies Readonly<Record<string, ReporterEntry>>

export type ReporterName = keyof typeof reporters

export const reporterNames = Object.keys(reporters) as readonly ReporterName[]

export const isReporterName = (name: string): name is ReporterName => Object.hasOwn(reporters, name)
