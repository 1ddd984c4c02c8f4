import {basename, dirname} from 'node:path'
import {configFileNames} from '../../config/find-config-file.ts'
import {suppressionsFileName} from '../../config/folder-config.ts'
import {isWithin, showPath} from '../../dataset/show-path.ts'
import type {FileChanges} from '../../engine/partial-run.ts'
import {UserError} from '../../errors.ts'
import type {FileView} from '../../file-view.ts'
import {type BlobStore, createBlobStore} from './blob-store.ts'
import {type ChangeChoice, flagOf} from './change-choice.ts'
import {differences, emptyTree, type FileDifference, headOf, mergeBase} from './diff.ts'
import {isSubmoduleMode, noMode, plainFileMode} from './file-modes.ts'
import {type IndexEntry, indexEntries, submodulesIn, untrackedFiles} from './index-entries.ts'
import {openRepository, refuseOtherRepositories, type Repository} from './repository.ts'
import {formerView, indexView} from './views.ts'

/** What changed, and how to look at it. */
export interface FoundChanges {
  readonly changes: FileChanges
  /** What a run sees of files; none: the disk. */
  readonly view?: FileView
  /** What a person should know: one sentence each. */
  readonly notes: readonly string[]
  /** Ends what was made to look at files as git has them. */
  close(): void
}

/**
 * Finds out what changed.
 * @param paths What is to be linted, as it was given.
 * @throws {UserError} where git cannot tell.
 */
export async function findChanges(
  choice: ChangeChoice,
  paths: readonly string[],
  cwd: string
): Promise<FoundChanges> {
  const flag = flagOf(choice)
  const repository = await openRepository(cwd, flag)
  const entries = await indexEntries(repository)
  refuseOtherRepositories(paths, repository, submodulesIn(entries), flag)
  const blobs = createBlobStore(repository)
  try {
    const differing = await differencesFor(choice, repository, entries)
    const files = differing.filter((each) => !isOfSubmodule(each))
    const view = choice.kind === 'staged' ? await indexView(repository, entries, blobs) : undefined
    return {
      changes: await asFileChanges(files, blobs, view),
      ...(view ? {view} : {}),
      notes: [...submoduleNotes(near(differing, cwd), cwd), ...configNotes(near(files, cwd), cwd)],
      close: blobs.close
    }
  } catch (error) {
    blobs.close()
    throw error
  }
}

async function differencesFor(
  choice: ChangeChoice,
  repository: Repository,
  entries: readonly IndexEntry[]
): Promise<readonly FileDifference[]> {
  if (choice.kind === 'staged') {
    const conflict = entries.find(({isConflict}) => isConflict)
    if (conflict) {
      throw new UserError(
        `\`${showPath(conflict.path, repository.cwd)}\` is in conflict, so that the index holds no one version of it; resolve it and \`git add\` it first`
      )
    }
    return differences(repository, ['--cached'])
  }
  const base =
    choice.kind === 'since'
      ? await mergeBase(repository, choice.reference)
      : ((await headOf(repository)) ?? (await emptyTree(repository)))
  const tracked = await differences(repository, [base])
  const known = new Set(tracked.map(({path}) => path))
  const untracked = (await untrackedFiles(repository)).filter((path) => !known.has(path))
  return [
    ...tracked,
    ...untracked.map((path) => ({
      path,
      status: 'A' as const,
      formerPath: path,
      formerMode: noMode,
      mode: plainFileMode
    }))
  ]
}

async function asFileChanges(
  differing: readonly FileDifference[],
  blobs: BlobStore,
  view: FileView | undefined
): Promise<FileChanges> {
  const changed = new Set<string>()
  const renamed = new Map<string, string>()
  for (const {status, path, formerPath} of differing) {
    changed.add(path)
    if (status === 'R') renamed.set(formerPath, path)
  }
  return {changed, renamed, base: await formerView(differing, blobs, view)}
}

/** What lies in a folder, or in one above it. */
const near = (differing: readonly FileDifference[], cwd: string): readonly FileDifference[] =>
  differing.filter(({path}) => isWithin(path, cwd) || isWithin(cwd, dirname(path)))

const isOfSubmodule = ({mode, formerMode}: FileDifference): boolean =>
  isSubmoduleMode(mode) || isSubmoduleMode(formerMode)

const submoduleNotes = (differing: readonly FileDifference[], cwd: string): readonly string[] =>
  differing
    .filter(isOfSubmodule)
    .map(
      ({path}) =>
        `The submodule \`${showPath(path, cwd)}\` changed, which is not looked into: run caplint in there`
    )

/** Files that decide for captions that did not change, too. */
const decisiveNames: ReadonlySet<string> = new Set(
  [...configFileNames, suppressionsFileName].filter((name) => name !== 'package.json')
)

const configNotes = (differing: readonly FileDifference[], cwd: string): readonly string[] =>
  differing
    .filter(({path}) => decisiveNames.has(basename(path)))
    .map(
      ({path}) =>
        `\`${showPath(path, cwd)}\` changed, too, which concerns captions that did not: lint all of them to see`
    )
