/** Failures say where they are as data: nobody has to take their sentences apart. */
import {describe, expect, test} from 'vitest'
import {lint} from '../src/engine/lint.ts'
import type {Failure} from '../src/engine/report.ts'
import {longestCaption} from '../src/engine/started-item.ts'
import {UserError} from '../src/errors.ts'
import {zipOf} from './archive-fixture.ts'
import {datasetWith} from './dataset-fixture.ts'
import {parquetOf} from './parquet-fixture.ts'

const lines = (...written: readonly (string | object)[]): string =>
  written.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')

const failuresIn = async (
  files: Parameters<typeof datasetWith>[0],
  rest: Partial<Parameters<typeof lint>[0]> = {}
): Promise<readonly Failure[]> => {
  const cwd = datasetWith(files)
  return (await lint({cwd, paths: ['.'], config: {}, ...rest})).failures
}

const good = {file_name: 'a.png', text: 'annika walks'}
const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

describe('of a file of many captions', () => {
  test.each([
    ['held', undefined],
    ['streamed', 0]
  ])('%s, at each broken place', async (_how, streamFrom) => {
    const metadata = lines(good, '  {"file_name": "b.png"', {image: '/etc/b.png', text: 'x'}, good)
    const failures = await failuresIn({'a.png': '', 'set/metadata.jsonl': metadata}, {streamFrom})
    expect(failures).toMatchObject([
      {path: 'set/metadata.jsonl', line: 2},
      {
        path: 'set/metadata.jsonl',
        line: 3,
        message: expect.stringContaining('(`set/metadata.jsonl`, line 3)')
      }
    ])
    const [broken] = failures
    expect(broken?.message).toContain(`(\`set/metadata.jsonl\`, line 2, column ${broken?.column})`)
    expect(failures[1]).not.toHaveProperty('column')
  })

  test.each([
    ['held', undefined],
    ['streamed', 0]
  ])('%s, at the byte that is no UTF-8; no byte order mark is counted', async (_how, streamFrom) => {
    const [first, second] = [JSON.stringify({...good, text: '東京 😀'}), '{"file_name": "é😀']
    const metadata = Buffer.concat([Buffer.from(`\u{FEFF}${first}\n${first}\n${second}`), latin('é"}')])
    expect(await failuresIn({'a.png': '', 'metadata.jsonl': metadata}, {streamFrom})).toMatchObject([
      {path: 'metadata.jsonl', line: 3, column: second.length + 1}
    ])
  })

  test('at a caption that is too long to be one', async () => {
    const long = {file_name: 'a.png', text: 'a '.repeat(longestCaption)}
    const column = JSON.stringify(long).indexOf('a a') + 1
    expect(await failuresIn({'a.png': '', 'metadata.jsonl': lines(good, long)})).toMatchObject([
      {path: 'metadata.jsonl', line: 2, column}
    ])
  })

  test('of binary data, at the row', async () => {
    const table = parquetOf({file_name: ['a.png', null], text: ['one', 'two']})
    const failures = await failuresIn({'a.png': '', 'set.parquet': table})
    expect(failures).toMatchObject([{path: 'set.parquet', line: 2}])
    expect(failures[0]).not.toHaveProperty('column')
  })
})

test('of a caption file, at the byte that is no UTF-8', async () => {
  expect(await failuresIn({'a.png': '', 'a.txt': latin('annika\r\nin a café')})).toMatchObject([
    {path: 'a.txt', line: 2, column: 9}
  ])
})

test('of a file inside of an archive are none of the archive', async () => {
  const [failure] = await failuresIn({'set.zip': zipOf({'a.png': '', 'a.txt': latin('a\ncafé')})})
  expect(failure?.path).toBe('set.zip')
  expect(failure).not.toHaveProperty('line')
})

test.each([
  ['.', {}],
  ['.', {'README.md': 'x'}],
  ['nowhere', {}],
  ['*.png', {}],
  ['metadata.jsonl', {'metadata.jsonl': '\n'}]
])('where nothing is found at %s, they say so', async (path, files) => {
  const failures = await failuresIn({'keep/': '', ...files}, {paths: [path]})
  expect(failures).toMatchObject([{kind: 'nothing-found'}])
})

test('other failures are no sign that nothing is there', async () => {
  const [failure] = await failuresIn({'notes.md': 'x'}, {paths: ['notes.md']})
  expect(failure?.message).toContain('Unexpected file')
  expect(failure).not.toHaveProperty('kind')
})

describe('of what the user has to mend before a run can begin', () => {
  const placeOf = async (files: Parameters<typeof datasetWith>[0]): Promise<unknown> => {
    const cwd = datasetWith({'a.png': '', 'a.txt': 'annika walks', ...files})
    try {
      await lint({cwd, paths: ['.']})
    } catch (error) {
      if (error instanceof UserError) return {message: error.message, ...error.place}
      throw error
    }
    return 'no error'
  }

  test.each([
    ['an unknown key', {'.caplintrc.yaml': 'preset: character\nankor: x\n'}, '.caplintrc.yaml', 2, 1],
    ['broken YAML', {'.caplintrc.yaml': 'preset: character\nanchor: [x\n'}, '.caplintrc.yaml', 3, 1],
    ['broken JSON', {'.caplintrc.json': '{\n  "preset" "x"}'}, '.caplintrc.json', 2, 12],
    ['a module that throws', {'caplint.config.mjs': '\nthrow new Error("no")\n'}, 'caplint.config.mjs', 2, 7],
    [
      'broken suppressions',
      {'.caplintrc.json': '{}', 'caplint-suppressions.json': '{"version": 1,\n "suppressions": 3}'},
      'caplint-suppressions.json',
      2,
      18
    ]
  ])('%s', async (_what, files, path, line, column) => {
    expect(await placeOf(files)).toMatchObject({
      path,
      line,
      column,
      message: expect.stringMatching(new RegExp(`^${path}:${line}:${column}: `))
    })
  })

  test('suppressions that were not merged, bytes that are no UTF-8', async () => {
    const config = {'.caplintrc.json': '{}'}
    const suppressions = '{\n<<<<<<< a\n}'
    expect(await placeOf({...config, 'caplint-suppressions.json': suppressions})).toMatchObject({line: 2})
    expect(await placeOf({...config, 'caplint-suppressions.json': latin('{\n"é"}')})).toMatchObject({
      path: 'caplint-suppressions.json',
      line: 2,
      column: 2
    })
    expect(await placeOf({'.caplintrc.json': latin('{\n"é"}')})).toMatchObject({line: 2, column: 2})
  })
})
