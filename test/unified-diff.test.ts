import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {describe, expect, test} from 'vitest'
import {unifiedDiff} from '../src/cli/diff/unified-diff.ts'
import {temporaryFolder} from './cli-dataset.ts'

const diff = (before: string, after: string, color = false): string =>
  [...unifiedDiff({path: 'a.txt', before, after}, color)].join('')

describe('a unified diff', () => {
  test('shows what goes and what comes, as diff does', () => {
    expect(diff('one\ntwo\nthree\n', 'one\n2\nthree\n')).toBe(
      '--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n'
    )
  })

  test('tells of a missing line end, and of lines that go', () => {
    expect(diff('one', 'two\n')).toBe(
      '--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-one\n\\ No newline at end of file\n+two\n'
    )
    expect(diff('one\n\ntwo\n', 'one two\n')).toContain('-one\n-\n-two\n+one two\n')
  })

  const hasPatch = spawnSync('patch', ['--version']).error === undefined

  test.skipIf(!hasPatch)('of long files is one that `patch` applies', () => {
    const lines = Array.from({length: 1800}, (_, index) => `{"text": "a cat with number ${index}"}`)
    const changed = lines.map((line, index) =>
      index % 7 === 0 || index > 1500 ? line.replace('cat', 'fox') : line
    )
    const [before, after] = [lines, changed].map((each) => `${each.join('\n')}\n`) as [string, string]
    const folder = temporaryFolder('patch-')
    const path = join(folder, 'a.txt')
    writeFileSync(path, before)
    const {status} = spawnSync('patch', ['-p0'], {cwd: folder, input: diff(before, after)})
    expect(status).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe(after)
  })

  test('leaves carriage returns out unless they change', () => {
    expect(diff('a red hat\r\nb\r\n', 'a hat\r\nb\r\n')).toContain('-a red hat\n+a hat\n b\n')
    expect(diff('a\r\nb\r\n', 'a\nb\r\n')).toContain('-a\\r\n+a\n')
  })

  test('shows what cannot be seen, and nothing that a terminal obeys', () => {
    expect(diff('\u{feff}ann\u200bika', 'annika')).toContain('-\\u{feff}ann\\u{200b}ika\n')
    expect(diff('a\u001b[2J', 'b\u001b[2J', true)).not.toContain('\u001b[2J')
  })
})

describe('in colour', () => {
  test('the words that change stand out on both sides', () => {
    const shown = diff('a cat in a red hat, asleep\n', 'a cat in the hat, asleep\n', true)
    expect(shown).toContain('-a cat in \u001b[7ma\u001b[27m \u001b[7mred \u001b[27mhat, asleep\u001b[39m\n')
    expect(shown).toContain('+a cat in \u001b[7mthe\u001b[27m hat, asleep\u001b[39m\n')
    expect(stripVTControlCharacters(shown)).toBe(
      diff('a cat in a red hat, asleep\n', 'a cat in the hat, asleep\n')
    )
  })

  test('lines that change beyond recognition are not marked', () => {
    const words = (seed: string): string =>
      Array.from({length: 900}, (_, index) => `${seed}${index}`).join(' ')
    expect(diff(words('a'), words('b'), true)).not.toContain('\u001b[7m')
  })
})
