/** Suppressions as a person uses them, over datasets on the disk. */
import {readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {fix} from '../src/engine/fix-run.ts'
import {dataset, temporaryFolder} from './cli-dataset.ts'
import {runBuilt, runInProcess} from './run-caplint.ts'
import {caplint, entriesIn, fileName, setOf} from './suppressions-dataset.ts'

describe.each(Object.entries({'as the built program': runBuilt, 'inside the test': runInProcess}))(
  'accepting what is found, %s',
  (_way, run) => {
    test('takes it out of the next runs, and leaves what is new', async () => {
      const folder = setOf({a: 'a red hat, a red kite', b: 'a red hat'})
      const first = await run(['--suppress-all', '--suppress-reason', 'old'], {cwd: folder})
      expect(first).toMatchObject({code: 0})
      expect(first.stdout).toContain('No errors, no warnings, 3 suppressed.')
      expect(first.stderr).toBe(`Suppressed 3 findings in \`${fileName}\`: no-red 3.\n`)
      expect(entriesIn(folder)).toMatchObject([
        {path: 'a.txt', rule: 'no-red', count: 1, reason: 'old'},
        {path: 'a.txt', rule: 'no-red', count: 1, reason: 'old'},
        {path: 'b.txt', rule: 'no-red', count: 1, reason: 'old'}
      ])
      writeFileSync(join(folder, 'b.txt'), 'a red hat beside a red car')
      const next = await run(['--format', 'compact'], {cwd: folder})
      expect(next.code).toBe(1)
      expect(next.stdout).toContain('b.txt:1:20 error')
      expect(next.stdout).toContain(`${fileName}:6:1 error Unexpected suppression of \`no-red\` in \`b.txt\``)
    })
  }
)

test('the fourth of three that were accepted is reported, the last in the caption', async () => {
  const hats = (amount: number): string => Array(amount).fill('red hat').join(', ')
  const folder = setOf({a: hats(5)})
  await caplint(folder, '--suppress-all')
  // The nearest words of all but the first and the last are the same.
  expect(
    entriesIn(folder)
      .map(({count}) => count)
      .sort()
  ).toEqual([1, 1, 3])
  writeFileSync(join(folder, 'a.txt'), hats(6))
  const {code, stdout} = await caplint(folder, '--format', 'json')
  const report = JSON.parse(stdout)
  expect(code).toBe(1)
  expect(report.summary).toMatchObject({errors: 1, suppressed: 5})
  expect(report.results[0].messages).toMatchObject([{rule: 'no-red', start: 4 * 'red hat, '.length}])
})

describe('what is accepted stays so', () => {
  test('when files are renamed, and pruning writes the new names down', async () => {
    const folder = setOf({a: 'a red hat', b: 'a red kite'})
    await caplint(folder, '--suppress-all', '--suppress-until', '2999-01-31')
    for (const end of ['txt', 'png']) renameSync(join(folder, `a.${end}`), join(folder, `c.${end}`))
    const {code, stdout} = await caplint(folder)
    expect(stdout).toContain('1 suppressed finding is at another path')
    expect(code).toBe(0)
    const pruned = await caplint(folder, '--prune-suppressions')
    expect(pruned.code).toBe(0)
    expect(entriesIn(folder)).toMatchObject([
      {path: 'b.txt', expires: '2999-01-31'},
      {path: 'c.txt', expires: '2999-01-31'}
    ])
  })

  test('in files of many captions, at whatever line', async () => {
    const line = (name: string, text: string) => `${JSON.stringify({file_name: name, text})}\n`
    const lines = [line('a.png', 'a red hat'), line('b.png', 'a red hat'), line('c.png', 'a kite')]
    const folder = dataset({'metadata.jsonl': lines.join(''), 'a.png': '', 'b.png': '', 'c.png': ''})
    await caplint(folder, '--suppress-all')
    expect(entriesIn(folder)).toMatchObject([{path: 'metadata.jsonl', count: 2}])
    writeFileSync(join(folder, 'metadata.jsonl'), lines.reverse().join(''))
    expect((await caplint(folder)).code).toBe(0)
    renameSync(join(folder, 'metadata.jsonl'), join(folder, 'train.jsonl'))
    expect((await caplint(folder)).code).toBe(0)
    writeFileSync(join(folder, 'train.jsonl'), [...lines, line('a.png', 'a red hat')].join(''))
    expect((await caplint(folder)).code).toBe(1)
  })

  test('for findings of the dataset, and about files', async () => {
    const rules = {'no-duplicate-captions': 'error', 'missing-caption': 'error'}
    const folder = setOf({a: 'a hat on a hook', b: 'a hat on a hook'}, rules)
    writeFileSync(join(folder, 'c.png'), '')
    expect((await caplint(folder)).code).toBe(1)
    await caplint(folder, '--suppress-all')
    expect(entriesIn(folder)).toMatchObject([
      {path: '.', rule: 'no-duplicate-captions'},
      {path: 'c.png', rule: 'missing-caption'}
    ])
    expect((await caplint(folder)).code).toBe(0)
    writeFileSync(join(folder, 'd.txt'), 'a hat on a hook')
    const {stdout} = await caplint(folder, '--format', 'compact')
    expect(stdout).toContain('no-duplicate-captions')
  })

  test('when captions are mended: their words are left alone', async () => {
    const folder = setOf({a: 'a red hat', b: 'a red hat'})
    await caplint(folder, 'b.txt', '--suppress-all')
    const {code} = await runInProcess(['--fix'], {
      cwd: folder,
      env: {XDG_STATE_HOME: temporaryFolder('state-')}
    })
    expect(code).toBe(0)
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).not.toContain('red')
    expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe('a red hat')
  })

  test('when a model rewrites: it is not asked about them', async () => {
    const folder = setOf({a: 'a hat', b: 'a hat'}, {'require-stop': 'error'})
    await caplint(folder, 'b.txt', '--suppress-all')
    const asked: string[] = []
    const {report} = await fix({
      cwd: folder,
      paths: [],
      choice: {},
      rewrite: async (captions) => {
        asked.push(...captions.map(({path}) => path))
        return []
      }
    })
    expect(asked).toEqual(['a.txt'])
    expect(report.summary).toMatchObject({errors: 1, suppressed: 1})
  })

  test('for a caption on stdin that is linted as its file', async () => {
    const folder = setOf({a: 'a red hat'})
    await caplint(folder, '--suppress-all')
    const lint = (...args: readonly string[]) =>
      runInProcess(['--stdin', ...args], {cwd: folder, stdin: 'a red hat'})
    expect((await lint('--stdin-filename', 'a.txt')).code).toBe(0)
    expect((await lint()).code).toBe(1)
  })
})

