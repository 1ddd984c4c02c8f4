/** What depends on the machine around the program: pipes, signals, terminals, files that cannot be read. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import stringWidth from 'string-width'
import {afterAll, describe, expect, test} from 'vitest'
import packageJson from '../package.json' with {type: 'json'}
import {createProgram} from '../src/cli/program.ts'
import {environment, program, project, runBuilt, runInProcess} from './run-caplint.ts'

const temporary = mkdtempSync(join(tmpdir(), 'caplint-'))
afterAll(() => rmSync(temporary, {recursive: true}))

/** Writes a dataset into a fresh folder, with a config that has the scenarios' own rules on. */
function dataset(
  files: Readonly<Record<string, string | Buffer>>,
  rules: object = {'no-red': 'error'}
): string {
  const folder = mkdtempSync(join(temporary, 'set-'))
  const plugins = [join(project, 'test', 'scenarios', 'rules.js')]
  const all = {'.caplintrc.json': JSON.stringify({extends: [], plugins, rules}), ...files}
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
  return folder
}

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
    const {code, stdout} = await runInProcess([mkdtempSync(join(temporary, 'empty-'))])
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
      [temporary, 'it is a folder'],
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
  const started = join(temporary, 'started')
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

describe('commands', () => {
  const folder = dataset(
    {'a.txt': 'a medium shot of annika in a red hat', 'a.png': ''},
    {'no-red': ['warn', {allow: ['nose']}]}
  )

  test('rules lists every rule with the severity it has here', async () => {
    const {code, stdout} = await runInProcess(['rules'], {cwd: folder})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {2}warn {3}no-red +Disallow red things\.$/m)
    expect(stdout).toMatch(/^ {2}off {4}require-stop /m)
    expect(stdout).toMatch(/^As configured in \.caplintrc\.json: 1 of \d+ rules on\./m)
  })

  test('rules --format json says where severities come from', async () => {
    const {stdout} = await runInProcess(['rules', '--format', 'json'], {cwd: folder})
    const rules = JSON.parse(stdout) as readonly {readonly id: string}[]
    expect(rules.find(({id}) => id === 'no-red')).toEqual({
      id: 'no-red',
      family: 'omit',
      severity: 'warn',
      summary: 'Disallow red things.',
      options: {allow: ['nose']},
      origin: '.caplintrc.json'
    })
  })

  test('every built-in rule can be explained', async () => {
    const {builtInRules} = await import('../src/engine/built-in-rules.ts')
    for (const {id, summary} of builtInRules) {
      const {code, stdout} = await runInProcess(['explain', id, '--no-config', '--preset', 'character'])
      expect(code).toBe(0)
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(summary)
      expect(stdout).toMatch(/\nHere\n {2}(?:off|warn|error), from /)
      for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80)
    }
  })

  test('explain tells why a preset wants the rule', async () => {
    const {stdout} = await runInProcess(['explain', 'no-appearance', '--no-config', '--preset', 'character'])
    expect(stdout).toMatch(/Here\n {2}error, from preset character\n {2}because: /)
  })

  test('--base-model sets what max-tokens counts by, and is checked by name', async () => {
    const long = dataset({'a.txt': `annika ${'walking '.repeat(100)}`, 'a.png': ''}, {'max-tokens': 'off'})
    const {code, stdout} = await runInProcess([long, '--base-model', 'sdxl', '-f', 'compact'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/warn Unexpected length of about \d+ tokens, keep to 75 for SDXL/)
    const error = dataset({'a.txt': `annika ${'walking '.repeat(100)}`, 'a.png': ''}, {'max-tokens': 'error'})
    expect((await runInProcess([error, '--base-model', 'sdxl'])).code).toBe(1)
    const unknown = await runInProcess([long, '--base-model', 'sdxxl'])
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toBe(
      'caplint: --base-model: There is no base model `sdxxl`; did you mean `sdxl`? `caplint explain max-tokens` lists them\n'
    )
  })

  test('--print-config prints instead of linting', async () => {
    const {code, stdout} = await runInProcess(['--print-config', 'a.txt'], {cwd: folder})
    expect(code).toBe(0)
    expect(stdout).toContain('no-red')
    const asJson = await runInProcess(['--print-config', 'a.txt', '--format', 'json'], {cwd: folder})
    expect(JSON.parse(asJson.stdout)).toMatchObject({rules: {'no-red': {severity: 'warn'}}})
  })

  test('--stats tells on stderr how long parts took, and in JSON', async () => {
    const {stdout, stderr} = await runInProcess([folder, '--stats', '--format', 'json'])
    expect(stderr).toMatch(/^ *ms {2}part of the run$/m)
    expect(stderr).toMatch(/^ *\d+\.\d {2}rule no-red$/m)
    const {stats} = JSON.parse(stdout) as {readonly stats: readonly {readonly part: string}[]}
    expect(stats.map(({part}) => part)).toContain('rule no-red')
  })

  test('a config that is not used is told', async () => {
    const both = dataset({'a.txt': 'annika', 'a.png': '', '.caplintrc.yaml': 'rules: {}'})
    const {stdout} = await runInProcess([both])
    expect(stdout).toMatch(/^Please note\n[\s\S]*is not used/)
  })
})

