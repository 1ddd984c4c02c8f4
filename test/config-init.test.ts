import {existsSync, readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {PassThrough} from 'node:stream'
import fc from 'fast-check'
import {describe, expect, it, vi} from 'vitest'
import {parse} from 'yaml'
import {askForConfig, type GivenAnswers} from '../src/cli/ask-for-config.ts'
import {initCommand} from '../src/cli/commands/init.ts'
import {InterruptedError} from '../src/cli/interrupt.ts'
import {newConfigText} from '../src/config/new-config.ts'
import {shippedPresetNames} from '../src/config/shipped-presets.ts'
import {describeDataset} from '../src/dataset/describe-dataset.ts'
import {configOf, folderWith} from './config-fixture.ts'
import {runInProcess} from './run-caplint.ts'

const captions = {
  '10_annika/1.txt': 'a full body shot of annika standing, relaxed posture, looking straight ahead',
  '10_annika/1.png': '',
  '10_annika/2.txt': 'a medium shot of annika sitting and turning to look behind her',
  '10_annika/2.png': '',
  '10_annika/3.txt': 'a close up of annika smiling at the camera, straight on',
  '10_annika/3.png': ''
}
const configIn = (folder: string): string => readFileSync(join(folder, '.caplintrc.yaml'), 'utf8')

describe('the text of a new config', () => {
  it('holds comments that say what can be changed, and examples that caplint accepts', async () => {
    const text = newConfigText({preset: 'character', anchors: ['annika'], secondary: []})
    expect(parse(text)).toEqual({preset: 'character', anchor: 'annika'})
    expect(text).not.toContain('yaml-language-server')
    const examples = text.replaceAll(/^# (?=[a-z]+:| {2})/gm, '')
    expect(
      (await configOf(folderWith({'.caplintrc.yaml': examples}), 'a.txt')).rules.get('no-mood')?.severity
    ).toBe('off')
    expect(parse(examples)).toMatchObject({secondary: ['in the red dress'], ignore: ['drafts']})
  })

  it('names the schema for editors where there is one', () => {
    const text = newConfigText({preset: 'tags', anchors: ['a'], secondary: [], schemaPath: './x.json'})
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/x\.json\n/)
  })

  it('keeps whatever people call their anchors', () => {
    const phrase = fc.oneof(
      fc.string({minLength: 1, unit: 'grapheme'}),
      fc.constantFrom(
        'no',
        '3',
        '1e3',
        'null',
        '~',
        'a: b',
        '#x',
        '- x',
        "it's",
        '"q"',
        '{a',
        '[a',
        '*a',
        '&a',
        '\u{2028}&',
        '\u{a0}a\u{3000}',
        'ünï',
        'a, b'
      )
    )
    fc.assert(
      fc.property(
        fc.array(phrase, {minLength: 1, maxLength: 3}),
        fc.array(phrase, {maxLength: 3}),
        (anchors, secondary) => {
          const read = parse(newConfigText({preset: 'style', anchors, secondary}))
          expect(read).toEqual({
            preset: 'style',
            anchor: anchors.length === 1 ? anchors[0] : anchors,
            ...(secondary.length > 0 ? {secondary} : {})
          })
        }
      )
    )
  })
})

describe('caplint init', () => {
  it('writes what flags say, without looking at captions, and tells the next command', async () => {
    const folder = folderWith({})
    const args = ['init', '--preset', 'style', '--anchor', 'illustration style', '--secondary', 'in ink']
    const {code, stdout} = await runInProcess(args, {cwd: folder})
    expect(code).toBe(0)
    expect(stdout).toBe(
      'Wrote .caplintrc.yaml: preset `style`, anchor `illustration style`, secondary concepts `in ink`\nNext: caplint\n'
    )
    expect(parse(configIn(folder))).toEqual({
      preset: 'style',
      anchor: 'illustration style',
      secondary: ['in ink']
    })
    expect(await configOf(folder, 'a.txt')).toMatchObject({kind: 'style', anchors: ['illustration style']})
  })

  it('takes what the captions suggest with --yes', async () => {
    const folder = folderWith(captions)
    const {code, stdout} = await runInProcess(['init', '.', '--yes'], {cwd: folder})
    expect(code).toBe(0)
    expect(stdout).toContain('preset `character`, anchor `annika`')
    expect(parse(configIn(folder))).toEqual({preset: 'character', anchor: 'annika'})
  })

  it('writes into the folder that is named, and quotes it where a shell needs that', async () => {
    const folder = folderWith({'my set/a.txt': ''})
    const {stdout} = await runInProcess(
      ['init', 'my set', '--preset', 'object', '--anchor', 'crystal sword'],
      {cwd: folder}
    )
    expect(stdout).toContain('Next: caplint "my set"')
    expect(existsSync(join(folder, 'my set/.caplintrc.yaml'))).toBe(true)
  })

  it('names the schema where caplint is installed above', async () => {
    const folder = folderWith({
      'node_modules/caplint/schema/config.schema.json': '{}',
      'node_modules/caplint/package.json':
        '{"name": "caplint", "exports": {"./schema/*": "./schema/*.json"}}',
      'set/a.txt': ''
    })
    await runInProcess(['init', 'set', '--preset', 'style', '--anchor', 'x'], {cwd: folder})
    expect(configIn(join(folder, 'set'))).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/node_modules\/caplint\/schema\/config\.schema\.json\n/
    )
  })

  const refusal = async (folder: string, args: readonly string[]) => {
    const {code, stdout, stderr} = await runInProcess(['init', ...args], {cwd: folder})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    return stderr
  }

  it('says what to give where there is no terminal to ask on', async () => {
    const folder = folderWith(captions)
    expect(await refusal(folder, [])).toBe(
      "caplint: There is no terminal to ask on; give `--preset` and `--anchor`, or `--yes` to take what the captions suggest: `--preset character --anchor 'annika'`\n"
    )
    expect(existsSync(join(folder, '.caplintrc.yaml'))).toBe(false)
  })

  it('does not make up an anchor', async () => {
    expect(await refusal(folderWith({}), ['--yes'])).toBe(
      'caplint: The captions have no word in common that could be the anchor; name it with `--anchor`\n'
    )
  })

  it('overwrites nothing without --force, and leaves no two configs side by side', async () => {
    const flags = ['--preset', 'style', '--anchor', 'x']
    const folder = folderWith({'.caplintrc.yaml': 'anchor: mine'})
    expect(await refusal(folder, flags)).toBe(
      'caplint: `.caplintrc.yaml` is there already; change it, or replace it with `--force`\n'
    )
    expect(configIn(folder)).toBe('anchor: mine')
    expect((await runInProcess(['init', ...flags, '--force'], {cwd: folder})).code).toBe(0)
    expect(parse(configIn(folder))).toEqual({preset: 'style', anchor: 'x'})
    const other = folderWith({'caplint.config.js': 'export default {}'})
    expect(await refusal(other, flags)).toBe(
      'caplint: `caplint.config.js` is there already; change it, or delete it first\n'
    )
    expect(await refusal(other, [...flags, '--force'])).toBe(
      'caplint: `caplint.config.js` is there already; change it, or delete it first\n'
    )
  })

  it.skipIf(process.platform === 'win32')('writes through no link, wherever it leads', async () => {
    const flags = ['--preset', 'style', '--anchor', 'x']
    for (const target of ['elsewhere.yaml', 'nowhere.yaml']) {
      const folder = folderWith({'elsewhere.yaml': 'anchor: mine'})
      symlinkSync(target, join(folder, '.caplintrc.yaml'))
      for (const more of [[], ['--force']]) {
        expect(await refusal(folder, [...flags, ...more])).toBe(
          'caplint: `.caplintrc.yaml` is there already; change it, or delete it first\n'
        )
      }
      expect(readFileSync(join(folder, 'elsewhere.yaml'), 'utf8')).toBe('anchor: mine')
      expect(existsSync(join(folder, 'nowhere.yaml'))).toBe(false)
    }
  })

  it('refuses presets and folders that are not there', async () => {
    const folder = folderWith({'a.txt': ''})
    expect(await refusal(folder, ['--preset', 'stile', '--anchor', 'x'])).toMatch(
      /There is no preset `stile`; did you mean `style`\? Presets: /
    )
    expect(await refusal(folder, ['nowhere', '--yes'])).toMatch(/There is no folder `nowhere`/)
    expect(await refusal(folder, ['a.txt', '--yes'])).toMatch(/There is no folder `a.txt`/)
  })

  it('asks on a terminal', async () => {
    const folder = folderWith(captions)
    const {terminal, shown} = fakeTerminal(['\r', '\r', 'in the red dress, with a hat\r'])
    const written = vi.spyOn(process.stdout, 'write').mockImplementation((_text, ...rest) => {
      for (const done of rest) if (typeof done === 'function') done()
      return true
    })
    await initCommand(folder, {}, {isInteractive: true, terminal})
    written.mockRestore()
    expect(parse(configIn(folder))).toEqual({
      preset: 'character',
      anchor: 'annika',
      secondary: ['in the red dress', 'with a hat']
    })
    expect(shown()).toContain('Which captioning guide')
  })
})

