/**
 * The one place that reads files, through the view of the run where there is one (`file-view.ts`). Reads are synchronous:
 * for the thousands of small files of a dataset that is several times faster than promises, and captions are linted one
 * after the other anyway.
 */
import {
  closeSync,
  constants,
  createReadStream,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  type Stats,
  statSync
} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {Readable} from 'node:stream'
import {decodeText} from './dataset/decode-text.ts'
import type {DecodedText} from './dataset/item.ts'
import {FileError, fileError, reasons, tooLarge} from './file-error.ts'
import {currentView, type FileView, viewedAt, viewedNames} from './file-view.ts'

export {FileError, fileError}

/** The folder that relative paths start from where nothing else is said. */
export const workingDirectory = (): string => process.cwd()

/** Where a program runs: what decides where the user's own files lie. */
export const surroundings = () => ({environment: process.env, platform: process.platform})

function attempt<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw fileError(error, path)
  }
}

/** Opening must not wait for a writer on the other side of a named pipe; regular files don't care. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** What the view of the run says of a path, wherever links lead there; `undefined`: what the disk says. */
function seenAt(path: string): ReturnType<typeof viewedAt> {
  const view = currentView()
  if (!view) return undefined
  const seen = viewedAt(view, path)
  if (seen !== undefined) return seen
  const real = join(realFolderSeen(view, dirname(path)), basename(path))
  return real === path ? undefined : viewedAt(view, real)
}

const realFolders = new WeakMap<FileView, Map<string, string>>()

/** As `realFolder`, once for all files of a folder that are looked at through a view. */
function realFolderSeen(view: FileView, folder: string): string {
  const known = realFolders.get(view) ?? new Map<string, string>()
  realFolders.set(view, known)
  const real = known.get(folder) ?? realFolder(folder)
  known.set(folder, real)
  return real
}

/** A folder with its links resolved, or as it is given where that cannot be done. */
function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch {
    return folder
  }
}

/**
 * The content of a file that a view puts in place of the disk's, or else the path to read on the disk.
 * @throws FileError where there is no file, or none with content.
 */
function contentAt(path: string): Uint8Array | string {
  const seen = seenAt(path)
  if (seen === undefined) return path
  if (seen === 'nothing') throw new FileError(path, reasons.ENOENT)
  if (seen === 'folder') throw new FileError(path, reasons.EISDIR)
  if ('bytes' in seen) return seen.bytes
  if ('storedAt' in seen) return seen.storedAt
  throw new FileError(path, seen.why ?? 'its content was not taken from where this run looks at files')
}

/**
 * Where the content of a file lies on the disk, for libraries that open it by its path.
 * @throws FileError where there is no file, or none on the disk.
 */
export function contentPath(path: string): string {
  const content = contentAt(path)
  if (typeof content === 'string') return content
  throw new FileError(path, 'it is not saved yet; save it')
}

/**
 * Reads a regular file.
 * @param limit Greatest number of bytes; a larger file is refused before it is read.
 * @throws FileError
 */
export function readBytes(path: string, limit = Number.POSITIVE_INFINITY): Buffer {
  const content = contentAt(path)
  if (typeof content !== 'string') {
    if (content.length > limit) throw new FileError(path, tooLarge(content.length, limit))
    return bufferOf(content)
  }
  return attempt(path, () => {
    const descriptor = openSync(content, openFlags)
    try {
      const stats = fstatSync(descriptor)
      if (stats.isDirectory()) throw new FileError(path, 'it is a folder, not a file')
      if (!stats.isFile()) throw new FileError(path, 'it is not a regular file')
      if (stats.size > limit) throw new FileError(path, tooLarge(stats.size, limit))
      return readWhole(descriptor, stats.size)
    } finally {
      closeSync(descriptor)
    }
  })
}

/** Reads a file whose size is known, with half of the calls that `readFileSync` makes: most captions are one short read. */
function readWhole(descriptor: number, size: number): Buffer {
  // The system gives files that are made up as they are read a size of 0.
  if (size === 0 || size > longestRead) return readFileSync(descriptor)
  const bytes = Buffer.allocUnsafe(size)
  let length = 0
  while (length < size) {
    const read = readSync(descriptor, bytes, length, size - length, null)
    if (read === 0) break
    length += read
  }
  return bytes.subarray(0, length)
}

/** Files of more bytes are left to Node. */
const longestRead = 1_000_000

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * The bytes of a file, one piece after the other.
 * @throws FileError where the view of the run has no such file; what the disk says comes as the stream's error.
 */
export function byteStream(path: string): Readable {
  const content = contentAt(path)
  return typeof content === 'string' ? createReadStream(content) : Readable.from([bufferOf(content)])
}

/**
 * The bytes of a regular file in runs, so that a file of any size can be read without being held.
 * @param length Of a run, in bytes. A run is overwritten by the next one.
 * @throws FileError
 */
export function* byteRuns(path: string, length: number): Generator<Buffer> {
  const content = contentAt(path)
  if (typeof content !== 'string') return yield bufferOf(content)
  const descriptor = attempt(path, () => openSync(content, openFlags))
  try {
    if (!fstatSync(descriptor).isFile()) throw new FileError(path, 'it is not a regular file')
    const bytes = Buffer.allocUnsafe(length)
    for (;;) {
      const read = attempt(path, () => readSync(descriptor, bytes, 0, length, null))
      if (read === 0) return
      yield bytes.subarray(0, read)
    }
  } finally {
    closeSync(descriptor)
  }
}

