import type {ItemResult, Report} from '../engine/report.ts'

/** The report with errors alone; the summary still counts the warnings. Its results are sifted while they are read. */
export const withoutWarnings = (report: Report): Report => ({
  ...report,
  results: {[Symbol.iterator]: () => errorsOf(report.results)},
  datasetMessages: report.datasetMessages.filter(({severity}) => severity === 'error')
})

function* errorsOf(results: Iterable<ItemResult>): Generator<ItemResult> {
  for (const result of results) {
    const messages = result.messages.filter(({severity}) => severity === 'error')
    if (messages.length > 0) yield {...result, messages}
  }
}
