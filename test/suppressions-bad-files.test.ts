/** What a suppressions file, its place or a flag about it can be wrong in, as a person meets it. */
import {existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {dataset} from './cli-dataset.ts'
import {caplint, entriesIn, fileName, setOf} from './suppressions-dataset.ts'

describe('a day until which something is accepted', () => {
  test.each(['2020-01-01', '2027-02-30'])('is not %s', async (day) => {
    const folder = setOf({a: 'a red hat'})
    const {code, stderr} = await caplint(folder, '--suppress-all', '--suppress-until', day)
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /is invalid\. Expected a (?:day to come, not one that is past|date such as 2027-01-31)\n/
    )
    expect(existsSync(join(folder, fileName))).toBe(false)
  })

  test('may be this one, whose end it holds until', async () => {
    const folder = setOf({a: 'a red hat'})
    const now = new Date()
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-')
    expect((await caplint(folder, '--suppress-all', '--suppress-until', today)).code).toBe(0)
    expect(entriesIn(folder)).toMatchObject([{expires: today}])
  })
})

describe.skipIf(process.platform === 'win32')('a suppressions file that is a link', () => {
  test.each([
    ['to nothing', 'nowhere.json'],
    ['to itself', fileName]
  ])('%s is told, and not taken for none', async (_what, target) => {
    const folder = setOf({a: 'a red hat'})
    symlinkSync(target, join(folder, fileName))
    for (const flags of [[], ['--suppress-all'], ['--prune-suppressions']]) {
      const {code, stderr} = await caplint(folder, ...flags)
      expect(stderr).toBe(
        `caplint: Cannot read \`${fileName}\`: it is a link that leads nowhere; correct or remove it\n`
      )
      expect(code).toBe(2)
    }
    expect(lstatSync(join(folder, fileName)).isSymbolicLink()).toBe(true)
  })
})

test('suppressions are not written where the next run would take them for a caption', async () => {
  const folder = setOf({a: 'a red hat'})
  const {code, stderr} = await caplint(folder, '--suppress-all', '--suppressions-location', 'known.txt')
  expect(code).toBe(2)
  expect(stderr).toBe(
    'caplint: Refused to write suppressions to `known.txt`: a file with the extension `.txt` is read as a caption; use `.json`\n'
  )
  expect(existsSync(join(folder, 'known.txt'))).toBe(false)
})

test('what was accepted of media without a caption is unused once they have one', async () => {
  const folder = dataset({'a.png': '', 'b.png': '', 'b.txt': 'a hat'}, {'missing-caption': 'error'})
  await caplint(folder, '--suppress-all')
  expect(entriesIn(folder)).toMatchObject([{path: 'a.png', rule: 'missing-caption'}])
  expect((await caplint(folder)).code).toBe(0)
  writeFileSync(join(folder, 'a.txt'), 'a coat')
  for (const args of [[], ['a.txt'], ['a.png']]) {
    const {code, stdout} = await caplint(folder, ...args)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Unexpected suppression of `missing-caption` in `a.png`')
    expect(code).toBe(1)
  }
  expect((await caplint(folder, 'b.txt')).code).toBe(0)
  await caplint(folder, '--prune-suppressions')
  expect(entriesIn(folder)).toEqual([])
})

test('of a rule that is gone, one is told what to do with its entries', async () => {
  const folder = setOf({a: 'a red hat'})
  await caplint(folder, '--suppress-all')
  const path = join(folder, fileName)
  writeFileSync(path, readFileSync(path, 'utf8').replace('no-red', 'no-green-things'))
  const {code, stderr} = await caplint(folder)
  expect(code).toBe(2)
  expect(stderr).toMatch(
    /^caplint: caplint-suppressions\.json:4:\d+: There is no rule `no-green-things` to suppress; .*remove entries of rules that are gone\n$/
  )
})
