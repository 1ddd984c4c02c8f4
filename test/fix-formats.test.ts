/** Fixing whole datasets of each format: what another reader finds afterwards is the old data with new captions. */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'csv-parse/sync'
import {describe, expect, test} from 'vitest'
import {fix} from '../src/engine/fix-run.ts'
import {lint} from '../src/engine/lint.ts'
import {datasetWith} from './dataset-fixture.ts'

const before = 'This image shows a hat on a wooden table'
const after = 'A hat on a wooden table'
const config = JSON.stringify({extends: [], rules: {'no-filler-opening': 'error'}})

/** Fixes a file in a folder of its own and gives back its bytes, and those that only swap the caption. */
async function fixed(
  name: string,
  text: string,
  others: Readonly<Record<string, string>> = {},
  paths: readonly string[] = []
) {
  const cwd = datasetWith({[name]: text, '.caplintrc.json': config, ...others})
  const {report} = await fix({
    cwd,
    paths,
    choice: {types: undefined, rules: undefined},
    openWriter: () => ({
      write: ({path, before: old, after: bytes}) => {
        expect(old?.equals(readFileSync(path))).toBe(true)
        writeFileSync(path, bytes)
        return {status: 'written'}
      }
    })
  })
  expect(report.failures).toEqual([])
  expect(report.results).toEqual([])
  expect((await lint({cwd, paths})).results).toEqual([])
  return readFileSync(join(cwd, name), 'utf8')
}

describe('only captions change in', () => {
  test('JSON Lines, with its mark, blank lines, numbers, repeated keys and separators', async () => {
    const text = `\u{FEFF}{"n": 1.0, "file_name": "a.png", "text": "lost", "text": ${JSON.stringify(before)}}\r\n\r\n{"file_name":"b.png","e":1E5,"text":"caf\\u00e9 \u2028 \\/ one"}\r\n`
    const result = await fixed('metadata.jsonl', text)
    expect(result).toBe(text.replace(before, after))
    const [first, , second] = result.slice(1).split('\r\n')
    expect(JSON.parse(first ?? '')).toEqual({n: 1, file_name: 'a.png', text: after})
    expect(JSON.parse(second ?? '')).toEqual({file_name: 'b.png', e: 1e5, text: 'café \u2028 / one'})
  })

  test('a JSON list, indented by hand', async () => {
    const text = `[\r\n\t{"video": "a.mp4" , "fps": 24.0,\r\n\t "caption": ${JSON.stringify(before)}}\r\n\r\n]\r\n`
    const result = await fixed('data.json', text)
    expect(result).toBe(text.replace(before, after))
    expect(JSON.parse(result)).toEqual([{video: 'a.mp4', fps: 24, caption: after}])
  })

  test('JSON with a mark, repeated keys, escapes and separators', async () => {
    const text = `\u{FEFF}[\n{"image": "a.png", "caption": "lost", "caption": ${JSON.stringify(before)}, "e": "\\u00e9\u2028\\/"}\n]`
    const result = await fixed('data.json', text)
    expect(result).toBe(text.replace(before, after))
    expect(JSON.parse(result.slice(1))).toEqual([{image: 'a.png', caption: after, e: 'é\u2028/'}])
  })

  test('the index of a shard', async () => {
    const text = `{"files": {"a.png": {"offset": 512, "length": 9.0, "captions": ["a hat", ${JSON.stringify(before)}]}}}\r\n`
    const result = await fixed('0.json', text)
    expect(result).toBe(text.replace(before, after))
    expect(JSON.parse(result)).toEqual({
      files: {'a.png': {offset: 512, length: 9, captions: ['a hat', after]}}
    })
  })

  test('a table with semicolons, a mark and blank lines', async () => {
    const text = `\u{FEFF}video;prompt;n\r\n\r\na.mp4;${before};1.0\r\n"b.mp4";"a ""cat"", \u2028";\r\n`
    const result = await fixed('data.csv', text)
    expect(result).toBe(text.replace(before, after))
    expect(
      parse(result, {
        delimiter: ';',
        bom: true,
        columns: true,
        skip_empty_lines: true,
        record_delimiter: '\r\n'
      })
    ).toEqual([
      {video: 'a.mp4', prompt: after, n: '1.0'},
      {video: 'b.mp4', prompt: 'a "cat", \u2028', n: ''}
    ])
  })

  test('a list of captions with a mark and blank lines', async () => {
    const text = `\u{FEFF}${before}\r\n\r\na dog\u2029\r\n`
    const result = await fixed('my prompts.txt', text, {}, ['my prompts.txt'])
    expect(result).toBe(text.replace(before, after))
  })

  test('captions.json, of several captions the one', async () => {
    const text = `{"a.png": ["a hat", ${JSON.stringify(before)}],\n "b.png": ["a cat"]}`
    const result = await fixed('captions.json', text)
    expect(JSON.parse(result)).toEqual({'a.png': ['a hat', after], 'b.png': ['a cat']})
  })

  test('captions by path, beside tags and sizes', async () => {
    const text = `{"a": {"tags": "hat", "caption": ${JSON.stringify(before)}, "image_size": [512, 512.0]}}`
    const result = await fixed('meta_cap.json', text)
    expect(result).toBe(text.replace(before, after))
    expect(JSON.parse(result)).toEqual({a: {tags: 'hat', caption: after, image_size: [512, 512]}})
  })

  test.each([
    ['metadata.csv', ','],
    ['data.tsv', '\t']
  ])('%s, quoted and bare', async (name, delimiter) => {
    const row = (...cells: readonly string[]) => cells.join(delimiter)
    const text = [
      row('file_name', 'text', 'score'),
      row('a.png', before, '1.0'),
      row('"b.png"', `"${before}, ""old"""`, ''),
      row('c.png', '"two\nlines"', "'"),
      ''
    ].join('\r\n')
    const result = await fixed(name, text)
    expect(result).toBe(text.replaceAll(before, after))
    expect(parse(result, {delimiter, columns: true, record_delimiter: '\r\n'})).toEqual([
      {file_name: 'a.png', text: after, score: '1.0'},
      {file_name: 'b.png', text: `${after}, "old"`, score: ''},
      {file_name: 'c.png', text: 'two\nlines', score: "'"}
    ])
  })

  test('a list of lines', async () => {
    const text = `a cat\r\n${before}\r\na dog`
    const result = await fixed('prompts.txt', text, {'videos.txt': 'a.mp4\nb.mp4\nc.mp4\n'})
    expect(result.split('\r\n')).toEqual(['a cat', after, 'a dog'])
  })
})
