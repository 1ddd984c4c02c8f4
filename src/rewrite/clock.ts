import {setTimeout} from 'node:timers/promises'

/** The time, which tests replace. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** @throws the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** Timers of Node hold no more than 31 bits. */
const longestTimer = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    try {
      await setTimeout(Math.min(milliseconds, longestTimer), undefined, signal ? {signal} : {})
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    }
  }
}

/**
 * Runs something that is given up when its time is over.
 * @param expired Makes the error that it then ends with.
 * @throws what `run` throws, `expired()`, or the reason of the signal.
 */
export async function withTimeLimit<Result>(
  {
    clock,
    milliseconds,
    signal
  }: {readonly clock: Clock; readonly milliseconds: number; readonly signal?: AbortSignal | undefined},
  run: (signal: AbortSignal) => Promise<Result>,
  expired: () => Error
): Promise<Result> {
  signal?.throwIfAborted()
  const over = new AbortController()
  const finished = new AbortController()
  clock.sleep(milliseconds, finished.signal).then(
    () => over.abort(expired()),
    () => {}
  )
  try {
    return await run(signal ? AbortSignal.any([signal, over.signal]) : over.signal)
  } catch (error) {
    signal?.throwIfAborted()
    over.signal.throwIfAborted()
    throw error
  } finally {
    finished.abort()
  }
}
