import {resolve} from 'node:path'
import {UserError} from '../errors.ts'
import {streamFile} from '../file-writing/stream-file.ts'
import {emptyReport} from './empty-report.ts'
import {reportSurroundings} from './report-context.ts'
import type {ReportOutput} from './report-outputs.ts'
import {writeOut} from './terminal.ts'

/**
 * Does the work of a run. Where it cannot be done, as with a mistake in a config, the SARIF logs that were asked for say
 * so in a notification: the log of an earlier run is not left to be taken for this one's.
 * @throws What the work throws.
 */
export async function tellingTrouble<Result>(
  outputs: readonly ReportOutput[],
  work: () => Promise<Result>
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UserError) {
      for (const {format, file} of outputs) if (format === 'sarif') await writeTrouble(error, file)
    }
    throw error
  }
}

async function writeTrouble({message, place}: UserError, file: string | undefined): Promise<void> {
  const {sarif} = await import('../reporters/sarif.ts')
  const look = {color: false, width: 80, quiet: false}
  const pieces = sarif(emptyReport({failures: [{message, ...place}]}), {...reportSurroundings(), ...look})
  try {
    if (file === undefined) await writeOut(pieces)
    else streamFile(resolve(file), pieces)
  } catch (error) {
    // What is thrown on says more than that it cannot be written down.
    if (!(error instanceof UserError)) throw error
  }
}
