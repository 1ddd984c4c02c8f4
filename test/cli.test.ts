/** What depends on the machine around the program: pipes, signals, terminals, files that cannot be read. */
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import stringWidth from 'string-width'
import {describe, expect, test} from 'vitest'
import packageJson from '../package.json' with {type: 'json'}
import {createProgram} from '../src/cli/program.ts'
import {dataset, temporaryFolder} from './cli-dataset.ts'
import {environment, program, project, runBuilt, runInProcess} from './run-caplint.ts'

const captions = (amount: number, text = 'annika in a red hat'): Record<string, string> =>
  Object.fromEntries(
    Array.from({length: amount}, (_, index) => [`${String(index).padStart(5, '0')}.txt`, text])
  )

describe('version and help', () => {
  test.each([[['--version']], [['-v']], [['--no-color', '--version']]])(
    '%s prints the version',
    async (args) => {
      for (const run of [runBuilt, runInProcess]) {
        expect(await run(args)).toEqual({code: 0, stdout: `${packageJson.version}\n`, stderr: ''})
      }
    }
  )

  test.each([
    [['--help']],
    [['help']],
    [['inspect', '--help']],
    [['explain', '--help']],
    [['rules', '-h']],
    [['init', '-h']]
  ])('%s can be read at 80 columns', async (args) => {
    const {code, stdout, stderr} = await runInProcess(args)
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toMatch(/^Usage: caplint/)
    for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80)
  })

  test('help names every command and every option', async () => {
    const {stdout} = await runInProcess(['--help'])
    const all = createProgram(async () => {})
    for (const option of all.options) expect(stdout).toContain(option.long)
    for (const command of all.commands) expect(stdout).toContain(`  ${command.name()} `)
  })

  test('help on what is no command says what there is', async () => {
    const {code, stdout, stderr} = await runInProcess(['help', 'explian'])
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toMatch(
      /^caplint: There is no command `explian`; did you mean `explain`\? Commands: `init`, .*`help`\n$/
    )
    expect((await runInProcess(['help', 'explain'])).stdout).toMatch(/^Usage: caplint explain/)
  })

  test('every option says what it is for', () => {
    const all = createProgram(async () => {})
    for (const command of [all, ...all.commands]) {
      for (const option of command.options) expect(option.description, option.flags).not.toBe('')
    }
  })
})

describe('bad input', () => {
  const faulty = {'b.txt': 'annika in a red hat', 'b.png': ''}
  const seenElsewhere = /b\.txt[\s\S]*Unexpected `red hat`/

  test('an empty folder is no pass', async () => {
    const {code, stdout} = await runInProcess([temporaryFolder('empty-')])
    expect(code).toBe(2)
    expect(stdout).toMatch(/Found no captions and no media in `/)
    expect(stdout).toContain('Found 0 items')
  })

  test('a folder of media without captions has a problem per item', async () => {
    const {code, stdout} = await runInProcess([
      dataset({'a.png': '', 'b.mp4': ''}, {'missing-caption': 'error'})
    ])
    expect(code).toBe(1)
    expect(stdout).toContain('Found 2 items: 0 linted, 0 ignored, 2 skipped.\n2 errors, 0 warnings.')
  })

  test.each([
    ['bytes that are no UTF-8', 'a.txt', Buffer.from('caf\u00e9', 'latin1')],
    [
      'a picture named like a caption',
      'a.txt',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])
    ],
    ['a caption of 50 MB', 'a.txt', Buffer.alloc(50_000_000, 'red hat ')]
  ])('%s is a failure of one sentence; the others are linted', async (_what, name, content) => {
    const {code, stdout} = await runInProcess([dataset({[name]: content, ...faulty})])
    expect(code).toBe(2)
    expect(stdout).toMatch(seenElsewhere)
    expect(stdout).toMatch(/\nFailures: .*\n {2}[^\n]*\ba\.txt`/)
    expect(stdout).toContain('1 failure')
  })

  test.skipIf(process.getuid?.() === 0)(
    'a file that may not be read is a failure (not tested as root)',
    async () => {
      const folder = dataset({'a.txt': 'annika', ...faulty})
      const {chmodSync} = await import('node:fs')
      chmodSync(join(folder, 'a.txt'), 0)
      const {code, stdout} = await runInProcess([folder])
      expect(code).toBe(2)
      expect(stdout).toMatch(/a\.txt`: permission denied/)
      expect(stdout).toMatch(seenElsewhere)
    }
  )

  test('links in a circle and folders named like captions are passed over, and it says so', async () => {
    const folder = dataset({...faulty, 'x.txt/y.md': ''})
    symlinkSync('loop.txt', join(folder, 'loop.txt'))
    const {code, stdout} = await runInProcess([folder])
    expect(code).toBe(1)
    expect(stdout).toMatch(/\nPassed over\n[\s\S]*loop\.txt/)
    expect(stdout).toMatch(/\nPassed over\n[\s\S]*x\.txt/)
    expect(stdout).toMatch(seenElsewhere)
  })

  test.skipIf(process.platform === 'win32').each([
    ['spaces', 'an nika (1).txt'],
    ['quotes', `it's "red".txt`],
    ['a line break', 'new\nline.txt'],
    ['an escape', 'red\u001b[31m.txt'],
    ['a CI command', '::error::x.txt'],
    ['CJK and emoji', '红色 😀.txt'],
    ['glob characters', '[a]{b}*?.txt'],
    ['a leading dash', '-x.txt']
  ])('a file name with %s is linted and harmless', async (_what, name) => {
    const folder = dataset({[name]: 'annika in a red hat'})
    for (const args of [[], [`./${name}`]]) {
      const {code, stdout, stderr} = await runInProcess([...args, '-f', 'compact'], {cwd: folder})
      expect({code, stderr}).toEqual({code: 1, stderr: ''})
      expect(stdout.split('\n')[0]).toMatch(/\.txt:1:13 error Unexpected `red hat`/)
      expect(stdout).not.toMatch(/[^\P{Cc}\n]|^::/u)
    }
  })

  test('a report that cannot be written is told in one sentence', async () => {
    const folder = dataset(faulty)
    for (const [file, reason] of [
      [temporaryFolder('target-'), 'it is a folder'],
      [join(folder, 'b.txt', 'report.json'), 'a part of its path is a file']
    ]) {
      const {code, stderr} = await runInProcess([folder, '-f', 'json', '-o', file ?? ''])
      expect(code).toBe(2)
      expect(stderr).toContain(`caplint: Cannot write to \`${file}\`: ${reason}`)
      expect(stderr).not.toContain('    at ')
    }
  })

  test('a bug is told with its stack and how to report it', async () => {
    const {reportError} = await import('../src/cli/report-error.ts')
    const {vi} = await import('vitest')
    let told = ''
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      told += String(text)
      return true
    })
    const codes = [reportError(new TypeError('a\u001b[1mb\n::error::c')), reportError('thrown text')]
    spy.mockRestore()
    expect(codes).toEqual([2, 2])
    expect(told).toContain('this is a bug in caplint')
    expect(told).toContain(String.raw`TypeError: a\x1b[1mb`)
    expect(told).toContain(String.raw`\x3a:error\x3a:c`)
    expect(told).toMatch(/^ {4}at /m)
    expect(told).toContain('thrown text')
  })
})

