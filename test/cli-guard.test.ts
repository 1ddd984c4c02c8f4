/** Configs and plugins are programs of other people: whatever they do, no run ends as if all were well. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, mkdirSync, readFileSync, rmdirSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {dataset, temporaryFolder} from './cli-dataset.ts'
import {environment, program, runBuilt, runInProcess} from './run-caplint.ts'

const items = {'a.txt': 'annika in a blue hat', 'a.png': ''}

/** A dataset whose config is a program; it wins over the one of JSON that lies beside it. */
const configured = (text: string): string => dataset({...items, 'caplint.config.mjs': text})

const runIn = (cwd: string, ...args: string[]) => runBuilt(args, {cwd})

describe('a config that is a program', () => {
  test.each([
    ['ends the process', 'process.exit(0)'],
    ['never comes to an end', 'await new Promise(() => {}); export default {}']
  ])('that %s is no pass', async (_what, text) => {
    const {code, stdout, stderr} = await runIn(configured(text))
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('caplint: A config or plugin ended the program, or waits for what never comes')
  })

  test('and leaves an error behind fails the run', async () => {
    const text = 'Promise.reject(new Error("unheard\\u001b[31m")); export default {extends: []}'
    const {code, stderr} = await runIn(configured(text))
    expect(code).toBe(2)
    expect(stderr).toContain('caplint: Something failed that nobody waited for')
    expect(stderr).toContain('Error: unheard\\x1b[31m')
  })

  test('and logs does not log into the report', async () => {
    const {code, stdout, stderr} = await runIn(
      configured('console.log("hello"); export default {extends: []}'),
      '--format',
      'json'
    )
    expect(JSON.parse(stdout)).toMatchObject({version: 1, summary: {items: 1}})
    expect(stderr).toContain('hello\n')
    expect(code).toBe(0)
  })

  test('and leaves a timer running does not keep the run from ending', async () => {
    const {code} = await runIn(configured('setInterval(() => {}, 1000); export default {extends: []}'))
    expect(code).toBe(0)
  })
})

test('a rule that ends the process is no pass', async () => {
  const rule = `{id: 'x', family: 'omit', summary: 'X.', why: 'X.', examples: [], check() { process.exit(0) }}`
  const text = `import {defineRule} from 'caplint/rule'
    export default {extends: [], plugins: [defineRule(${rule})], rules: {x: 'error'}}`
  expect(
    (await runIn(configured(text.replace('caplint/rule', join(program, '../../dist/rule.js'))))).code
  ).toBe(2)
})

test.skipIf(process.platform === 'win32')('a rule that never ends can be stopped', async () => {
  const started = join(temporaryFolder('started-'), 'yes')
  const check = `check() { writeFileSync(${JSON.stringify(started)}, ''); for (;;); }`
  const text = `import {writeFileSync} from 'node:fs'
    import {defineRule} from ${JSON.stringify(join(program, '../../dist/rule.js'))}
    const x = defineRule({id: 'x', family: 'omit', summary: 'X.', why: 'X.', examples: [], ${check}})
    export default {extends: [], plugins: [x], rules: {x: 'error'}}`
  const child = spawn(process.execPath, [program], {cwd: configured(text), env: environment()})
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part
  })
  while (!existsSync(started)) await new Promise((done) => setTimeout(done, 20))
  child.kill('SIGINT')
  expect(await once(child, 'close')).toEqual([130, null])
  expect(stderr).toBe('Interrupted: no report was written, and no file was changed.\n')
})

test.skipIf(process.platform === 'win32')(
  'a working directory that is gone is told in a sentence',
  async () => {
    const gone = join(temporaryFolder('gone-'), 'folder')
    mkdirSync(gone)
    const script = `rmdir "$PWD"; exec "$0" "$1" .`
    const child = spawn('sh', ['-c', script, process.execPath, program], {cwd: gone, env: environment()})
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      stderr += part
    })
    const [code] = (await once(child, 'close')) as [number]
    expect(stderr).toBe('caplint: The current folder is gone or cannot be read; change into another one\n')
    expect(code).toBe(2)
    expect(() => rmdirSync(gone)).toThrow()
  }
)

test.skipIf(!existsSync('/dev/full'))('help and version tell where they cannot be written', async () => {
  for (const flag of ['--help', '--version']) {
    const child = spawn('sh', ['-c', `"$0" "$1" ${flag} > /dev/full`, process.execPath, program])
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      stderr += part
    })
    const [code] = (await once(child, 'close')) as [number]
    expect(stderr).toBe('caplint: Cannot write to standard output: no space is left on the disk\n')
    expect(code).toBe(2)
  }
})

test.each(['a.txt', 'a.png', 'metadata.jsonl', 'train.jsonl'])(
  'a report is not written over %s of a dataset',
  async (file) => {
    const content = '{"file_name": "a.png", "text": "annika"}'
    const folder = dataset({
      'a.txt': content,
      'a.png': content,
      'metadata.jsonl': content,
      'train.jsonl': content
    })
    const {code, stderr} = await runInProcess(['--output-file', file], {cwd: folder})
    expect(stderr).toBe(
      `caplint: Refused to write the report over \`${file}\`, which belongs to a dataset; name another file\n`
    )
    expect(code).toBe(2)
    expect(readFileSync(join(folder, file), 'utf8')).toBe(content)
  }
)

test.each(['json', 'jsonl', 'sarif', 'gitlab'])(
  'a report of yesterday as %s is written over',
  async (format) => {
    const folder = dataset({'a.txt': 'annika waving', 'a.png': ''})
    for (let run = 0; run < 2; run++) {
      const {code} = await runInProcess(['--format', format, '--output-file', 'report.json', '.'], {
        cwd: folder
      })
      expect(code).toBe(0)
    }
  }
)

test('a report is written over an older one, but is not put where it would be a caption', async () => {
  const folder = dataset({...items, 'report.log': 'old', 'report.txt': 'a caption'})
  expect((await runInProcess(['a.txt', '--output-file', 'report.log'], {cwd: folder})).code).toBe(0)
  expect(readFileSync(join(folder, 'report.log'), 'utf8')).toContain('Found 1 item')
  for (const file of ['report.txt', 'new.caption']) {
    const {code, stderr} = await runInProcess(['a.txt', '--output-file', file], {cwd: folder})
    expect(stderr).toMatch(
      /^caplint: Refused to write the report to `.*`: beside media, a file with the exten/
    )
    expect(code).toBe(2)
  }
  expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toBe('a caption')
})
