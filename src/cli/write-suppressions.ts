import {changedMeanwhile} from '../file-error.ts'
import {basename, dirname} from 'node:path'
import {captionExtensionOf, defaultCaptionExtensions} from '../dataset/pair-files.ts'
import type {ChangedSuppressions} from '../engine/suppression-changes.ts'
import {UserError} from '../errors.ts'
import {makeFolder} from '../file-writing/make-folder.ts'
import {createFile, replaceFile} from '../file-writing/replace-file.ts'
import {WriteError} from '../file-writing/write-error.ts'
import {count, grouped} from '../reporters/summary-lines.ts'
import type {SuppressionFlags} from './suppression-flags.ts'

/**
 * Writes suppressions files, each whole or not at all.
 * @returns What was written, for people.
 * @throws {UserError} where one cannot be written, or was changed by somebody else.
 */
export function writeSuppressions(
  files: readonly ChangedSuppressions[],
  flags: SuppressionFlags
): readonly string[] {
  for (const {path, label, before, after} of files) {
    if (before === undefined) refuseCaptionName(path, label)
    const bytes = Buffer.from(after)
    let outcome: string
    try {
      makeFolder(dirname(path))
      outcome = before === undefined ? createFile(path, bytes) : replaceFile(path, Buffer.from(before), bytes)
    } catch (error) {
      throw error instanceof WriteError ? new UserError(`Cannot write \`${label}\`: ${error.reason}`) : error
    }
    if (outcome === 'changed') {
      throw new UserError(`Cannot write \`${label}\`: ${changedMeanwhile}`)
    }
  }
  return [...linesOf(files, flags)]
}

/** @throws {UserError} where the next run would take the file for a caption. */
function refuseCaptionName(path: string, label: string): void {
  const extension = captionExtensionOf(basename(path), defaultCaptionExtensions)
  if (extension === undefined) return
  throw new UserError(
    `Refused to write suppressions to \`${label}\`: a file with the extension \`${extension}\` is read as a caption; use \`.json\``
  )
}

/** Says so, too, where there was nothing to write. */
function* linesOf(
  files: readonly ChangedSuppressions[],
  {suppressAll, suppressRule, pruneSuppressions}: SuppressionFlags
): Iterable<string> {
  let recordedAny = false
  let prunedAny = false
  for (const {label, recorded, pruned} of files) {
    const amounts = [...recorded].sort(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1))
    const total = amounts.reduce((sum, [, amount]) => sum + amount, 0)
    recordedAny ||= total > 0
    prunedAny ||= pruned > 0
    if (total > 0) {
      const byRule = amounts.map(([rule, amount]) => `${rule} ${grouped(amount)}`).join(', ')
      yield `Suppressed ${count(total, 'finding')} in \`${label}\`: ${byRule}.`
    }
    if (pruned > 0) yield `Pruned suppressions of ${count(pruned, 'finding')} from \`${label}\`.`
    if (total + pruned === 0) yield `Brought \`${label}\` up to date.`
  }
  if ((suppressAll || suppressRule) && !recordedAny) yield 'Nothing new was found to suppress.'
  if (pruneSuppressions && !prunedAny) yield 'No suppression was unused or expired.'
}
