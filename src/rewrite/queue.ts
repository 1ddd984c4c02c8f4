import {type Clock, systemClock} from './clock.ts'
import {ProviderError} from './language-model.ts'
import {inWords} from './throttle.ts'

/** One piece of work, such as a caption to rewrite. It throws `ProviderError`, or the reason of the signal. */
export type Task<Value> = (signal: AbortSignal) => Promise<Value>

/** What became of a task. `skipped`: the run ended before it was done. */
export type TaskOutcome<Value> =
  | {readonly status: 'done'; readonly value: Value}
  | {readonly status: 'failed'; readonly error: ProviderError}
  | {readonly status: 'skipped'}

export interface QueueSettings<Value> {
  /** Tasks at once. */
  readonly concurrency: number
  /** Ends the run: no task is started any more, those that run are told. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for the whole run. */
  readonly totalTimeLimit?: number | undefined
  /** Called as each task is settled, in the order of settling. What it throws ends the run and is thrown. */
  readonly onSettled?: ((outcome: TaskOutcome<Value>, index: number) => void) | undefined
  readonly clock?: Clock
}

export interface QueueResult<Value> {
  /** In the order of the tasks. */
  readonly outcomes: readonly TaskOutcome<Value>[]
  /** The failure that ended the run before all tasks were done; absent where none did. */
  readonly endedBy?: ProviderError
  /** Whether the signal ended the run. */
  readonly interrupted: boolean
}

/**
 * Runs tasks, some at once, in their order. A task that fails leaves the others alone, unless its error says `endsRun`.
 * @throws what a task throws that is neither a `ProviderError` nor due to the end of the run: a bug.
 */
export async function runQueue<Value>(
  tasks: readonly Task<Value>[],
  settings: QueueSettings<Value>
): Promise<QueueResult<Value>> {
  const {concurrency, signal, totalTimeLimit, onSettled, clock = systemClock} = settings
  const outcomes: TaskOutcome<Value>[] = tasks.map(() => ({status: 'skipped'}))
  const end = new AbortController()
  const finished = new AbortController()
  const running = signal ? AbortSignal.any([signal, end.signal]) : end.signal
  let endedBy: ProviderError | undefined
  let next = 0

  const stop = (error: ProviderError): void => {
    endedBy ??= error
    end.abort(error)
  }
  if (totalTimeLimit !== undefined) {
    const overtime = `The run took longer than ${inWords(totalTimeLimit)}, which is its limit; run it again to go on`
    clock.sleep(totalTimeLimit, finished.signal).then(
      () => stop(new ProviderError(overtime, 'timeout', undefined, {endsRun: true})),
      () => {}
    )
  }

  async function work(): Promise<void> {
    while (next < tasks.length && !running.aborted) {
      const index = next++
      const task = tasks[index]
      if (!task) return
      const outcome = await settle(task)
      if (!outcome) return
      outcomes[index] = outcome
      onSettled?.(outcome, index)
    }
  }

  /** Nothing where the end of the run ended the task. */
  async function settle(task: Task<Value>): Promise<TaskOutcome<Value> | undefined> {
    try {
      return {status: 'done', value: await task(running)}
    } catch (error) {
      if (running.aborted && isAbort(error, running.reason)) return undefined
      if (!(error instanceof ProviderError)) throw error
      if (error.endsRun) stop(error)
      return {status: 'failed', error}
    }
  }

  try {
    const workers = Array.from({length: Math.min(concurrency, tasks.length)}, async () => {
      try {
        await work()
      } catch (error) {
        end.abort(error)
        throw error
      }
    })
    const settled = await Promise.allSettled(workers)
    const bug = settled.find((each) => each.status === 'rejected')
    if (bug) throw bug.reason
  } finally {
    finished.abort()
  }
  return {outcomes, ...(endedBy ? {endedBy} : {}), interrupted: signal?.aborted ?? false}
}

/** What waits on a signal throws its reason, or an error of that name. */
const isAbort = (error: unknown, reason: unknown): boolean =>
  error === reason || (error instanceof Error && error.name === 'AbortError')
