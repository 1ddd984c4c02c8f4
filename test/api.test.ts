import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import * as caplint from '../src/index.ts'

let folder: string

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caplint-api-'))
  write({
    '.caplintrc.yaml': 'preset: character\nanchor: annika\n',
    'set/a.png': '',
    'set/a.txt': 'a full body shot of annika with red hair, standing\n',
    'set/b.png': '',
    'set/b.txt': 'a full body shot of annika running, hair trailing behind',
    'set/c.png': '',
    'set/c.txt': '   \n',
    'set/d.png': '',
    'other/.caplintrc.json': '{"preset": "object", "anchor": "crystal sword", "ignore": ["skip*"]}',
    'other/a.png': '',
    'other/a.txt': 'a crystal sword resting on a stone pedestal in a wide shot',
    'other/skipped.png': '',
    'other/skipped.txt': 'nothing'
  })
})

afterAll(() => rmSync(folder, {recursive: true}))

describe('lint', () => {
  it('says in its report that it was stopped', async () => {
    const report = await caplint.lint([], {cwd: folder, signal: AbortSignal.abort()})
    expect(report.summary.linted).toBe(0)
    expect(report.notes).toEqual([
      expect.stringMatching(
        /^Stopped after 0 of \d+ items, as asked: the report holds what was found until then$/
      )
    ])
  })

  it('lints each folder under its own config, and counts what it found, linted, ignored and skipped', async () => {
    const report = await caplint.lint([], {cwd: folder})
    expect(report.failures).toEqual([])
    expect(report.summary).toMatchObject({items: 5, linted: 3, ignored: 1, skipped: 2})
    const found = report.results.map(({path, messages}) => [path, messages.map(({rule}) => rule)])
    expect(Object.fromEntries(found)).toEqual({
      'set/a.txt': ['no-appearance'],
      'set/c.txt': ['no-empty-caption'],
      'set/d.png': ['missing-caption']
    })
  })

  it('tells place, words and media of a finding', async () => {
    const {results} = await caplint.lint(['set/a.txt'], {cwd: folder})
    expect(results[0]).toMatchObject({
      path: 'set/a.txt',
      media: 'set/a.png',
      messages: [
        {rule: 'no-appearance', text: 'red hair', start: 32, end: 40, line: 1, column: 33, endColumn: 41}
      ]
    })
  })

  it('lets settings win over config files', async () => {
    const {summary} = await caplint.lint(['set/a.txt'], {cwd: folder, rules: {'no-appearance': 'off'}})
    expect(summary).toMatchObject({linted: 1, errors: 0})
  })

  it("takes the config's datasets without paths, and names one that is not there as the config does", async () => {
    write({'listed/.caplintrc.yaml': 'preset: character\nanchor: annika\ndatasets: [../set/b.txt, nowhere]'})
    const {summary, failures} = await caplint.lint([], {cwd: join(folder, 'listed')})
    expect(summary).toMatchObject({items: 1, linted: 1})
    expect(failures.map(({message}) => message)).toEqual(['Found nothing at `nowhere`, check the spelling'])
    rmSync(join(folder, 'listed'), {recursive: true})
  })

  it('ends between items when asked to', async () => {
    const {summary} = await caplint.lint([], {cwd: folder, signal: AbortSignal.abort()})
    expect(summary).toMatchObject({items: 0, linted: 0})
  })

  it('refuses a caption that is none for its size, and lints the others', async () => {
    write({
      'huge/a.png': '',
      'huge/a.txt': 'annika '.repeat(20_000),
      'huge/b.png': '',
      'huge/b.txt': 'annika'
    })
    const {summary, failures} = await caplint.lint(['huge'], {cwd: folder})
    expect(summary).toMatchObject({items: 2, linted: 1, skipped: 1})
    expect(failures.map(({message}) => message)).toEqual([
      expect.stringContaining('Cannot lint `huge/a.txt`: 140,000 characters are no caption')
    ])
  })
})

