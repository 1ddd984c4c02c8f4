/** `--fix` as a person runs it, over datasets on the disk. What prints without writing stands in the scenarios. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {chmodSync, existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {Ajv} from 'ajv'
import {describe, expect, test} from 'vitest'
import {dataset, temporaryFolder} from './cli-dataset.ts'
import {environment, program, project, runBuilt, runInProcess} from './run-caplint.ts'

const state = temporaryFolder('state-')
const env = {XDG_STATE_HOME: state}
const isRoot = process.getuid?.() === 0

const pairs = (captions: Readonly<Record<string, string | Buffer>>) =>
  Object.fromEntries(
    Object.entries(captions).flatMap(([stem, caption]) => [
      [`${stem}.txt`, caption],
      [`${stem}.png`, '']
    ])
  )

/** The captions of a folder by name. */
const captionsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt') || name.endsWith('.jsonl'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')])
  )

describe.each(Object.entries({'as the built program': runBuilt, 'inside the test': runInProcess}))(
  '--fix, %s',
  (_way, run) => {
    test('mends files, tells what is left, and is taken back by undo', async () => {
      const captions = {a: 'a cat in a red hat, asleep\r\n', b: 'a blue hat.', c: 'a red kite.\n'}
      const folder = dataset(pairs(captions), {'no-red': 'error', 'require-stop': 'warn'})
      const before = captionsIn(folder)
      const {code, stdout, stderr} = await run(['--fix'], {cwd: folder, env})
      expect(captionsIn(folder)).toEqual({
        'a.txt': 'a cat in a , asleep\r\n',
        'b.txt': 'a blue hat.',
        'c.txt': 'a .\n'
      })
      expect(stdout).toContain('Fixed 2 problems in 2 captions: no-red 2.\nFound 3 items')
      expect(stdout).toContain('0 errors, 1 warning.')
      expect(stderr).toMatch(
        /^Changed 2 files; `caplint undo (\S+)` takes it back\.\nThe journal is .*\1\.jsonl\.\n$/
      )
      expect(code).toBe(0)
      const undone = await run(['undo'], {cwd: folder, env})
      expect(undone.code).toBe(0)
      expect(captionsIn(folder)).toEqual(before)
    })

    test('keeps the journal out of the dataset where no config is beside it', async () => {
      const folder = temporaryFolder('bare-')
      writeFileSync(join(folder, 'a.txt'), 'Annika, standing, side view')
      writeFileSync(join(folder, 'a.png'), '')
      await run(['--fix', '--no-config', '--preset', 'character', '--anchor', 'annika'], {cwd: folder, env})
      expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('annika, standing, side view')
      expect(readdirSync(folder).sort()).toEqual(['a.png', 'a.txt'])
      expect(existsSync(join(state, 'caplint', 'journal'))).toBe(true)
    })

    test('exits with 1 where errors are left, and says why a fix did not land', async () => {
      const folder = dataset(pairs({a: 'a red kite'}), {'no-red': 'error', 'no-oak': 'error'})
      writeFileSync(join(folder, 'a.txt'), 'red kite')
      const {code, stdout} = await run(['--fix'], {cwd: folder, env})
      expect(code).toBe(1)
      expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('red kite')
      expect(stdout).toContain('Not fixed: the fix would leave no caption')
      expect(stdout).toContain('Changed nothing.')
    })

    test('takes back what breaks a rule across the dataset', async () => {
      const folder = dataset(pairs({a: 'a red hat', b: 'a red kite'}), {
        'no-red': 'error',
        'no-twins': 'error'
      })
      const {code, stdout} = await run(['--fix', '--format', 'compact'], {cwd: folder, env})
      expect(captionsIn(folder)).toEqual({'a.txt': 'a ', 'b.txt': 'a red kite'})
      expect(stdout).toContain('not fixed: the fix would break no-twins across the dataset (no-red)')
      expect(code).toBe(1)
    })

    test('writes a JSON report that follows the schema', async () => {
      const folder = dataset(pairs({a: '\u{feff}a cat in a red hat.', b: 'an oak'}), {
        'no-red': 'error',
        'no-bom': 'error',
        'no-oak': 'warn',
        'no-elm': 'warn'
      })
      const {stdout} = await run(['--fix', '--format', 'json'], {cwd: folder, env})
      const report = JSON.parse(stdout)
      const schema = JSON.parse(readFileSync(join(project, 'schema/report.schema.json'), 'utf8'))
      const validate = new Ajv({strict: false}).compile(schema)
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
      expect(report.fixed).toEqual([
        {
          path: 'a.txt',
          media: 'a.png',
          before: 'a cat in a red hat.',
          after: 'a cat in a .',
          fixes: [
            {rule: 'no-bom', severity: 'error', type: 'safe', message: expect.any(String)},
            {rule: 'no-red', severity: 'error', type: 'rewrite', message: expect.any(String)}
          ]
        }
      ])
      expect(report.results[0].messages[0].notFixed).toBe('the fixes of no-oak and no-elm undo each other')
      expect(readFileSync(join(folder, 'a.txt'))).toEqual(Buffer.from('a cat in a .'))
    })

    test('writes many captions of one file in one go', async () => {
      const lines = ['a', 'b', 'c'].map(
        (name) => `{"file_name": "${name}.png",  "text": "a red hat on ${name}"}`
      )
      const media = {'a.png': '', 'b.png': '', 'c.png': ''}
      const folder = dataset({...media, 'metadata.jsonl': lines.join('\r\n')})
      const {stderr} = await run(['--fix'], {cwd: folder, env})
      expect(captionsIn(folder)).toEqual({'metadata.jsonl': lines.join('\r\n').replaceAll('red hat', '')})
      expect(stderr).toContain('Changed 1 file;')
    })

    test.skipIf(isRoot)('names files that cannot be written, and exits with 2', async () => {
      const folder = dataset(pairs({a: 'a red hat.', b: 'a red kite.'}))
      chmodSync(join(folder, 'a.txt'), 0o444)
      const {code, stdout} = await run(['--fix'], {cwd: folder, env})
      expect(code).toBe(2)
      expect(stdout).toContain('Cannot fix `a.txt`: it is read-only')
      expect(captionsIn(folder)).toEqual({'a.txt': 'a red hat.', 'b.txt': 'a .'})
    })

    test('refuses bytes on stdin that are no text, and keeps a byte order mark there', async () => {
      const folder = dataset({})
      const bad = await run(['--stdin', '--fix'], {cwd: folder, env, stdin: Buffer.from([0x61, 0xff])})
      expect(bad).toMatchObject({code: 2, stdout: ''})
      const good = await run(['--stdin', '--fix'], {cwd: folder, env, stdin: '\u{feff}a red hat\r\n'})
      expect(good).toMatchObject({code: 0, stdout: '\u{feff}a \r\n'})
    })
  }
)

