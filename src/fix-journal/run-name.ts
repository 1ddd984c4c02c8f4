import {listFolder, pathKind} from '../files.ts'

/** Ending of the names of journals: one JSON value a line. */
export const journalExtension = '.jsonl'

/**
 * The name of a run: its beginning in UTC to the millisecond, so that names sort as runs follow each other.
 * @param number Tells runs that began in the same moment from each other.
 */
export function nameRun(started: Date, number = 1): string {
  const [date = '', time = ''] = started.toISOString().split('T')
  const moment = `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${time.slice(9, 12)}`
  return number === 1 ? moment : `${moment}-${number}`
}

const journalName = /^\d{8}-\d{6}-\d{3}(?:-\d+)?(?=\.jsonl$)/

/** The names of the journals in a folder, the last run first; none where there is no such folder. */
export function journalNames(folder: string): readonly string[] {
  if (pathKind(folder) !== 'folder') return []
  const runs = listFolder(folder).flatMap((entry) =>
    entry.isFile() ? (journalName.exec(entry.name)?.[0] ?? []) : []
  )
  return runs
    .sort()
    .reverse()
    .map((run) => run + journalExtension)
}
