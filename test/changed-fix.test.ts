/** `--fix` and `--diff` with `--changed` and `--since`: what changed is mended, and nothing else. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {lintChanged, ruleConfig} from './changed-report.ts'
import {emptyFolder, gitEnvironment, repository} from './git-repository.ts'
import {runInProcess} from './run-caplint.ts'

const run = (folder: string, ...args: readonly string[]) =>
  runInProcess(args, {cwd: folder, env: {...gitEnvironment, XDG_STATE_HOME: emptyFolder()}})

test('--changed --fix mends captions that changed, staged or not', async () => {
  const old = {'old.png': '', 'old.txt': 'annika sits in a red chair'}
  const at = repository({...ruleConfig, ...old, 'a.png': '', 'a.txt': 'annika runs'})
  const content = (name: string): string => readFileSync(join(at.folder, name), 'utf8')
  at.write({'a.txt': 'annika walks in a red hat', 'b.png': '', 'b.txt': 'annika jumps in a red hat'})
  at.git('add', 'a.txt')
  const diff = await run(at.folder, '--changed', '--diff')
  expect(diff.code).toBe(1)
  expect(diff.stdout).toMatch(/-annika walks in a red hat[\s\S]*-annika jumps in a red hat/)
  expect(diff.stdout).not.toContain('chair')
  const {code, stdout} = await run(at.folder, '--changed', '--fix', '--format', 'json')
  expect(code).toBe(0)
  expect(JSON.parse(stdout).summary).toMatchObject({items: 2, changedOf: 3, fixed: 2, errors: 0})
  expect(content('old.txt')).toBe(old['old.txt'])
  expect(content('a.txt') + content('b.txt')).not.toContain('red')
  expect(at.git('show', ':a.txt')).toBe('annika walks in a red hat')
})

test('of a metadata file the entries that changed are mended', async () => {
  const row = (name: string, text: string): string => JSON.stringify({file_name: `${name}.png`, text})
  const media = {'a.png': '', 'b.png': ''}
  const at = repository({...ruleConfig, ...media, 'metadata.jsonl': `${row('a', 'annika in a red hat')}\n`})
  at.write({
    'metadata.jsonl': `${row('b', 'annika sits in a red car')}\n${row('a', 'annika in a red hat')}\n`
  })
  await run(at.folder, '--since', 'HEAD', '--fix')
  const [first = '', second] = readFileSync(join(at.folder, 'metadata.jsonl'), 'utf8').split('\n')
  expect(first).not.toContain('red')
  expect(second).toBe(row('a', 'annika in a red hat'))
  expect(await lintChanged(at, '--changed')).toMatchObject({code: 0, found: [], items: 1, of: 2})
})

test('says so where nothing changed', async () => {
  const at = repository({...ruleConfig, 'a.png': '', 'a.txt': 'annika in a red hat'})
  const {code, stdout} = await run(at.folder, '--changed', '--fix', '--format', 'json')
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    summary: {items: 0},
    notes: ['Nothing changed since the last commit: there is nothing to lint']
  })
  expect(await run(at.folder, '--changed', '--diff')).toMatchObject({code: 0, stdout: ''})
})