/** Keys as a terminal sends them: the sequence of an arrow is one. */
const arrowDown = '\u001b[B'
const keysOf = (answer: string): readonly string[] =>
  answer.startsWith(arrowDown) ? [arrowDown, ...answer.slice(arrowDown.length)] : [...answer]

/** A terminal on which each answer is typed once its question has been asked. */
function fakeTerminal(answers: readonly string[]) {
  const input = Object.assign(new PassThrough(), {isTTY: true, setRawMode: () => input})
  const output = Object.assign(new PassThrough(), {columns: 80, rows: 40, isTTY: true})
  const waiting = [...answers]
  let text = ''
  let asked = 0
  output.on('data', (chunk: Buffer) => {
    text += String(chunk)
    const questions = new Set(text.match(/Which [^?]+\?/g)).size
    if (questions === asked) return
    asked = questions
    const answer = waiting.shift() ?? ''
    setTimeout(() => {
      for (const key of keysOf(answer)) input.write(key)
    }, 5)
  })
  return {terminal: {input, output}, shown: () => text}
}

describe('questions', () => {
  const proposal = describeDataset(
    Object.entries(captions).map(([path, text]) => ({path, text})),
    false
  )
  const ask = (answers: readonly string[], given: GivenAnswers = {}) => {
    const {terminal} = fakeTerminal(answers)
    return askForConfig(given, proposal, terminal)
  }

  it('propose what the captions suggest, and take other answers', async () => {
    expect(await ask([`${arrowDown}\r`, ' style\r', '\r'])).toEqual({
      preset: shippedPresetNames[1],
      anchors: ['annika style'],
      secondary: []
    })
  })

  it('are not asked where flags have answered', async () => {
    expect(await ask(['\r'], {preset: 'tags', secondary: ['a hat']})).toEqual({
      preset: 'tags',
      anchors: ['annika'],
      secondary: ['a hat']
    })
  })

  it('can be stopped by Ctrl-C, and then nothing is written', async () => {
    await expect(ask(['\u0003'])).rejects.toThrow(new InterruptedError('Interrupted: nothing was written.'))
  })
})
