import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {listRuns} from '../src/fix-journal/list-runs.ts'
import {pruneRuns, runsKept} from '../src/fix-journal/prune-runs.ts'
import {undoRun} from '../src/fix-journal/undo-run.ts'
import {datasetWith} from './dataset-fixture.ts'
import {bytes, journalOf, open, type Project, project, read, replace, run} from './journal-fixture.ts'

const isWindows = process.platform === 'win32'

describe('a run', () => {
  test('writes what a file held into its journal before the file changes', () => {
    const place = project()
    const journal = open(place, {version: '1.2.3', cwd: place.base})
    replace(journal, place, 'a.txt', 'old a', 'new a')
    replace(journal, place, 'c.txt', undefined, 'new c')
    const {run: name, files, path} = journal.close()
    expect(files).toBe(2)
    expect(path).toBe(journalOf(place, name))
    const lines = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      {version: 1, caplint: '1.2.3', root: 'images', cwd: place.base},
      {path: 'a.txt', before: 'old a'},
      {path: 'c.txt', before: null},
      {files: 2}
    ])
    expect([read(place, 'a.txt'), read(place, 'c.txt')]).toEqual(['new a', 'new c'])
  })

  test('that changes nothing leaves no trace', () => {
    const place = project()
    const journal = open(place)
    expect(replace(journal, place, 'a.txt', 'something else', 'new a')).toEqual({
      status: 'changed',
      reason: 'it was changed since it was read; run caplint again'
    })
    expect(replace(journal, place, 'b.txt', undefined, 'new b')).toEqual({
      status: 'changed',
      reason: 'there is a file of that name by now'
    })
    expect(replace(journal, place, 'c.txt', 'old c', 'new c')).toEqual({
      status: 'changed',
      reason: 'it is gone'
    })
    expect(journal.close().files).toBe(0)
    expect(readdirSync(place.base)).toEqual(['images'])
    expect([read(place, 'a.txt'), read(place, 'b.txt')]).toEqual(['old a', 'old b'])
  })

  test('ends once', () => {
    const place = project()
    const journal = open(place)
    replace(journal, place, 'a.txt', 'old a', 'new a')
    expect(journal.close()).toEqual(journal.close())
    expect(() => replace(journal, place, 'b.txt', 'old b', 'new b')).toThrow('closed')
  })

  test('tells Git to leave its journals alone', () => {
    const place = project()
    run(place)
    expect(readFileSync(join(place.base, '.caplint', '.gitignore'), 'utf8')).toBe('*\n')
  })

  test('does not mix with another that goes on at the same time', async () => {
    const place = project({'a.txt': 'a0', 'b.txt': 'b0'})
    const journals = [open(place), open(place)] as const
    replace(journals[0], place, 'a.txt', 'a0', 'a1')
    replace(journals[1], place, 'b.txt', 'b0', 'b1')
    replace(journals[0], place, 'b.txt', 'b1', 'b2')
    const runs = journals.map((journal) => journal.close().run)
    expect(new Set(runs).size).toBe(2)
    expect(listRuns(place.folder)).toHaveLength(2)
    await undoRun(place.folder, runs[0])
    expect([read(place, 'a.txt'), read(place, 'b.txt')]).toEqual(['a0', 'b1'])
    await undoRun(place.folder, runs[1])
    expect([read(place, 'a.txt'), read(place, 'b.txt')]).toEqual(['a0', 'b0'])
  })

  test('says in a sentence that its journal cannot be written, and changes nothing', () => {
    const place = project()
    writeFileSync(join(place.base, '.caplint'), '')
    const outcome = replace(open(place), place, 'a.txt', 'old a', 'new a')
    expect(outcome).toMatchObject({status: 'failed'})
    expect('reason' in outcome && outcome.reason).toMatch(/^the journal `.*` cannot be written \(/)
    expect(read(place, 'a.txt')).toBe('old a')
    expect(readdirSync(place.root)).toEqual(['a.txt', 'b.txt'])
  })
})

