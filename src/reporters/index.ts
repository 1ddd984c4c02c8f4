import type {Reporter} from './reporter.ts'

/** A reporter by name; its code is loaded when it is asked for. */
export interface ReporterEntry {
  /** Whether people read it, so that failures and counts need not be repeated on stderr. */
  readonly forPeople: boolean
  readonly load: () => Promise<Reporter>
}

/** The only list of reporters: what `--format` accepts. */
export const reporters = {
  stylish: {
    forPeople: true,
    load: async () => (await import('./stylish.ts')).stylish
  },
  compact: {
    forPeople: true,
    load: async () => (await import('./compact.ts')).compact
  },
  json: {
    forPeople: false,
    load: async () => (await import('./json.ts')).json
  },
  jsonl: {
    forPeople: false,
    load: async () => (await import('./jsonl.ts')).jsonl
  },
  github: {
    forPeople: true,
    load: async () => (await import('./github.ts')).github
  },
  sarif: {
    forPeople: false,
    load: async () => (await import('./sarif.ts')).sarif
  },
  agent: {
    forPeople: true,
    load: async () => (await import('./agent.ts')).agent
  },
  junit: {
    forPeople: false,
    load: async () => (await import('./junit.ts')).junit
  },
  gitlab: {
    forPeople: false,
    load: async () => (await import('./gitlab.ts')).gitlab
  },
  checkstyle: {
    forPeople: false,
    load: async () => (await import('./checkstyle.ts')).checkstyle
  },
  rdjson: {
    forPeople: false,
    load: async () => (await import('./rdjson.ts')).rdjson
  },
  markdown: {
    forPeople: true,
    load: async () => (await import('./markdown.ts')).markdown
  }
} as const satisfies Readonly<Record<string, ReporterEntry>>

export type ReporterName = keyof typeof reporters

export const reporterNames = Object.keys(reporters) as readonly ReporterName[]
