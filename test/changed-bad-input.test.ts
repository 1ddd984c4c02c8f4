/** What git cannot tell: one clear sentence, and exit code 2. */
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {askGit} from '../src/cli/git/run-git.ts'
import {lintChanged, lintChangedWith, ruleConfig} from './changed-report.ts'
import {emptyFolder, repository, repositoryAt} from './git-repository.ts'

const red = 'annika in a red hat'
const good = {'a.png': '', 'a.txt': 'annika runs', 'b.png': '', 'b.txt': 'annika sits'}

const refusal = (stderr: string) => ({code: 2, stderr: `caplint: ${stderr}\n`})

describe('one sentence and exit code 2', () => {
  test('where there is no repository', async () => {
    const path = emptyFolder()
    expect(await lintChangedWith({}, path, '--changed')).toMatchObject(
      refusal(
        `\`--changed\` needs a git repository, and \`${path}\` lies in none; run caplint in one, or without \`--changed\``
      )
    )
  })

  test('where there is no git', async () => {
    expect(await lintChangedWith({PATH: emptyFolder()}, emptyFolder(), '--staged')).toMatchObject(
      refusal('Found no `git` to ask what changed; install it, or name what to lint')
    )
  })

  test('by the name of the command where git fails, whatever settings stand before it', async () => {
    const settings = ['-c', 'core.quotePath=false', '-c', 'diff.relative=false']
    await expect(askGit([...settings, 'no-such-command', '--raw'], {cwd: emptyFolder()})).rejects.toThrow(
      "`git no-such-command` failed: git: 'no-such-command' is not a git command"
    )
  })

  test('in a bare repository, and in the folder of git itself', async () => {
    const at = repository(good)
    const bare = emptyFolder()
    at.git('clone', '--quiet', '--bare', at.folder, bare)
    expect(await lintChangedWith({}, bare, '--staged')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/this one is bare; run caplint in a clone/)
    })
    expect(await lintChangedWith({}, join(at.folder, '.git'), '--staged')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/lies in the folder of git itself; run caplint from the top/)
    })
  })

  test('outside of the work tree that the environment names', async () => {
    const at = repository(good)
    const path = emptyFolder()
    const env = {GIT_DIR: join(at.folder, '.git'), GIT_WORK_TREE: at.folder}
    expect(await lintChangedWith(env, path, '--staged')).toMatchObject(
      refusal(
        `\`--staged\` looks at a work tree, and \`${path}\` lies outside of the one that \`GIT_DIR\` or \`GIT_WORK_TREE\` names; run caplint in there`
      )
    )
  })

  test('where git does not trust the repository', async () => {
    const at = repository(good)
    const env = {GIT_TEST_ASSUME_DIFFERENT_OWNER: '1'}
    expect(await lintChangedWith(env, at.folder, '--staged')).toMatchObject(
      refusal(
        `Git does not trust the repository \`${at.folder}\`, as it belongs to somebody else; run \`git config --global --add safe.directory ${at.folder}\` if you do`
      )
    )
  })

  test('for a reference that is not there, is an option, or has no history in common', async () => {
    const at = repository(good)
    expect(await lintChanged(at, '--since', 'nope')).toMatchObject(
      refusal('There is no commit `nope` here; check the spelling, or fetch it')
    )
    expect(await lintChanged(at, '--since=--output=x')).toMatchObject(
      refusal('Unexpected `--output=x` for `--since`, name a branch, a tag or a commit')
    )
    at.git('checkout', '--quiet', '--orphan', 'other')
    at.git('commit', '--quiet', '--message', 'b')
    expect(await lintChanged(at, '--since', 'main')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/`main` and the current branch have no history in common/)
    })
    const empty = repository()
    expect(await lintChanged(empty, '--since', 'main')).toMatchObject({code: 2})
  })

  test('in a shallow clone that does not reach back', async () => {
    const at = repository(good)
    at.git('checkout', '--quiet', '-b', 'mine')
    for (const text of ['annika jumps', 'annika waits']) {
      at.write({'a.txt': text})
      at.commitAll()
    }
    const clone = emptyFolder()
    const url = `file://${at.folder}`
    at.git('clone', '--quiet', '--depth=1', '--branch=mine', url, clone)
    expect(await lintChangedWith({}, clone, '--since', 'origin/main')).toMatchObject(
      refusal(
        'There is no commit `origin/main` in this clone, which is shallow; fetch all of it: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout'
      )
    )
    repositoryAt(clone).git('fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main')
    expect(await lintChangedWith({}, clone, '--since', 'origin/main')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/does not reach back to where `origin\/main`.*`fetch-depth: 0`/)
    })
  })

  test('for a conflict in the index; with --changed the work tree counts, marks and all', async () => {
    const at = repository({...ruleConfig, ...good})
    at.git('checkout', '--quiet', '-b', 'mine')
    at.write({'a.txt': red})
    at.commitAll()
    at.git('checkout', '--quiet', 'main')
    at.write({'a.txt': 'annika jumps'})
    at.commitAll()
    expect(() => at.git('merge', 'mine')).toThrow()
    expect(await lintChanged(at, '--staged')).toMatchObject(
      refusal(
        '`a.txt` is in conflict, so that the index holds no one version of it; resolve it and `git add` it first'
      )
    )
    expect(await lintChanged(at, '--changed')).toMatchObject({code: 1, found: ['a.txt: no-red'], items: 1})
  })

  test('for paths outside of the repository', async () => {
    const at = repository({...good, 'data/c.txt': 'annika', 'data/c.png': ''})
    const other = emptyFolder()
    expect(await lintChanged(at, '--staged', other)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/lies outside of the repository/)
    })
  })

  test.each([
    [['--staged', '--changed'], /`--staged` and `--changed` ask for different changes/],
    [['--since=a', '--changed'], /`--changed` and `--since` ask for different changes/],
    [['--staged', '--stdin'], /`--stdin` lints one caption, and `--staged` asks git for files/],
    [['--changed', '--print-config', 'a.txt'], /`--print-config` lints nothing/],
    [['--staged', '--fix'], /looks at git's index; use `--changed --fix`, then stage what it mended/],
    [['--staged', '--diff'], /looks at git's index; use `--changed --diff`/]
  ])('for flags that do not go together: %s', async (flags, sentence) => {
    const result = await lintChanged(repository(good), ...flags)
    expect(result.code).toBe(2)
    expect(result.stderr).toMatch(sentence)
  })
})
