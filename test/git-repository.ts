import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {onTestFinished} from 'vitest'

/** A repository in a folder of its own, with a user of its own and no settings of the machine. */
export interface TestRepository {
  readonly folder: string
  /** What git prints. */
  git(...args: readonly string[]): string
  /** Writes files by name. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void
  /** Takes files out of the work tree. */
  remove(...names: readonly string[]): void
  /** Commits everything there is. */
  commitAll(): void
}

/** What keeps git from reading settings of the machine, and from the variables of a hook that runs the tests. */
export const gitEnvironment = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org'
}

/** A folder of its own, by its real path, that is gone after the test. */
export function emptyFolder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'caplint-git-test-')))
  onTestFinished(() => rmSync(path, {recursive: true, force: true}))
  return path
}

/** A repository with these files, staged and committed if there are any. */
export function repository(files: Readonly<Record<string, string | Uint8Array>> = {}): TestRepository {
  const at = repositoryAt(emptyFolder())
  at.git('init', '--quiet', '--initial-branch=main')
  at.write(files)
  if (Object.keys(files).length > 0) at.commitAll()
  return at
}

/** The repository that is in a folder. */
export function repositoryAt(folder: string): TestRepository {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, {
      cwd: folder,
      env: {...process.env, ...gitEnvironment},
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe']
    })
  return {
    folder,
    git,
    write(files) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), {recursive: true})
        writeFileSync(join(folder, name), content)
      }
    },
    remove(...names) {
      for (const name of names) rmSync(join(folder, name), {recursive: true})
    },
    commitAll() {
      git('add', '--all')
      git('commit', '--quiet', '--message', 'a')
    }
  }
}
