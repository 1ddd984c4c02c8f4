import {availableParallelism} from 'node:os'
import {type Command, InvalidArgumentError} from 'commander'

/** What `--concurrency` says. */
export type Concurrency = 'auto' | 'off' | number

/** Flags about threads. */
export interface ConcurrencyFlags {
  readonly concurrency?: Concurrency
}

/** The threads that lint captions. */
export interface LintThreads {
  /** Number of those beside the thread that runs all the rest, and lints, too. */
  readonly others: number
  /** Number of captions to be linted from which on others are started. */
  readonly from: number
  /** Also where a run streams what it lints to take little memory: each thread takes a hundred megabytes. */
  readonly mayTakeMemory: boolean
}

/** The thread that reads, places and reports cannot keep more busy; and each has the lexicon in memory. */
const mostAutomatic = 4
const most = 64

/**
 * Number of captions from which on other threads pay. Each compiles and optimises the code anew, which V8 does beside the
 * thread that waits for nothing: on two cores, this takes what is won below so many captions.
 */
const worthwhile = 10_000

/** The threads that a run may use. */
export function lintThreads(
  concurrency: Concurrency = 'auto',
  cores: number = availableParallelism()
): LintThreads {
  if (concurrency === 'off') return {others: 0, from: 0, mayTakeMemory: false}
  if (concurrency !== 'auto') return {others: concurrency - 1, from: 0, mayTakeMemory: true}
  return {others: Math.min(cores, mostAutomatic) - 1, from: worthwhile, mayTakeMemory: false}
}

/** Adds the flag. */
export const addConcurrencyFlag = (command: Command): Command =>
  command
    .optionsGroup('Speed:')
    .option(
      '--concurrency <threads>',
      'threads that lint: auto, off, or a number; --fix uses one, and asks a model so often at once',
      (value) => readConcurrency(value)
    )

/** @throws {InvalidArgumentError} */
function readConcurrency(value: string): Concurrency {
  if (value === 'auto' || value === 'off') return value
  const threads = /^\d{1,3}$/.test(value) ? Number(value) : 0
  if (threads < 1 || threads > most) {
    throw new InvalidArgumentError(`Expected auto, off, or a number from 1 to ${most}.`)
  }
  return threads
}
