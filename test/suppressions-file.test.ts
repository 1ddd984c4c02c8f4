import {Ajv} from 'ajv'
import fc from 'fast-check'
import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {entryLines} from '../src/suppressions/entry-places.ts'
import {formatSuppressions} from '../src/suppressions/format-suppressions.ts'
import {parseSuppressions} from '../src/suppressions/parse-suppressions.ts'
import {type Suppression, suppressionKey} from '../src/suppressions/suppression.ts'
import {temporaryFolder} from './cli-dataset.ts'
import {project} from './run-caplint.ts'

const entry = (changes: Partial<Suppression> = {}): Suppression => ({
  path: 'a.txt',
  rule: 'no-mood',
  fingerprint: '0123456789abcdef',
  count: 1,
  ...changes
})

const parse = (text: string) => parseSuppressions(text, 'list.json')
const fileOf = (...suppressions: readonly object[]): string => JSON.stringify({version: 1, suppressions})

describe('a suppressions file', () => {
  test('has one entry on each line, sorted by path, rule and fingerprint', () => {
    const text = formatSuppressions({
      suppressions: [
        entry({path: 'b.txt', reason: 'agreed', expires: '2027-01-31'}),
        entry({rule: 'no-style', caption: 'aaaaaaaaaaaaaaaa'}),
        entry()
      ]
    })
    expect(text).toBe(`{
  "version": 1,
  "suppressions": [
    {"path": "a.txt", "rule": "no-mood", "fingerprint": "0123456789abcdef", "count": 1},
    {"path": "a.txt", "rule": "no-style", "fingerprint": "0123456789abcdef", "count": 1, "caption": "aaaaaaaaaaaaaaaa"},
    {"path": "b.txt", "rule": "no-mood", "fingerprint": "0123456789abcdef", "count": 1, "reason": "agreed", "expires": "2027-01-31"}
  ]
}
`)
  })

  test('is read as it was written, whatever stands in paths and reasons, and follows the schema that ships', async () => {
    const schema = JSON.parse(readFileSync(join(project, 'schema', 'suppressions.schema.json'), 'utf8'))
    const isValid = new Ajv({allowUnionTypes: true, validateFormats: false}).compile(schema)
    const words = fc.string({minLength: 1, unit: 'grapheme'})
    const suppressions = fc.uniqueArray(
      fc.record(
        {
          path: words,
          rule: words,
          fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
          count: fc.integer({min: 1, max: 9}),
          reason: words
        },
        {requiredKeys: ['path', 'rule', 'fingerprint', 'count']}
      ),
      {selector: suppressionKey}
    )
    await fc.assert(
      fc.asyncProperty(suppressions, async (written) => {
        const text = formatSuppressions({suppressions: written})
        expect(text.split('\n')).toHaveLength(written.length === 0 ? 5 : written.length + 6)
        const read = await parse(text)
        expect(new Map(read.suppressions.map((each) => [suppressionKey(each), each]))).toEqual(
          new Map(written.map((each) => [suppressionKey(each), each]))
        )
        expect(isValid(JSON.parse(text))).toBe(true)
      })
    )
  })

  test('merges what two people add and take away, as lines of their own', async () => {
    const names = ['b', 'd', 'f', 'h', 'j', 'l']
    const write = (...paths: readonly string[]): string => {
      const path = join(temporaryFolder('merge-'), 'list.json')
      writeFileSync(path, formatSuppressions({suppressions: paths.map((each) => entry({path: each}))}))
      return path
    }
    const [base, ours, theirs] = [write(...names), write('a', ...names), write('b', 'f', 'g', 'h', 'j', 'l')]
    const merged = spawnSync('git', ['merge-file', '-p', ours, base, theirs], {encoding: 'utf8'})
    expect(merged.status).toBe(0)
    const {suppressions} = await parse(merged.stdout)
    expect(suppressions.map(({path}) => path)).toEqual(['a', 'b', 'f', 'g', 'h', 'j', 'l'])
  })

  test('keeps its `$schema`', async () => {
    const text = `{"$schema": "./s.json", "version": 1, "suppressions": []}`
    expect(formatSuppressions(await parse(text))).toBe(
      '{\n  "$schema": "./s.json",\n  "version": 1,\n  "suppressions": []\n}\n'
    )
  })

  test('tells the lines of its entries, also as others have laid it out', async () => {
    const document = {suppressions: [entry(), entry({path: 'b.txt'})]}
    const own = await entryLines(document, formatSuppressions(document))
    expect([own(0), own(1)]).toEqual([4, 5])
    const text = JSON.stringify({version: 1, ...document}, null, 2)
    const other = await entryLines(await parse(text), text)
    expect([other(0), other(1)]).toEqual([4, 10])
    const inOneLine = `\r\n${JSON.stringify({version: 1, ...document})}`
    const same = await entryLines(await parse(inOneLine), inOneLine)
    expect([same(0), same(1)]).toEqual([2, 2])
  })
})

