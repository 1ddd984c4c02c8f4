import {UserError} from '../errors.ts'

/** A file that cannot be written. `reason` is the second half of the message, without the path. */
export class WriteError extends UserError {
  readonly path: string
  readonly reason: string

  constructor(path: string, reason: string) {
    super(`Cannot write \`${path}\`: ${reason}`)
    this.path = path
    this.reason = reason
  }
}

/** Said of files whose mode, or owner, forbids writing. */
export const readOnly = 'it is read-only; make it writable for you'

/** What a person can do about an error of the operating system while writing, by its code. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied; make it and its folder writable for you',
  EPERM: 'the system does not permit it; check the permissions of it and its folder',
  EROFS: 'the file system is read-only; remount it, or work on a copy',
  ENOSPC: 'no space is left on the disk; free some and run caplint again',
  EDQUOT: 'your quota of the disk is used up; free some space and run caplint again',
  EFBIG: 'it would be larger than the system allows',
  ENOENT: 'it is gone, or its folder is',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'it is a link; name its target instead',
  ENAMETOOLONG: 'its path is too long for the system; move the dataset up or shorten the name',
  EXDEV:
    'it is mounted from another file system, so that it cannot be replaced in one step; work where it really is',
  EBUSY: 'another program holds it, or it is mounted by itself; close that program and run caplint again',
  EMFILE: 'too many files are open; close other programs or raise the limit',
  ENFILE: 'too many files are open; close other programs or raise the limit',
  EIO: 'the disk reports an error; check the drive or the network share'
}

/** The code of a system error, `ENOSPC`; `undefined` for any other error. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** A system error as one sentence; anything that is no system error is a bug and passes through. */
export function writeError(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code === undefined) return error
  return new WriteError(path, reasons[code] ?? `the system says ${code}`)
}

/**
 * Does something to a file.
 * @throws {WriteError} where the system refuses.
 */
export function attempt<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw writeError(error, path)
  }
}