/** The first bytes of a file. */
export interface Beginning {
  readonly bytes: Buffer
  /** Whether there are no more. */
  readonly isWhole: boolean
}

/**
 * Reads how a regular file begins.
 * @param length Greatest number of bytes.
 * @throws FileError
 */
export function readBeginning(path: string, length: number): Beginning {
  const content = contentAt(path)
  if (typeof content !== 'string') {
    return {bytes: bufferOf(content).subarray(0, length), isWhole: content.length <= length}
  }
  return attempt(path, () => {
    const descriptor = openSync(content, openFlags)
    try {
      const stats = fstatSync(descriptor)
      if (!stats.isFile()) throw new FileError(path, 'it is not a regular file')
      const bytes = Buffer.alloc(Math.min(length, stats.size))
      const read = readSync(descriptor, bytes, 0, bytes.length, 0)
      return {bytes: bytes.subarray(0, read), isWhole: stats.size <= length}
    } finally {
      closeSync(descriptor)
    }
  })
}

/**
 * Reads a text file strictly as UTF-8.
 * @param limit Greatest number of bytes.
 * @throws FileError where the file cannot be read; undecodable bytes are a result, not an error.
 */
export const readText = (path: string, limit?: number): DecodedText => decodeText(readBytes(path, limit))

/** What stands in a folder: a name, and what it names, links not followed. */
export type FolderEntry = Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>

/**
 * The entries of a folder by name, in code-unit order.
 * @throws FileError
 */
export function listFolder(path: string): readonly FolderEntry[] {
  const view = currentView()
  const entries: FolderEntry[] = view
    ? listViewed(path, view)
    : attempt(path, () => readdirSync(path, {withFileTypes: true}))
  return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** What the disk has in a folder, with what a view adds to it and takes from it. */
function listViewed(path: string, view: FileView): FolderEntry[] {
  const seen = seenAt(path)
  if (seen === 'nothing') throw new FileError(path, reasons.ENOENT)
  if (seen !== undefined && seen !== 'folder') throw new FileError(path, reasons.ENOTDIR)
  const {added, isHidden} = viewedNames(view, view.additions.has(path) ? path : realFolder(path))
  const isOnDisk = statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false
  const listed =
    seen === 'folder' && !isOnDisk ? [] : attempt(path, () => readdirSync(path, {withFileTypes: true}))
  return [
    ...listed.filter(({name}) => !added.has(name) && !isHidden(name)),
    ...[...added].map(([name, kind]) => viewedEntry(name, kind))
  ]
}

const viewedEntry = (name: string, kind: 'file' | 'folder'): FolderEntry => ({
  name,
  isFile: () => kind === 'file',
  isDirectory: () => kind === 'folder',
  isSymbolicLink: () => false
})

/** What stands at a path; links are followed. */
export type PathKind = 'file' | 'folder' | 'other'

/**
 * What stands at a path, links followed; `undefined` where nothing does, or where a link leads nowhere.
 * @throws FileError where that cannot be told, as in a folder that may not be searched.
 */
export function pathKind(path: string): PathKind | undefined {
  const seen = seenAt(path)
  if (seen !== undefined) return seen === 'nothing' ? undefined : seen === 'folder' ? 'folder' : 'file'
  const stats = attempt(path, () => {
    try {
      return statSync(path, {throwIfNoEntry: false})
    } catch (error) {
      if (isNothing(error)) return undefined
      throw error
    }
  })
  if (!stats) return undefined
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other'
}

/** Where a path runs through a file, in circles, or on beyond what a name may be, there is nothing at its end. */
const endsNowhere: ReadonlySet<unknown> = new Set(['ENOTDIR', 'ELOOP', 'ENAMETOOLONG'])

const isNothing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && endsNowhere.has(error.code)

/** What the system knows of a file. */
export interface FileFacts {
  /** In bytes. */
  readonly size: number
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number
}

/** What the system knows of a regular file, links not followed; `undefined` where there is none. */
export function fileFacts(path: string): FileFacts | undefined {
  const seen = seenAt(path)
  if (seen === 'nothing' || seen === 'folder') return undefined
  // A view keeps no time; content that is not on the disk is as new as can be.
  if (seen && 'bytes' in seen) return {size: seen.bytes.length, modified: Number.POSITIVE_INFINITY}
  if (seen && 'size' in seen) return {size: seen.size, modified: Number.POSITIVE_INFINITY}
  const stats = statsOf(seen?.storedAt ?? path)
  return stats?.isFile() ? {size: stats.size, modified: stats.mtimeMs} : undefined
}

/** `undefined` where there is nothing: newer versions of Node throw where a path runs through a file. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, {throwIfNoEntry: false})
  } catch (error) {
    if (isNothing(error)) return undefined
    throw fileError(error, path)
  }
}

/** Whether the last name of a path is a link, wherever it leads. */
export function isLink(path: string): boolean {
  if (seenAt(path) !== undefined) return false
  try {
    return lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink() ?? false
  } catch {
    return false
  }
}

/**
 * What a link says, which may be relative to its folder.
 * @throws FileError
 */
export const linkTarget = (path: string): string => attempt(path, () => readlinkSync(path))

/**
 * The path with every link resolved.
 * @throws FileError
 */
export function realPath(path: string): string {
  const seen = seenAt(path)
  if (seen === 'nothing') throw new FileError(path, reasons.ENOENT)
  if (seen === undefined) return attempt(path, () => realpathSync.native(path))
  // What a view adds is no link, and need not be on the disk; the folders above it may be either.
  return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path))
}