describe('pipes', () => {
  const large = dataset(captions(400, `annika in a red hat ${'walking '.repeat(40)}`))

  test('a reader that goes ends the output without a word; the exit code stays', async () => {
    const child = spawn(process.execPath, [program, large, '--format', 'json'], {env: environment()})
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [code] = (await once(child, 'close')) as [number]
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Found 400 items[^\n]*\n$/)
  })

  test('a slow reader gets all of it', async () => {
    const child = spawn(process.execPath, [program, large, '--format', 'json'], {env: environment()})
    let text = ''
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      text += chunk
      await pause(5)
    }
    expect(JSON.parse(text).results).toHaveLength(400)
  })

  test.runIf(existsSync('/dev/full'))('a full disk is told in one sentence', async () => {
    for (const args of [[large], ['rules']]) {
      const child = spawn('sh', ['-c', 'exec "$@" > /dev/full', 'sh', process.execPath, program, ...args], {
        env: environment()
      })
      let stderr = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text
      })
      const [code] = (await once(child, 'close')) as [number]
      expect({code, stderr}).toEqual({
        code: 2,
        stderr: 'caplint: Cannot write to standard output: no space is left on the disk\n'
      })
    }
  })
})

test.skipIf(process.platform === 'win32')('Ctrl-C ends the run with 130 and says what was done', async () => {
  const started = join(temporaryFolder('signal-'), 'started')
  const folder = dataset(captions(2000), {})
  const slow = `import {writeFileSync} from 'node:fs'
    import {defineRule} from '${project}dist/rule.js'
    export default defineRule({
      id: 'slow', family: 'omit', summary: 'Wait.', why: 'A test needs time.', examples: [{ok: 'a'}],
      *check() {
        writeFileSync(${JSON.stringify(started)}, '')
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
      }
    })`
  writeFileSync(join(folder, 'slow.mjs'), slow)
  writeFileSync(
    join(folder, '.caplintrc.json'),
    JSON.stringify({extends: [], plugins: ['./slow.mjs'], rules: {slow: 'warn'}})
  )
  const child = spawn(process.execPath, [program, '.'], {cwd: folder, env: environment()})
  const output = {stdout: '', stderr: ''}
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  }
  while (!existsSync(started)) await pause(20)
  child.kill('SIGINT')
  const [code] = (await once(child, 'close')) as [number]
  expect(code).toBe(130)
  expect(output.stdout).toBe('')
  expect(output.stderr).toMatch(
    /^Interrupted(?: after [\d,]+ of 2,000 items)?: no report was written, and no file was changed\.\n$/
  )
})

test('the built program is the program that is tested', () => {
  expect(readFileSync(program, 'utf8')).toContain("import('../dist/cli.js')")
})

test('a clone that is not built says so in one sentence', () => {
  const clone = temporaryFolder('clone-')
  mkdirSync(join(clone, 'bin'))
  writeFileSync(join(clone, 'package.json'), '{"type": "module"}')
  copyFileSync(join(project, 'bin/caplint.js'), join(clone, 'bin/caplint.js'))
  const {status, stderr} = spawnSync(process.execPath, [join(clone, 'bin/caplint.js')], {encoding: 'utf8'})
  expect(status).toBe(2)
  expect(stderr).toBe('caplint: This clone is not built yet; run `npm ci` in its folder.\n')
})
