/**
 * Installs the package as a stranger would (`npm pack`, then `npm install` in an empty folder) and tries all that it
 * promises: the command, the three kinds of import, the types. Exits 1 at the first thing that does not hold.
 */
import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const {version} = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {version: string}
const folder = mkdtempSync(join(tmpdir(), 'caplint-package-'))

/** Runs a command in the empty folder and returns its output; any other exit code than the expected one ends the check. */
function run(command: string, args: readonly string[], {exitCode = 0, cwd = folder} = {}): string {
  const {status, stdout, stderr, error} = spawnSync(command, args, {cwd, encoding: 'utf8'})
  if (error) throw error
  assert.equal(status, exitCode, `${command} ${args.join(' ')} exited with ${status}\n${stdout}\n${stderr}`)
  return stdout
}

/** A published package holds what it runs on and nothing else. */
function checkContents(files: readonly string[]): void {
  const allowed = /^(bin|dist|presets|schema)\/|^(CHANGELOG|README)\.md$|^LICENSE$|^package\.json$/
  assert.deepEqual(
    files.filter((file) => !allowed.test(file)),
    [],
    'files that do not belong into the package'
  )
  for (const file of [
    'bin/caplint.js',
    'dist/cli.js',
    'dist/index.js',
    'dist/rule.js',
    'LICENSE',
    'README.md'
  ]) {
    assert.ok(files.includes(file), `${file} is missing from the package`)
  }
}

const consumer = `
import {defineConfig, lintText, type LintTextOptions, type Report} from 'caplint'
import {defineRule, v, type Finding} from 'caplint/rule'
import character from 'caplint/presets/character' with {type: 'json'}
import schema from 'caplint/schema/config.schema.json' with {type: 'json'}

export const config = defineConfig({preset: 'character', anchor: 'annika'})
export const noShouting = defineRule({
  id: 'no-shouting',
  family: 'residue',
  summary: 'Disallow exclamation marks.',
  why: 'They carry nothing that an image could show.',
  options: {most: v.optional(v.number(), 0)},
  examples: [{ok: 'annika running'}, {notOk: 'annika running«!»'}],
  *check(caption, options): Iterable<Finding> {
    const marks = caption.tokens.filter((token) => token.text === '!')
    for (const {start, end} of marks.slice(options.most)) yield {start, end, message: 'Unexpected \`!\`, remove it'}
  }
})
const taught: LintTextOptions = {preset: 'character', anchor: 'annika'}
const report: Report = await lintText('annika', taught)
console.log(report.summary.errors > 0, noShouting.id, config.preset, character.id, schema.$schema.length > 0)
`

try {
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {cwd: project})
  ) as {
    filename: string
    size: number
    unpackedSize: number
    files: {path: string}[]
  }[]
  assert.ok(packed, 'npm pack made nothing')
  checkContents(packed.files.map((file) => file.path))
  // The lexicon and the table of words are half of it: numbers that hardly pack.
  assert.ok(packed.size < 2_600_000, `the package has grown to ${packed.size} bytes`)
  console.log(`${packed.filename}: ${packed.files.length} files, ${Math.round(packed.size / 1024)} kB`)

  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}')
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', packed.filename])

  const notices = readFileSync(join(folder, 'node_modules/caplint/dist/THIRD-PARTY-NOTICES.txt'), 'utf8')
  for (const name of ['WordNet', 'retext-english'])
    assert.match(notices, new RegExp(name), `no notice of ${name}`)

  assert.equal(run('npx', ['--no-install', 'caplint', '--version']).trim(), version)
  cpSync(join(project, 'examples/mirela'), join(folder, 'mirela'), {recursive: true})
  assert.match(run('npx', ['--no-install', 'caplint', 'mirela'], {exitCode: 1}), /require-anchor/)

  writeFileSync(join(folder, 'consumer.ts'), consumer)
  const compiler = join(project, 'node_modules/typescript/bin/tsc')
  const settings = [
    '--strict',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--skipLibCheck',
    'false',
    '--types',
    ''
  ]
  run(process.execPath, [compiler, ...settings, 'consumer.ts'])
  assert.equal(run(process.execPath, ['consumer.js']).trim(), 'true no-shouting character character true')
  console.log('The package installs, runs, and its types resolve.')
} finally {
  rmSync(folder, {recursive: true, force: true})
}
