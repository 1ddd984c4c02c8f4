import {type FileDifference, differences} from './diff.ts'
import {isSubmoduleMode} from './file-modes.ts'
import {askGit, runGit, zeroTerminated} from './run-git.ts'
import {pathIn, type Repository} from './repository.ts'

/** A file in git's index. */
export interface IndexEntry {
  /** Absolute path. */
  readonly path: string
  readonly mode: string
  /** Object id of its content. */
  readonly id: string
  /** Whether git is told not to look at it in the work tree: sparse checkouts, `--assume-unchanged`. */
  readonly isUnwatched: boolean
  /** One side of a conflict that is not resolved. */
  readonly isConflict: boolean
}

/** Everything in the index. */
export async function indexEntries(repository: Repository): Promise<readonly IndexEntry[]> {
  const answer = await askGit(['ls-files', '--stage', '-v', '-z', '--full-name', ':/'], repository)
  return zeroTerminated(answer).map((line) => {
    const tab = line.indexOf('\t')
    const [tag = '', mode = '', id = '', stage = ''] = line.slice(0, tab).split(' ')
    return {
      path: pathIn(repository, line.slice(tab + 1)),
      mode,
      id,
      isUnwatched: tag !== tag.toUpperCase() || tag === 'S',
      isConflict: stage !== '0'
    }
  })
}

/** Absolute paths of submodules in the index. */
export const submodulesIn = (entries: readonly IndexEntry[]): readonly string[] =>
  entries.flatMap(({mode, path}) => (isSubmoduleMode(mode) ? [path] : []))

/** Absolute paths of files and whole folders in the work tree that the index does not have, ignored ones, too. */
export async function outsideOfIndex(repository: Repository): Promise<readonly string[]> {
  const answer = await askGit(['ls-files', '--others', '--directory', '-z', '--full-name', ':/'], repository)
  return zeroTerminated(answer).map((name) => pathIn(repository, name))
}

/** Absolute paths of files that git does not know and does not ignore. */
export async function untrackedFiles(repository: Repository): Promise<readonly string[]> {
  const answer = await askGit(
    ['ls-files', '--others', '--exclude-standard', '-z', '--full-name', ':/'],
    repository
  )
  // A repository within this one is shown as a folder.
  return zeroTerminated(answer).flatMap((name) => (name.endsWith('/') ? [] : [pathIn(repository, name)]))
}

/** What differs between index and work tree. Files that are only meant to be added count as absent from the index. */
export const unstaged = (repository: Repository): Promise<readonly FileDifference[]> =>
  differences(repository, ['--no-renames'])

/**
 * How git writes a file into the work tree, where that is not just as it is kept: with other line ends, in another
 * encoding or with its id filled in, or through a program that makes of it what people see (Git LFS, git-crypt).
 */
export type Conversion = 'line-ends' | 'content' | 'filter'

/** Files by what is converted when they are written into the work tree. */
export async function conversions(
  repository: Repository,
  entries: readonly IndexEntry[]
): Promise<ReadonlyMap<string, Conversion>> {
  const found = new Map<string, Conversion>()
  const setting = await runGit(['config', '--get', 'core.autocrlf'], repository)
  const byDefault = setting.code === 0 && !/^(?:false|no|off|0)?\s*$/i.test(setting.output.toString('utf8'))
  const names = entries.map(({path}) => path)
  if (byDefault) for (const name of names) found.set(name, 'line-ends')
  const answer = await askGit(
    ['check-attr', '-z', '--stdin', 'text', 'crlf', 'eol', 'filter', 'ident', 'working-tree-encoding'],
    {...repository, input: names.map((name) => `${name}\0`).join('')}
  )
  const parts = zeroTerminated(answer)
  for (let index = 0; index + 2 < parts.length; index += 3) {
    const [name = '', attribute = '', value = ''] = parts.slice(index, index + 3)
    const isSet = value !== 'unspecified' && value !== 'unset'
    if (attribute === 'text' && value === 'unset' && found.get(name) === 'line-ends') found.delete(name)
    if (!isSet) continue
    const isOfLines = attribute === 'text' || attribute === 'crlf' || attribute === 'eol'
    if (attribute === 'filter') found.set(name, 'filter')
    else if (!isOfLines && found.get(name) !== 'filter') found.set(name, 'content')
    else if (isOfLines && !found.has(name)) found.set(name, 'line-ends')
  }
  return found
}
