/** A report that is written to the wrong place must not cost what somebody has written, nor be linted as a caption. */
import {existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {dataset} from './cli-dataset.ts'
import {runInProcess} from './run-caplint.ts'
import {caplint, entriesIn, fileName, setOf} from './suppressions-dataset.ts'

const refused = (file: string): string =>
  `caplint: Refused to write the report over \`${file}\`, which caplint reads from; name another file\n`

describe('a report is not written', () => {
  test.each(['.caplintrc.json', '.caplintrc.yaml', 'caplint.config.js', 'package.json'])(
    'over the config %s',
    async (file) => {
      const folder = dataset({'a.txt': 'a hat', 'a.png': ''})
      const before = readFileSync(join(folder, '.caplintrc.json'), 'utf8')
      expect(await caplint(folder, '-o', file)).toMatchObject({code: 2, stdout: '', stderr: refused(file)})
      expect(readFileSync(join(folder, '.caplintrc.json'), 'utf8')).toBe(before)
      expect(existsSync(join(folder, file))).toBe(file === '.caplintrc.json')
    }
  )

  test('over a config, a trainer’s config or a caption that is named', async () => {
    const folder = dataset({'a.txt': 'a hat', 'a.png': '', 'mine.json': '{}', 'train.toml': 'x = 1'})
    expect((await caplint(folder, '-c', 'mine.json', '-o', './mine.json')).stderr).toBe(
      refused('./mine.json')
    )
    expect((await caplint(folder, 'train.toml', '-o', 'train.toml')).stderr).toBe(refused('train.toml'))
    expect(readFileSync(join(folder, 'mine.json'), 'utf8')).toBe('{}')
  })

  test('over suppressions, wherever they are', async () => {
    const folder = setOf({a: 'a red hat'})
    for (const flags of [
      ['--suppress-all', '-o', fileName],
      ['--suppress-all', '--suppressions-location', 'known.json', '-o', 'known.json']
    ]) {
      expect((await caplint(folder, ...flags)).stderr).toBe(refused(flags.at(-1) ?? ''))
    }
    await caplint(folder, '--suppress-all', '--suppressions-location', 'known.json')
    expect((await caplint(folder, '-f', 'json', '-o', 'known.json')).stderr).toBe(refused('known.json'))
    expect(entriesIn(folder, 'known.json')).toHaveLength(1)
  })

  test.skipIf(process.platform === 'win32')(
    'over another of the same run, whatever link leads there',
    async () => {
      const folder = setOf({a: 'a hat'})
      symlinkSync('new.json', join(folder, 'link.json'))
      const {code, stderr} = await caplint(folder, ...'-f json -o new.json -f sarif -o link.json'.split(' '))
      expect(code).toBe(2)
      expect(stderr).toBe(
        'caplint: Two reports cannot share the file `link.json`; give each an `--output-file` of its own\n'
      )
    }
  )

  test('to no name', async () => {
    expect((await caplint(setOf({a: 'a hat'}), '-o', '')).stderr).toContain('It must not be empty')
  })
})

describe('a report that the next run would take for a caption', () => {
  const said = 'it lies in what is linted, where a file with the extension `.txt` is read as a caption'

  test('is refused in all folders that are linted', async () => {
    const folder = setOf({a: 'a hat'})
    for (const flags of [
      ['-o', 'reports/lint.txt'],
      ['.', '-o', 'reports/lint.txt']
    ]) {
      const {code, stderr} = await caplint(folder, ...flags)
      expect(stderr).toContain(said)
      expect(code).toBe(2)
    }
    expect(existsSync(join(folder, 'reports'))).toBe(false)
  })

  test('is written where no run looks', async () => {
    const folder = dataset({'set/a.txt': 'a hat', 'set/a.png': ''})
    writeFileSync(
      join(folder, '.caplintrc.json'),
      JSON.stringify({extends: [], ignore: ['set/old/**'], rules: {'no-mood': 'error'}})
    )
    mkdirSync(join(folder, 'set', 'old'))
    for (const [paths, file] of [
      ['set', 'lint.txt'],
      ['set', 'set/.reports/lint.txt'],
      ['set', 'set/old/lint.txt'],
      ['set/a.txt', 'set/other/lint.txt']
    ] as const) {
      const {code} = await runInProcess([paths, '-o', file], {cwd: folder})
      expect({file, code}).toEqual({file, code: 0})
      expect(readFileSync(join(folder, file), 'utf8')).toContain('Found 1 item')
    }
  })
})
