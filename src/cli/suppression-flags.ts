import {type Command, InvalidArgumentError} from 'commander'
import type {ChangedSuppressions} from '../engine/suppression-changes.ts'
import type {SuppressionChoice} from '../engine/suppressor.ts'
import {UserError} from '../errors.ts'
import {isDay, localDay} from '../suppressions/day.ts'
import {collectWords} from './config-flags.ts'

/** Flags about findings that are accepted. */
export interface SuppressionFlags {
  readonly suppressAll?: boolean
  readonly suppressRule?: readonly string[]
  readonly suppressReason?: string
  readonly suppressUntil?: string
  readonly pruneSuppressions?: boolean
  readonly suppressionsLocation?: string
}

/** Adds the flags about findings that are accepted. */
export const addSuppressionFlags = (command: Command): Command =>
  command
    .optionsGroup('Suppressions:')
    .option('--suppress-all', 'accept all that is found, in caplint-suppressions.json')
    .option('--suppress-rule <id>', 'accept what this rule finds (repeatable)', collectWords)
    .option('--suppress-reason <text>', 'why, beside what is accepted', notEmpty)
    .option('--suppress-until <date>', 'accept it up to this day: 2027-01-31', date)
    .option('--prune-suppressions', 'drop suppressions that are unused or expired')
    .option('--suppressions-location <path>', 'use this suppressions file', notEmpty)

/** A value that says something. @throws {InvalidArgumentError} for an empty one. */
export function notEmpty(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It must not be empty.')
  return value
}

function date(value: string): string {
  if (!isDay(value)) throw new InvalidArgumentError('Expected a date such as 2027-01-31.')
  // Such a suppression would say that it holds, and hold for nothing.
  if (value < localDay(new Date()))
    throw new InvalidArgumentError('Expected a day to come, not one that is past.')
  return value
}

/** Whether suppressions files are to change. */
export const isWritingSuppressions = ({
  suppressAll,
  suppressRule,
  pruneSuppressions
}: SuppressionFlags): boolean =>
  suppressAll === true || suppressRule !== undefined || pruneSuppressions === true

/**
 * Refuses flags that contradict each other, and those that would say nothing.
 * @throws {UserError}
 */
export function refuseIdleSuppressionFlags(
  flags: SuppressionFlags,
  {isFixing, stdin}: {readonly isFixing: boolean; readonly stdin: boolean}
): void {
  const {suppressAll, suppressRule, suppressReason, suppressUntil} = flags
  if (suppressAll && suppressRule) {
    throw new UserError('`--suppress-all` and `--suppress-rule` exclude each other; leave one of them out')
  }
  if (isWritingSuppressions(flags) && isFixing) {
    throw new UserError(
      'Suppressions are not written while captions are mended; fix first, then suppress what is left'
    )
  }
  if (isWritingSuppressions(flags) && stdin) {
    throw new UserError('Suppressions are of captions in files; name the file instead of using `--stdin`')
  }
  const idle =
    suppressReason !== undefined
      ? '--suppress-reason'
      : suppressUntil !== undefined
        ? '--suppress-until'
        : undefined
  if (idle && !suppressAll && !suppressRule) {
    throw new UserError(`\`${idle}\` needs \`--suppress-all\` or \`--suppress-rule\``)
  }
}

/** What a run is told about suppressions, and the files that it wants changed. */
export function suppressionChoice(flags: SuppressionFlags): {
  readonly suppressions: SuppressionChoice
  readonly changed: readonly ChangedSuppressions[]
} {
  const {suppressAll, suppressRule, suppressReason, suppressUntil, pruneSuppressions, suppressionsLocation} =
    flags
  const changed: ChangedSuppressions[] = []
  return {
    changed,
    suppressions: {
      location: suppressionsLocation,
      prune: pruneSuppressions,
      recording:
        suppressAll || suppressRule
          ? {
              rules: suppressRule && new Set(suppressRule),
              reason: suppressReason,
              expires: suppressUntil
            }
          : undefined,
      onFiles: (files) => {
        changed.push(...files)
      }
    }
  }
}
