import {chmodSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it, vi} from 'vitest'
import {createConfigFinder} from '../src/config/find-config-file.ts'
import {complaintOf, configOf, folderWith, resolverIn} from './config-fixture.ts'
import {runBuilt, runInProcess} from './run-caplint.ts'

describe('where configs are looked for', () => {
  it('takes the nearest one above a file, and merges nothing from those further up', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'anchor: far\nsecondary: [a hat]',
      'near/.caplintrc.yaml': 'anchor: near'
    })
    expect(await configOf(folder, 'a.txt')).toMatchObject({anchors: ['far'], secondary: ['a hat']})
    expect(await configOf(folder, 'near/deep/a.txt')).toMatchObject({anchors: ['near'], secondary: []})
  })

  it('goes no further up than the root of the repository', () => {
    const folder = folderWith({'.caplintrc.yaml': 'anchor: out', 'inner/.git/HEAD': '', 'outer/a.txt': ''})
    const find = createConfigFinder()
    expect(find(join(folder, 'inner/set'))).toBeUndefined()
    expect(find(join(folder, 'outer/set'))?.path).toBe(join(folder, '.caplintrc.yaml'))
  })

  it('goes no further up than the home folder', () => {
    const folder = folderWith({'.caplintrc.yaml': 'anchor: out', 'home/sets/a.txt': ''})
    vi.stubEnv('HOME', join(folder, 'home'))
    vi.stubEnv('USERPROFILE', join(folder, 'home'))
    const find = createConfigFinder()
    vi.unstubAllEnvs()
    expect(find(join(folder, 'home/sets'))).toBeUndefined()
    expect(createConfigFinder()(join(folder, 'home/sets'))).toBeDefined()
  })

  it.each([
    ['caplint.config.js', 'export default {anchor: "x"}'],
    ['caplint.config.mjs', 'export default {anchor: "x"}'],
    ['caplint.config.ts', 'const anchor: string = "x"\nexport default {anchor} satisfies object'],
    ['.caplintrc', 'anchor: x'],
    ['.caplintrc', '{"anchor": "x"}'],
    ['.caplintrc.json', '\uFEFF{\n  // what is taught\n  "anchor": "x",\n}'],
    ['.caplintrc.yaml', '\uFEFFanchor: x'],
    ['.caplintrc.yml', 'anchor: x'],
    ['package.json', '{"name": "set", "caplint": {"anchor": "x"}}']
  ])('reads %s', async (name, content) => {
    expect((await configOf(folderWith({[name]: content}), 'a.txt')).anchors).toEqual(['x'])
  })

  it('reads CommonJS, too', async () => {
    const folder = folderWith({'caplint.config.js': 'module.exports = {anchor: "x"}', 'package.json': '{}'})
    expect((await configOf(folder, 'a.txt')).anchors).toEqual(['x'])
  })

  it('passes over a package.json without the key, or one that is broken', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'anchor: x',
      'a/package.json': '{"name": "a"}',
      'b/package.json': '{"name": ',
      'c/package.json': 'null'
    })
    for (const name of ['a', 'b', 'c']) {
      expect((await configOf(folder, `${name}/a.txt`)).anchors).toEqual(['x'])
    }
  })

  it('says which of two configs in a folder it uses, once', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'anchor: x',
      'package.json': '{"caplint": {}}',
      '.caplintrc.json': '{}'
    })
    const resolver = resolverIn(folder)
    await resolver.configFor(join(folder, 'a.txt'))
    await resolver.configFor(join(folder, 'deep/b.txt'))
    expect(resolver.warnings()).toEqual([
      '`.caplintrc.yaml` and `package.json` are not used, as `.caplintrc.json` beside it wins; keep one of them'
    ])
    expect(resolver.configFiles()).toEqual([join(folder, '.caplintrc.json')])
  })

  it('reads a config once for all folders below it', async () => {
    const folder = folderWith({'.caplintrc.yaml': 'anchor: x'})
    const resolver = resolverIn(folder)
    const before = await resolver.folder(join(folder, 'a'))
    writeFileSync(join(folder, '.caplintrc.yaml'), 'anchor: changed')
    expect(await resolver.folder(join(folder, 'b/c'))).toBe(before)
  })
})

