import type {UsedSuppression} from '../suppressions/ledger.ts'
import {datasetPath, type Suppression} from '../suppressions/suppression.ts'
import type {ItemResult, Message} from './report.ts'
import type {SuppressionSet} from './suppression-set.ts'

/** What messages about suppressions are reported under; it is no rule that could be set. */
export const unusedSuppression = 'unused-suppression'

/** Messages about the unused suppressions of a file, at their lines; `undefined` where there are none. */
export function unusedResult(
  {label, lineOf}: SuppressionSet,
  unused: readonly UsedSuppression[]
): ItemResult | undefined {
  if (unused.length === 0) return undefined
  return {path: label, messages: unused.map((each) => unusedMessage(each, lineOf(each.index)))}
}

function unusedMessage({suppression, used}: UsedSuppression, line: number): Message {
  const {rule, count} = suppression
  const message =
    used === 0
      ? `Unexpected suppression of \`${rule}\` ${placeOf(suppression)}: no such finding is left, remove it with \`--prune-suppressions\``
      : `Unexpected count ${count} of the suppression of \`${rule}\` ${placeOf(suppression)}: ${used} ${used === 1 ? 'is' : 'are'} left, lower it with \`--prune-suppressions\``
  const place = {line, column: 1, endLine: line, endColumn: 1}
  return {
    rule: unusedSuppression,
    severity: 'error',
    message,
    start: 0,
    end: 0,
    ...place,
    text: '',
    about: 'files'
  }
}

const placeOf = ({path}: Suppression): string =>
  path === datasetPath ? 'across the dataset' : `in \`${path}\``

/** What else a person should know of the suppressions of a file: one sentence each. */
export function* suppressionNotes(
  {label, ledger}: SuppressionSet,
  {isWriting, prune = false}: {readonly isWriting: boolean; readonly prune?: boolean | undefined}
): Iterable<string> {
  const expired = prune ? [] : ledger.expired()
  const [first] = expired
  if (first) {
    const {rule, expires} = first.suppression
    const which = `\`${rule}\` ${placeOf(first.suppression)}, on ${expires}`
    yield expired.length === 1
      ? `One suppression in \`${label}\` has expired and holds no longer: ${which}; mend the caption, or give it a later date`
      : `${expired.length} suppressions in \`${label}\` have expired and hold no longer, such as ${which}; mend the captions, or give them later dates`
  }
  const moved = isWriting || prune ? 0 : ledger.moved()
  if (moved > 0) {
    yield `${moved} suppressed ${moved === 1 ? 'finding is' : 'findings are'} at another path than \`${label}\` says, as files were renamed; \`--prune-suppressions\` writes the new ones down`
  }
}
