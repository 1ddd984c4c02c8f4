/** What the commands beside linting answer. */
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import stringWidth from 'string-width'
import {describe, expect, test} from 'vitest'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import {dataset} from './cli-dataset.ts'
import {runBuilt, runInProcess} from './run-caplint.ts'

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
    for (const {id, summary} of builtInRules) {
      const {code, stdout} = await runInProcess(['explain', id, '--no-config', '--preset', 'character'])
      expect(code).toBe(0)
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(summary)
      expect(stdout).toMatch(/\nHere\n {2}(?:off|warn|error), from /)
      for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80)
    }
  })

  test('explain says what the marks in examples mean, where there are any', async () => {
    const explained = async (id: string): Promise<string> =>
      (await runInProcess(['explain', id, '--no-config'])).stdout
    expect(await explained('no-mood')).toContain('Examples\n  «…» marks what is found.\n')
    expect(await explained('require-angle')).toContain('Examples\n  «» marks where something is missing.\n')
    expect(await explained('missing-caption')).not.toContain('marks')
  })

  test('explain tells why a preset wants the rule', async () => {
    const {stdout} = await runInProcess(['explain', 'no-appearance', '--no-config', '--preset', 'character'])
    expect(stdout).toMatch(/Here\n {2}error, from preset character\n {2}because: /)
  })

  test('--base-model sets what max-tokens counts by, and is checked by name', async () => {
    const caption = {'a.txt': `annika ${'walking '.repeat(100)}`, 'a.png': ''}
    const long = dataset(caption, {'max-tokens': 'warn'})
    const {code, stdout} = await runInProcess([long, '--base-model', 'sdxl', '-f', 'compact'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/warn Unexpected length of \d+ tokens, keep to 75 for SDXL/)
    const error = dataset(caption, {'max-tokens': 'error'})
    expect((await runInProcess([error, '--base-model', 'sdxl'])).code).toBe(1)
    const off = await runInProcess([dataset(caption, {'max-tokens': 'off'}), '--base-model', 'sdxl'])
    expect(off.stdout).not.toContain('max-tokens')
    const unknown = await runInProcess([long, '--base-model', 'sdxxl'])
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toBe(
      'caplint: --base-model: Unexpected `sdxxl` in `baseModel`; did you mean `sdxl`?\n'
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
    expect(stderr).toMatch(
      /^ *ms {3}share {2}stage\n(?: *[\d.]+ {2} *[\d.]+% {2}.+\n)+ *ms {3}share {2}rule$/m
    )
    expect(stderr).toMatch(/^ *\d+\.\d {2} *\d+\.\d% {2}no-red$/m)
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

  test('says of a single word that it is no path', async () => {
    const {code, stderr} = await runInProcess(['inspect', 'annika', ...anchored])
    expect(code).toBe(0)
    expect(stderr).toBe('There is no file of that name: it is read as a caption.\n')
  })

  test('shows the concepts of a text', async () => {
    const {code, stdout, stderr} = await runInProcess(['inspect', 'a medium shot of annika', ...anchored])
    expect(code).toBe(0)
    expect(stderr).toBe('')
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
