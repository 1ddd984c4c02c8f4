/** What is done to a file that is open for writing. */
import {closeSync, constants, fsyncSync, openSync, writeSync} from 'node:fs'
import {codeOf} from './write-error.ts'

/** A link at the end of a path is not followed; Windows has no such flag. */
export const noFollow = constants.O_NOFOLLOW ?? 0

/** Writes all of it, in as many steps as the system takes. */
export function writeAll(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written)
}

/** File systems that cannot be told to write at once; what they hold is as safe as they make it. */
const cannotSync: ReadonlySet<unknown> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

/** Returns when what was written is on the disk. */
export function sync(descriptor: number): void {
  try {
    fsyncSync(descriptor)
  } catch (error) {
    if (!cannotSync.has(codeOf(error))) throw error
  }
}

/**
 * Makes sure that the names in a folder are on the disk. Systems that open no folders do so by themselves.
 */
export function syncFolder(path: string): void {
  let descriptor: number
  try {
    descriptor = openSync(path, constants.O_RDONLY)
  } catch {
    return
  }
  try {
    fsyncSync(descriptor)
  } catch {
    // Nothing is lost: a name that is not on the disk yet is that of the old file.
  } finally {
    closeSync(descriptor)
  }
}
