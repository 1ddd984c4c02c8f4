/** README cannot lie: what it shows is run. */
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, describe, expect, test} from 'vitest'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const readme = readFileSync(join(project, 'README.md'), 'utf8')
const caplint = join(project, 'bin/caplint.js')
const folder = mkdtempSync(join(tmpdir(), 'caplint-readme-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

function run(args: readonly string[], cwd = project) {
  const env = {...process.env, COLUMNS: '80', NO_COLOR: '1', FORCE_COLOR: undefined, CI: undefined}
  return spawnSync(process.execPath, args, {cwd, encoding: 'utf8', env})
}

/** The code blocks of a language, in order. */
const blocks = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block = '']) => block)

describe('README', () => {
  test('shows what the first command prints, and its exit code', () => {
    const [command = ''] = blocks('sh')
    expect(command.trim()).toBe('npm ci && node bin/caplint.js examples/mirela')
    const {stdout, status} = run([caplint, 'examples/mirela'])
    expect(status).toBe(1)
    const [excerpt = ''] = blocks('text')
    let position = 0
    for (const part of excerpt.split('…').map((piece) => piece.trim())) {
      const found = stdout.indexOf(part, position)
      expect(found, `not printed, or elsewhere:\n${part}`).toBeGreaterThanOrEqual(0)
      position = found + part.length
    }
    expect(stdout.slice(position).trim()).toBe('')
  })

  test('shows a config that is valid', () => {
    cpSync(join(project, 'examples/mirela'), join(folder, 'configured'), {recursive: true})
    rmSync(join(folder, 'configured/caplint.config.js'))
    const [config = ''] = blocks('yaml')
    expect(config).toContain('preset: character')
    writeFileSync(join(folder, 'configured/.caplintrc.yaml'), config)
    const {stdout, stderr, status} = run([caplint, '--format', 'json', '.'], join(folder, 'configured'))
    expect(stderr).toMatch(/^Found \d+ items/m)
    expect(status).toBe(1)
    expect(JSON.parse(stdout).summary.linted).toBeGreaterThan(15)
  })

  test('shows a program that runs', () => {
    const program = blocks('js').find((block) => block.includes("from 'caplint'")) ?? ''
    expect(program).toContain('lintText(')
    // Beside the project's own package.json, `caplint` is the project itself.
    const file = join(project, '.cache/readme/program.mjs')
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(
      file,
      `${program}\nconsole.log(report.summary.linted, results[0].messages.length > 0, typeof inspect)`
    )
    mkdirSync(join(folder, 'program'))
    cpSync(join(project, 'examples/mirela'), join(folder, 'program/images'), {recursive: true})
    const {stdout, stderr} = run([file], join(folder, 'program'))
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^\d+ true function\n$/)
  })

  test('names no command or flag that is not there', () => {
    const help = run([caplint, '--help']).stdout
    const lines = [...blocks('sh'), ...blocks('yaml'), ...readme.matchAll(/`(caplint [^`]+)`/g)].join('\n')
    const flags = new Set(lines.match(/(?<= )--[a-z-]+/g))
    const commands = new Set(
      [...lines.matchAll(/caplint (init|inspect|explain|rules|undo|prompt|caption)\b/g)].map(
        ([, name = '']) => name
      )
    )
    expect(commands.size).toBeGreaterThan(2)
    const pages = [help, ...[...commands].map((name) => run([caplint, name, '--help']).stdout)].join('\n')
    const unknown = [...flags].filter(
      (flag) => !pages.includes(flag) && !['--save-dev', '--global'].includes(flag)
    )
    expect(unknown).toEqual([])
    for (const command of commands) expect(help).toContain(command)
  })
})
