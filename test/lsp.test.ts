/** The language server as editors use it: what it shows of a file that is edited is what the command line says of it. */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type Diagnostic,
  HoverRequest,
  type Range,
  TextDocumentEdit
} from 'vscode-languageserver-protocol/node'
import {temporaryFolder} from './cli-dataset.ts'
import {clientStarter, type LspClient, uriOf} from './lsp-client.ts'
import {runBuilt} from './run-caplint.ts'

const config = JSON.stringify({preset: 'character', anchor: 'annika'})

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder('lsp-')
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

const start = clientStarter()

interface JsonMessage {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** What the command line finds in a file, as diagnostics would tell it. */
async function byCommandLine(folder: string, name: string): Promise<readonly object[]> {
  const {stdout} = await runBuilt([name, '--format', 'json'], {cwd: folder})
  const {results} = JSON.parse(stdout) as {results: {path: string; messages: JsonMessage[]}[]}
  return results
    .filter(({path}) => path === name)
    .flatMap(({messages}) => messages)
    .map(({rule, severity, message, line, column, endLine, endColumn}) => ({
      code: rule,
      severity: severity === 'error' ? 1 : 2,
      source: 'caplint',
      message,
      range: {
        start: {line: line - 1, character: column - 1},
        end: {line: endLine - 1, character: endColumn - 1}
      }
    }))
}

const withoutData = (diagnostics: readonly Diagnostic[]): readonly object[] =>
  diagnostics.map(({data: _, ...rest}) => rest)

const names = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({code}) => code)
const has =
  (rule: string) =>
  (diagnostics: readonly Diagnostic[]): boolean =>
    names(diagnostics).includes(rule)

const edge: Range = {start: {line: 0, character: 0}, end: {line: 0, character: 0}}

async function actions(on: LspClient, path: string, range: Range, only?: string[]): Promise<CodeAction[]> {
  const context = {diagnostics: [...(on.published(path) ?? [])], ...(only ? {only} : {})}
  const found = await on.connection.sendRequest(CodeActionRequest.type, {
    textDocument: {uri: uriOf(path)},
    range,
    context
  })
  return (found ?? []) as CodeAction[]
}

/** The text of a document after an action. */
async function taken(on: LspClient, path: string, action: CodeAction): Promise<string> {
  const resolved = action.edit
    ? action
    : await on.connection.sendRequest(CodeActionResolveRequest.type, action)
  const [change] = resolved.edit?.documentChanges ?? []
  if (!TextDocumentEdit.is(change)) throw new Error('the action has no edit')
  expect(change.textDocument).toEqual({uri: uriOf(path), version: on.version(path)})
  return on.apply(path, change.edits as never)
}

const hover = async (on: LspClient, path: string, line: number, character: number) => {
  const found = await on.connection.sendRequest(HoverRequest.type, {
    textDocument: {uri: uriOf(path)},
    position: {line, character}
  })
  return found && {range: found.range, value: (found.contents as {value: string}).value}
}

