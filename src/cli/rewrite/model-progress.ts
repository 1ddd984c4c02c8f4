import {count, grouped} from '../../reporters/summary-lines.ts'
import {inDollars} from '../../rewrite/cost.ts'

/** Milliseconds between updates at a terminal. */
const interval = 200
/** Milliseconds between lines where there is no terminal. */
const lineInterval = 30_000
const clearLine = '\r\x1b[2K'

/** Tells on stderr how far a model is: how many, how fast, at what cost, and how long it will take. */
export interface ModelProgress {
  readonly update: (done: number, total: number, spent: number | undefined) => void
  readonly clear: () => void
}

/** At a terminal one line that changes; elsewhere a line now and then, as a model may take hours. */
export function createModelProgress(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
  now: () => number = Date.now,
  environment = process.env
): ModelProgress {
  const isLive = stream.isTTY && environment.TERM !== 'dumb' && !environment.CI
  const started = now()
  let nextUpdate = started + (isLive ? interval : lineInterval)
  let shown = false
  return {
    update(done, total, spent) {
      const time = now()
      if (time < nextUpdate) return
      nextUpdate = time + (isLive ? interval : lineInterval)
      const line = progressLine(done, total, spent, time - started)
      stream.write(isLive ? `${clearLine}${line}` : `${line}\n`)
      shown = true
    },
    clear() {
      if (shown && isLive) stream.write(clearLine)
      shown = false
    }
  }
}

/** `12 of 340 captions, 31 a minute, $0.0072 so far, 11 minutes left`. */
export function progressLine(
  done: number,
  total: number,
  spent: number | undefined,
  milliseconds: number
): string {
  const minutes = milliseconds / 60_000
  const rate = done / minutes
  const speed =
    rate >= 1 ? `${grouped(Math.round(rate))} a minute` : `${grouped(Math.round(rate * 60))} an hour`
  const left = Math.ceil((total - done) / rate)
  const time = left < 2 ? 'about a minute' : left < 120 ? `${left} minutes` : `${Math.ceil(left / 60)} hours`
  return [
    `${grouped(done)} of ${count(total, 'caption')}`,
    ...(done > 0 ? [speed] : []),
    ...(spent === undefined ? [] : [`${inDollars(spent)} so far`]),
    ...(done > 0 && done < total ? [`${time} left`] : [])
  ].join(', ')
}
