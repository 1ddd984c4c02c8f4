import {CommanderError} from 'commander'
import {UserError} from '../errors.ts'
import {printable} from '../reporters/printable.ts'
import {ProviderError} from '../rewrite/language-model.ts'
import {exitCodes} from './exit-code.ts'
import {InterruptedError} from './interrupt.ts'
import {log} from './terminal.ts'
import {usageMessage} from './usage-error.ts'
import {version} from './version.ts'

/**
 * Tells an error on stderr: what the user can mend in one sentence, anything else with its stack, as a bug.
 * @returns The exit code it calls for.
 */
export function reportError(error: unknown): number {
  if (error instanceof InterruptedError) {
    log(error.message)
    return exitCodes.interrupted
  }
  if (error instanceof CommanderError) {
    log(`caplint: ${usageMessage(error)}`)
    return exitCodes.failed
  }
  if (error instanceof UserError || error instanceof ProviderError) {
    log(`caplint: ${error.message}`)
    return exitCodes.failed
  }
  if (error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd') {
    log('caplint: The current folder is gone or cannot be read; change into another one')
    return exitCodes.failed
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  log(
    'caplint: Something went wrong that is not your fault: this is a bug in caplint. Please report it with this:',
    ...stack.split('\n').map(printable),
    `caplint ${version}, Node ${process.version}, ${process.platform}`
  )
  return exitCodes.failed
}
