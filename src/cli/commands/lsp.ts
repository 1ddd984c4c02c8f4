import {Writable} from 'node:stream'
import {type ConfigFlags, configChoice} from '../config-flags.ts'
import {exitCodes} from '../exit-code.ts'
import {expectExit} from '../guard.ts'
import {log} from '../terminal.ts'

export interface LspFlags extends ConfigFlags {
  /** What there is anyway; many clients pass it. */
  readonly stdio?: boolean
  readonly clientProcessId?: string
}

/**
 * Runs the language server until the client ends it; the process is ended by then, with exit code 1 where the client did not
 * ask for shutdown before.
 * @returns An exit code only where nothing was started.
 */
export async function lspCommand(flags: LspFlags): Promise<number> {
  if (process.stdin.isTTY) {
    log(
      'caplint: This is a language server, which speaks with editors, not with people; have your editor start `caplint lsp` (docs/editors.md)'
    )
    return exitCodes.failed
  }
  const choice = await configChoice(flags)
  const {startServer} = await import('../lsp/server.ts')
  startServer({input: process.stdin, output: protocolOutput(), flags: choice, onEnd: expectExit})
  return await new Promise<never>(() => {})
}

/** Standard output for the protocol alone: what configs and plugins write there goes to stderr. */
function protocolOutput(): Writable {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = process.stderr.write.bind(process.stderr)
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      write(chunk, done)
    }
  })
}
