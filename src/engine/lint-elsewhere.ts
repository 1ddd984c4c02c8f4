import type {CaptionOutcome} from './caption-outcome.ts'
import {fileOf} from './item-place.ts'
import type {LintRun, StartedItem} from './lint-run.ts'

/** A caption that another thread is to lint. */
export interface CaptionToLint {
  readonly text: string
  /** Absolute path of its file, which decides its config. */
  readonly path: string
}

/** What other threads found in captions, in their order, and what they measured. */
export interface LintedElsewhere {
  readonly outcomes: readonly CaptionOutcome[]
  /** Milliseconds by part of the run; empty where nothing is measured. */
  readonly readings: readonly (readonly [string, number])[]
}

/** Threads that lint captions. */
export interface LintPool {
  /** Number of batches that may be under way before a run waits for the first. */
  readonly batches: number
  lint(captions: readonly CaptionToLint[]): Promise<LintedElsewhere>
}

/** Lints slices in other threads, some at a time, and takes in what they find in the order of the items. */
export function lintElsewhere(run: LintRun, pool: LintPool) {
  const underWay: (() => Promise<void>)[] = []
  return {
    async add(slice: readonly StartedItem[]): Promise<void> {
      const known = slice.map(({text, config}) => (text === undefined ? undefined : run.recall(text, config)))
      const unknown = slice.flatMap(({text, place}, index) =>
        text === undefined || known[index] ? [] : {text, path: place.item ? fileOf(place.item) : place.path}
      )
      const linting = pool.lint(unknown)
      // Heard when its turn comes; until then nobody waits for it.
      linting.catch(() => {})
      underWay.push(async () => {
        const {outcomes, readings} = await linting
        run.addReadings(readings)
        let next = 0
        for (const [index, started] of slice.entries()) {
          const {text, config} = started
          const outcome = text === undefined ? undefined : (known[index] ?? outcomes[next++])
          if (text !== undefined && outcome && !known[index]) run.keep(text, config, outcome)
          run.finish(started, outcome)
        }
      })
      if (underWay.length >= pool.batches) await underWay.shift()?.()
    },
    async end(): Promise<void> {
      for (const finish of underWay) await finish()
    }
  }
}
