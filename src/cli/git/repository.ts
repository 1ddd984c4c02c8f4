import {resolve, sep} from 'node:path'
import {UserError} from '../../errors.ts'
import {isWithin, showPath} from '../../dataset/show-path.ts'
import {askGit, oneLine, runGit} from './run-git.ts'

/** A repository with a work tree, as it is seen from a folder in it. */
export interface Repository {
  /** The folder that git is asked in. */
  readonly cwd: string
  /** Absolute path of the top of the work tree, by the links that lead to `cwd`. */
  readonly top: string
  /** Absolute path of the folder that keeps the objects, shared by all work trees. */
  readonly commonFolder: string
  readonly isShallow: boolean
}

/**
 * The repository that a folder lies in.
 * @param flag What it is needed for: `--staged`.
 * @throws {UserError} where there is none, or none with files.
 */
export async function openRepository(cwd: string, flag: string): Promise<Repository> {
  const {code, output, complaint} = await runGit(
    [
      'rev-parse',
      '--is-inside-work-tree',
      '--is-inside-git-dir',
      '--is-bare-repository',
      '--is-shallow-repository',
      '--git-common-dir'
    ],
    {cwd}
  )
  const [isInside, isInGitFolder, isBare, isShallow, commonFolder = ''] = output.toString('utf8').split('\n')
  if (code !== 0) throw refusal(complaint, cwd, flag)
  if (isBare === 'true') {
    throw new UserError(
      `\`${flag}\` needs a repository with files, and this one is bare; run caplint in a clone or a work tree of it`
    )
  }
  if (isInside !== 'true' && isInGitFolder !== 'true') {
    throw new UserError(
      `\`${flag}\` looks at a work tree, and \`${cwd}\` lies outside of the one that \`GIT_DIR\` or \`GIT_WORK_TREE\` names; run caplint in there`
    )
  }
  if (isInside !== 'true') {
    throw new UserError(
      `\`${flag}\` looks at a work tree, and \`${cwd}\` lies in the folder of git itself; run caplint from the top of the repository`
    )
  }
  const up = oneLine(await askGit(['rev-parse', '--show-cdup'], {cwd}))
  return {
    cwd,
    top: resolve(cwd, up),
    commonFolder: resolve(cwd, commonFolder),
    isShallow: isShallow === 'true'
  }
}

function refusal(complaint: string, cwd: string, flag: string): UserError {
  const owned = /dubious ownership in repository at '(.*)'/.exec(complaint)
  if (owned) {
    return new UserError(
      `Git does not trust the repository \`${owned[1]}\`, as it belongs to somebody else; run \`git config --global --add safe.directory ${owned[1]}\` if you do`
    )
  }
  if (/not a git repository/i.test(complaint)) {
    return new UserError(
      `\`${flag}\` needs a git repository, and \`${cwd}\` lies in none; run caplint in one, or without \`${flag}\``
    )
  }
  const [first = 'it gave no reason'] = complaint.split('\n')
  return new UserError(`\`${flag}\` asks git, which failed: ${first}`)
}

/** The absolute path of a path as git writes it: from the top, with `/`. */
export const pathIn = ({top}: Pick<Repository, 'top'>, name: string): string =>
  resolve(top, sep === '/' ? name : name.replaceAll('/', sep))

/**
 * Refuses paths of other repositories: each has its own index and its own history.
 * @param submodules Absolute paths.
 * @throws {UserError}
 */
export function refuseOtherRepositories(
  paths: readonly string[],
  {cwd, top}: Repository,
  submodules: readonly string[],
  flag: string
): void {
  for (const path of paths) {
    const absolute = resolve(cwd, path)
    const submodule = submodules.find((folder) => isWithin(absolute, folder))
    if (submodule !== undefined) {
      throw new UserError(
        `\`${path}\` lies in the submodule \`${showPath(submodule, cwd)}\`, a repository of its own; run \`caplint ${flag}\` in there`
      )
    }
    if (!isWithin(absolute, top)) {
      throw new UserError(
        `\`${path}\` lies outside of the repository \`${top}\`, whose changes \`${flag}\` looks at; run caplint in there`
      )
    }
  }
}