describe('--config, --no-config, --no-js-config', () => {
  it('uses the config that is named, for all files', async () => {
    const folder = folderWith({'set/.caplintrc.yaml': 'anchor: near', 'mine.yaml': 'anchor: mine'})
    expect((await configOf(folder, 'set/a.txt', {configPath: 'mine.yaml'})).anchors).toEqual(['mine'])
  })

  it('says so where the named config is not there or is a folder', async () => {
    const folder = folderWith({'set/a.txt': ''})
    expect(await complaintOf(folder, {configPath: 'mine.yaml'})).toBe(
      'mine.yaml: There is no such config file; check the path'
    )
    expect(await complaintOf(folder, {configPath: 'set'})).toBe('set: This is not a file; check the path')
  })

  it('says so where the named file holds no config', async () => {
    const folder = folderWith({'package.json': '{"name": "set"}', 'data.toml': 'a = 1'})
    expect(await complaintOf(folder, {configPath: 'package.json'})).toBe(
      'package.json: Expected a key `caplint` that holds the config; add it or name another file'
    )
    expect(await complaintOf(folder, {configPath: 'data.toml'})).toBe(
      'data.toml: Unexpected extension `.toml` of a config; write it as `.yaml`, `.json`, `.js` or `.ts`'
    )
  })

  it('uses no config with noConfig, and `recommended` where there is none', async () => {
    const folder = folderWith({'.caplintrc.yaml': 'anchor: x\nextends: []'})
    const config = await configOf(folder, 'a.txt', {noConfig: true})
    expect(config.anchors).toEqual([])
    expect(config.rules.get('require-anchor')).toMatchObject({
      severity: 'error',
      origin: 'preset recommended'
    })
    expect(config).toEqual(await configOf(folderWith({}), 'a.txt'))
  })

  it.each(['caplint.config.js', 'caplint.config.mjs', 'caplint.config.ts'])(
    'refuses %s with noJsConfig, without running it',
    async (name) => {
      const folder = folderWith({[name]: 'throw new Error("it ran")'})
      expect(await complaintOf(folder, {noJsConfig: true})).toBe(
        `${name}: Refused to run this config, as \`--no-js-config\` asks; write it as \`.caplintrc.json\` or \`.caplintrc.yaml\``
      )
    }
  )

  it('refuses every other way to run code with noJsConfig', async () => {
    const evil = {'evil.mjs': 'throw new Error("it ran")'}
    const refusal = (config: string) =>
      complaintOf(folderWith({...evil, '.caplintrc.yaml': config}), {noJsConfig: true})
    expect(await refusal('extends: ./evil.mjs')).toMatch(/^evil.mjs: Refused to run/)
    expect(await refusal('preset: ./evil.mjs')).toMatch(/^evil.mjs: Refused to run/)
    expect(await refusal('plugins: [./evil.mjs]')).toBe(
      '.caplintrc.yaml:1:11: Refused to run plugin `./evil.mjs`, as `--no-js-config` asks; remove it'
    )
    expect(await refusal('plugins: [{id: x, retext: ./evil.mjs}]')).toMatch(
      /Refused to run plugin `.\/evil.mjs`/
    )
  })

  it('refuses what cosmiconfig itself would run in the working directory', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'anchor: x',
      '.config/config.mjs': 'throw new Error("it ran")'
    })
    const {code, stderr} = await runInProcess(['--print-config', '.', '--no-js-config'], {cwd: folder})
    expect(code).toBe(2)
    expect(stderr).toBe(
      'caplint: .config/config.mjs: Refused to run this program, as `--no-js-config` asks; run caplint from another folder\n'
    )
  })

  it('still reads configs that are data with noJsConfig', async () => {
    const folder = folderWith({'.caplintrc.yaml': 'anchor: x'})
    expect((await configOf(folder, 'a.txt', {noJsConfig: true})).anchors).toEqual(['x'])
  })
})

