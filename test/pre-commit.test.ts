/**
 * The hooks of pre-commit. What can be tested without pre-commit always is; where it is installed, it really runs them. It
 * then starts the built program, in place of installing it from git, which would need the network.
 */
import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse, stringify} from 'yaml'
import {createProgram} from '../src/cli/program.ts'
import {defaultCaptionExtensions} from '../src/dataset/pair-files.ts'
import {dataset, temporaryFolder} from './cli-dataset.ts'
import {environment, program, project} from './run-caplint.ts'

interface Hook {
  readonly id: string
  readonly entry: string
  readonly language: string
  readonly files: string
  readonly pass_filenames?: boolean
  readonly require_serial?: boolean
}

const hooks = parse(readFileSync(join(project, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[]
const hook = (id: string): Hook => {
  const found = hooks.find((each) => each.id === id)
  if (!found) throw new Error(`there is no hook ${id}`)
  return found
}
const matcher = ({files}: Hook): RegExp => new RegExp(files.replace(/^\(\?i\)/, ''), 'i')

describe('.pre-commit-hooks.yaml', () => {
  test('has three hooks, which are never run in parallel', () => {
    expect(hooks.map(({id}) => id)).toEqual(['caplint', 'caplint-dataset', 'caplint-fix'])
    expect(hooks.every(({require_serial: serial, language}) => serial && language === 'node')).toBe(true)
    expect(hook('caplint-dataset').pass_filenames).toBe(false)
  })

  test('asks for nothing but what the command line has', () => {
    const {options} = createProgram(async () => {})
    for (const {entry} of hooks) {
      const [command, ...flags] = entry.split(' ')
      expect(command).toBe('caplint')
      expect(options.map(({long}) => long)).toEqual(expect.arrayContaining(flags))
    }
  })

  test('is given captions, files that hold them, and media; no code', () => {
    const captions = [
      ...defaultCaptionExtensions.map((extension) => `a b${extension}`),
      'A.TXT',
      'x/metadata.jsonl',
      'c.json',
      'd.csv'
    ]
    const media = [
      'a.png',
      'b.JPG',
      'c.webp',
      'd.avif',
      'e.gif',
      'f.tiff',
      'g.jxl',
      'h.mp4',
      'i.webm',
      'j.mov',
      'k.mkv',
      'l.m4v',
      'm.avi'
    ]
    for (const name of captions)
      expect(
        hooks.every((each) => matcher(each).test(name)),
        name
      ).toBe(true)
    for (const name of media) {
      expect([...hooks.map((each) => matcher(each).test(name))], name).toEqual([true, true, false])
    }
    for (const name of ['a.ts', 'txt', 'a.txt.bak', 'a.toml', 'a.md']) {
      expect(
        hooks.some((each) => matcher(each).test(name)),
        name
      ).toBe(false)
    }
  })
})

const isInstalled = spawnSync('pre-commit', ['--version']).status === 0
if (!isInstalled) process.stderr.write('pre-commit is not installed: the tests that run it are skipped\n')

describe.skipIf(!isInstalled)('pre-commit', () => {
  const env = environment({
    PRE_COMMIT_HOME: temporaryFolder('pre-commit-home-'),
    XDG_STATE_HOME: temporaryFolder('state-'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_COUNT: '3',
    GIT_CONFIG_KEY_0: 'user.name',
    GIT_CONFIG_VALUE_0: 'A',
    GIT_CONFIG_KEY_1: 'user.email',
    GIT_CONFIG_VALUE_1: 'a@example.org',
    GIT_CONFIG_KEY_2: 'safe.directory',
    GIT_CONFIG_VALUE_2: '*'
  })
  const run = (cwd: string, command: string, ...args: readonly string[]) => {
    const {status, stdout, stderr} = spawnSync(command, args, {cwd, env, encoding: 'utf8'})
    return {code: status, output: stdout + stderr}
  }
  const git = (cwd: string, ...args: readonly string[]) => run(cwd, 'git', ...args)

  /** A repository of hooks that start the built program. */
  const hookRepository = temporaryFolder('hooks-')
  const started = hooks.map((each) => ({
    ...each,
    language: 'system',
    entry: each.entry.replace('caplint', `"${process.execPath}" "${program}"`)
  }))
  writeFileSync(join(hookRepository, '.pre-commit-hooks.yaml'), stringify(started))
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    ['commit', '-qm', 'hooks']
  ])
    git(hookRepository, ...args)
  const rev = git(hookRepository, 'rev-parse', 'HEAD').output.trim()

  /** A repository with a dataset, whose commits run hooks. */
  function repository(ids: readonly string[], files: Readonly<Record<string, string>>): string {
    const config = {repos: [{repo: hookRepository, rev, hooks: ids.map((id) => ({id}))}]}
    const rules = {
      'no-red': 'error',
      'no-duplicate-captions': 'error',
      'missing-caption': 'error',
      'consistent-anchor': 'error'
    }
    const cwd = dataset({'.pre-commit-config.yaml': stringify(config), 'package.json': '{}', ...files}, rules)
    git(cwd, 'init', '-q')
    expect(run(cwd, 'pre-commit', 'install').code).toBe(0)
    git(cwd, 'add', '-A')
    return cwd
  }

  test('stops the commit of a bad caption, and lets a good one pass', () => {
    const cwd = repository(['caplint'], {'set/a.png': '', 'set/a.txt': 'a red hat'})
    const bad = git(cwd, 'commit', '-m', 'bad')
    expect(bad.code).toBe(1)
    expect(bad.output).toContain('(no-red)')
    expect(bad.output).not.toContain('\u001b')
    writeFileSync(join(cwd, 'set/a.txt'), 'a blue hat')
    git(cwd, 'add', '-A')
    expect(git(cwd, 'commit', '-m', 'good').code).toBe(0)
  })

  test('finds what a commit does to the rest of the dataset: a duplicate, an image without caption', () => {
    const cwd = repository(['caplint'], {'set/a.png': '', 'set/a.txt': 'a blue hat'})
    expect(git(cwd, 'commit', '-m', 'one').code).toBe(0)
    writeFileSync(join(cwd, 'set/b.png'), '')
    git(cwd, 'add', '-A')
    expect(git(cwd, 'commit', '-m', 'two').output).toContain('(missing-caption)')
    writeFileSync(join(cwd, 'set/b.txt'), 'a blue hat')
    git(cwd, 'add', '-A')
    expect(git(cwd, 'commit', '-m', 'two').output).toContain('(no-duplicate-captions)')
  })

  test('mends, and reports the files as changed', () => {
    const cwd = repository(['caplint-fix'], {
      'set/a.png': '',
      'set/a.txt': 'a photo of annikaa',
      '.caplintrc.json': JSON.stringify({
        extends: [],
        anchor: 'annika',
        rules: {'consistent-anchor': 'error'}
      })
    })
    const {code, output} = git(cwd, 'commit', '-m', 'mend')
    expect(code).toBe(1)
    expect(output).toContain('files were modified by this hook')
    expect(readFileSync(join(cwd, 'set/a.txt'), 'utf8')).toBe('a photo of annika')
    git(cwd, 'add', '-A')
    expect(git(cwd, 'commit', '-m', 'mended').code).toBe(0)
  })

  test('finds the same across a thousand files, which come in several runs, as one run does', () => {
    const long = 'directory with a long name to fill the command line '.repeat(4).trim().replaceAll(' ', '-')
    const files = Object.fromEntries(
      Array.from({length: 1000}, (_, index) => {
        const name = `${long}/${String(index).padStart(4, '0')}`
        return [
          [`${name}.png`, ''],
          [`${name}.txt`, `a blue hat on table ${index % 997}`]
        ]
      }).flat()
    )
    const cwd = repository(['caplint', 'caplint-dataset'], files)
    const duplicates = (text: string) =>
      new Set([...text.matchAll(/(\d{4})\.txt[^\n]* \(no-duplicate-captions\)/g)].map(([, name]) => name))
    const one = run(cwd, process.execPath, program, '-f', 'compact', '.')
    expect(duplicates(one.output).size).toBe(6)
    const {code, output} = run(cwd, 'pre-commit', 'run', '--all-files', 'caplint', '--verbose')
    expect(code).toBe(1)
    expect(output.match(/^Found [\d,]+ items/gm)?.length).toBeGreaterThan(1)
    const inStylish = new Set([...output.matchAll(/^ +\S*\/(\d{4})\.txt$/gm)].map(([, name]) => name))
    expect(inStylish).toEqual(duplicates(one.output))
    const whole = run(cwd, 'pre-commit', 'run', '--all-files', 'caplint-dataset')
    expect(whole.output.match(/^Found [\d,]+ items/gm)).toEqual(['Found 1,000 items'])
    expect(new Set([...whole.output.matchAll(/^ +\S*\/(\d{4})\.txt$/gm)].map(([, name]) => name))).toEqual(
      inStylish
    )
  }, 120_000)
})
