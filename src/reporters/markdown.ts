import {markdownCode, markdownMessage, tableRow} from './markdown-text.ts'
import {failurePlace, type Place, placeText, reportedFindings} from './reported-finding.ts'
import type {Reporter} from './reporter.ts'
import {count, fixedLine, itemsLine, problemsLine} from './summary-lines.ts'

/** Places named in the row of a finding that concerns many files. */
const namedPlaces = 10

/** Markdown (GitHub's and GitLab's) to paste into an issue or keep beside a dataset: counts, then tables. */
export const markdown: Reporter = function* (report, {quiet}) {
  const {summary, failures, skipped, notes} = report
  yield `# caplint\n\n${itemsLine(summary)} ${problemsLine(summary, failures.length, quiet)}\n`
  const fixed = fixedLine(report)
  if (fixed) yield `\n${markdownMessage(fixed)}\n`
  yield* section(
    'Failures',
    table(['Where', 'Failure'], failures, (failure) => [
      failure.path === undefined ? '' : markdownCode(placeText(failurePlace(failure, failure.path))),
      markdownMessage(failure.message) + (failure.rule === undefined ? '' : ` ${markdownCode(failure.rule)}`)
    ])
  )
  yield* section(
    'Findings',
    table(
      ['Where', 'Severity', 'Message', 'Rule'],
      reportedFindings(report),
      ({places, severity, message, rule}) => [
        placesText(places),
        severity,
        markdownMessage(message),
        markdownCode(rule)
      ]
    )
  )
  yield* section(
    'Passed over',
    table(['Where', 'Why'], skipped, ({path, reason}) => [markdownCode(path), markdownMessage(reason)])
  )
  yield* section(
    'Notes',
    mapped(notes, (note) => `- ${markdownMessage(note)}\n`)
  )
}

/** A heading and what stands under it; nothing where there is nothing. */
function* section(heading: string, lines: Iterable<string>): Iterable<string> {
  let before = `\n## ${heading}\n\n`
  for (const line of lines) {
    yield before + line
    before = ''
  }
}

function* table<Entry>(
  headings: readonly string[],
  entries: Iterable<Entry>,
  cells: (entry: Entry) => readonly string[]
): Iterable<string> {
  let head = tableRow(...headings) + tableRow(...headings.map(() => '---'))
  for (const entry of entries) {
    yield head + tableRow(...cells(entry))
    head = ''
  }
}

function* mapped<Entry>(entries: Iterable<Entry>, make: (entry: Entry) => string): Iterable<string> {
  for (const entry of entries) yield make(entry)
}

function placesText(places: readonly Place[]): string {
  const more = places.length - namedPlaces
  const named = places.slice(0, namedPlaces).map((place) => markdownCode(placeText(place)))
  return named.join(', ') + (more > 0 ? ` and ${count(more, 'more file')}` : '')
}