describe('configs that cannot be read', () => {
  const complaint = (name: string, content: string) => complaintOf(folderWith({[name]: content}))

  it.each([
    ['.caplintrc.json', ''],
    ['.caplintrc', ' \n'],
    ['.caplintrc.yaml', '# nothing\n'],
    ['.caplintrc.json', 'null'],
    ['package.json', '{"caplint": null}']
  ])('does not take an empty %s for a config', async (name, content) => {
    expect(await complaint(name, content)).toBe(
      `${name}: This config is empty; write \`preset: character\` or what fits, or delete it`
    )
  })

  it('tells line and column of mistakes in JSON', async () => {
    expect(await complaint('.caplintrc.json', '{\n  "preset": "style",\n  "anchor" "x"\n}')).toBe(
      '.caplintrc.json:3:12: This is not valid JSON: colon expected; correct it'
    )
  })

  it('tells line and column of mistakes in YAML', async () => {
    expect(await complaint('.caplintrc.yaml', 'preset: style\nanchor: "x\n')).toMatch(
      /^\.caplintrc\.yaml:3:1: This is not valid YAML: .+; correct it$/
    )
    expect(await complaint('.caplintrc', 'anchor: x\nanchor: y\n')).toBe(
      '.caplintrc:2:1: This is not valid YAML: duplicated mapping key; correct it'
    )
    expect(await complaint('.caplintrc', 'anchor: *x\n')).toMatch(
      /^\.caplintrc:1:11: This is not valid YAML: /
    )
  })

  it('tells line and column of mistakes in programs', async () => {
    expect(await complaint('caplint.config.mjs', 'export default {\n  anchor "x"\n}')).toMatch(
      /^caplint\.config\.mjs:2:\d+: This module cannot be loaded: .+; correct it$/
    )
    expect(
      await complaint('caplint.config.ts', 'const a: number = 1\nexport default {\n  anchor "x"\n}')
    ).toMatch(/^caplint\.config\.ts:3:10: This module cannot be loaded: .+; correct it$/)
  })

  it('tells them under Node alone, too', async () => {
    const folder = folderWith({'caplint.config.mjs': 'export default {\n  anchor "x"\n}'})
    expect((await runBuilt(['--print-config', '.'], {cwd: folder})).stderr).toBe(
      'caplint: caplint.config.mjs:2:10: This module cannot be loaded: Unexpected string; correct it\n'
    )
  })

  it('says so where a program wants caplint and it is not installed there', async () => {
    const program = 'import {defineConfig} from "caplint"\nexport default defineConfig({anchor: "x"})'
    for (const [name, line] of [
      ['caplint.config.mjs', ''],
      ['caplint.config.ts', ':1']
    ] as const) {
      const folder = folderWith({[name]: program})
      expect((await runBuilt(['--print-config', '.'], {cwd: folder})).stderr).toBe(
        `caplint: ${name}${line}: \`caplint\` is not installed beside this module; run \`npm install caplint\` there, or write it without\n`
      )
    }
  })

  it('tells what a program throws and where', async () => {
    const program = 'const f = () => {\n  throw new Error("Out of luck.\\nReally")\n}\nf()\n'
    expect(await complaint('caplint.config.mjs', program)).toMatch(
      /^caplint\.config\.mjs:2:\d+: This module cannot be loaded: Out of luck; correct it$/
    )
    expect(await complaint('caplint.config.mjs', 'throw "text"')).toBe(
      'caplint.config.mjs: This module cannot be loaded: text; correct it'
    )
  })

  it('asks for a default export', async () => {
    expect(await complaint('caplint.config.mjs', 'export const anchor = "x"')).toBe(
      'caplint.config.mjs: Expected a default export; write `export default {…}`'
    )
  })

  it('tells of bytes that are no UTF-8', async () => {
    const folder = folderWith({'a.txt': ''})
    writeFileSync(join(folder, '.caplintrc.yaml'), Buffer.from('anchor: caf\xe9', 'latin1'))
    expect(await complaintOf(folder)).toBe(
      '.caplintrc.yaml: Unexpected byte at offset 11; save this config as UTF-8'
    )
  })

  it.skipIf(process.getuid?.() === 0)('tells of a config that may not be read', async () => {
    const folder = folderWith({'.caplintrc.yaml': 'anchor: x'})
    chmodSync(join(folder, '.caplintrc.yaml'), 0)
    expect(await complaintOf(folder)).toMatch(/permission denied/)
  })
})

it.skipIf(process.platform === 'win32')(
  'tells that the package.json of the working directory is broken',
  async () => {
    const folder = folderWith({'.caplintrc.json': '{"preset": "style"}', 'package.json': '{"name": '})
    const {code, stderr} = await runInProcess(['--print-config', '.'], {cwd: folder})
    expect(stderr).toMatch(/^caplint: package\.json:1:\d+: This is not valid JSON: /)
    expect(code).toBe(2)
  }
)

it.skipIf(process.platform === 'win32')('finds no config in a folder that may not be searched', async () => {
  const folder = folderWith({'.caplintrc.json': '{"preset": "style"}', 'locked/a.txt': ''})
  chmodSync(folder, 0o755)
  chmodSync(join(folder, 'locked'), 0o000)
  const {geteuid, seteuid} = process
  const isRoot = geteuid?.() === 0
  if (isRoot) seteuid?.(65_534)
  try {
    const {path} = await resolverIn(folder).folder(join(folder, 'locked'))
    expect(path).toBe(join(folder, '.caplintrc.json'))
  } finally {
    if (isRoot) seteuid?.(0)
    chmodSync(join(folder, 'locked'), 0o755)
  }
})
