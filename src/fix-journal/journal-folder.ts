import {dirname, join} from 'node:path'
import {makeFolder} from '../file-writing/make-folder.ts'
import {createFile} from '../file-writing/replace-file.ts'
import {WriteError} from '../file-writing/write-error.ts'
import {isLink} from '../files.ts'
import {baseOfJournals} from './journal-place.ts'

/** What the state folder holds is the user's own: captions of all their datasets. */
const ownersOnly = 0o700

/**
 * Makes the folder for journals. Beside a config, it tells Git by itself to leave it alone.
 * @throws {WriteError} where it cannot be made, or is a link: a dataset of somebody else's must not choose where to write.
 */
export function makeJournalFolder(folder: string): void {
  const base = baseOfJournals(folder)
  if (base === undefined) {
    makeFolder(folder, ownersOnly)
    return
  }
  for (const each of [dirname(folder), folder]) {
    if (isLink(each)) throw new WriteError(each, 'it is a link; remove it')
  }
  makeFolder(folder)
  createFile(join(dirname(folder), '.gitignore'), Buffer.from('*\n'))
}
