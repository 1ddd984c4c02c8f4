import {UserError} from '../errors.ts'

/** Why the system refuses to write, by the code of its error. */
const writeReasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder; name a file in it',
  EEXIST: 'a part of its path is a file, not a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ENAMETOOLONG: 'its name is too long for the system',
  ENOSPC: 'no space is left on the disk'
}

/** A failure to write as one sentence; anything that is no system error is a bug and passes through. */
export function writeError(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  return new UserError(
    `Cannot write to ${where}: ${writeReasons[error.code] ?? `the system says ${error.code}`}`
  )
}