describe('unused suppressions', () => {
  const emended = async (): Promise<string> => {
    const folder = setOf({a: 'a red hat', b: 'a red kite'})
    await caplint(folder, '--suppress-all')
    writeFileSync(join(folder, 'a.txt'), 'a hat')
    return folder
  }

  test('fail, with their line, also with --quiet; pruning drops them', async () => {
    const folder = await emended()
    const {code, stdout} = await caplint(folder, '--quiet', '--format', 'json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout).results).toMatchObject([
      {path: fileName, messages: [{rule: 'unused-suppression', severity: 'error', line: 4}]}
    ])
    const pruned = await caplint(folder, '--prune-suppressions')
    expect(pruned.stderr).toBe(`Pruned suppressions of 1 finding from \`${fileName}\`.\n`)
    expect(pruned.code).toBe(0)
    expect(entriesIn(folder)).toMatchObject([{path: 'b.txt'}])
    expect((await caplint(folder, '--prune-suppressions')).stderr).toBe(
      'No suppression was unused or expired.\n'
    )
  })

  test('are judged by what was linted, with the rules of the config', async () => {
    const folder = await emended()
    expect((await caplint(folder, 'b.txt')).code).toBe(0)
    expect((await caplint(folder, 'a.txt')).code).toBe(1)
    expect((await caplint(folder, '--rule', 'no-red: off')).code).toBe(0)
    for (const end of ['txt', 'png']) rmSync(join(folder, `a.${end}`))
    expect((await caplint(folder, 'b.txt')).code).toBe(0)
    expect((await caplint(folder)).code).toBe(1)
  })

  test('that have expired suppress nothing, and are told', async () => {
    const folder = setOf({a: 'a red hat'})
    await caplint(folder, '--suppress-all', '--suppress-until', '2999-01-31')
    const path = join(folder, fileName)
    writeFileSync(path, readFileSync(path, 'utf8').replace('2999-01-31', '2020-02-29'))
    const {code, stdout} = await caplint(folder)
    expect(code).toBe(1)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      `One suppression in \`${fileName}\` has expired and holds no longer: \`no-red\` in \`a.txt\`, on 2020-02-29`
    )
    await caplint(folder, '--prune-suppressions')
    expect(entriesIn(folder)).toEqual([])
  })
})

test('failures are never suppressed', async () => {
  const folder = setOf({a: 'a red hat'})
  writeFileSync(join(folder, 'b.txt'), Buffer.from([0x61, 0xff]))
  writeFileSync(join(folder, 'b.png'), '')
  expect((await caplint(folder, '--suppress-all')).code).toBe(2)
  const {code, stdout} = await caplint(folder)
  expect(code).toBe(2)
  expect(stdout).toContain('1 suppressed, 1 failure')
})
