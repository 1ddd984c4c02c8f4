/** The language server among the files of a workspace: what it reads, what it leaves alone, what changes around it, how it ends. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {
  ConfigurationRequest,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  HoverRequest
} from 'vscode-languageserver-protocol/node'
import {temporaryFolder} from './cli-dataset.ts'
import {clientStarter, type LspClient, startClient, uriOf} from './lsp-client.ts'
import {environment, program, project, runBuilt} from './run-caplint.ts'

const config = JSON.stringify({preset: 'character', anchor: 'annika'})
const bad = 'A photo of annika with long brown hair, standing in a park'

function write(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
  return folder
}

const folderWith = (files: Readonly<Record<string, string>>): string => write(temporaryFolder('lsp-'), files)

const start = clientStarter()

const has =
  (rule: string) =>
  (diagnostics: readonly Diagnostic[]): boolean =>
    diagnostics.some(({code}) => code === rule)

const hovers = async (on: LspClient, path: string): Promise<boolean> =>
  (await on.connection.sendRequest(HoverRequest.type, {
    textDocument: {uri: uriOf(path)},
    position: {line: 0, character: bad.indexOf('brown')}
  })) !== null

const changed = (on: LspClient, path: string) =>
  on.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{uri: uriOf(path), type: FileChangeType.Changed}]
  })

describe('files that are no captions', () => {
  test.each([
    ['a text file without media and config', {}, 'README.txt'],
    [
      'a file that the config ignores',
      {'.caplintrc.json': config.replace('{', '{"ignore":["drafts"],')},
      'drafts/a.txt'
    ],
    ['a file in a hidden folder', {'.caplintrc.json': config}, '.tox/a.txt'],
    ['a file of a package', {'.caplintrc.json': config}, 'node_modules/some/LICENSE.txt'],
    [
      'a file outside of the datasets',
      {'.caplintrc.json': config.replace('{', '{"datasets":["set"],')},
      'notes.txt'
    ],
    ['JSON that holds no captions', {'.caplintrc.json': config}, 'package.json'],
    [
      'a file of another extension',
      {'.caplintrc.json': config.replace('{', '{"captionExtension":".cap",')},
      'a.txt'
    ]
  ])('are left alone: %s', async (_what, files, name) => {
    const folder = folderWith({...files, [name]: bad, 'set/b.txt': bad, 'set/b.png': ''})
    const on = await start({folders: [folder]})
    await on.open(join(folder, name), bad)
    expect(await hovers(on, join(folder, name))).toBe(false)
    expect(on.published(join(folder, name))).toBeUndefined()
  })

  test('become captions where media of their name are beside them', async () => {
    const folder = folderWith({'a.txt': bad, 'a.png': ''})
    const on = await start({
      folders: [folder],
      initializationOptions: {preset: 'character', anchor: 'annika'}
    })
    await on.open(join(folder, 'a.txt'), bad)
    await on.diagnostics(join(folder, 'a.txt'), has('no-appearance'))
  })
})

describe('a config', () => {
  test.each([
    ['JSON', '.caplintrc.json', (anchor: string) => config.replace('annika', anchor)],
    [
      'a module',
      'caplint.config.mjs',
      (anchor: string) => `export default ${config.replace('annika', anchor)}`
    ],
    [
      'TypeScript',
      'caplint.config.ts',
      (anchor: string) => `export default ${config.replace('annika', anchor)}`
    ]
  ])('that changes is read anew: %s', async (_what, name, set) => {
    const folder = folderWith({[name]: set('annika'), 'a.png': '', 'a.txt': bad})
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder]})
    await on.open(path, bad)
    expect(has('require-anchor')(await on.diagnostics(path))).toBe(false)
    write(folder, {[name]: set('mirela')})
    await changed(on, join(folder, name))
    await on.diagnostics(path, has('require-anchor'))
  })

  test('that is broken is told in the words of the command line, and once; mended, captions are linted again', async () => {
    const folder = folderWith({
      '.caplintrc.json': config,
      'a.png': '',
      'a.txt': bad,
      'b.png': '',
      'b.txt': bad
    })
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder]})
    await on.open(path, bad)
    await on.open(join(folder, 'b.txt'), bad)
    await on.diagnostics(path, has('no-appearance'))
    await on.open(join(folder, 'tsconfig.json'), '{}')
    write(folder, {'.caplintrc.json': '{"presett": "character"}'})
    await changed(on, join(folder, '.caplintrc.json'))
    const [problem, ...others] = await on.diagnostics(path, (now) => !has('no-appearance')(now))
    expect(others).toEqual([])
    expect(problem?.message).toMatch(
      /^\.caplintrc\.json:1:2: Unexpected key `presett`; did you mean `preset`\?/
    )
    await on.diagnostics(join(folder, 'b.txt'), (now) => !has('no-appearance')(now))
    expect(await hovers(on, join(folder, 'tsconfig.json'))).toBe(false)
    expect(on.published(join(folder, 'tsconfig.json'))).toBeUndefined()
    expect(on.shown).toEqual([`caplint: ${problem?.message}`])
    write(folder, {'.caplintrc.json': config})
    await changed(on, join(folder, '.caplintrc.json'))
    await on.diagnostics(path, has('no-appearance'))
  })

  test('may mount rules that crash, or write to standard output: neither ends the server', async () => {
    const plugin = `
      import {defineRule} from ${JSON.stringify(join(project, 'dist/rule.js'))}
      process.stdout.write('not the protocol')
      console.log('nor this')
      export const bad = defineRule({
        id: 'no-peace', family: 'residue', summary: 'Disallow peace.', why: 'It crashes.',
        examples: [{ok: 'a'}, {notOk: '«b»'}],
        check() { throw new Error('no peace') }
      })`
    const settings = JSON.stringify({
      preset: 'character',
      anchor: 'annika',
      plugins: ['./plugin.mjs'],
      rules: {'no-peace': 'error'}
    })
    const folder = folderWith({'.caplintrc.json': settings, 'plugin.mjs': plugin, 'a.png': '', 'a.txt': bad})
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder]})
    await on.open(path, bad)
    const found = await on.diagnostics(path, has('no-peace'))
    expect(found.find(({code}) => code === 'no-peace')?.message).toContain('no peace')
    expect(has('no-appearance')(found)).toBe(true)
    expect(on.stderr()).toContain('not the protocolnor this')
  })

  test('can be given by flags, and by the settings of the editor, which win', async () => {
    const folder = folderWith({'a.png': '', 'a.txt': bad})
    const path = join(folder, 'a.txt')
    const on = await start({
      folders: [folder],
      args: ['--stdio', '--preset', 'character', '--anchor', 'mirela'],
      capabilities: {workspace: {configuration: true}},
      prepare: (connection) => {
        connection.onRequest(ConfigurationRequest.type, () => [{anchor: 'annika'}])
      }
    })
    await on.open(path, bad)
    await on.diagnostics(path, (now) => has('no-appearance')(now) && !has('require-anchor')(now))
  })

  test('of an editor that holds a mistake is told', async () => {
    const folder = folderWith({'a.png': '', 'a.txt': bad})
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder], initializationOptions: {presett: 'character'}})
    await on.open(path, bad)
    const [problem] = await on.diagnostics(path)
    expect(problem?.message).toMatch(/^Unexpected option `presett`; did you mean `preset`\?/)
  })
})

describe('documents', () => {
  test('that are closed, or are no files, have no diagnostics', async () => {
    const folder = folderWith({'.caplintrc.json': config, 'a.png': '', 'a.txt': bad})
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder]})
    await on.open(path, bad)
    await on.diagnostics(path, has('no-appearance'))
    await on.close(path)
    await on.diagnostics(path, (now) => now.length === 0)
  })

  test('are linted anew when media come and go', async () => {
    const folder = folderWith({'.caplintrc.json': config, 'a.png': '', 'a.txt': bad})
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder]})
    await on.open(path, bad)
    expect(has('orphan-caption')(await on.diagnostics(path))).toBe(false)
    rmSync(join(folder, 'a.png'))
    await changed(on, join(folder, 'a.png'))
    await on.diagnostics(path, has('orphan-caption'))
  })

  test('show no finding that is suppressed, once the suppressions are there', async () => {
    const folder = folderWith({'.caplintrc.json': config, 'a.png': '', 'a.txt': bad})
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder]})
    await on.open(path, bad)
    await on.diagnostics(path, has('no-appearance'))
    await runBuilt(['--suppress-rule', 'no-appearance'], {cwd: folder})
    await changed(on, join(folder, 'caplint-suppressions.json'))
    const left = await on.diagnostics(path, (now) => !has('no-appearance')(now))
    expect(left.length).toBeGreaterThan(0)
    const value = await on.connection.sendRequest(HoverRequest.type, {
      textDocument: {uri: uriOf(path)},
      position: {line: 0, character: bad.indexOf('brown')}
    })
    expect(JSON.stringify(value)).not.toContain('no-appearance')
  })

  test('belong to the folder of the editor that they lie in', async () => {
    const folder = folderWith({'a.png': '', 'a.txt': bad, 'caplint.json': config})
    const path = join(folder, 'a.txt')
    const on = await start({args: ['--config', 'caplint.json'], folders: [temporaryFolder('other-')]})
    const change = (added: readonly string[], removed: readonly string[]) =>
      on.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
        event: {
          added: added.map((each) => ({uri: uriOf(each), name: each})),
          removed: removed.map((each) => ({uri: uriOf(each), name: each}))
        }
      })
    await change([dirname(folder)], [])
    await on.open(path, bad)
    const [problem] = await on.diagnostics(path, (now) => now.length === 1)
    expect(problem?.message).toMatch(/There is no such config file/)
    await change([folder], [dirname(folder)])
    await on.diagnostics(path, has('no-appearance'))
  })

  test('of a megabyte are linted, and the server answers', async () => {
    const caption = 'annika runs along the beach and looks back at the camera'
    const row = (number: number) => JSON.stringify({file_name: 'a.png', text: `${caption}, number ${number}`})
    const text = Array.from({length: 12_000}, (_, number) => row(number)).join('\n')
    expect(text.length).toBeGreaterThan(1_000_000)
    const folder = folderWith({'.caplintrc.json': config, 'a.png': '', 'metadata.jsonl': text})
    const path = join(folder, 'metadata.jsonl')
    const on = await start({folders: [folder]})
    await on.open(path, text)
    await on.change(path, {range: {start: {line: 3, character: 0}, end: {line: 4, character: 0}}, text: ''})
    expect((await on.diagnostics(path)).length).toBeGreaterThan(0)
  }, 120_000)
})

describe('its end', () => {
  test('is exit code 0 after shutdown', async () => {
    const on = await startClient()
    expect(await on.stop()).toBe(0)
    expect(on.stderr()).toBe('')
  })

  test('is exit code 1 without shutdown, or where the client is gone', async () => {
    for (const end of ['exit', 'close'] as const) {
      const on = await startClient()
      const ended = once(on.process, 'exit')
      if (end === 'exit') await on.connection.sendNotification('exit')
      else on.process.stdin?.end()
      expect(await ended).toEqual([1, null])
      expect(on.stderr()).toBe('')
      on.connection.dispose()
    }
  })

  test.runIf(process.platform === 'linux')('is said at once in a terminal', async () => {
    // `script` gives the command a terminal.
    const child = spawn('script', ['-qec', `${process.execPath} ${program} lsp`, '/dev/null'], {
      env: environment()
    })
    let output = ''
    child.stdout.on('data', (data) => {
      output += String(data)
    })
    const [code] = (await once(child, 'close')) as [number]
    expect(output.trim()).toBe(
      'caplint: This is a language server, which speaks with editors, not with people; have your editor start `caplint lsp` (docs/editors.md)'
    )
    expect(code).toBe(2)
  })
})
