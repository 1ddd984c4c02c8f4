import {formatSuppressions} from '../suppressions/format-suppressions.ts'
import type {Judgement} from '../suppressions/ledger.ts'
import type {Suppression} from '../suppressions/suppression.ts'
import type {SuppressionSet} from './suppression-set.ts'

/** A suppressions file that is to change. */
export interface ChangedSuppressions {
  /** Absolute. */
  readonly path: string
  /** The path as people are shown it. */
  readonly label: string
  /** Absent where there is no file yet. */
  readonly before?: string
  readonly after: string
  /** Number of findings that are newly accepted, by rule. */
  readonly recorded: ReadonlyMap<string, number>
  /** Number of findings that are accepted no more. */
  readonly pruned: number
}

/**
 * What a file is to hold after a run; `undefined` where it stays as it is.
 * @param prune What decides which entries are left out as unused; absent: none are.
 */
export function changeOf(
  {path, label, text, document, ledger}: SuppressionSet,
  prune: Judgement | undefined
): ChangedSuppressions | undefined {
  const suppressions = ledger.updated(prune)
  if (text === undefined && suppressions.length === 0) return undefined
  const after = formatSuppressions({...document, suppressions})
  if (after === text) return undefined
  const recorded = ledger.recorded()
  const added = [...recorded.values()].reduce((sum, amount) => sum + amount, 0)
  const pruned = accepted(document.suppressions) + added - accepted(suppressions)
  return {path, label, ...(text === undefined ? {} : {before: text}), after, recorded, pruned}
}

/** Number of findings that suppressions hold for. */
const accepted = (suppressions: readonly Suppression[]): number =>
  suppressions.reduce((sum, {count}) => sum + count, 0)
