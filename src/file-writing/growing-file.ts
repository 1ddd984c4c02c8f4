import {closeSync, constants, fstatSync, ftruncateSync, openSync} from 'node:fs'
import {noFollow, sync, writeAll} from './descriptor.ts'
import {attempt, codeOf, writeError} from './write-error.ts'

/** A file that only grows. What `append` has written is on the disk when it returns. */
export interface GrowingFile {
  /** @throws {WriteError} The file is as it was. */
  append(bytes: Buffer): void
  close(): void
}

/**
 * Opens a file to append to.
 * @param isNew Makes the file; `undefined` where one of that name is there.
 * @throws {WriteError}
 */
export function openGrowingFile(path: string, isNew: true): GrowingFile | undefined
export function openGrowingFile(path: string, isNew: false): GrowingFile
export function openGrowingFile(path: string, isNew: boolean): GrowingFile | undefined {
  const flags = constants.O_WRONLY | constants.O_APPEND | noFollow
  let descriptor: number
  try {
    descriptor = openSync(path, isNew ? flags | constants.O_CREAT | constants.O_EXCL : flags, 0o666)
  } catch (error) {
    if (isNew && codeOf(error) === 'EEXIST') return undefined
    throw writeError(error, path)
  }
  return {
    append(bytes) {
      attempt(path, () => {
        const {size} = fstatSync(descriptor)
        try {
          writeAll(descriptor, bytes)
          sync(descriptor)
        } catch (error) {
          // Half an entry would spoil the one behind it.
          ftruncateSync(descriptor, size)
          throw error
        }
      })
    },
    close: () => closeSync(descriptor)
  }
}
