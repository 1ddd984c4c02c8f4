import type {ResolvedConfig} from '../config/resolved-config.ts'
import {type CaptionOutcome, compareCaption, lintCaption} from './caption-outcome.ts'
import type {StartedCaption, StartedItem} from './started-item.ts'
import type {Stopwatch} from './stopwatch.ts'

/** Remembers, from one run to the next, what was found in captions. */
export interface OutcomeMemory {
  get(text: string, config: ResolvedConfig): CaptionOutcome | undefined
  /** Takes an outcome without crashes. */
  set(text: string, config: ResolvedConfig, outcome: CaptionOutcome): void
}

/** Where a run gets from what there is to say of a caption: an earlier run, or a look at it. */
export interface OutcomeSource {
  /** What is known of a caption from an earlier run; asked once for each item. */
  recall(started: StartedCaption): CaptionOutcome | undefined
  /** Whether nothing is wanted of a caption but what others are compared by. */
  isOnlyCompared(started: StartedItem): boolean
  /** Looks at a caption that nothing is known of, and keeps what is found. */
  look(started: StartedCaption): CaptionOutcome
  /** Keeps what was found in a caption for later runs. */
  keep(started: StartedCaption, outcome: CaptionOutcome): void
}

export function createOutcomeSource(
  memory: OutcomeMemory | undefined,
  stopwatch: Stopwatch | undefined
): OutcomeSource {
  const time = <Result>(work: () => Result): Result => (stopwatch ? stopwatch.time('cache', work) : work())

  function keep({text, config}: StartedCaption, outcome: CaptionOutcome): void {
    // A crash may be gone as soon as the rule is mended, which is not seen from outside.
    if (memory && !outcome.crashes) time(() => memory.set(text, config, outcome))
  }

  // What is kept for later runs is whole.
  const isOnlyCompared = ({isContext}: StartedItem): boolean => isContext === true && !memory

  return {
    recall: ({text, config}) => memory && time(() => memory.get(text, config)),
    isOnlyCompared,
    look(started) {
      const {text, config} = started
      if (isOnlyCompared(started)) return compareCaption(text, config, stopwatch)
      const outcome = lintCaption(text, config, stopwatch)
      keep(started, outcome)
      return outcome
    },
    keep
  }
}
