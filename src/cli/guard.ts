/**
 * Keeps programs of the user's (configs, plugins) from ending the run as if all were well, and from writing into
 * the report.
 */
import {Console} from 'node:console'
import {writeSync} from 'node:fs'
import {thrownText} from '../errors.ts'
import {printable} from '../reporters/printable.ts'
import {exitCodes} from './exit-code.ts'

let isExitExpected = false

/** Lets the process end without a word: a server ends when its client says so, in the middle of the run. */
export function expectExit(): void {
  isExitExpected = true
}

/** Ends the guard, once the run has come to its own end. */
export type Release = () => void

/**
 * Guards the run: an exit before its end is told and is a failure, whoever asked for it, and so is an error that
 * nobody waits for. What is logged to the console goes to stderr: stdout carries the report.
 */
export function guardRun(): Release {
  const {console} = globalThis
  const atExit = (code: number): void => {
    if (isExitExpected) return
    tell(
      'caplint: A config or plugin ended the program, or waits for what never comes: no report was written; mend it'
    )
    if (code !== exitCodes.interrupted) process.exitCode = exitCodes.failed
  }
  const onStray = (error: unknown): void => {
    process.off('exit', atExit)
    const stack = error instanceof Error && typeof error.stack === 'string' ? error.stack : thrownText(error)
    tell(
      'caplint: Something failed that nobody waited for; if this names a config or plugin of yours, mend it:'
    )
    for (const line of stack.split('\n')) tell(line)
    process.exit(exitCodes.failed)
  }
  globalThis.console = new Console(process.stderr, process.stderr)
  process.on('exit', atExit)
  process.on('uncaughtException', onStray)
  return () => {
    globalThis.console = console
    process.off('exit', atExit)
    process.off('uncaughtException', onStray)
  }
}

/** Where the process is about to end nothing else is sure to be written. */
function tell(line: string): void {
  try {
    writeSync(process.stderr.fd, `${printable(line)}\n`)
  } catch {
    // Nobody reads stderr.
  }
}
