/** Fixes whole datasets on the disk through the public API: what changes, what stays, what is told. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import {fix as fixFiles, type FileWriter} from '../src/engine/fix-run.ts'
import type {Report} from '../src/engine/report.ts'
import {fix, lint, lintText} from '../src/index.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caplint-fix-'))
  write({'.caplintrc.yaml': 'preset: character\nanchor: annika\n'})
})
afterEach(() => rmSync(folder, {recursive: true}))

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
}

/** Writes captions beside empty media: `{a: '…'}` becomes `a.txt` and `a.png`. */
const writePairs = (captions: Readonly<Record<string, string | Buffer>>): void =>
  write(
    Object.fromEntries(
      Object.entries(captions).flatMap(([stem, caption]) => [
        [`${stem}.txt`, caption],
        [`${stem}.png`, '']
      ])
    )
  )

const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const shotOf = (words: string): string => `a full body shot of ${words}, standing, side view`
const rulesOf = ({results}: Report): readonly string[] =>
  [...results].flatMap(({messages}) => messages.map(({rule}) => rule))
const notFixed = ({results}: Report): readonly string[] =>
  [...results].flatMap(({messages}) => messages.flatMap((message) => message.notFixed ?? []))

describe('fix', () => {
  test('mends captions and tells what it has done, and what is left', async () => {
    writePairs({a: shotOf('Annika'), b: 'annika, she is smiling', c: shotOf('annika')})
    const report = await fix([], {cwd: folder})
    expect(read('a.txt')).toBe(shotOf('annika'))
    expect(report.failures).toEqual([])
    expect(report.fixed?.find(({path}) => path === 'a.txt')).toEqual({
      path: 'a.txt',
      media: 'a.png',
      before: shotOf('Annika'),
      after: shotOf('annika'),
      fixes: [
        {
          rule: 'consistent-anchor',
          severity: 'error',
          type: 'safe',
          message: expect.stringContaining('`Annika`')
        }
      ]
    })
    expect(report.summary).toMatchObject({
      items: 3,
      linted: 3,
      fixed: report.fixed?.flatMap(({fixes}) => fixes).length
    })
    expect(rulesOf(report)).toContain('require-framing')
    expect(report.dryRun).toBeUndefined()
  })

  test('mends nothing more the second time', async () => {
    writePairs({a: shotOf('Annika'), b: `"${shotOf('annika')}"`, c: shotOf('annika with long red hair')})
    await fix([], {cwd: folder})
    const after = ['a.txt', 'b.txt', 'c.txt'].map(read)
    const again = await fix([], {cwd: folder})
    expect(again.fixed).toEqual([])
    expect(['a.txt', 'b.txt', 'c.txt'].map(read)).toEqual(after)
  })

  test('makes only the fixes that are asked for', async () => {
    const caption = shotOf('Annika walking in the <lora:x:1> park')
    writePairs({a: `"${caption}"`})
    expect((await fix([], {cwd: folder, fixRules: ['no-markup']})).fixed?.[0]?.after).toBe(caption)
    expect((await fix([], {cwd: folder, fixTypes: ['rewrite']})).fixed).toEqual([])
    const {fixed} = await fix([], {cwd: folder, fixTypes: ['safe']})
    expect(fixed?.[0]?.fixes.map(({rule}) => rule)).toContain('consistent-anchor')
    await expect(fix([], {cwd: folder, fixRules: ['no-markdown']})).rejects.toThrow(
      'There is no rule `no-markdown` to fix; did you mean `no-markup`?'
    )
  })

  test('keeps line ends, the missing line end, the mode and every byte around the words', async () => {
    writePairs({a: `  ${shotOf('Annika')}  \r\n`, b: `${shotOf('Annika, running')}\n\n`})
    chmodSync(join(folder, 'a.txt'), 0o640)
    await fix([], {cwd: folder, fixRules: ['consistent-anchor']})
    expect(read('a.txt')).toBe(`  ${shotOf('annika')}  \r\n`)
    expect(read('b.txt')).toBe(`${shotOf('annika, running')}\n\n`)
    expect(statSync(join(folder, 'a.txt')).mode & 0o777).toBe(0o640)
  })

  test('takes a byte order mark away where that is a finding, and leaves it where it is none', async () => {
    writePairs({a: `\u{feff}${shotOf('annika')}`, b: `\u{feff}${shotOf('Annika, running')}`})
    const {fixed} = await fix([], {cwd: folder})
    expect(fixed?.map(({fixes}) => fixes.map(({rule}) => rule))).toEqual([
      ['no-bom'],
      ['no-bom', 'consistent-anchor']
    ])
    expect(read('a.txt')).toBe(shotOf('annika'))
    write({'.caplintrc.yaml': 'preset: character\nanchor: annika\nrules: {no-bom: off}\n'})
    writePairs({a: `\u{feff}${shotOf('annika')}`, b: `\u{feff}${shotOf('Annika, running')}`})
    await fix([], {cwd: folder})
    expect(read('a.txt')).toBe(`\u{feff}${shotOf('annika')}`)
    expect(read('b.txt')).toBe(`\u{feff}${shotOf('annika, running')}`)
  })

  test('leaves alone what it cannot read: other encodings, empty and endless captions', async () => {
    const strange = Buffer.from([0x41, 0x6e, 0xe9, 0x6b, 0x61])
    writePairs({a: strange, b: '  \n', c: `Annika ${'word '.repeat(25_000)}`})
    const report = await fix([], {cwd: folder})
    expect(report.fixed).toEqual([])
    expect(report.failures.map(({path}) => path)).toEqual(['a.txt', 'c.txt'])
    expect(readFileSync(join(folder, 'a.txt'))).toEqual(strange)
  })
})