describe('a caption beside its image', () => {
  const bad = 'A photo of Annika with long brown hair, standing in a park.\r\n'

  test('shows what the command line finds, when it is opened and while it is typed', async () => {
    const folder = folderWith({'.caplintrc.json': config, 'a.png': '', 'a.txt': bad})
    const path = join(folder, 'a.txt')
    const {result, ...on} = await start({folders: [folder]})
    expect(result.capabilities.positionEncoding).toBe('utf-16')
    await on.open(path, bad)
    const first = await on.diagnostics(path)
    expect(names(first)).toContain('no-appearance')
    expect(withoutData(first)).toEqual(await byCommandLine(folder, 'a.txt'))
    // Typed, and not saved: an emoji before the words, so that columns tell UTF-16 from other counts.
    await on.change(path, {range: edge, text: '👩‍🦰 with red hair:\r\n'})
    const typed = await on.diagnostics(path)
    writeFileSync(path, on.text(path))
    expect(withoutData(typed)).toEqual(await byCommandLine(folder, 'a.txt'))
    expect(typed.length).toBeGreaterThan(first.length)
  })

  test('is linted with its pairing: an image that is missing is told', async () => {
    const folder = folderWith({'.caplintrc.json': config, 'a.txt': 'annika runs'})
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder]})
    await on.open(path, 'annika runs')
    expect(await on.diagnostics(path, has('orphan-caption'))).toEqual(
      expect.arrayContaining([expect.objectContaining({range: edge})])
    )
  })

  test('is fixed as --fix does, and each finding by an action of its own', async () => {
    const folder = folderWith({'.caplintrc.json': config, 'a.png': '', 'a.txt': bad})
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder]})
    await on.open(path, bad)
    const found = await on.diagnostics(path, has('no-appearance'))
    const about = found.find(({code}) => code === 'no-appearance')
    const quick = await actions(on, path, about?.range ?? edge)
    const one = quick.find(({title}) => title === 'Fix this no-appearance problem')
    expect(one?.diagnostics?.map(({code}) => code)).toEqual(['no-appearance'])
    expect(await taken(on, path, one as CodeAction)).toBe('A photo of Annika, standing in a park.\r\n')
    const [all, ...others] = await actions(on, path, edge, ['source.fixAll'])
    expect(others).toEqual([])
    expect(all).toMatchObject({kind: 'source.fixAll.caplint'})
    const mended = await taken(on, path, all as CodeAction)
    const {stdout} = await runBuilt(['--stdin', '--stdin-filename', 'a.txt', '--fix'], {
      cwd: folder,
      stdin: bad
    })
    expect(mended).toBe(stdout)
    expect(mended).not.toBe(bad)
  })

  test('tells under the cursor what is read there, what is found and why', async () => {
    const folder = folderWith({'.caplintrc.json': config, 'a.png': '', 'a.txt': bad})
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder]})
    await on.open(path, bad)
    const at = bad.indexOf('brown')
    const found = await hover(on, path, 0, at)
    expect(found?.value).toMatch(/^\*\*appearance\*\* `long brown hair` \(.+\)/)
    expect(found?.value).toMatch(/\*\*no-appearance\*\* \(error\): Unexpected .+ {2}\nWhy: .+/)
    expect(found?.range).toEqual({
      start: {line: 0, character: bad.indexOf('long')},
      end: {line: 0, character: bad.indexOf('hair') + 4}
    })
    expect((await hover(on, path, 0, bad.indexOf('Annika') + 2))?.value).toMatch(
      /\*\*anchor\*\* `Annika` for `annika`/
    )
  })

  test('has a byte order mark that the editor keeps to itself', async () => {
    const folder = folderWith({'.caplintrc.json': config, 'a.png': '', 'a.txt': `\u{feff}${bad}`})
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder]})
    await on.open(path, bad)
    expect(withoutData(await on.diagnostics(path, has('no-bom')))).toEqual(
      await byCommandLine(folder, 'a.txt')
    )
  })
})

describe('a dataset', () => {
  test('is compared with what is edited, and the others are named', async () => {
    const text = 'a photo of annika running on the beach, full body shot'
    const files = {'a.png': '', 'a.txt': 'annika', 'b.png': '', 'b.txt': text}
    const folder = folderWith({'.caplintrc.json': config, ...files})
    const path = join(folder, 'a.txt')
    const on = await start({folders: [folder]})
    await on.open(path, text)
    const found = await on.diagnostics(path, has('no-duplicate-captions'))
    const duplicate = found.find(({code}) => code === 'no-duplicate-captions')
    expect(duplicate?.relatedInformation?.map(({location}) => location.uri)).toEqual([
      uriOf(join(folder, 'b.txt'))
    ])
    await on.change(path, {range: edge, text: 'side view of a cat, not '})
    await on.diagnostics(path, (now) => !has('no-duplicate-captions')(now))
  })

  test('in one file has each finding at its caption, through escapes', async () => {
    const line = (name: string, caption: string) => `${JSON.stringify({file_name: name, text: caption})}\n`
    const good = 'a full body photo of annika running on a "beach"'
    const text =
      line('a.png', good) + line('b.png', 'a "quoted"\tphoto of annika with long brown hair, standing')
    const folder = folderWith({'.caplintrc.json': config, 'a.png': '', 'b.png': '', 'metadata.jsonl': text})
    const path = join(folder, 'metadata.jsonl')
    const on = await start({folders: [folder]})
    await on.open(path, text)
    const found = await on.diagnostics(path, has('no-appearance'))
    expect(withoutData(found)).toEqual(await byCommandLine(folder, 'metadata.jsonl'))
    const about = found.find(({code}) => code === 'no-appearance')
    const [, second = ''] = text.split('\n')
    expect(about?.range.start).toEqual({line: 1, character: second.indexOf('long brown')})
    expect((await hover(on, path, 1, second.indexOf('brown')))?.value).toContain('**appearance**')
    const [all] = await actions(on, path, edge, ['source.fixAll.caplint'])
    const mended = await taken(on, path, all as CodeAction)
    const {code} = await runBuilt(['metadata.jsonl', '--fix'], {
      cwd: folder,
      env: {XDG_STATE_HOME: temporaryFolder('state-')}
    })
    expect(code).not.toBe(2)
    expect(mended).toBe(readFileSync(path, 'utf8'))
    expect(mended).not.toBe(text)
    // A line that breaks while it is typed is told where it breaks; the others go on.
    await on.change(path, {range: {start: {line: 0, character: 0}, end: {line: 0, character: 1}}, text: ''})
    const broken = await on.diagnostics(path)
    expect(
      broken.some(({range, message}) => range.start.line === 0 && String(message).includes('line 1'))
    ).toBe(true)
    expect(names(broken)).toContain('no-appearance')
  })
})
