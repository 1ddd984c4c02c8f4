/** How a clone is built where npm installs from git, as pre-commit has it do. The npm that is started writes down what it is asked. */
import {spawnSync} from 'node:child_process'
import {copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {temporaryFolder} from './cli-dataset.ts'
import {project} from './run-caplint.ts'

interface Call {
  readonly args: string
  readonly cwd: string
  readonly misled: readonly string[]
}

/** What `npm install --global` tells the npm that prepares a clone. */
const global = {
  npm_config_global: 'true',
  npm_config_location: 'global',
  npm_config_prefix: '/nowhere',
  NODE_ENV: 'production'
}

/** Runs the script in a clone with or without tools. */
function prepare(
  hasTools: boolean,
  exitCode = 0
): {readonly code: number | null; readonly calls: readonly Call[]; readonly clone: string} {
  const clone = temporaryFolder('clone-')
  mkdirSync(join(clone, 'scripts'))
  copyFileSync(join(project, 'scripts/prepare.js'), join(clone, 'scripts/prepare.js'))
  writeFileSync(join(clone, 'package.json'), '{"type": "module"}')
  if (hasTools)
    for (const name of ['rolldown', 'typescript'])
      mkdirSync(join(clone, 'node_modules', name), {recursive: true})
  const npm = join(clone, 'npm.cjs')
  writeFileSync(
    npm,
    `const {appendFileSync} = require('node:fs')
const misled = ${JSON.stringify(Object.keys(global))}.filter((name) => name in process.env)
appendFileSync('calls', JSON.stringify({args: process.argv.slice(2).join(' '), cwd: process.cwd(), misled}) + '\\n')
process.exit(${exitCode})
`
  )
  const env = {...process.env, ...global, npm_execpath: npm}
  const {status} = spawnSync(process.execPath, [join(clone, 'scripts/prepare.js')], {env, encoding: 'utf8'})
  const calls = existsSync(join(clone, 'calls'))
    ? readFileSync(join(clone, 'calls'), 'utf8').trim().split('\n')
    : []
  return {code: status, calls: calls.map((line) => JSON.parse(line) as Call), clone}
}

describe('a clone', () => {
  test('that has its tools is built', () => {
    const {code, calls} = prepare(true)
    expect([code, calls.map(({args}) => args)]).toEqual([0, ['run build']])
  })

  test('that lacks them gets them first, in its own folder, whatever npm was told from outside', () => {
    const {code, calls, clone} = prepare(false)
    expect(code).toBe(0)
    expect(calls.map(({args}) => args)).toEqual(['ci --ignore-scripts --no-audit --no-fund', 'run build'])
    for (const {cwd, misled} of calls) expect([cwd, misled]).toEqual([clone, []])
  })

  test('whose tools cannot be had is not taken for built', () => {
    const {code, calls} = prepare(false, 7)
    expect([code, calls.length]).toEqual([7, 1])
  })
})

test('`npm pack` prints the name of the package alone, which older releases of pre-commit read', () => {
  const {stdout} = spawnSync('npm', ['config', 'get', 'foreground-scripts'], {
    cwd: project,
    encoding: 'utf8',
    shell: process.platform === 'win32'
  })
  expect(stdout.trim()).toBe('false')
  const {scripts} = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(scripts.prepare).toBe('node scripts/prepare.js')
})
