import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Item} from '../dataset/item.ts'
import {activeRules} from './active-rules.ts'
import {builtInRules} from './built-in-rules.ts'
import type {CaptionOutcome} from './caption-outcome.ts'
import {fileOf} from './item-place.ts'
import type {LintRun} from './lint-run.ts'
import {hasCaption, type StartedCaption, type StartedItem} from './started-item.ts'
import type {Stretch} from './stretch.ts'

/** A caption that another thread is to lint. */
export interface CaptionToLint {
  readonly text: string
  /** Absolute path of its file, which decides its config. */
  readonly path: string
  /** Nothing is wanted but what others are compared by. */
  readonly isOnlyCompared?: true
}

/** Writes what was printed while work was done; absent where nothing was. */
export type Release = () => void

/** What other threads found in captions, in their order, and what they measured. */
export interface LintedElsewhere {
  readonly outcomes: readonly CaptionOutcome[]
  /** Milliseconds by part of the run; empty where nothing is measured. */
  readonly readings: readonly (readonly [string, number])[]
  /** What rules printed about a caption, by its index. */
  readonly printed: ReadonlyMap<number, Release>
}

/** Threads that lint captions. */
export interface LintPool {
  /**
   * Whether other threads are to lint from now on; once they do, it stays so.
   * @param expected Number of captions that are still to be linted, as far as one can tell.
   * @param isStreamed Items are not held, so that the run takes no more memory than it needs.
   */
  isWorthwhile(expected: number, isStreamed: boolean): boolean
  /** Whether a thread takes captions; otherwise this one had better lint them than wait. */
  hasRoom(): boolean
  lint(captions: readonly CaptionToLint[]): Promise<LintedElsewhere>
  /** No more captions come. */
  end(): void
  /** Does work, and holds back what it prints: it may not be its turn yet. */
  hold<Result>(work: () => Result): {readonly result: Result; readonly release?: Release}
}

/** An item with what applies to it. */
export interface ConfiguredItem {
  readonly item: Item
  readonly config: ResolvedConfig
}

/** An item on its way: started, and looked at by whatever thread. */
interface ItemUnderWay {
  readonly started: StartedItem
  /** Known from an earlier run, or found in this thread. */
  outcome?: CaptionOutcome | undefined
  /** Place among the captions that another thread looks at. */
  sentAs?: number
  readonly printed: (Release | undefined)[]
}

interface SliceUnderWay {
  readonly items: readonly ItemUnderWay[]
  linted?: LintedElsewhere
  linting?: Promise<LintedElsewhere>
}

/** Beyond this many slices, this thread waits for the first: each holds what was read and found. */
const mostUnderWay = 12

/** What {@link lintElsewhere} is told of the run. */
export interface ElsewhereSettings {
  readonly stretch: Stretch
  /** Captions may be known from earlier runs. */
  readonly hasMemory: boolean
  readonly isStreamed: boolean
}

/**
 * Lints slices of items in several threads, this one included: what others have no room for it lints itself. Items are taken
 * in, and what rules print is written, in the order of the items, so that the run is the same for any number of threads.
 */
export function lintElsewhere(
  run: LintRun,
  pool: LintPool,
  {stretch, hasMemory, isStreamed}: ElsewhereSettings
) {
  const underWay: SliceUnderWay[] = []
  let isShared = false
  let seen = 0
  let unknown = 0

  /** As far as the share of unknown captions stays what it is. */
  function expected(left: number): number {
    if (seen > 0) return (left * unknown) / seen
    return hasMemory ? 0 : left
  }

  function lintHere(items: readonly ConfiguredItem[]): void {
    for (const {item, config} of items) {
      const started = run.start(item, config)
      let outcome: CaptionOutcome | undefined
      if (hasCaption(started)) {
        outcome = run.recall(started)
        if (!outcome) unknown++
        outcome ??= run.look(started)
      }
      run.finish(started, outcome)
      seen++
    }
  }

  function startSlice(items: readonly ConfiguredItem[]): SliceUnderWay {
    const toSend: CaptionToLint[] = []
    const hasRoom = pool.hasRoom()
    const slice = items.map(({item, config}) => {
      const {result: started, release} = pool.hold(() => run.start(item, config))
      const each: ItemUnderWay = {started, printed: [release]}
      if (!hasCaption(started)) return each
      each.outcome = run.recall(started)
      if (each.outcome) return each
      if (hasRoom && isShareable(config)) {
        each.sentAs = toSend.push(toLint(started)) - 1
        return each
      }
      const looked = pool.hold(() => run.look(started))
      each.outcome = looked.result
      each.printed.push(looked.release)
      return each
    })
    return toSend.length > 0 ? {items: slice, linting: pool.lint(toSend)} : {items: slice}
  }

  const toLint = (started: StartedCaption): CaptionToLint => {
    const {text, place} = started
    const path = place.item ? fileOf(place.item) : place.path
    return run.isOnlyCompared(started) ? {text, path, isOnlyCompared: true} : {text, path}
  }

  function takeIn({items, linted}: SliceUnderWay): void {
    run.addReadings(linted?.readings ?? [])
    for (const {started, outcome, sentAs, printed} of items) {
      const found = sentAs === undefined ? outcome : linted?.outcomes[sentAs]
      if (sentAs !== undefined) {
        if (!found || !hasCaption(started)) throw new Error('a thread left out a caption')
        if (!run.isOnlyCompared(started)) run.keep(started, found)
        printed.push(linted?.printed.get(sentAs))
      }
      for (const release of printed) release?.()
      run.finish(started, found)
    }
  }

  /** Takes in the slices that are done, up to the first that is not. */
  function takeInDone(): void {
    for (let first = underWay[0]; first && isDone(first); first = underWay[0]) {
      underWay.shift()
      takeIn(first)
    }
  }

  async function waitForFirst(): Promise<void> {
    await underWay[0]?.linting
    takeInDone()
  }

  return {
    /** Starts a slice. @param left Number of items that are not done, those of the slice included. */
    async add(items: readonly ConfiguredItem[], left: number): Promise<void> {
      isShared ||= pool.isWorthwhile(expected(left), isStreamed)
      if (!isShared) return stretch(() => lintHere(items))
      stretch(() => underWay.push(startSlice(items)))
      const last = underWay.at(-1)
      last?.linting?.then(
        (linted) => {
          last.linted = linted
        },
        // Told when its turn comes.
        () => {}
      )
      takeInDone()
      if (underWay.length >= mostUnderWay) await waitForFirst()
    },
    /** Takes in all that is under way. */
    async end(): Promise<void> {
      while (underWay.length > 0) await waitForFirst()
      pool.end()
    }
  }
}

const isDone = ({linting, linted}: SliceUnderWay): boolean => linting === undefined || linted !== undefined

const ownRules = new Set(builtInRules)

/**
 * Whether other threads may lint under a config. What dataset rules of plugins take from captions may be more than can be
 * handed from thread to thread, whatever they were asked for.
 */
const isShareable = (config: ResolvedConfig): boolean =>
  activeRules(config).dataset.every(({rule}) => ownRules.has(rule))