describe('files with many captions', () => {
  const line = (file: string, text: string, more = ''): string =>
    `{"file_name": "${file}", ${more}"text": ${JSON.stringify(text)}}`

  test('change once, and nowhere but in the captions', async () => {
    write({
      'a.png': '',
      'b.png': '',
      'c.png': '',
      'metadata.jsonl': [
        line('a.png', shotOf('Annika "the fox"'), '"id":  1.50, '),
        '',
        line('b.png', shotOf('annika, running')),
        `{"file_name":"c.png","text":["${shotOf('Annika')}", "a close up of Annik\\u0061, smiling"],"z":[1,2]}`
      ].join('\r\n')
    })
    const before = read('metadata.jsonl')
    const report = await fix([], {cwd: folder, fixRules: ['consistent-anchor']})
    expect(read('metadata.jsonl')).toBe(
      before.replaceAll('Annika', 'annika').replace(/a close up of Annik\\u0061/, 'a close up of annika')
    )
    expect(report.fixed?.map(({path, line: at}) => `${path}:${at}`)).toEqual([
      'metadata.jsonl:1',
      'metadata.jsonl:4',
      'metadata.jsonl:4'
    ])
  })

  test('places of what is left are those in the file as it is now', async () => {
    write({
      'c.png': '',
      'metadata.jsonl': `{"file_name":"c.png","text":["${shotOf('"Annika"')}", "a close up of annika with red hair"]}`
    })
    const options = {cwd: folder, fixRules: ['consistent-anchor', 'no-markup']}
    const {results} = await fix([], options)
    expect(results).toEqual((await lint([], {cwd: folder})).results)
  })
})

describe('captions that only together break a rule', () => {
  test('are taken back but for the first, and say so', async () => {
    writePairs({a: shotOf('Annika'), b: shotOf('annikaa'), c: shotOf('annika, running')})
    const report = await fix([], {cwd: folder})
    expect(read('a.txt')).toBe(shotOf('annika'))
    expect(read('b.txt')).toBe(shotOf('annikaa'))
    expect(report.fixed?.map(({path}) => path)).toEqual(['a.txt'])
    expect(notFixed(report)).toEqual(['the fix would break no-duplicate-captions across the dataset'])
    expect(report.datasetMessages).toEqual([])
    expect((await fix([], {cwd: folder})).fixed).toEqual([])
  })

  test('are taken back where a caption that was fine would be concerned', async () => {
    writePairs({a: shotOf('annikaa'), b: shotOf('annika')})
    expect((await fix([], {cwd: folder})).fixed).toEqual([])
    expect(read('a.txt')).toBe(shotOf('annikaa'))
  })

  test('that broke it before are mended all the same', async () => {
    writePairs({a: shotOf('Annika'), b: shotOf('Annika')})
    expect((await fix([], {cwd: folder})).fixed?.length).toBe(2)
  })
})