test('Ctrl-C ends the writing between two files and says what was done', async () => {
  const captions = Object.fromEntries(
    Array.from({length: 1500}, (_, index) => [`caption-${index}`, `a red hat on cat number ${index}`])
  )
  const folder = dataset(pairs(captions))
  const child = spawn(process.execPath, [program, '--fix'], {cwd: folder, env: environment(env)})
  const output = {stdout: '', stderr: ''}
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  }
  while (!existsSync(join(folder, '.caplint')) && child.exitCode === null) await pause(2)
  child.kill('SIGINT')
  const [code] = (await once(child, 'close')) as [number]
  const mended = Object.values(captionsIn(folder)).filter((caption) => !caption.includes('red')).length
  expect(output.stdout).toBe('')
  expect(code).toBe(130)
  expect(output.stderr).toMatch(
    /^Interrupted(?: after [\d,]+ of 1,500 files: those are mended|: no file was changed)/
  )
  const told = /after ([\d,]+) of/.exec(output.stderr)?.[1]?.replace(',', '') ?? '0'
  expect(mended).toBe(Number(told))
  expect(mended).toBeLessThan(1500)
  for (const caption of Object.values(captionsIn(folder)))
    expect(caption).toMatch(/^a (?:red hat)? on cat number \d+$/)
})
