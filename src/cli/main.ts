import {version} from './version.ts'

/**
 * Runs the command line. Nothing but the version is known before arguments are looked at: start-up is what most
 * runs consist of.
 * @returns The exit code: 0 fine, 1 problems found, 2 could not do its job, 130 interrupted.
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
    const {printText} = await import('./print-text.ts')
    return printText(`${version}\n`)
  }
  const {run} = await import('./program.ts')
  return run(argv)
}
