import {UserError} from './errors.ts'

/** A file or folder that cannot be read. `reason` is the second half of the message, without the path. */
export class FileError extends UserError {
  readonly path: string
  readonly reason: string

  constructor(path: string, reason: string) {
    super(`Cannot read \`${path}\`: ${reason}`)
    this.path = path
    this.reason = reason
  }
}

/** The second half of a sentence about a file that another program has written meanwhile. */
export const changedMeanwhile = 'it was changed while caplint was running; run it again'

/** What a person can do about an error of the operating system, by its code. */
export const reasons = {
  ENOENT: 'there is no such file or folder; check the spelling',
  EACCES: 'permission denied; make it readable for you',
  EPERM: 'the system does not permit it; check the permissions',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'it is a file, not a folder',
  ELOOP: 'its links lead in a circle; remove one of them',
  ENAMETOOLONG: 'its path is too long for the system; move the dataset up or shorten the name',
  EMFILE: 'too many files are open; close other programs or raise the limit',
  ENFILE: 'too many files are open; close other programs or raise the limit',
  EIO: 'the disk reports an error; check the drive or the network share',
  EBUSY: 'another program holds it; close that program',
  ENXIO: 'it is not a regular file',
  ERR_INVALID_ARG_VALUE: 'its name holds a zero byte; rename it'
} as const

const isKnown = (code: string): code is keyof typeof reasons => Object.hasOwn(reasons, code)

/** A system error as one sentence; anything that is no system error is a bug and passes through. */
export function fileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  // Node reads bytes that are no UTF-8 as replacement characters, and then finds nothing under such a name.
  if (error.code === 'ENOENT' && path.includes('\u{fffd}')) {
    return new FileError(
      path,
      'its name, or that of a folder above it, holds bytes that are no UTF-8; rename it'
    )
  }
  return new FileError(path, isKnown(error.code) ? reasons[error.code] : `the system says ${error.code}`)
}

/**
 * Why a file is not read that is larger than it can be: the second half of a sentence.
 * @param size In bytes, as is `limit`.
 * @param advice What to do.
 */
export const tooLarge = (
  size: number,
  limit: number,
  advice = 'move it elsewhere or put it under `ignore`'
): string => `it is ${inUnits(size)} large and at most ${inUnits(limit)} are read; ${advice}`

/** A size for people, in powers of 1,000. */
function inUnits(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 100) / 10} kB`
  return `${Math.round(bytes / 100_000) / 10} MB`
}
