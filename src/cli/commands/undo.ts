import {UserError} from '../../errors.ts'
import {chooseRun} from '../../fix-journal/choose-run.ts'
import {journalFolders} from '../../fix-journal/journal-place.ts'
import {concerns, type FoundRun, listRuns} from '../../fix-journal/list-runs.ts'
import {undoRun} from '../../fix-journal/undo-run.ts'
import {exitCodes} from '../exit-code.ts'
import {InterruptedError} from '../interrupt.ts'
import type {ColorFlags} from '../lint-flags.ts'
import {formatNamed} from '../output-format.ts'
import {log, writeOut} from '../terminal.ts'
import {undoJson, undoLines, undoneNotes} from '../undo/undo-report.ts'
import {runListJson, runListLines} from '../undo/run-list.ts'

/** Flags of `caplint undo`. */
export interface UndoFlags extends ColorFlags {
  readonly list?: boolean
  readonly dryRun?: boolean
  readonly format?: string
}

/**
 * Restores the files that a run changed, or lists the runs that can be undone from the working directory.
 * @returns 2 where a file could not be restored.
 * @throws {UserError} where there is no such run, or its journal cannot be used.
 */
export async function undoCommand(name: string | undefined, flags: UndoFlags): Promise<number> {
  const format = formatNamed(flags.format ?? 'text', ['text', 'json'])
  const cwd = process.cwd()
  const runs = runsHere(cwd)
  if (flags.list) {
    if (name !== undefined || flags.dryRun)
      throw new UserError('`--list` undoes nothing and takes nothing else')
    await writeOut(format === 'json' ? [runListJson(runs)] : runListLines(runs, {cwd, color: flags.color}))
    return exitCodes.clean
  }
  const {folder, run} = chooseRun(runs, name)
  const dryRun = flags.dryRun ?? false
  const outcome = await untilInterrupted((signal) => undoRun(folder, run, {dryRun, signal}))
  log(...undoneNotes(outcome, runs, cwd))
  await writeOut(format === 'json' ? [undoJson(outcome, {cwd, dryRun})] : undoLines(outcome, {cwd, dryRun}))
  if (outcome.interrupted) {
    throw new InterruptedError('Interrupted: every file is whole; `caplint undo` restores the rest.')
  }
  return outcome.refused.length > 0 || outcome.run.damagedLines.length > 0
    ? exitCodes.failed
    : exitCodes.clean
}

/** The runs that concern the working directory, from all places where their journals may lie; the last one first. */
function runsHere(cwd: string): readonly FoundRun[] {
  return journalFolders(cwd, {environment: process.env, platform: process.platform})
    .flatMap(listRuns)
    .filter((run) => concerns(run, cwd))
    .sort((a, b) => (a.run < b.run ? 1 : a.run > b.run ? -1 : 0))
}

/** Lets Ctrl-C end the work between two files. */
async function untilInterrupted<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController()
  const onInterrupt = (): void => controller.abort()
  process.on('SIGINT', onInterrupt)
  try {
    return await work(controller.signal)
  } finally {
    process.off('SIGINT', onInterrupt)
  }
}
