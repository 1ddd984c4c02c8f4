import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {FileError, pathKind} from '../../files.ts'
import {makeFolder} from '../../file-writing/make-folder.ts'
import {writeWhole} from '../../file-writing/replace-file.ts'
import {sweepTemporaries} from '../../file-writing/temporary-file.ts'
import {attempt, codeOf, WriteError} from '../../file-writing/write-error.ts'

/** No extension of captions, metadata or media: discovery never looks into it. */
const fileName = 'captions.cache'

/** Where a cache is kept that nobody has named a place for, relative to the working directory. */
export function usualCacheFolder(cwd: string): string {
  const hasPackages = statSync(join(cwd, 'node_modules'), {throwIfNoEntry: false})?.isDirectory()
  return hasPackages ? join('node_modules', '.cache', 'caplint') : '.caplint-cache'
}

/** The file of a cache on the disk. */
export interface StoredCache {
  readonly bytes: Buffer
  /** Tells whether another run has written it since. */
  readonly stamp: string
}

/** The folder of a cache. */
export interface CacheFolder {
  /** @throws where the file is there and cannot be read. */
  read(): StoredCache | undefined
  /** What tells the file that is there now from another. */
  stamp(): string | undefined
  /**
   * Makes the folder, where it is not there.
   * @throws {WriteError}
   */
  make(): void
  /**
   * Writes the file: whole, or not at all.
   * @throws {WriteError}
   */
  write(bytes: Buffer): void
}

/** @param location Relative to the working directory. */
export function cacheFolder(location: string, cwd: string): CacheFolder {
  const folder = resolve(cwd, location)
  const path = join(folder, fileName)
  const stamp = (): string | undefined => {
    try {
      const {ino, size, mtimeMs} = statSync(path)
      return `${ino} ${size} ${mtimeMs}`
    } catch {
      // There is none, or none that can be read, which is told by reading.
      return undefined
    }
  }
  const make = (): void => {
    attempt(location, () => {
      const found = statSync(folder, {throwIfNoEntry: false})
      if (found && !found.isDirectory()) throw new WriteError(location, 'it is a file; name a folder')
      makeFolder(folder)
      // A folder that holds something else is not the cache's own, and git may well be told of that.
      if (readdirSync(folder).length === 0) writeWhole(join(folder, '.gitignore'), Buffer.from('*\n'))
    })
  }
  return {
    read() {
      // Before it is read: what is written in between is then taken for newer.
      const before = stamp()
      try {
        // Reading a pipe would wait for a writer that never comes.
        refuseDevice(path)
        return {bytes: readFileSync(path), stamp: before ?? ''}
      } catch (error) {
        if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
        throw error
      }
    },
    stamp,
    make,
    write(bytes) {
      make()
      sweepTemporaries(folder)
      writeWhole(path, bytes)
    }
  }
}

/** @throws {FileError} for pipes and devices; what is a folder, or not there, is told by reading. */
function refuseDevice(path: string): void {
  if (pathKind(path) === 'other') throw new FileError(path, 'it is not a regular file')
}
