/** Where suppressions are kept, and what is refused. */
import {chmodSync, existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {caplint, entriesIn, fileName, setOf} from './suppressions-dataset.ts'

describe('the file', () => {
  test('lies where the config or a flag says, with paths relative to itself', async () => {
    const folder = setOf({a: 'a red hat'})
    const config = JSON.parse(readFileSync(join(folder, '.caplintrc.json'), 'utf8'))
    writeFileSync(join(folder, '.caplintrc.json'), JSON.stringify({...config, suppressions: 'ci/known.json'}))
    await caplint(folder, '--suppress-all')
    expect(entriesIn(folder, 'ci/known.json')).toMatchObject([{path: '../a.txt'}])
    expect((await caplint(folder)).code).toBe(0)
    await caplint(folder, '--suppress-all', '--suppressions-location', 'other.json')
    expect(entriesIn(folder, 'other.json')).toMatchObject([{path: 'a.txt'}])
    expect((await caplint(folder, '--suppressions-location', 'other.json')).code).toBe(0)
    expect(existsSync(join(folder, fileName))).toBe(false)
  })

  test('holds only what the rules that are named find', async () => {
    const folder = setOf({a: 'a red hat'}, {'no-red': 'error', 'require-stop': 'warn'})
    const {stderr} = await caplint(folder, '--suppress-rule', 'no-red')
    expect(stderr).toBe(`Suppressed 1 finding in \`${fileName}\`: no-red 1.\n`)
    expect(entriesIn(folder)).toMatchObject([{rule: 'no-red'}])
  })

  test('is not replaced where it is read-only', async () => {
    const folder = setOf({a: 'a red hat'})
    const path = join(folder, fileName)
    const text = '{"version": 1, "suppressions": []}'
    writeFileSync(path, text)
    chmodSync(path, 0o444)
    const {code, stderr} = await caplint(folder, '--suppress-all')
    expect(code).toBe(2)
    expect(stderr).toBe(`caplint: Cannot write \`${fileName}\`: it is read-only; make it writable for you\n`)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})

describe('what cannot be', () => {
  const entry = {path: 'a.txt', rule: 'no-rde', fingerprint: '0123456789abcdef', count: 1}
  test.each([
    [
      'a rule that there is not',
      ['--suppress-rule', 'no-rde'],
      'There is no rule `no-rde` to suppress; did you mean `no-red`?'
    ],
    ['nothing to prune', ['--prune-suppressions'], `There is no \`${fileName}\` to prune`],
    [
      'a file that is not there',
      ['--suppressions-location', 'x.json'],
      'There is no suppressions file `x.json`; `--suppress-all` makes it'
    ],
    [
      'all and some',
      ['--suppress-all', '--suppress-rule', 'no-red'],
      '`--suppress-all` and `--suppress-rule` exclude each other'
    ],
    [
      'a reason for nothing',
      ['--suppress-reason', 'x'],
      '`--suppress-reason` needs `--suppress-all` or `--suppress-rule`'
    ],
    [
      'a day that is none',
      ['--suppress-all', '--suppress-until', '2027-02-30'],
      'Expected a date such as 2027-01-31'
    ],
    ['mending at the same time', ['--suppress-all', '--fix'], 'fix first, then suppress what is left'],
    ['a caption without a file', ['--suppress-all', '--stdin'], 'name the file instead of using `--stdin`']
  ])('%s', async (_name, args, message) => {
    const folder = setOf({a: 'a red hat'})
    const {code, stdout, stderr} = await caplint(folder, ...args)
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(message)
    expect(existsSync(join(folder, fileName))).toBe(false)
  })

  test('a suppression of a rule that there is not, before anything is mended', async () => {
    const folder = setOf({a: 'a red hat'})
    writeFileSync(join(folder, fileName), JSON.stringify({version: 1, suppressions: [entry]}))
    for (const args of [[], ['--fix']]) {
      const {code, stderr} = await caplint(folder, ...args)
      expect(code).toBe(2)
      expect(stderr).toContain(`${fileName}:1:`)
      expect(stderr).toContain('There is no rule `no-rde` to suppress; did you mean `no-red`?')
    }
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('a red hat')
  })
})
