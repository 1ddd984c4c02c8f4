/** Keeps requests within what a provider and a run allow, however many callers there are. */
import {type Clock, systemClock, withTimeLimit} from './clock.ts'
import {type ModelAnswer, type ModelRequest, ProviderError} from './language-model.ts'
import type {Ask} from './providers/connection.ts'

export interface ThrottleSettings {
  /** Requests at once. */
  readonly concurrency: number
  /** Milliseconds for one request, from its sending to its answer; waiting for a turn doesn't count. */
  readonly requestTimeLimit: number
  /** The longest wait, in milliseconds, that a provider may ask for; one that asks for more ends the run. */
  readonly longestWait?: number
  /** How often a request is sent at most. */
  readonly attempts?: number
  /** Called when requests pause, for a person to see. */
  readonly onWait?: ((milliseconds: number, reason: ProviderError) => void) | undefined
  readonly clock?: Clock
  /** A number from 0 to 1: waits of many callers shall not end at once. */
  readonly random?: () => number
  /** For messages. */
  readonly title: string
}

/** Failures in a row after which nothing is asked any more. */
const mostRefusals = 3
const mostFailures = 5

const minute = 60_000

/**
 * Puts limits around a model: so many requests at once, a time limit for each, further attempts where they can help,
 * and a pause for everybody where the provider wants fewer requests. After failures that will not pass, every further
 * request fails at once with the same error, whose `endsRun` is set.
 */
export function throttled(ask: Ask, settings: ThrottleSettings): Ask {
  const {concurrency, requestTimeLimit, title, onWait} = settings
  const {longestWait = 5 * minute, attempts = 6, clock = systemClock, random = Math.random} = settings
  const turns = createTurns(concurrency)
  let pausedUntil = 0
  let refusals = 0
  let failures = 0
  let ended: ProviderError | undefined

  async function attempt(request: ModelRequest): Promise<ModelAnswer> {
    const {signal} = request
    const leave = await turns.enter(signal)
    try {
      for (let rest = pausedUntil - clock.now(); rest > 0; rest = pausedUntil - clock.now()) {
        await clock.sleep(rest, signal)
      }
      if (ended) throw ended
      const limit = {clock, milliseconds: requestTimeLimit, signal}
      const answer = await withTimeLimit(
        limit,
        (limited) => ask({...request, signal: limited}),
        () =>
          new ProviderError(`Expected an answer of ${title} within ${inWords(requestTimeLimit)}`, 'timeout')
      )
      refusals = 0
      failures = 0
      return answer
    } finally {
      leave()
    }
  }

  /** Counts a failure that is final for its request, and decides whether it is final for all. */
  function final(error: ProviderError): ProviderError {
    failures += 1
    refusals = error.failure === 'auth' || error.failure === 'billing' ? refusals + 1 : 0
    const ends = error.endsRun || refusals >= mostRefusals || failures >= mostFailures
    const told = ends && !error.endsRun ? ending(error) : error
    if (ends) ended ??= told
    return told
  }

  /** How long to wait before the next attempt; nothing where there shall be none. */
  function waitAfter(error: ProviderError, attempted: number): number | undefined {
    if (
      !error.repeatable ||
      attempted >= (error.failure === 'rate-limit' ? attempts : Math.min(attempts, 4))
    ) {
      return undefined
    }
    if (error.retryAfter !== undefined) return error.retryAfter
    return 1000 * 2 ** (attempted - 1) * (1 + random() / 2)
  }

  return async (request) => {
    for (let attempted = 1; ; attempted += 1) {
      if (ended) throw ended
      try {
        return await attempt(request)
      } catch (error) {
        if (!(error instanceof ProviderError) || error === ended) throw error
        const wait = waitAfter(error, attempted)
        if (error.failure === 'rate-limit') {
          if (wait === undefined) throw final(stillLimited(title, attempted))
          if (wait > longestWait) throw final(tooLongWait(title, wait))
          if (clock.now() + wait > pausedUntil) {
            pausedUntil = clock.now() + wait
            onWait?.(wait, error)
          }
          continue
        }
        if (wait === undefined || wait > longestWait) throw final(error)
        await clock.sleep(wait, request.signal)
      }
    }
  }
}

const ending = ({message, failure, retryAfter}: ProviderError): ProviderError =>
  new ProviderError(message, failure, retryAfter, {repeatable: false, endsRun: true})

const stillLimited = (title: string, attempts: number): ProviderError =>
  new ProviderError(
    `${title.charAt(0).toUpperCase()}${title.slice(1)} wants fewer requests even after ${attempts} attempts; try later or lower \`rewrite.concurrency\``,
    'rate-limit',
    undefined,
    {repeatable: false, endsRun: true}
  )

const tooLongWait = (title: string, wait: number): ProviderError =>
  new ProviderError(
    `${title.charAt(0).toUpperCase()}${title.slice(1)} asks to wait ${inWords(wait)}; go on then`,
    'rate-limit',
    wait,
    {repeatable: false, endsRun: true}
  )

/** `45 seconds`, `10 minutes`, `2 hours`. */
export function inWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  const [amount, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7200
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3600), 'hour']
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`
}

interface Turns {
  /** Waits for a turn; the result gives it back. @throws the signal's reason. */
  enter(signal: AbortSignal | undefined): Promise<() => void>
}

/** Lets so many in at once, in the order in which they came. */
function createTurns(most: number): Turns {
  const waiting = new Set<() => void>()
  let inside = 0

  function leave(): void {
    inside -= 1
    const [next] = waiting
    if (!next) return
    waiting.delete(next)
    next()
  }

  return {
    async enter(signal) {
      signal?.throwIfAborted()
      if (inside >= most) {
        await new Promise<void>((resolve, reject) => {
          const stop = () => {
            waiting.delete(start)
            reject(signal?.reason as Error)
          }
          // The turn is taken here and now, so that nobody slips in between.
          const start = () => {
            signal?.removeEventListener('abort', stop)
            inside += 1
            resolve()
          }
          waiting.add(start)
          signal?.addEventListener('abort', stop, {once: true})
        })
      } else inside += 1
      return leave
    }
  }
}
