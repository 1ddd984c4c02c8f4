import type {Report} from '../engine/report.ts'

/** The report of a run that looked at nothing, and what is to be said of that. */
export const emptyReport = ({
  notes = [],
  failures = []
}: Partial<Pick<Report, 'notes' | 'failures'>>): Report => ({
  summary: {items: 0, linted: 0, ignored: 0, skipped: 0, errors: 0, warnings: 0, fixable: 0},
  results: [],
  datasetMessages: [],
  failures,
  skipped: [],
  notes
})
