import type {Options} from 'globby'
import {type FolderEntry, isLink, listFolder, pathKind} from '../files.ts'

type Done<Result> = (error: Error | null, result?: Result) => void

/** What globby asks of an entry or a path besides its name. */
const kindOnly = ({isFile, isDirectory, isSymbolicLink}: Omit<FolderEntry, 'name'>) => ({
  isFile,
  isDirectory,
  isSymbolicLink,
  isBlockDevice: () => false,
  isCharacterDevice: () => false,
  isFIFO: () => false,
  isSocket: () => false
})

/**
 * Globby's sight of files where a run has a view of its own. Globby takes any functions of these shapes, but its types
 * ask for those of Node with all their overloads.
 */
export const globFileSystem = {
  readdir: (path: string, _options: unknown, done: Done<unknown>) =>
    answer(done, () => listFolder(path).map((entry) => ({name: entry.name, ...kindOnly(entry)}))),
  lstat: (path: string, done: Done<unknown>) => answer(done, () => factsOf(path, isLink(path))),
  stat: (path: string, done: Done<unknown>) => answer(done, () => factsOf(path, false))
} as unknown as NonNullable<Options['fs']>

function factsOf(path: string, link: boolean) {
  const kind = pathKind(path)
  if (kind === undefined && !link) throw Object.assign(new Error(`nothing at ${path}`), {code: 'ENOENT'})
  return kindOnly({
    isFile: () => !link && kind === 'file',
    isDirectory: () => !link && kind === 'folder',
    isSymbolicLink: () => link
  })
}

function answer<Result>(done: Done<Result>, find: () => Result): void {
  let result: Result
  try {
    result = find()
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error))
    queueMicrotask(() => done(failure))
    return
  }
  queueMicrotask(() => done(null, result))
}
