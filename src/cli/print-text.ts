import {exitCodes} from './exit-code.ts'
import {tolerateBrokenPipes, writeOut} from './terminal.ts'

/**
 * Prints a text that is known without any work, as help is.
 * @returns The exit code: such a text can fail to be written, too.
 */
export async function printText(text: string): Promise<number> {
  tolerateBrokenPipes()
  try {
    await writeOut([text])
    return exitCodes.clean
  } catch (error) {
    // Loaded where it is needed: `--version` is to answer at once.
    const {reportError} = await import('./report-error.ts')
    return reportError(error)
  }
}
