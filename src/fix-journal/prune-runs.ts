import {join} from 'node:path'
import {unlinkIfThere} from '../file-writing/temporary-file.ts'
import {type FileFacts, fileFacts} from '../files.ts'
import {readRun} from './read-run.ts'
import {journalNames} from './run-name.ts'

/** Number of runs that a folder of journals keeps, a new one included. */
export const runsKept = 50

/** Size in bytes above which old journals go, be they ever so few: whole metadata files may lie in them. */
const bytesKept = 500_000_000

/** A run may wait for long between two files, but not for longer than this, in milliseconds. */
const longestPause = 24 * 60 * 60 * 1000

/** Deletes the oldest journals of a folder, to make room for a new one. The last one stays, whatever its size. */
export function pruneRuns(folder: string, now = Date.now()): void {
  let bytes = 0
  for (const [index, name] of journalNames(folder).entries()) {
    const path = join(folder, name)
    const facts = fileFacts(path)
    bytes += facts?.size ?? 0
    const isTooMuch = index >= runsKept - 1 || (index > 0 && bytes > bytesKept)
    if (facts && isTooMuch && !mayBeUnderWay(path, facts, now)) unlinkIfThere(path)
  }
}

const mayBeUnderWay = (path: string, {modified}: FileFacts, now: number): boolean =>
  now - modified < longestPause && readRun(path).ended === undefined
