/** Files of caplint's own that are written piece by piece: what stands under the name is whole, however large it is. */
import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  realpathSync,
  type Stats,
  statSync
} from 'node:fs'
import {dirname} from 'node:path'
import {writeAll} from './descriptor.ts'
import {makeFolder} from './make-folder.ts'
import {renameOver, withTemporaryStream} from './temporary-file.ts'
import {attempt, codeOf, readOnly, WriteError} from './write-error.ts'

/**
 * Writes a text piece by piece under a temporary name, which takes the place of the file when all is written: a reader
 * sees the old file or the new one. Links are followed, mode and owner stay, folders that are missing are made. Pipes,
 * terminals and devices are written to as they are; so is a file whose folder takes no other.
 * @param path Absolute.
 * @throws {WriteError} A file is as it was.
 */
export function streamFile(path: string, pieces: Iterable<string>): void {
  const found = attempt(path, () => statSync(path, {throwIfNoEntry: false}))
  if (found?.isDirectory()) throw new WriteError(path, 'it is a folder; name a file in it')
  if (found ? !found.isFile() : attempt(path, () => isLink(path))) {
    attempt(path, () => writeInto(path, pieces))
    return
  }
  if (found) refuseReadOnly(path)
  else makeFolder(dirname(path))
  attempt(path, () => {
    const target = found ? realpathSync(path) : path
    if (!writeBeside(target, pieces, found)) writeInto(path, pieces)
  })
}

/** `false` where the folder takes no file, but the file that is there may be written. */
function writeBeside(target: string, pieces: Iterable<string>, found: Stats | undefined): boolean {
  let isMade = false
  try {
    withTemporaryStream(
      target,
      (descriptor) => {
        isMade = true
        writePieces(descriptor, pieces)
      },
      found,
      (temporary) => renameOver(temporary, target)
    )
    return true
  } catch (error) {
    if (found && !isMade && refusesFile.has(codeOf(error))) return false
    throw error
  }
}

const refusesFile: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS'])

/** A link that leads nowhere: opening it makes what it names. */
const isLink = (path: string): boolean => lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink() ?? false

/** A rename asks nobody whether the file may be written. */
function refuseReadOnly(path: string): void {
  try {
    accessSync(path, constants.W_OK)
  } catch (error) {
    if (codeOf(error) === 'EACCES') throw new WriteError(path, readOnly)
    throw error
  }
}

function writeInto(path: string, pieces: Iterable<string>): void {
  const descriptor = openSync(path, 'w')
  try {
    writePieces(descriptor, pieces)
  } finally {
    closeSync(descriptor)
  }
}

function writePieces(descriptor: number, pieces: Iterable<string>): void {
  for (const piece of pieces) writeAll(descriptor, Buffer.from(piece))
}
