/**
 * The script of the GitHub Action: gets caplint, runs it as the inputs say, and hands on what came out. The inputs are in
 * the variables that `action.yml` names; they become arguments of a process, never part of a command line.
 */
import {spawnSync} from 'node:child_process'
import {randomUUID} from 'node:crypto'
import {appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'

const action = dirname(dirname(fileURLToPath(import.meta.url)))
const failed = 2

/** The oldest Node that caplint runs on. */
const oldest = [20, 19]

/** What the user can mend. */
class InputError extends Error {}

/** @param {string} name */
const input = (name) => (process.env[`CAPLINT_${name}`] ?? '').trim()

/** The lines of an input that have something in them. @param {string} name */
const lines = (name) =>
  input(name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const folderForResults = () => mkdtempSync(join(process.env.RUNNER_TEMP || tmpdir(), 'caplint-'))

/** @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnSyncOptions} settings */
function run(command, args, settings = {}) {
  const {status, signal, error} = spawnSync(command, args, {stdio: 'inherit', ...settings})
  if (error) throw new InputError(`Cannot run \`${command}\`: ${error.message}`)
  if (status === null) throw new InputError(`\`${command}\` was ended by ${signal}`)
  return status
}

/**
 * Runs npm. On Windows it is a script that only a shell can start: nothing of the arguments may mean anything there.
 * @param {readonly string[]} args @param {string} cwd
 */
function npm(args, cwd) {
  // stdout is the report's.
  const status = run('npm', args, {cwd, shell: process.platform === 'win32', stdio: ['ignore', 2, 2]})
  if (status !== 0) throw new InputError(`\`npm ${args.join(' ')}\` failed with exit code ${status}`)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  throw new InputError(
    `Node ${process.versions.node} is too old, caplint needs ${oldest.join('.')} or later; add actions/setup-node before this step`
  )
}

/** Path of the program of the version that is asked for. @param {string} version */
function installed(version) {
  if (version === '') {
    if (!existsSync(join(action, 'dist', 'cli.js'))) npm(['ci', '--no-audit', '--no-fund'], action)
    return join(action, 'bin', 'caplint.js')
  }
  if (!/^\w[\w.+-]*$/.test(version)) {
    throw new InputError(`Unexpected version \`${version}\`, write one such as \`1.2.3\` or \`latest\``)
  }
  const folder = folderForResults()
  writeFileSync(join(folder, 'package.json'), '{"private": true}')
  npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', `caplint@${version}`], folder)
  return join(folder, 'node_modules', 'caplint', 'bin', 'caplint.js')
}

/** Values are joined to their options, and paths stand after `--`: what begins with a dash is no option. */
function caplintArguments(reportFile) {
  const option = (name, value) => (value === '' ? [] : [`--${name}=${value}`])
  const sarif = input('SARIF_FILE')
  return [
    ...option('preset', input('PRESET')),
    ...lines('ANCHOR').flatMap((anchor) => option('anchor', anchor)),
    ...option('config', input('CONFIG')),
    ...option('max-warnings', input('MAX_WARNINGS')),
    ...option('format', input('FORMAT') || 'github'),
    '--format=json',
    `--output-file=${reportFile}`,
    ...(sarif === '' ? [] : ['--format=sarif', `--output-file=${sarif}`]),
    '--',
    ...lines('PATHS')
  ]
}

/** Hands a value on to later steps. The delimiter is not to be guessed, so that no value can set another output. */
function setOutput(name, value) {
  const file = process.env.GITHUB_OUTPUT
  if (!file) return
  const delimiter = randomUUID()
  appendFileSync(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
}

function lint() {
  checkNode()
  const reportFile = join(folderForResults(), 'report.json')
  const program = installed(input('VERSION'))
  const code = run(process.execPath, [program, ...caplintArguments(reportFile)])
  setOutput('exit-code', code)
  const sarif = input('SARIF_FILE')
  if (sarif !== '' && existsSync(sarif)) setOutput('sarif-file', resolve(sarif))
  if (!existsSync(reportFile)) return code
  const {summary} = JSON.parse(readFileSync(reportFile, 'utf8'))
  setOutput('errors', summary.errors)
  setOutput('warnings', summary.warnings)
  setOutput('report-file', reportFile)
  return code
}

try {
  process.exitCode = lint()
} catch (error) {
  if (!(error instanceof InputError)) throw error
  const data = error.message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  process.stdout.write(`::error title=caplint::${data}\n`)
  setOutput('exit-code', failed)
  process.exitCode = failed
}
