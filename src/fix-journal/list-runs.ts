import {join, resolve} from 'node:path'
import {isWithin} from '../dataset/show-path.ts'
import {baseOfJournals} from './journal-place.ts'
import {type RecordedRun, readRun} from './read-run.ts'
import {journalNames} from './run-name.ts'

/** A run, and where its journal was found. */
export interface FoundRun extends RecordedRun {
  /** Absolute path of the folder of journals. */
  readonly folder: string
  /** Absolute path of the dataset; absent where the journal does not tell. */
  readonly root?: string
}

/**
 * The runs whose journals lie in a folder, the last one first; none where there is no such folder. Runs that were
 * killed before they changed anything are left out.
 * @throws {FileError} where the folder cannot be read.
 */
export const listRuns = (folder: string): readonly FoundRun[] =>
  journalNames(folder)
    .map((name) => readRun(join(folder, name)))
    .filter(({head, problem}) => head !== undefined || problem !== undefined)
    .map((run) => ({
      ...run,
      folder,
      ...(run.head ? {root: resolve(baseOfJournals(folder) ?? folder, run.head.root)} : {})
    }))

/** Whether a run was started in, or changed files of, a directory or one above or below it; so it may be if that cannot be told. */
export function concerns({root, head}: FoundRun, directory: string): boolean {
  const places = [...(root === undefined ? [] : [root]), ...(head ? [head.cwd] : [])]
  return (
    places.length === 0 || places.some((place) => isWithin(place, directory) || isWithin(directory, place))
  )
}
