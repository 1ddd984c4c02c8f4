import {UserError} from '../../errors.ts'
import {noMode} from './file-modes.ts'
import {askGit, oneLine, runGit, zeroTerminated} from './run-git.ts'
import {pathIn, type Repository} from './repository.ts'

/** A file that differs between two states. Paths are absolute. */
export interface FileDifference {
  readonly path: string
  /** A: there is none before; D: none after; M: other content; T: other kind; R: it had another name; U: in conflict. */
  readonly status: 'A' | 'D' | 'M' | 'T' | 'R' | 'U'
  /** Its path before. */
  readonly formerPath: string
  /** Its content before, as git's object id; absent where there was none. */
  readonly formerId?: string
  /** What it was before, and is after: a mode of `file-modes.ts`. */
  readonly formerMode: string
  readonly mode: string
}

/** Settings of users that would change the answer are set aside. */
const settled = ['-c', 'diff.relative=false', '-c', 'core.quotePath=false', '-c', 'diff.renameLimit=5000']
const flags = [
  '--raw',
  '-z',
  '--no-abbrev',
  '--find-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=dirty'
]

/** What differs, by the arguments of `git diff`: `--cached`, a commit, or nothing for index and work tree. */
export async function differences(
  repository: Repository,
  args: readonly string[]
): Promise<readonly FileDifference[]> {
  const answer = await askGit([...settled, 'diff', ...flags, ...args, '--'], repository)
  const parts = zeroTerminated(answer)
  const found: FileDifference[] = []
  for (let index = 0; index < parts.length; ) {
    const [formerMode = '', mode = '', formerId = '', , letters = ''] = (parts[index++] ?? '')
      .replace(/^:/, '')
      .split(' ')
    const status = statusOf(letters)
    const former = parts[index++] ?? ''
    const path = /^[RC]/.test(letters) ? (parts[index++] ?? '') : former
    // A copy leaves the original where it is: what is copied is new.
    const isCopy = letters.startsWith('C')
    found.push({
      path: pathIn(repository, path),
      status,
      formerPath: pathIn(repository, isCopy ? path : former),
      formerMode: isCopy ? noMode : formerMode,
      mode,
      ...(/^0+$/.test(formerId) || isCopy ? {} : {formerId})
    })
  }
  return found
}

function statusOf(letters: string): FileDifference['status'] {
  const letter = letters.charAt(0)
  switch (letter) {
    case 'A':
    case 'D':
    case 'M':
    case 'T':
    case 'R':
    case 'U':
      return letter
    case 'C':
      return 'A'
    default:
      throw new Error(`git names a difference that is not known: ${letters}`)
  }
}

/** The newest commit, as an object id; `undefined` in a repository that has none yet. */
export async function headOf(repository: Repository): Promise<string | undefined> {
  const {code, output} = await runGit(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], repository)
  return code === 0 ? oneLine(output) : undefined
}

/** What is no file at all, as a tree: what a repository without commits is compared with. */
export const emptyTree = async (repository: Repository): Promise<string> =>
  oneLine(await askGit(['hash-object', '-t', 'tree', '--stdin'], {...repository, input: ''}))

/**
 * The commit in which a branch, tag or commit and the work tree have parted.
 * @throws {UserError} where there is no such thing, or the clone does not reach back to it.
 */
export async function mergeBase(repository: Repository, reference: string): Promise<string> {
  const deepen = 'fetch all of it: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout'
  if (reference === '' || reference.startsWith('-')) {
    throw new UserError(`Unexpected \`${reference}\` for \`--since\`, name a branch, a tag or a commit`)
  }
  const {code, output} = await runGit(
    ['rev-parse', '--verify', '--quiet', `${reference}^{commit}`],
    repository
  )
  if (code !== 0) {
    throw new UserError(
      repository.isShallow
        ? `There is no commit \`${reference}\` in this clone, which is shallow; ${deepen}`
        : `There is no commit \`${reference}\` here; check the spelling, or fetch it`
    )
  }
  if ((await headOf(repository)) === undefined) {
    throw new UserError(
      'There is no commit yet on this branch, and so no history for `--since`; use `--changed`'
    )
  }
  const base = await runGit(['merge-base', oneLine(output), 'HEAD'], repository)
  if (base.code === 0) return oneLine(base.output)
  throw new UserError(
    repository.isShallow
      ? `This clone is shallow and does not reach back to where \`${reference}\` and the current branch part; ${deepen}`
      : `\`${reference}\` and the current branch have no history in common, name another branch, tag or commit for \`--since\``
  )
}