describe('writing', () => {
  test('spares files that changed since they were read, and names them', async () => {
    writePairs({a: shotOf('Annika'), b: shotOf('Annika, running')})
    const {openWriter} = overtaken('a.txt')
    const {report} = await fixFiles({cwd: folder, paths: [], choice: {}, openWriter})
    expect(report.failures).toEqual([
      {path: 'a.txt', message: 'Cannot fix `a.txt`: it was changed since it was read; run caplint again'}
    ])
    expect(report.fixed?.map(({path}) => path)).toEqual(['b.txt'])
    expect(rulesOf(report)).toContain('consistent-anchor')
  })

  /** A writer before which somebody else was at a file. */
  function overtaken(name: string) {
    const openWriter = (): FileWriter => ({
      write: ({path}) =>
        path.endsWith(name)
          ? {status: 'changed', reason: 'it was changed since it was read; run caplint again'}
          : {status: 'written'}
    })
    return {openWriter}
  }

  test('stops between two files where that is asked for', async () => {
    writePairs({a: shotOf('Annika'), b: shotOf('Annika, running'), c: shotOf('Annika, smiling')})
    const controller = new AbortController()
    const report = await fix([], {
      cwd: folder,
      signal: controller.signal,
      onWritten: () => controller.abort()
    })
    expect(report.fixed?.map(({path}) => path)).toEqual(['a.txt'])
    expect(read('a.txt')).toBe(shotOf('annika'))
    expect(read('b.txt')).toBe(shotOf('Annika, running'))
    expect(report.notes).toEqual([expect.stringMatching(/^Stopped after \d of 3 items/)])
  })

  test('writes nothing where it was stopped before', async () => {
    writePairs({a: shotOf('Annika')})
    const report = await fix([], {cwd: folder, signal: AbortSignal.abort()})
    expect(report.fixed).toEqual([])
    expect(read('a.txt')).toBe(shotOf('Annika'))
  })

  test('does not follow links out of the dataset', async () => {
    write({'elsewhere/x.txt': shotOf('Annika'), 'set/.caplintrc.yaml': 'preset: character\nanchor: annika\n'})
    write({'set/x.png': ''})
    symlinkSync(join(folder, 'elsewhere/x.txt'), join(folder, 'set/x.txt'))
    await fix(['set'], {cwd: folder})
    expect(read('elsewhere/x.txt')).toBe(shotOf('Annika'))
  })
})

describe('a look without writing', () => {
  test('gives the report of what would be', async () => {
    writePairs({a: shotOf('Annika'), b: 'annika'})
    const wouldBe = await lint([], {cwd: folder, fix: true})
    expect(wouldBe.dryRun).toBe(true)
    expect(read('a.txt')).toBe(shotOf('Annika'))
    const {dryRun: _dry, ...rest} = wouldBe
    expect(await fix([], {cwd: folder})).toEqual(rest)
  })

  test('mends a text', async () => {
    const report = await lintText('Annika <b>walking</b>, side view', {
      preset: 'character',
      anchor: 'annika',
      config: false,
      fix: true
    })
    expect(report.fixed?.[0]?.after).toBe('annika walking, side view')
    expect((await lintText('annika', {fix: true, config: false})).fixed).toEqual([])
  })

  test('refuses wrong options', async () => {
    await expect(lint([], {cwd: folder, fix: 'yes' as never})).rejects.toThrow('Expected `true` or `false`')
    await expect(fix([], {cwd: folder, fixTypes: ['unsafe'] as never})).rejects.toThrow(
      'Expected a list of `safe`, `rewrite`, `llm` as `fixTypes`'
    )
  })
})

describe('rewriting', () => {
  test('gets what rules have left, and is taken over only where it passes', async () => {
    write({
      '.caplintrc.yaml': 'preset: character\nanchor: annika\nrules: {word-count: [error, {maximum: 15}]}\n'
    })
    const long = 'with her head held high and both feet apart'
    writePairs({
      a: `${shotOf('Annika')}, ${long}\n`,
      b: shotOf(`annika, running, ${long}`),
      c: shotOf('annika'),
      d: shotOf(`annika, jumping, ${long}`),
      e: shotOf(`annika, sleeping, ${long}`)
    })
    const asked: string[] = []
    const {report} = await fixFiles({
      cwd: folder,
      paths: [],
      choice: {},
      rewrite: async (captions) =>
        captions.map(({text, path}) => {
          asked.push(`${path}: ${text}`)
          if (path === 'b.txt') return {text: 'a cat'}
          if (path === 'd.txt') return {notFixed: 'the model refused'}
          if (path === 'e.txt') return undefined
          return {text: 'a full body shot of annika, standing, head held high, both feet apart, side view'}
        })
    })
    expect(asked).toContainEqual(`a.txt: ${shotOf('annika')}, ${long}`)
    expect(asked.some((each) => each.startsWith('c.txt'))).toBe(false)
    expect(report.fixed).toEqual([
      {
        path: 'a.txt',
        media: 'a.png',
        before: `${shotOf('Annika')}, ${long}\n`,
        after: 'a full body shot of annika, standing, head held high, both feet apart, side view\n',
        fixes: [
          expect.objectContaining({rule: 'consistent-anchor', type: 'safe'}),
          expect.objectContaining({rule: 'word-count', type: 'llm'})
        ]
      }
    ])
    expect(notFixed(report)).toEqual([
      'the rewritten caption would lose the anchor `annika`',
      'the model refused'
    ])
  })
})

test('the built-in rules say what they describe in concepts', () => {
  expect(builtInRules.filter(({describes}) => describes).map(({family}) => family)).toEqual(
    expect.not.arrayContaining(['omit', 'residue'])
  )
})
