/**
 * Files of a dataset are replaced as a whole or not at all: whatever ends the process, and whenever, there stands the
 * old file or the new one.
 */
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  type Stats,
  unlinkSync
} from 'node:fs'
import {noFollow} from './descriptor.ts'
import {renameOver, withTemporary} from './temporary-file.ts'
import {attempt, codeOf, readOnly, WriteError} from './write-error.ts'

/** Whether a file was replaced or made, or found other than it was thought to be. */
export type Replaced = 'written' | 'changed'

/** Last thing before a file changes for good; where it throws, the file stays. */
export type Announce = () => void

/**
 * Replaces a file through a temporary one in the same folder, which is on the disk before it takes the name. Mode and,
 * where the system permits, owner stay. Names that are hard links to the file keep the old bytes.
 * @param path Absolute; a link at its end is refused.
 * @param before What the file must hold; `changed` where it holds anything else, or is gone.
 * @throws {WriteError} The file is as it was.
 */
export function replaceFile(path: string, before: Buffer, after: Buffer, announce?: Announce): Replaced {
  return attempt(path, () => {
    const found = readWithStats(path)
    if (!found?.bytes.equals(before)) return 'changed'
    refuseReadOnly(path, found.stats)
    return withTemporary(path, after, found.stats, (temporary) => {
      // Between reading and here lies the writing of the temporary file, time enough for an editor to save.
      const isAsRead = () => isSameFile(found.stats, lstatSync(path, {throwIfNoEntry: false}))
      if (!isAsRead()) return 'changed'
      announce?.()
      // So is the time that the journal takes to reach the disk.
      if (!isAsRead()) return 'changed'
      renameOver(temporary, path)
      return 'written'
    })
  })
}

/**
 * Makes a file that is not there yet; `changed` where something is there by now.
 * @param path Absolute, in a folder that exists.
 * @throws {WriteError} Nothing was made.
 */
export function createFile(path: string, bytes: Buffer, announce?: Announce): Replaced {
  return attempt(path, () => {
    if (lstatSync(path, {throwIfNoEntry: false})) return 'changed'
    return withTemporary(path, bytes, undefined, (temporary) => {
      announce?.()
      return linkOrRename(temporary, path)
    })
  })
}

/**
 * Writes a file of caplint's own, whatever stands there: the reader sees the old one or the new one, never half of one.
 * @throws {WriteError} Nothing was changed.
 */
export function writeWhole(path: string, bytes: Buffer): void {
  attempt(path, () =>
    withTemporary(path, bytes, lstatSync(path, {throwIfNoEntry: false}), (temporary) =>
      renameOver(temporary, path)
    )
  )
}

/**
 * Removes a file that holds exactly these bytes; `changed` where it does not.
 * @throws {WriteError}
 */
export function removeFile(path: string, bytes: Buffer): Replaced {
  return attempt(path, () => {
    const found = readWithStats(path)
    if (!found?.bytes.equals(bytes)) return 'changed'
    refuseReadOnly(path, found.stats)
    unlinkSync(path)
    return 'written'
  })
}

function readWithStats(path: string): {readonly bytes: Buffer; readonly stats: Stats} | undefined {
  let descriptor: number
  try {
    descriptor = openSync(path, constants.O_RDONLY | noFollow | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
  try {
    const stats = fstatSync(descriptor)
    if (!stats.isFile()) throw new WriteError(path, 'it is not a regular file')
    return {bytes: readFileSync(descriptor), stats}
  } finally {
    closeSync(descriptor)
  }
}

/**
 * A rename asks nobody whether the file may be written; whoever made it read-only meant it. Opening it does ask, and
 * unlike `access` asks for the user that the process acts for. The mode is looked at for root, who may write anything.
 */
function refuseReadOnly(path: string, {mode}: Stats): void {
  if ((mode & 0o222) === 0) throw new WriteError(path, readOnly)
  try {
    closeSync(openSync(path, constants.O_WRONLY | noFollow))
  } catch (error) {
    throw codeOf(error) === 'EACCES' ? new WriteError(path, readOnly) : error
  }
}

const isSameFile = (before: Stats, now: Stats | undefined): boolean =>
  now !== undefined &&
  now.ino === before.ino &&
  now.dev === before.dev &&
  now.size === before.size &&
  now.mtimeMs === before.mtimeMs

/** Unlike a rename, a hard link never takes the place of a file. Where the file system has none, looking must do. */
function linkOrRename(temporary: string, path: string): Replaced {
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'changed'
    if (lstatSync(path, {throwIfNoEntry: false})) return 'changed'
    renameOver(temporary, path)
  }
  return 'written'
}