describe('what lies outside of a dataset', () => {
  test('is not written', () => {
    const place = project()
    writeFileSync(join(place.base, 'c.txt'), 'old c')
    expect(replace(open(place), place, '../c.txt', 'old c', 'new c')).toEqual({
      status: 'failed',
      reason: 'it lies outside of the dataset'
    })
  })

  test.skipIf(isWindows)('is not written through links; links inside stay links', async () => {
    const place = project()
    const outside = datasetWith({'c.txt': 'old c'})
    symlinkSync(join(outside, 'c.txt'), join(place.root, 'c.txt'))
    symlinkSync(outside, join(place.root, 'd'))
    symlinkSync('a.txt', join(place.root, 'e.txt'))
    const journal = open(place)
    const reason = 'a link leads there out of the dataset; name its target instead'
    expect(replace(journal, place, 'c.txt', 'old c', 'new c')).toEqual({status: 'failed', reason})
    expect(replace(journal, place, 'd/c.txt', 'old c', 'new c')).toEqual({status: 'failed', reason})
    expect(replace(journal, place, 'd/new.txt', undefined, 'new')).toEqual({status: 'failed', reason})
    expect(replace(journal, place, 'e.txt', 'old a', 'new a')).toEqual({status: 'written'})
    journal.close()
    expect(readFileSync(join(outside, 'c.txt'), 'utf8')).toBe('old c')
    expect(read(place, 'a.txt')).toBe('new a')
    await undoRun(place.folder)
    expect(read(place, 'a.txt')).toBe('old a')
  })

  test('is a file of another dataset, unless the change says so', async () => {
    const place = project()
    const other = join(place.base, 'clips')
    mkdirSync(other)
    writeFileSync(join(other, 'c.txt'), 'old c')
    const journal = open(place)
    replace(journal, place, 'a.txt', 'old a', 'new a')
    const change = {path: join(other, 'c.txt'), before: bytes('old c'), after: bytes('new c')}
    expect(journal.replace(change).status).toBe('failed')
    expect(journal.replace({...change, root: other}).status).toBe('written')
    journal.close()
    const {restored} = await undoRun(place.folder)
    expect(restored).toEqual([join(place.root, 'a.txt'), join(other, 'c.txt')])
    expect(readFileSync(join(other, 'c.txt'), 'utf8')).toBe('old c')
  })

  test.skipIf(isWindows)('is not where journals go either: their folder must be no link', () => {
    const place = project()
    symlinkSync(datasetWith({}), join(place.base, '.caplint'))
    expect(replace(open(place), place, 'a.txt', 'old a', 'new a')).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('it is a link; remove it')
    })
  })

  test('is what is hidden, where a journal may have come with a dataset of somebody else', () => {
    const place = project({'.git/config': 'old'})
    expect(replace(open(place), place, '.git/config', 'old', 'new')).toEqual({
      status: 'failed',
      reason: 'it is hidden, or in a hidden folder'
    })
    const state = join(datasetWith({}), 'caplint', 'journal')
    expect(replace(open({...place, folder: state}), place, '.git/config', 'old', 'new').status).toBe(
      'written'
    )
  })
})

test.skipIf(isWindows)('a path that leads in circles is told', () => {
  const place = project({'a.txt': {to: 'a.txt'}, 'b.txt': 'old b'})
  expect(replace(open(place), place, 'a.txt', 'old a', 'new a')).toEqual({
    status: 'changed',
    reason: 'it is gone'
  })
  expect(replace(open(place), place, 'none/a.txt', undefined, 'new a')).toEqual({
    status: 'failed',
    reason: 'there is no such file or folder; check the spelling'
  })
})

describe('journals that pile up', () => {
  /** Journals of earlier runs, the oldest first. */
  const fill = (
    place: Project,
    amount: number,
    lastLine = '{"ended":"2026-01-01T00:00:00Z","files":0}\n'
  ) => {
    mkdirSync(place.folder, {recursive: true})
    const names = Array.from(
      {length: amount},
      (_, index) => `20260101-000000-${String(index).padStart(3, '0')}`
    )
    const head = JSON.stringify({
      version: 1,
      started: '2026-01-01T00:00:00Z',
      cwd: place.base,
      root: 'images'
    })
    for (const name of names) writeFileSync(journalOf(place, name), `${head}\n${lastLine}`)
    return names
  }

  test('are kept up to a number, the oldest go', () => {
    const place = project()
    const names = fill(place, runsKept + 5)
    writeFileSync(join(place.folder, 'notes.txt'), '')
    const last = run(place)
    const kept = listRuns(place.folder).map((each) => each.run)
    expect(kept).toEqual([last, ...names.slice(6).reverse()])
    expect(existsSync(join(place.folder, 'notes.txt'))).toBe(true)
  })

  test('stay while their run may be under way', () => {
    const place = project()
    const [first = '', second = ''] = fill(place, runsKept + 1, '')
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000)
    utimesSync(journalOf(place, second), yesterday, yesterday)
    run(place)
    expect(existsSync(journalOf(place, first))).toBe(true)
    expect(existsSync(journalOf(place, second))).toBe(false)
  })

  test('stay few where they are large, but for the last one', () => {
    const place = project()
    const names = fill(place, 4)
    for (const name of names) truncateSync(journalOf(place, name), 400_000_000)
    // Read to its end, a journal of this size would cost the test its time.
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000)
    for (const name of names) utimesSync(journalOf(place, name), yesterday, yesterday)
    pruneRuns(place.folder)
    expect(readdirSync(place.folder)).toEqual([`${names[3]}.jsonl`])
  })
})
