/**
 * The GitHub Action, run as a runner would: the step's variables are filled in from the inputs, and its script is run by
 * bash. Installing another version is tried with an npm that writes down what it is asked for.
 */
import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {exitCodes} from '../src/cli/exit-code.ts'
import {dataset, temporaryFolder} from './cli-dataset.ts'
import {environment, project} from './run-caplint.ts'

interface Step {
  readonly shell: string
  readonly run: string
  readonly env: Readonly<Record<string, string>>
  readonly 'working-directory': string
}

const action = parse(readFileSync(join(project, 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, {readonly description: string; readonly default: string}>>
  readonly outputs: Readonly<Record<string, {readonly value: string}>>
  readonly runs: {readonly using: string; readonly steps: readonly Step[]}
}
const [step] = action.runs.steps
if (!step) throw new Error('the action has no step')

interface Outcome {
  readonly code: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
}

/** Runs the action in a folder with inputs; those that are not given have their defaults. */
function runAction(
  cwd: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {}
): Outcome {
  const temporary = temporaryFolder('runner-')
  const outputFile = join(temporary, 'output')
  writeFileSync(outputFile, '')
  const filledIn = (text: string): string =>
    text.replaceAll(
      /\$\{\{ inputs\.([\w-]+) \}\}/g,
      (_, name: string) => inputs[name] ?? action.inputs[name]?.default ?? ''
    )
  const variables = Object.fromEntries(
    Object.entries(step?.env ?? {}).map(([name, text]) => [name, filledIn(text)])
  )
  const {status, stdout, stderr} = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? ''],
    {
      cwd: join(cwd, filledIn(step?.['working-directory'] ?? '')),
      encoding: 'utf8',
      env: environment({
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: project,
        GITHUB_OUTPUT: outputFile,
        GITHUB_WORKSPACE: cwd,
        RUNNER_TEMP: temporary,
        ...variables,
        ...env
      })
    }
  )
  const text = readFileSync(outputFile, 'utf8')
  const outputs = [...text.matchAll(/^(.+)<<(.+)\n([\s\S]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [
    name,
    value
  ])
  return {code: status, log: stdout + stderr, outputs: Object.fromEntries(outputs) as Record<string, string>}
}

const good = {'a.txt': 'a blue hat', 'a.png': ''}
const bad = {'my images/it is, 100%: b.txt': 'a red hat', 'my images/it is, 100%: b.png': ''}

describe('action.yml', () => {
  test('puts no expression into the script, and every input into a variable', () => {
    expect(action.runs.using).toBe('composite')
    expect(step.run).not.toContain('${{')
    const used = Object.values(step.env).map((text) => /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(text)?.[1])
    expect([...used, 'working-directory'].sort()).toEqual(Object.keys(action.inputs).sort())
  })

  test('describes each input and gives it a default', () => {
    for (const [name, {description, default: value}] of Object.entries(action.inputs)) {
      expect(description, name).toMatch(/\.$/)
      expect(value, name).toBeTypeOf('string')
    }
  })
})

test('the documentation shows and lists the inputs that there are', () => {
  const page = readFileSync(join(project, 'docs', 'ci.md'), 'utf8')
  const [, workflow = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
  const {jobs} = parse(workflow) as {jobs: {lint: {steps: {uses: string; with?: object}[]}}}
  const shown = jobs.lint.steps.find(({uses}) => uses.startsWith('OWNER/caplint@'))
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(shown?.with ?? {none: ''})))
  const section = page.slice(page.indexOf('| input |'), page.indexOf('Outputs:'))
  const listed = section.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([\w-]+)`/g)])
  expect(listed.map(([, name]) => name).sort()).toEqual(Object.keys(action.inputs).sort())
})

describe('a run', () => {
  test('of a dataset without problems', () => {
    const {code, log, outputs} = runAction(dataset(good), {})
    expect(log).toContain('Found 1 item: 1 linted')
    expect(code).toBe(0)
    expect(outputs).toMatchObject({'exit-code': '0', errors: '0', warnings: '0'})
    expect(Object.keys(outputs).sort()).toEqual(['errors', 'exit-code', 'report-file', 'warnings'])
  })

  test('annotates problems, and fails', () => {
    const folder = dataset({...good, ...bad})
    const {code, log, outputs} = runAction(folder, {'sarif-file': 'caplint.sarif'})
    expect(code).toBe(exitCodes.problems)
    expect(log).toContain('::error file=my images/it is%2C 100%25%3A b.txt,')
    expect(outputs).toMatchObject({
      'exit-code': '1',
      errors: '1',
      'sarif-file': join(folder, 'caplint.sarif')
    })
    const report = JSON.parse(readFileSync(outputs['report-file'] ?? '', 'utf8')) as {
      summary: {errors: number}
    }
    expect(report.summary.errors).toBe(1)
    expect(JSON.parse(readFileSync(join(folder, 'caplint.sarif'), 'utf8'))).toMatchObject({version: '2.1.0'})
  })

  test('takes paths with blanks, one per line, and the working directory', () => {
    const folder = dataset({...good, ...bad, 'other/c.txt': 'a red coat', 'other/c.png': ''})
    expect(runAction(folder, {paths: ' my images \r\n\n other\n'}).outputs.errors).toBe('2')
    expect(runAction(folder, {paths: 'a.txt'}).outputs.errors).toBe('0')
    expect(runAction(folder, {'working-directory': 'my images'}).outputs.errors).toBe('1')
  })

  test('takes preset, anchors, config, format and the limit of warnings', () => {
    const folder = dataset({...good, 'other.json': '{"rules": {"no-red": "off"}}'})
    const {code, log} = runAction(folder, {preset: 'character', anchor: 'annika\nthe boy', format: 'compact'})
    expect(code).toBe(exitCodes.problems)
    expect(log).toMatch(
      /^a\.txt:1:11 error Expected one of the anchors `annika`, `the boy`, .*\(require-anchor\)$/m
    )
    expect(log).not.toContain('::')
    expect(runAction(dataset({...good, ...bad}, {'no-red': 'warn'}), {'max-warnings': '0'}).code).toBe(
      exitCodes.problems
    )
    expect(runAction(folder, {config: 'missing.json'}).code).toBe(exitCodes.failed)
  })

  test.each([
    ['paths', '$(touch made)\n`touch made`\n"; touch made; "'],
    ['paths', '--fix\n--output-file=made'],
    ['preset', '"; touch made; #'],
    ['anchor', "'; touch made; '"],
    ['format', 'compact --output-file made'],
    ['max-warnings', '0 --output-file made'],
    ['version', '1.0.0; touch made'],
    ['version', '../made'],
    ['version', '--prefix=made']
  ])('obeys nothing that stands in `%s`: %j', (name, value) => {
    const folder = dataset(good)
    const {code} = runAction(folder, {[name]: value, ...(name === 'anchor' ? {preset: 'character'} : {})})
    expect(code).toBe(name === 'anchor' ? exitCodes.problems : exitCodes.failed)
    expect(existsSync(join(folder, 'made'))).toBe(false)
  })
})

describe('another version', () => {
  /** An npm that "installs" a program which prints its arguments; it keeps what it was asked for. */
  function fakeNpm(exitCode: number): {readonly path: string; readonly asked: () => string} {
    const folder = temporaryFolder('npm-')
    const script = `#!/usr/bin/env node
const {appendFileSync, mkdirSync, writeFileSync} = require('node:fs')
appendFileSync(${JSON.stringify(join(folder, 'asked'))}, process.argv.slice(2).join(' '))
if (${exitCode}) process.exit(${exitCode})
mkdirSync('node_modules/caplint/bin', {recursive: true})
writeFileSync('node_modules/caplint/bin/caplint.js', 'console.log(JSON.stringify(process.argv.slice(2)))')
`
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'bin', 'npm'), script)
    chmodSync(join(folder, 'bin', 'npm'), 0o755)
    return {
      path: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
      asked: () => readFileSync(join(folder, 'asked'), 'utf8')
    }
  }

  test.each(['1.2.3', 'latest', '0.2.0-beta.1'])('%s is installed and run', (version) => {
    const npm = fakeNpm(0)
    const folder = dataset(good)
    const {code, log, outputs} = runAction(folder, {version, paths: 'a b\nc'}, {PATH: npm.path})
    expect(npm.asked()).toBe(`install --ignore-scripts --no-audit --no-fund caplint@${version}`)
    expect(JSON.parse(log)).toEqual(expect.arrayContaining(['--format=github', '--', 'a b', 'c']))
    expect([code, outputs]).toEqual([0, {'exit-code': '0'}])
    expect(existsSync(join(folder, 'node_modules'))).toBe(false)
  })

  test('that cannot be installed fails in one sentence', () => {
    const {code, log, outputs} = runAction(dataset(good), {version: '9.9.9'}, {PATH: fakeNpm(1).path})
    expect(code).toBe(exitCodes.failed)
    expect(log).toMatch(/^::error title=caplint::`npm install .*caplint@9\.9\.9` failed with exit code 1$/m)
    expect(outputs).toEqual({'exit-code': '2'})
  })
})
