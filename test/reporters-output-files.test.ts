import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {pairOutputs} from '../src/cli/report-outputs.ts'
import {UserError} from '../src/errors.ts'
import {streamFile} from '../src/file-writing/stream-file.ts'
import {runInProcess} from './run-caplint.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caplint-output-'))
})
afterEach(() => rmSync(folder, {recursive: true}))

const place = (name: string): string => join(folder, name)
const read = (name: string): string => readFileSync(place(name), 'utf8')

describe('a file that is written piece by piece', () => {
  function* broken(): Iterable<string> {
    yield 'half of'
    throw new Error('the spool broke')
  }

  test('is the old one, or none, where the pieces end before their end', () => {
    writeFileSync(place('old.json'), 'old')
    for (const name of ['old.json', 'new.json']) {
      expect(() => streamFile(place(name), broken())).toThrow('the spool broke')
    }
    expect(read('old.json')).toBe('old')
    expect(readdirSync(folder)).toEqual(['old.json'])
  })

  test.skipIf(process.platform === 'win32')('keeps its mode, and the link that leads to it', () => {
    writeFileSync(place('real.json'), 'old')
    chmodSync(place('real.json'), 0o640)
    symlinkSync('real.json', place('link.json'))
    streamFile(place('link.json'), ['new', ' é'])
    expect(read('real.json')).toBe('new é')
    expect(lstatSync(place('link.json')).isSymbolicLink()).toBe(true)
    expect(statSync(place('real.json')).mode & 0o777).toBe(0o640)
  })

  test('is made with the folders above it', () => {
    streamFile(place('a/b/c.json'), ['x'])
    expect(read('a/b/c.json')).toBe('x')
  })

  test.skipIf(process.platform === 'win32')('is made where a link leads to nothing yet', () => {
    symlinkSync('later.json', place('link.json'))
    streamFile(place('link.json'), ['x'])
    expect(read('later.json')).toBe('x')
  })

  test.skipIf(!existsSync('/dev/full'))('may be a device; a full one is told', () => {
    streamFile('/dev/null', ['x'])
    expect(lstatSync('/dev/null').isFile()).toBe(false)
    expect(() => streamFile('/dev/full', ['x'])).toThrow('no space is left on the disk')
  })

  test('is refused where a folder stands', () => {
    mkdirSync(place('folder'))
    expect(() => streamFile(place('folder'), ['x'])).toThrow('it is a folder; name a file in it')
  })
})

describe('where reports go', () => {
  test('names of standard output are standard output', () => {
    for (const file of ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']) {
      expect(pairOutputs([{format: 'json'}, {file}])).toEqual([{format: 'json'}])
      expect(() => pairOutputs([{format: 'json'}, {file}, {format: 'sarif'}])).toThrow(
        'Two reports cannot share standard output'
      )
    }
  })

  test.skipIf(process.platform === 'win32')('two names of one file are one file', () => {
    writeFileSync(place('a.json'), '')
    symlinkSync('a.json', place('b.json'))
    const flags = ['a.json', 'b.json'].flatMap((name) => [{format: 'json'}, {file: place(name)}])
    expect(() => pairOutputs(flags)).toThrow(UserError)
  })

  test('one that cannot be written keeps no other from it', async () => {
    writeFileSync(place('a.txt'), 'annika in a red hat')
    writeFileSync(place('a.png'), '')
    mkdirSync(place('taken'))
    const {code, stdout, stderr} = await runInProcess(
      [
        '.',
        '-f',
        'json',
        '-o',
        'taken',
        '-f',
        'sarif',
        '-o',
        'a/x.sarif',
        '-f',
        'compact',
        '-f',
        'gitlab',
        '-o',
        'taken/a/b'
      ],
      {cwd: folder}
    )
    expect(code).toBe(2)
    expect(JSON.parse(read('a/x.sarif')).version).toBe('2.1.0')
    expect(JSON.parse(read('taken/a/b'))).toBeInstanceOf(Array)
    expect(stdout).toMatch(/Found 1 item/)
    expect(stderr).toBe('caplint: Cannot write to `taken`: it is a folder; name a file in it\n')
  })

  test('a run that cannot begin says so in the SARIF log, and leaves none of an earlier run', async () => {
    writeFileSync(place('.caplintrc.json'), '{"rules": {"no-mood": "loud"}}')
    writeFileSync(place('out.sarif'), 'of an earlier run')
    const {code, stdout, stderr} = await runInProcess(['.', '-f', 'sarif', '-o', 'out.sarif', '-f', 'json'], {
      cwd: folder
    })
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    const [{invocations, results}] = JSON.parse(read('out.sarif')).runs
    expect(results).toEqual([])
    expect(invocations[0].executionSuccessful).toBe(false)
    const [notification] = invocations[0].toolConfigurationNotifications
    const said: string = notification.message.text
    expect(stderr).toBe(`caplint: ${said}\n`)
    expect(said).toContain('loud')
    expect(notification.locations).toMatchObject([
      {
        physicalLocation: {
          artifactLocation: {uri: expect.stringMatching(/\.caplintrc\.json$/)},
          region: {startLine: 1, startColumn: 23}
        }
      }
    ])
  })
})
