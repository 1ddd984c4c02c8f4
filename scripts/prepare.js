/**
 * Builds a clone: after `npm ci`, and where npm prepares the package that it installs from git, as pre-commit has it do.
 *
 * Of npm 10 and 11 the second kind lacks what building takes: `npm install --global git+…` has a second npm install the
 * dependencies of the clone, which finds `global` in its environment and puts them elsewhere. Then they are installed
 * here. What they would run themselves when they are installed, building does not need.
 */
import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const folder = dirname(dirname(fileURLToPath(import.meta.url)))

/** What npm tells the npm that it starts, and what would keep the clone's own tools out of the clone. */
const misleading =
  /^npm_config_(?:global|location|prefix|local_prefix|omit|include|only|production|install_links|dry_run)$/i

const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !misleading.test(name) && name !== 'NODE_ENV')
)

/** @param {readonly string[]} args */
function npm(...args) {
  const script = process.env.npm_execpath
  const [command, first] = script ? [process.execPath, [script]] : ['npm', []]
  const {status, error} = spawnSync(command, [...first, ...args], {
    cwd: folder,
    env: environment,
    stdio: 'inherit',
    shell: !script && process.platform === 'win32'
  })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

const hasTools = ['rolldown', 'typescript'].every((name) => existsSync(join(folder, 'node_modules', name)))
if (!hasTools) npm('ci', '--ignore-scripts', '--no-audit', '--no-fund')
npm('run', 'build')
