import type {Report} from '../engine/report.ts'
import {annotations, annotationsPerLevel} from './annotations.ts'
import {compact} from './compact.ts'
import {githubCommand} from './github-command.ts'
import type {Reporter} from './reporter.ts'
import {count} from './summary-lines.ts'

/** A file name may begin like a command, whose name may be any. */
const commandStart = /(?<=^\s*):(?=:)/

/**
 * For GitHub Actions: every finding as a line of the log, then the annotations that GitHub shows beside the files.
 */
export const github: Reporter = function* (report, context) {
  for (const line of compact(report, context)) yield line.replace(commandStart, String.raw`\x3a`)
  let shown = 0
  for (const annotation of annotations(report)) {
    const {place} = annotation
    const placed = place ? {...place, path: context.repositoryPath(place.path)} : undefined
    yield `${githubCommand({...annotation, place: placed})}\n`
    shown++
  }
  const found = amountTold(report)
  if (shown === found) return
  yield `${count(shown, 'annotation')} for ${count(found, 'finding')}, as GitHub shows ${annotationsPerLevel} of a kind; all are listed above.\n`
}

/** Everything that would be an annotation if there were room. */
function amountTold({results, datasetMessages, failures, notes}: Report): number {
  let amount = datasetMessages.length + failures.length + notes.length
  for (const {messages} of results) amount += messages.length
  return amount
}
