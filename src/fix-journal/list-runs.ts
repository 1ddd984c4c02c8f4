import {join, resolve} from 'node:path'
import {isWithin} from '../dataset/show-path.ts'
import {baseOfJournals} from './journal-place.ts'
import {type RecordedRun, readRun} from './read-run.ts'
import {journalNames} from './run-name.ts'

/** Absolute path of the dataset of a run; `undefined` where the journal does not tell. */
export const rootOfRun = ({head}: RecordedRun, folder: string): string | undefined =>
  head && resolve(baseOfJournals(folder) ?? folder, head.root)

/**
 * The runs whose journals lie in a folder, the last one first; none where there is no such folder. Runs that were
 * killed before they changed anything are left out.
 * @throws {FileError} where the folder cannot be read.
 */
export const listRuns = (folder: string): readonly RecordedRun[] =>
  journalNames(folder)
    .map((name) => readRun(join(folder, name)))
    .filter(({head, problem}) => head !== undefined || problem !== undefined)

/** Whether a run was started in, or changed files of, a directory or one above or below it; so it may be if that cannot be told. */
export function concerns(run: RecordedRun, folder: string, directory: string): boolean {
  const root = rootOfRun(run, folder)
  const places = [...(root === undefined ? [] : [root]), ...(run.head ? [run.head.cwd] : [])]
  return (
    places.length === 0 || places.some((place) => isWithin(place, directory) || isWithin(directory, place))
  )
}
