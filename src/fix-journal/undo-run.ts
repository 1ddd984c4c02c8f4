import {dirname, resolve} from 'node:path'
import {UserError} from '../errors.ts'
import {syncFolder} from '../file-writing/descriptor.ts'
import {openGrowingFile} from '../file-writing/growing-file.ts'
import {removeFile, replaceFile} from '../file-writing/replace-file.ts'
import {sweepTemporaries} from '../file-writing/temporary-file.ts'
import {WriteError} from '../file-writing/write-error.ts'
import {FileError, pathKind, readBytes} from '../files.ts'
import {chooseRun} from './choose-run.ts'
import {hashOf, lineOf} from './journal-lines.ts'
import {baseOfJournals} from './journal-place.ts'
import {type FoundRun, listRuns} from './list-runs.ts'
import {type FileHistory, planUndo} from './plan-undo.ts'
import type {RecordedRun} from './read-run.ts'
import {writablePlace} from './writable-place.ts'

/** How a run is undone. */
export interface UndoOptions {
  /** Says what would be done, and does nothing. */
  readonly dryRun?: boolean
  /** Ends the work after the file that is being restored. */
  readonly signal?: AbortSignal
}

/** A file that is not restored. */
export interface RefusedFile {
  readonly path: string
  /** The second half of a sentence. */
  readonly reason: string
  /** Whether undoing the run again may restore it, once somebody has seen to what stands in the way. */
  readonly mayWorkLater: boolean
}

/** What undoing a run came to. Paths are absolute. */
export interface UndoOutcome {
  readonly run: FoundRun
  /** Files that hold again what they held before the run, byte by byte; with `dryRun`, those that would. */
  readonly restored: readonly string[]
  /** Files that held it already. */
  readonly alreadyRestored: readonly string[]
  /** Files that are left as they are. */
  readonly refused: readonly RefusedFile[]
  /** Whether the work was ended by the signal; undoing the run again does the rest. */
  readonly interrupted: boolean
}

/**
 * Restores what the files of a run held before it. A file that was changed since is left as it is, and told.
 * @param folder Absolute path of a folder of journals.
 * @param name Name of the run, or its beginning; without it, the last run that was not undone.
 * @throws {UserError} where there is no such run, or its journal cannot be used.
 */
export async function undoRun(
  folder: string,
  name?: string,
  options: UndoOptions = {}
): Promise<UndoOutcome> {
  const {dryRun = false, signal} = options
  const run = chooseRun(listRuns(folder), name)
  const root = rootThatIsThere(run)
  const outcome = {
    restored: [] as string[],
    alreadyRestored: [] as string[],
    refused: [] as RefusedFile[]
  }
  const visited = new Set<string>()
  let interrupted = false
  for (const history of planUndo(run.changes)) {
    // Nobody hears Ctrl-C while one file after the other is restored.
    if (signal) await new Promise((done) => setImmediate(done))
    if (signal?.aborted) {
      interrupted = true
      break
    }
    const own = history.root === undefined ? root : resolve(baseOfJournals(folder) ?? root, history.root)
    const path = resolve(own, history.path)
    const done = restore(path, own, history, {base: baseOfJournals(folder), visited, dryRun})
    if (typeof done === 'string') outcome[done].push(path)
    else outcome.refused.push(done)
  }
  for (const each of visited) syncFolder(each)
  const isOver = !interrupted && !outcome.refused.some(({mayWorkLater}) => mayWorkLater)
  if (!dryRun && isOver) markUndone(run, outcome.restored.length, outcome.refused.length)
  return {run, ...outcome, interrupted}
}

function rootThatIsThere({root, run}: FoundRun): string {
  if (root !== undefined && pathKind(root) === 'folder') return root
  throw new UserError(
    `Cannot undo the run ${run}: its folder \`${root}\` is gone; move the dataset back to where it was`
  )
}

interface RestoreSurroundings {
  readonly base: string | undefined
  /** Real folders in which files were restored; added to. */
  readonly visited: Set<string>
  readonly dryRun: boolean
}

function restore(
  path: string,
  root: string,
  {goal, goalHash, expected}: FileHistory,
  {base, visited, dryRun}: RestoreSurroundings
): 'restored' | 'alreadyRestored' | RefusedFile {
  const refused = (reason: string, mayWorkLater = false): RefusedFile => ({path, reason, mayWorkLater})
  try {
    const place = writablePlace(path, {root, openlyBelow: base}, false)
    if ('reason' in place) {
      if (!place.gone) return refused(place.reason)
      return goal ? refused('it is gone; what it held stands in the journal') : 'alreadyRestored'
    }
    const {real} = place
    const current = readBytes(real)
    const hash = hashOf(current)
    if (hash === goalHash) return 'alreadyRestored'
    if (!expected.has(hash)) return refused('it was changed since')
    if (dryRun) return 'restored'
    if (!visited.has(dirname(real))) sweepTemporaries(dirname(real))
    visited.add(dirname(real))
    const done = goal ? replaceFile(real, current, goal) : removeFile(real, current)
    return done === 'changed' ? refused('it was changed just now') : 'restored'
  } catch (error) {
    if (error instanceof FileError || error instanceof WriteError) return refused(error.reason, true)
    throw error
  }
}

/** So that the next `undo` takes the run before. Where that cannot be noted, it will find nothing left to do here. */
function markUndone({path, cutOff}: RecordedRun, restoredFiles: number, left: number): void {
  const line = lineOf({undone: new Date().toISOString(), restored: restoredFiles, left})
  try {
    const file = openGrowingFile(path, false)
    try {
      file.append(cutOff ? Buffer.concat([Buffer.from('\n'), line]) : line)
    } finally {
      file.close()
    }
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
  }
}