describe('inspect', () => {
  const anchored = ['--no-config', '--anchor', 'annika']

  test('shows the concepts of a text, and says that it is no path', async () => {
    const {code, stdout, stderr} = await runInProcess(['inspect', 'a medium shot of annika', ...anchored])
    expect(code).toBe(0)
    expect(stderr).toBe('There is no file of that name: it is read as a caption.\n')
    expect(stdout).toMatch(/^ {2}a «medium shot» of «annika»\n/)
    expect(stdout).toMatch(/^ {2}framing +“medium shot”$/m)
    expect(stdout).toMatch(/^ {2}anchor +“annika”$/m)
  })

  test('with colour marks by colour, without brackets', async () => {
    const {stdout} = await runInProcess(['inspect', 'a medium shot of annika', ...anchored, '--color'])
    expect(stdout).toContain('a \u001b[36mmedium shot\u001b[39m of \u001b[1mannika\u001b[22m')
    expect(stdout).not.toContain('«')
  })

  test('--why names what speaks for a concept', async () => {
    const {stdout} = await runInProcess(['inspect', 'a medium shot of annika', ...anchored, '--why'])
    expect(stdout).toMatch(/“medium shot” \([\w-]+.*\)/)
  })

  test('reads words that the shell has split as one caption', async () => {
    const {stdout} = await runInProcess(['inspect', 'a', 'medium', 'shot', 'of', 'annika', ...anchored])
    expect(stdout).toMatch(/^ {2}a «medium shot» of «annika»\n/)
  })

  test('reads files, folders and lines of metadata under the config that governs them', async () => {
    const folder = dataset({
      'a.txt': 'a medium shot of annika\n',
      'a.png': '',
      'more/metadata.jsonl':
        '{"file_name": "x.png", "text": "a cat"}\n{"file_name": "y.png", "text": "a dog"}\n',
      'more/x.png': '',
      'more/y.png': ''
    })
    writeFileSync(join(folder, '.caplintrc.json'), '{"anchor": "annika"}')
    const {code, stdout} = await runInProcess(['inspect', '.', '--format', 'json'], {cwd: folder})
    expect(code).toBe(0)
    const found = JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[]
    expect(found.map(({id}) => id)).toEqual(['a.txt', 'more/metadata.jsonl:1', 'more/metadata.jsonl:2'])
    expect(found[0]).toMatchObject({
      caption: 'a medium shot of annika\n',
      register: 'prose',
      anchors: ['annika'],
      concepts: [{concept: 'framing', start: 2, end: 13, text: 'medium shot'}]
    })
    const lines = await runInProcess(['inspect', 'a.txt', '--format', 'jsonl', '--why'], {cwd: folder})
    const {id, concepts} = JSON.parse(lines.stdout)
    expect(id).toBe('a.txt')
    expect(concepts[0]).toMatchObject({concept: 'framing', rule: expect.any(String)})
    const text = await runInProcess(['inspect', 'a.txt', 'more'], {cwd: folder})
    expect(text.stdout).toMatch(/^a\.txt\n[\s\S]*\n\nmore\/metadata\.jsonl:1\n/)
  })

  test('a file that cannot be read is told, the others are shown, exit 2', async () => {
    const folder = dataset({'a.txt': Buffer.from('caf\u00e9', 'latin1'), 'b.txt': 'a medium shot'})
    const {code, stdout, stderr} = await runInProcess(['inspect', '.'], {cwd: folder})
    expect(code).toBe(2)
    expect(stderr).toMatch(/caplint: .*`a\.txt`/)
    expect(stdout).toContain('medium shot')
  })

  test('reads a caption, or lines, from standard input', async () => {
    const one = await runInProcess(['inspect', '--stdin', ...anchored], {stdin: 'a medium shot of annika\n'})
    expect(one.stderr).toBe('')
    expect(one.stdout).toMatch(/^ {2}a «medium shot» of «annika»\n/)
    const rows = [
      {id: 1, caption: 'a medium shot of annika', anchor: 'annika'},
      {id: 'two', caption: 'a medium shot', anchor: null, kind: 'tags'},
      {id: 3, caption: 'a close up of nika', anchor: ['nika'], kind: 'character'}
    ]
    const stdin = rows.map((row) => JSON.stringify(row)).join('\r\n')
    const {code, stdout} = await runBuilt(['inspect', '--stdin', '--format', 'jsonl'], {stdin})
    expect(code).toBe(0)
    const framing = {concept: 'framing', start: 2, end: 13, text: 'medium shot'}
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({id}) => id)).toEqual([1, 'two', 3])
    expect(answers[0].concepts).toEqual([framing])
    expect(answers[1].concepts).toEqual([framing])
  })

  test('refuses captions beside --stdin, and input that is no UTF-8', async () => {
    expect((await runInProcess(['inspect', '--stdin', 'a cat'])).code).toBe(2)
    const bytes = Buffer.from('caf\u00e9 "', 'latin1')
    const whole = await runInProcess(['inspect', '--stdin'], {stdin: bytes})
    expect(whole.code).toBe(2)
    expect(whole.stderr).toMatch(/^caplint: .*standard input.* byte 3 is 0xE9/)
    const lines = await runInProcess(['inspect', '--stdin', '--format', 'jsonl'], {stdin: bytes})
    expect(lines.code).toBe(2)
    expect(lines.stderr).toMatch(/^caplint: Line 1 of standard input: .* byte 3 is 0xE9/)
  })

  test('says so where a text is not read as English', async () => {
    const {stdout} = await runInProcess(['inspect', 'женщина идёт по улице', '--no-config'])
    expect(stdout).toContain('not read as English')
  })
})

test('the built program is the program that is tested', () => {
  expect(readFileSync(program, 'utf8')).toContain("import('../dist/cli.js')")
})
