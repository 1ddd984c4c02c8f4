/** Paths as hooks give them: some are of a dataset, and some are not. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {dataset, temporaryFolder} from './cli-dataset.ts'
import {runInProcess} from './run-caplint.ts'

describe('--ignore-unknown', () => {
  const repository = {
    'package.json': '{"name": "x"}',
    'requirements.txt': 'numpy==2',
    'docs/README.txt': 'about',
    'tools/table.csv': 'id,size\n1,2\n',
    'train.toml': '[general]\n',
    'set/a.png': '',
    'set/a.txt': 'a red hat',
    'set/metadata.jsonl': '{"file_name": "b.png", "text": "a red coat"}\n',
    'set/b.png': '',
    'logo.png': ''
  }
  const rules = {'no-red': 'error', 'missing-caption': 'error'}
  const unknown = ['package.json', 'requirements.txt', 'docs/README.txt', 'tools/table.csv', 'train.toml']

  test('passes over files of no dataset, and lints the others', async () => {
    const cwd = dataset(repository, rules)
    const {code, stdout} = await runInProcess(
      ['--ignore-unknown', '-f', 'compact', ...unknown, 'set/a.txt', 'set/metadata.jsonl', 'logo.png'],
      {cwd}
    )
    expect(code).toBe(1)
    expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['logo.png:1:1', 'set/a.txt:1:3', 'set/metadata.jsonl:1:35'])
    )
    expect(stdout).toContain('Found 3 items: 2 linted')
  })

  test('says where nothing is left, and passes', async () => {
    const cwd = dataset(repository, rules)
    const {code, stdout} = await runInProcess(['--ignore-unknown', ...unknown], {cwd})
    expect(stdout).toContain('Nothing to lint: the 5 files that were named are of no dataset')
    expect(code).toBe(0)
    const json = await runInProcess(['--ignore-unknown', '-f', 'json', 'package.json'], {cwd})
    expect(JSON.parse(json.stdout)).toMatchObject({summary: {items: 0}, results: []})
  })

  test('takes absolute paths, as lint-staged gives them, with blanks and other characters in them', async () => {
    const cwd = dataset(
      {'my set, 100%/a (1).png': '', 'my set, 100%/a (1).txt': 'a red hat', 'package.json': '{}'},
      rules
    )
    const names = ['package.json', 'my set, 100%/a (1).txt'].map((name) => join(cwd, name))
    const {stdout} = await runInProcess(['--ignore-unknown', '-f', 'compact', ...names], {cwd})
    expect(stdout).toMatch(/^my set, 100%\/a \(1\)\.txt:1:3 error/)
  })

  test('keeps to the datasets that the config names', async () => {
    const config = JSON.stringify({extends: [], rules: {'missing-caption': 'error'}, datasets: ['set']})
    const cwd = dataset({...repository, '.caplintrc.json': config})
    const {code, stdout} = await runInProcess(['--ignore-unknown', 'logo.png', 'set/a.txt'], {cwd})
    expect(stdout).toContain('Found 1 item: 1 linted')
    expect(code).toBe(0)
  })

  test('excuses no mistake: a name that is nowhere, a caption that cannot be read, no name at all', async () => {
    const cwd = dataset({...repository, 'set/c.txt': Buffer.from([0x61, 0xff]), 'set/c.png': ''}, rules)
    for (const name of ['set/nowhere.txt', 'set/c.txt']) {
      expect((await runInProcess(['--ignore-unknown', name], {cwd})).code, name).toBe(2)
    }
    const {code, stderr} = await runInProcess(['--ignore-unknown'], {cwd})
    expect([code, stderr]).toEqual([2, expect.stringContaining('give it paths')])
  })

  test('is for fixing, too', async () => {
    const cwd = dataset({...repository, 'set/a.txt': 'a photo of annikaa'}, {'consistent-anchor': 'error'})
    const args = ['--fix', '--ignore-unknown', '--anchor', 'annika', 'package.json', 'set/a.txt']
    const {code} = await runInProcess(args, {cwd, env: {XDG_STATE_HOME: temporaryFolder('state-')}})
    expect(code).toBe(0)
    expect(readFileSync(join(cwd, 'set/a.txt'), 'utf8')).toBe('a photo of annika')
    expect(readFileSync(join(cwd, 'package.json'), 'utf8')).toBe(repository['package.json'])
  })
})