describe('what is wrong with a suppressions file is told in a sentence with its place', () => {
  const conflict = `{\n  "version": 1,\n  "suppressions": [\n<<<<<<< HEAD\n${JSON.stringify(entry())}\n=======\n>>>>>>> other\n  ]\n}`
  test.each([
    [
      'a merge conflict',
      conflict,
      'list.json:4: Unexpected merge conflict; keep the lines of both sides and remove the marks `<<<<<<<`, `=======` and `>>>>>>>`'
    ],
    [
      'broken JSON',
      '{"version": 1\n"suppressions": []}',
      'list.json:2:1: This is not valid JSON: comma expected; correct it'
    ],
    ['nothing', '', /^list\.json.*Expected/],
    ['something else', '[1]', /^list\.json.*Expected/],
    [
      'another version',
      '{"version": 2, "suppressions": 3}',
      'list.json:1:13: Unexpected version 2; this caplint reads version 1, use the one that wrote the file'
    ],
    [
      'a version of another kind',
      '{"version": "1", "suppressions": []}',
      'list.json:1:13: Unexpected version "1"; this caplint reads version 1, use the one that wrote the file'
    ],
    ['no version', '{"suppressions": []}', /Expected a key `version`; add it$/],
    [
      'an unknown key',
      fileOf(entry(), {...entry(), path: 'b', resaon: 'x'}),
      /^list\.json:1:\d+: Unexpected key `suppressions\[1\]\.resaon`; did you mean `reason`\?/
    ],
    [
      'a day that is none',
      fileOf({...entry(), expires: 'soon'}),
      /Expected a date such as `2027-01-31` in `suppressions\[0\]\.expires` but found `soon`$/
    ],
    [
      'a day that no calendar has',
      fileOf(entry(), {...entry(), path: 'b.txt', expires: '2027-02-29'}),
      /^list\.json:1:\d+: Expected a day that the calendar has but found `2027-02-29`$/
    ],
    [
      'a count that is none',
      fileOf({...entry(), count: 0}),
      /Expected a whole number, 1 or more in `suppressions\[0\]\.count`/
    ],
    [
      'a fingerprint of one’s own',
      fileOf({...entry(), fingerprint: 'red hair'}),
      /Expected 16 hexadecimal digits, as caplint writes them/
    ],
    [
      'an entry twice',
      fileOf(entry(), entry({reason: 'x'})),
      /^list\.json:1:\d+: Unexpected second entry for `no-mood` in `a\.txt` with this fingerprint, the first is list\.json:1:\d+; keep one of them$/
    ]
  ])('%s', async (_name, text, message) => {
    await expect(parse(text)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(
        typeof message === 'string' ? new RegExp(`^${escaped(message)}$`) : message
      )
    })
  })

  const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

  test('a comma too many, as merging leaves it, is none', async () => {
    const {suppressions} = await parse(`{"version": 1, "suppressions": [${JSON.stringify(entry())},]}`)
    expect(suppressions).toEqual([entry()])
  })
})
