/** Temporary files beside those that they are to replace. */
import {randomBytes} from 'node:crypto'
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  openSync,
  readdirSync,
  renameSync,
  type Stats,
  unlinkSync
} from 'node:fs'
import {dirname, join} from 'node:path'
import {noFollow, sync, writeAll} from './descriptor.ts'
import {codeOf} from './write-error.ts'

/** Hidden, so that discovery passes it over; the number is that of the process it belongs to. */
const temporaryName = (): string => `.caplint-${process.pid}-${randomBytes(6).toString('hex')}.tmp`
const temporaryPattern = /^\.caplint-(\d+)-[0-9a-f]{12}\.tmp$/

/** Writes a temporary file beside `path`, hands it on, and sees to it that none is left. */
export const withTemporary = <Result>(
  path: string,
  bytes: Buffer,
  like: Stats | undefined,
  use: (temporary: string) => Result
): Result => withTemporaryStream(path, (descriptor) => writeAll(descriptor, bytes), like, use)

/** As {@link withTemporary}, for what is not held in memory: `write` is given the open file. */
export function withTemporaryStream<Result>(
  path: string,
  write: (descriptor: number) => void,
  like: Stats | undefined,
  use: (temporary: string) => Result
): Result {
  const temporary = join(dirname(path), temporaryName())
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow
  // Until it has the mode of the file, nobody else may look into it.
  const descriptor = openSync(temporary, flags, like ? 0o600 : 0o666)
  try {
    try {
      write(descriptor)
      if (like) takeAfter(descriptor, like)
      sync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    return use(temporary)
  } finally {
    unlinkIfThere(temporary)
  }
}

/** Owner first: a change of owner may take bits off the mode. */
function takeAfter(descriptor: number, like: Stats): void {
  const made = fstatSync(descriptor)
  if (made.uid !== like.uid || made.gid !== like.gid) {
    try {
      fchownSync(descriptor, like.uid, like.gid)
    } catch (error) {
      if (codeOf(error) !== 'EPERM' && codeOf(error) !== 'ENOSYS') throw error
    }
  }
  fchmodSync(descriptor, like.mode & 0o7777)
}

/** Removes a file; that it is not there, or cannot be removed, is no matter. */
export function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // It has taken the name it was made for, or lies where `sweepTemporaries` finds it.
  }
}

/** Windows refuses while a virus scanner or an indexer looks at the file, which is a matter of moments. */
const isMomentary = (error: unknown): boolean =>
  process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error) ?? '')
const renameAttempts = 10

/** Gives a temporary file the name it was made for, whatever bears that name by now. */
export function renameOver(temporary: string, path: string): void {
  for (let attemptNumber = 1; ; attemptNumber++) {
    try {
      renameSync(temporary, path)
      return
    } catch (error) {
      if (!isMomentary(error) || attemptNumber === renameAttempts) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10 * attemptNumber)
    }
  }
}

/** Removes temporary files that processes which are gone have left in a folder. */
export function sweepTemporaries(folder: string): void {
  let names: readonly string[]
  try {
    names = readdirSync(folder)
  } catch {
    return
  }
  for (const name of names) {
    const owner = Number(temporaryPattern.exec(name)?.[1])
    if (owner > 0 && !isRunning(owner)) unlinkIfThere(join(folder, name))
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
