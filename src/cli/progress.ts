import {count, grouped} from '../reporters/summary-lines.ts'

/** Shorter work passes without a word. */
const patience = 1000
/** Milliseconds between updates. */
const interval = 100
const clearLine = '\r\x1b[2K'

/** Tells on stderr how far the work is, on one line that is gone when the work is done. */
export interface Progress {
  readonly update: (done: number, total: number) => void
  readonly clear: () => void
}

/** Progress for people at a terminal; files, pipes and dumb terminals get none. */
export function createProgress(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
  now: () => number = Date.now,
  environment = process.env
): Progress {
  if (!stream.isTTY || environment.TERM === 'dumb' || environment.CI || environment.PRE_COMMIT) {
    return {update: () => {}, clear: () => {}}
  }
  let nextUpdate = now() + patience
  let shown = false
  return {
    update(done, total) {
      if (now() < nextUpdate) return
      nextUpdate = now() + interval
      shown = true
      stream.write(`${clearLine}Linting: ${grouped(done)} of ${count(total, 'item')}`)
    },
    clear() {
      if (shown) stream.write(clearLine)
      shown = false
    }
  }
}
