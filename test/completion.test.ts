/** What shells complete. bash is there wherever the tests run; zsh and fish run the scripts where they are installed. */
import {spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {completedCommands} from '../src/cli/completion/completed-commands.ts'
import {type Shell, shells} from '../src/cli/completion/shells.ts'
import {createProgram} from '../src/cli/program.ts'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import {temporaryFolder} from './cli-dataset.ts'
import {runInProcess} from './run-caplint.ts'

const commands = completedCommands(createProgram(async () => {}))
const isInstalled = (program: string): boolean => spawnSync(program, ['-c', 'exit 0']).status === 0
const scriptOf = async (shell: Shell): Promise<string> => (await runInProcess(['completion', shell])).stdout

/** A folder with the scripts and a few files, one with a blank in its name. */
async function place(): Promise<string> {
  const folder = temporaryFolder('completion-')
  for (const shell of shells) writeFileSync(join(folder, `script.${shell}`), await scriptOf(shell))
  mkdirSync(join(folder, 'my images'))
  writeFileSync(join(folder, 'my images', 'a b.txt'), '')
  writeFileSync(join(folder, 'train.toml'), '')
  return folder
}

function output(program: string, args: readonly string[], cwd: string): string {
  const {status, stdout, stderr} = spawnSync(program, args, {cwd, encoding: 'utf8'})
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return stdout
}

/** What bash offers for the words of a line, the last of which is being typed. */
const inBash = (folder: string, words: readonly string[]): readonly string[] =>
  output(
    'bash',
    [
      '--norc',
      '-c',
      `source ./script.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _caplint
       ((\${#COMPREPLY[@]})) && printf '%s\\n' "\${COMPREPLY[@]}"; exit 0`,
      'bash',
      'caplint',
      ...words
    ],
    folder
  )
    .split('\n')
    .filter(Boolean)

describe('in bash', async () => {
  const folder = await place()

  test.each<[readonly string[], readonly string[]]>([
    [['ex'], ['explain']],
    [['explain', 'no-bac'], ['no-background']],
    [
      ['-f', 'gi'],
      ['github', 'gitlab']
    ],
    [
      ['--format', '=', 'gi'],
      ['github', 'gitlab']
    ],
    [
      ['rules', '--format', ''],
      ['text', 'json']
    ],
    [['--pre'], ['--preset']],
    [['undo', '--l'], ['--list']],
    [['--trainer', 'simple'], ['simpletuner']],
    [['--provider', 'rep'], ['replicate']],
    [['completion', ''], shells],
    [['my'], ['my images']],
    [['train.toml', 'my images/'], ['my images/a b.txt']],
    [['--config', 'tr'], ['train.toml']],
    [['init', ''], ['my images']],
    [['--anchor', 'my'], []],
    [['--', '--pre'], []],
    [['train.toml', 'expl'], []]
  ])('%j', (words, offered) => {
    expect(inBash(folder, words)).toEqual(offered)
  })

  test('commands and paths are offered as the first word, paths later on', () => {
    expect(inBash(folder, [''])).toEqual(expect.arrayContaining(['explain', 'completion', 'my images']))
    expect(inBash(folder, ['train.toml', ''])).not.toContain('explain')
  })

  test('every command, option and rule is offered', () => {
    const others = commands.filter(({name}) => name !== '')
    expect(inBash(folder, [''])).toEqual(expect.arrayContaining(others.map(({name}) => name)))
    for (const {name, options} of commands) {
      const offered = inBash(folder, [...(name === '' ? [] : [name]), '-'])
      expect(offered, name).toEqual(options.flatMap(({names}) => names))
    }
    expect(inBash(folder, ['explain', ''])).toEqual(builtInRules.map(({id}) => id))
  })
})

describe.skipIf(!isInstalled('fish'))('in fish', async () => {
  const folder = await place()
  const inFish = (line: string): readonly string[] =>
    output('fish', ['--no-config', '-c', `source script.fish; complete -C '${line}'`], folder)
      .split('\n')
      .filter(Boolean)
      .map((offer) => offer.split('\t')[0] ?? '')

  test.each([
    ['caplint ex', ['explain']],
    ['caplint explain no-bac', ['no-background']],
    ['caplint --format gi', ['github', 'gitlab']],
    ['caplint rules --format ', ['json', 'text']],
    ['caplint --anchor ', []],
    ['caplint --config tr', ['train.toml']],
    ['caplint my', ['my images/']],
    ['caplint init ', ['my images/']]
  ])('%s', (line, offered) => {
    expect(inFish(line)).toEqual(offered)
  })
})

test.skipIf(!isInstalled('zsh'))('in zsh, the script loads and calls with no mistake in it', async () => {
  const folder = await place()
  const load = 'autoload -Uz compinit; compinit -u -D; source ./script.zsh; print $_comps[caplint]'
  expect(output('zsh', ['-f', '-c', load], folder)).toBe('_caplint\n')
})

describe('what is offered', () => {
  const withValues = commands.flatMap(({name, options}) =>
    options.flatMap((option) =>
      option.values === undefined ? [] : {command: name, ...option, values: option.values}
    )
  )

  test('for a name of few is one of them', () => {
    const names = /^--(?:format|preset|trainer|base-model|provider|fix-type|fix-rule|suppress-rule)$/
    const known = withValues.filter(({names: all}) => all.some((name) => names.test(name)))
    expect(known.length).toBeGreaterThan(20)
    for (const {command, names: all, values} of known) {
      expect(Array.isArray(values) && values.length > 1, `${command} ${all.join(' ')}`).toBe(true)
    }
  })

  test('as a format is what the command takes', async () => {
    const withFormats = withValues.filter(({names}) => names.includes('--format'))
    for (const {command, values} of withFormats) {
      const {stderr} = await runInProcess([...(command === '' ? [] : [command]), '--format', 'nonsense'])
      const listed = [...(stderr.split('formats: ')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name)
      expect(values, `${command}: ${stderr}`).toEqual(listed)
    }
  })

  test('as a path is files, as a folder folders', () => {
    const at = (command: string, option: string) =>
      withValues.find((each) => each.command === command && each.names.includes(option))?.values
    expect([at('', '--config'), at('', '--output-file'), at('init', '--from')]).toEqual([
      'files',
      'files',
      'files'
    ])
    expect(commands.map(({name, operand}) => [name, operand?.values])).toEqual(
      expect.arrayContaining([
        ['', 'files'],
        ['init', 'folders'],
        ['rules', undefined]
      ])
    )
  })
})

test('another shell is refused with the names of those that there are', async () => {
  const {code, stderr} = await runInProcess(['completion', 'tcsh'])
  expect(code).toBe(2)
  expect(stderr).toMatch(/bash, zsh, fish/)
})