describe('datasets in a metadata file', () => {
  it('names captions by line, and places findings in the file', async () => {
    const rows = [
      {file_name: 'a.png', text: 'a full body shot of annika running'},
      {file_name: 'b.png', text: 'a "full body" shot of annika with red hair, running'},
      {file_name: 'c.png', text: 'a full body shot of annika running'}
    ]
    const metadata = rows.map((row) => JSON.stringify(row)).join('\n')
    write({'rows/metadata.jsonl': metadata, 'rows/a.png': '', 'rows/b.png': '', 'rows/c.png': ''})
    const {results, datasetMessages} = await caplint.lint(['rows'], {cwd: folder})
    expect(datasetMessages.map(({paths}) => paths)).toEqual([
      ['rows/metadata.jsonl:1', 'rows/metadata.jsonl:3']
    ])
    const message = results[0]?.messages.find(({rule}) => rule === 'no-appearance')
    const line = metadata.split('\n')[1] ?? ''
    expect(message).toMatchObject({text: 'red hair', line: 2, column: line.indexOf('red hair') + 1})
  })
})

describe('lintText', () => {
  it('lints one caption as if it stood in a file', async () => {
    const report = await caplint.lintText('annika with red hair\nstanding', {
      cwd: folder,
      filename: 'set/new.txt'
    })
    const message = report.results[0]?.messages.find(({rule}) => rule === 'no-appearance')
    expect(message).toMatchObject({text: 'red hair', line: 1, column: 13})
    expect(report.results[0]?.messages.map(({rule}) => rule)).not.toContain('orphan-caption')
  })

  it('speaks of tags where the caption is a tag list', async () => {
    const adviceFor = async (caption: string) => {
      const rules = {'consistent-anchor': 'error', 'require-anchor': 'error'} as const
      const {results} = await caplint.lintText(caption, {config: false, anchor: 'annika', rules})
      return results[0]?.messages.map(({message}) => message)
    }
    expect(await adviceFor('Annika waving')).toContain(
      'Unexpected capital in `Annika`, write `annika` at the start of a sentence too'
    )
    expect(await adviceFor('Annika, 1girl, solo, waving, smile')).toContain(
      'Unexpected spelling `Annika`, write the anchor as `annika`'
    )
    expect(await adviceFor('1girl, solo, waving, smile')).toContain(
      'Expected the anchor `annika`, name it as a tag'
    )
  })

  it('reports an empty caption', async () => {
    const {summary, results} = await caplint.lintText('', {cwd: folder})
    expect(summary).toMatchObject({items: 1, linted: 0, skipped: 1})
    expect(results[0]?.messages.map(({rule}) => rule)).toEqual(['no-empty-caption'])
  })
})

describe('inspect', () => {
  it('masks the anchor, named as everywhere, by one word or several', () => {
    const wordsOf = (anchor?: string | readonly string[]): readonly string[] =>
      caplint.inspect('a woman with long brown hair', {anchor}).concepts.map(({text}) => text)
    expect(wordsOf()).toContain('long brown hair')
    expect(wordsOf('long brown hair')).not.toContain('long brown hair')
    expect(wordsOf(['annika', 'long brown hair'])).not.toContain('long brown hair')
  })

  it('refuses an option that there is not', () => {
    const options: object = {anchors: ['annika']}
    expect(() => caplint.inspect('annika', options)).toThrow(
      'Unexpected option `anchors`; did you mean `anchor`? Options: `anchor`, `secondary`, `kind`, `register`'
    )
  })

  it('reads the concepts of a caption, each with its words and the rule behind it', () => {
    const {register, concepts} = caplint.inspect('a woman with long brown hair')
    expect(register).toBe('prose')
    expect(concepts).toEqual([
      expect.objectContaining({
        concept: 'appearance',
        start: 13,
        end: 28,
        text: 'long brown hair',
        rule: expect.any(String)
      })
    ])
  })
})

describe('loadConfig', () => {
  it('tells what applies to a file', async () => {
    const config = await caplint.loadConfig('other/a.txt', {cwd: folder})
    expect(config.kind).toBe('object')
    expect(config.anchors).toEqual(['crystal sword'])
    expect(config.rules.get('no-object-look')?.severity).toBe('error')
  })

  it('fails with one sentence for a config in error', async () => {
    write({'broken/.caplintrc.json': '{"presett": "character"}'})
    await expect(caplint.loadConfig('broken/a.txt', {cwd: folder})).rejects.toThrow(caplint.UserError)
  })
})

describe('what the package offers', () => {
  it('offers each rule under its name', () => {
    expect(caplint.noAppearance.id).toBe('no-appearance')
    expect(typeof caplint.requireAnchor).toBe('function')
  })

  it('offers nothing by accident', () => {
    const names = Object.entries(caplint).flatMap(([name, value]) => ('id' in Object(value) ? [] : [name]))
    expect(names.sort()).toMatchSnapshot()
  })
})
