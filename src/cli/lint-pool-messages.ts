import type {CaptionOutcome} from '../engine/caption-outcome.ts'
import type {ConfigChoice} from '../engine/config-choice.ts'
import type {Printed} from './held-output.ts'

/** What a thread that lints captions is started with. It is cloned: config choices of the command line are data. */
export interface ThreadTask {
  readonly cwd: string
  readonly config: Omit<ConfigChoice, 'resolver'>
  /** Whether times are to be taken. */
  readonly measure: boolean
  /** Whether logged values are coloured. */
  readonly hasColor: boolean
}

/** What a thread answers to a batch of captions, as JSON: parsing it takes less time than cloning. */
export type BatchAnswer = BatchOutcome | {readonly failure: ThreadFailure}

export interface BatchOutcome {
  readonly outcomes: readonly CaptionOutcome[]
  /** Milliseconds by part of the run. */
  readonly readings: readonly (readonly [string, number])[]
  /** What was printed about captions, by their index. */
  readonly printed: readonly (readonly [number, Printed])[]
}

/** Why a batch could not be linted. */
export type ThreadFailure =
  /** Something that the user can mend: one sentence. */
  | {readonly sentence: string}
  /** A bug in caplint. */
  | {readonly bug: string}
