import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {openJournal} from '../src/fix-journal/journal.ts'
import {changeLine, lineOf} from '../src/fix-journal/journal-lines.ts'
import {listRuns} from '../src/fix-journal/list-runs.ts'
import {undoRun} from '../src/fix-journal/undo-run.ts'
import {datasetWith} from './dataset-fixture.ts'
import {bytes, journalOf, open, type Project, project, read, replace, run} from './journal-fixture.ts'

const isWindows = process.platform === 'win32'
const texts = (place: Project): readonly string[] => [read(place, 'a.txt'), read(place, 'b.txt')]

describe('undo', () => {
  test('gives every file what it held, with its mode', async () => {
    const place = project()
    chmodSync(join(place.root, 'a.txt'), 0o640)
    const name = run(place)
    const outcome = await undoRun(place.folder)
    expect(outcome).toMatchObject({refused: [], alreadyRestored: [], interrupted: false, run: {run: name}})
    expect(outcome.restored).toEqual([join(place.root, 'a.txt'), join(place.root, 'b.txt')])
    expect(texts(place)).toEqual(['old a', 'old b'])
    if (!isWindows) expect(statSync(join(place.root, 'a.txt')).mode & 0o777).toBe(0o640)
    expect(readdirSync(place.root)).toEqual(['a.txt', 'b.txt'])
  })

  test('removes what the run made, while it is as the run made it', async () => {
    const place = project({})
    const journal = open(place)
    replace(journal, place, 'a.txt', undefined, 'made')
    replace(journal, place, 'b.txt', undefined, 'made')
    replace(journal, place, 'c.txt', undefined, 'made')
    journal.close()
    writeFileSync(join(place.root, 'b.txt'), 'edited')
    rmSync(join(place.root, 'c.txt'))
    const outcome = await undoRun(place.folder)
    expect(outcome.restored).toEqual([join(place.root, 'a.txt')])
    expect(outcome.alreadyRestored).toEqual([join(place.root, 'c.txt')])
    expect(outcome.refused).toMatchObject([{path: join(place.root, 'b.txt'), reason: 'it was changed since'}])
    expect(readdirSync(place.root)).toEqual(['b.txt'])
  })

  test('leaves files that were changed or deleted since, and restores the others', async () => {
    const place = project({'a.txt': 'old a', 'b.txt': 'old b', 'c.txt': 'old c'})
    const journal = open(place)
    for (const name of ['a', 'b', 'c']) replace(journal, place, `${name}.txt`, `old ${name}`, `new ${name}`)
    journal.close()
    writeFileSync(join(place.root, 'a.txt'), 'edited')
    rmSync(join(place.root, 'c.txt'))
    const outcome = await undoRun(place.folder)
    expect(outcome.restored).toEqual([join(place.root, 'b.txt')])
    expect(outcome.refused.map(({reason}) => reason)).toEqual([
      'it was changed since',
      'it is gone; what it held stands in the journal'
    ])
    expect(texts(place)).toEqual(['edited', 'old b'])
  })

  test('takes the last run, then the one before; or the one that is named', async () => {
    const place = project()
    const first = run(place)
    const journal = open(place)
    replace(journal, place, 'a.txt', 'new a', 'newer a')
    const second = journal.close().run
    expect((await undoRun(place.folder)).run.run).toBe(second)
    expect(texts(place)).toEqual(['new a', 'new b'])
    expect((await undoRun(place.folder)).run.run).toBe(first)
    expect(texts(place)).toEqual(['old a', 'old b'])
    await expect(undoRun(place.folder)).rejects.toThrow(
      'Every run here has been undone; name one to undo it again (`caplint undo --list`)'
    )
    expect(await undoRun(place.folder, first)).toMatchObject({restored: [], alreadyRestored: {length: 2}})
    await expect(undoRun(place.folder, '1999')).rejects.toThrow('There is no run `1999` here')
    await expect(undoRun(place.folder, first.slice(0, 4))).rejects.toThrow('Several runs begin with')
    await expect(undoRun(place.folder, '')).rejects.toThrow('There is no run')
  })

  test('of an earlier run leaves what a later one changed', async () => {
    const place = project()
    const first = run(place)
    const journal = open(place)
    replace(journal, place, 'a.txt', 'new a', 'newer a')
    journal.close()
    expect(await undoRun(place.folder, first)).toMatchObject({
      restored: [join(place.root, 'b.txt')],
      refused: [{reason: 'it was changed since'}]
    })
  })

  test('takes a file back through all its changes in a run', async () => {
    const place = project()
    const journal = open(place)
    replace(journal, place, 'a.txt', 'old a', 'a1')
    replace(journal, place, 'a.txt', 'a1', 'a2')
    replace(journal, place, 'b.txt', 'old b', 'b1')
    replace(journal, place, 'b.txt', 'b1', 'old b')
    journal.close()
    expect(await undoRun(place.folder)).toMatchObject({restored: {length: 1}, alreadyRestored: {length: 1}})
    expect(texts(place)).toEqual(['old a', 'old b'])
  })

  test('goes no further than to what somebody wrote between two changes of a run', async () => {
    const place = project()
    const journal = open(place)
    replace(journal, place, 'a.txt', 'old a', 'a1')
    writeFileSync(join(place.root, 'a.txt'), 'edited')
    replace(journal, place, 'a.txt', 'edited', 'a2')
    journal.close()
    await undoRun(place.folder)
    expect(read(place, 'a.txt')).toBe('edited')
  })

  test('writes nothing where it is only to tell', async () => {
    const place = project()
    run(place)
    const journal = readFileSync(journalOf(place, listRuns(place.folder)[0]?.run ?? ''))
    expect(await undoRun(place.folder, undefined, {dryRun: true})).toMatchObject({restored: {length: 2}})
    expect(texts(place)).toEqual(['new a', 'new b'])
    expect(readFileSync(journalOf(place, listRuns(place.folder)[0]?.run ?? ''))).toEqual(journal)
    expect(await undoRun(place.folder)).toMatchObject({restored: {length: 2}})
  })

  test('ends between two files when it is told to, and then goes on', async () => {
    const place = project()
    run(place)
    expect(await undoRun(place.folder, undefined, {signal: AbortSignal.abort()})).toMatchObject({
      interrupted: true,
      restored: []
    })
    expect(await undoRun(place.folder)).toMatchObject({interrupted: false, restored: {length: 2}})
  })

  test.skipIf(isWindows)(
    'says what stands in the way of a file, and takes up the same run later',
    async () => {
      const place = project()
      const name = run(place)
      chmodSync(join(place.root, 'a.txt'), 0o444)
      const outcome = await undoRun(place.folder)
      expect(outcome.refused).toEqual([
        {
          path: join(place.root, 'a.txt'),
          reason: 'it is read-only; make it writable for you',
          mayWorkLater: true
        }
      ])
      chmodSync(join(place.root, 'a.txt'), 0o644)
      expect(await undoRun(place.folder)).toMatchObject({restored: {length: 1}, run: {run: name}})
      expect(texts(place)).toEqual(['old a', 'old b'])
    }
  )

  test('finds a project that was moved', async () => {
    const place = project()
    run(place)
    const moved = `${place.base}-moved`
    renameSync(place.base, moved)
    try {
      await undoRun(join(moved, '.caplint', 'journal'))
      expect(readFileSync(join(moved, 'images', 'a.txt'), 'utf8')).toBe('old a')
    } finally {
      renameSync(moved, place.base)
    }
  })

  test('works from the state folder, and says where the dataset is missed', async () => {
    const place = {...project(), folder: join(datasetWith({}), 'caplint', 'journal')}
    const name = run(place)
    if (!isWindows) expect(statSync(place.folder).mode & 0o777).toBe(0o700)
    renameSync(place.root, `${place.root}-moved`)
    await expect(undoRun(place.folder)).rejects.toThrow(
      `Cannot undo the run ${name}: its folder \`${place.root}\` is gone; move the dataset back to where it was`
    )
    renameSync(`${place.root}-moved`, place.root)
    await undoRun(place.folder)
    expect(texts(place)).toEqual(['old a', 'old b'])
  })

  test('has nothing to do where there is no journal', async () => {
    await expect(undoRun(join(datasetWith({}), '.caplint', 'journal'))).rejects.toThrow(
      'There is no run to undo here; change into the folder in which caplint changed files'
    )
  })
})

describe('a journal that suffered', () => {
  test('is used as far as it goes, wherever it breaks off', async () => {
    const place = project()
    const name = run(place)
    const whole = readFileSync(journalOf(place, name))
    const lines = whole.toString().split('\n')
    const [headEnd = 0, firstEnd = 0, secondEnd = 0] = lines.map((_, index) =>
      Buffer.byteLength(`${lines.slice(0, index + 1).join('\n')}\n`)
    )
    for (let length = 0; length <= whole.length; length += 7) {
      writeFileSync(journalOf(place, name), whole.subarray(0, length))
      // What the run would have come to by then: a file changes only after its line is there.
      writeFileSync(join(place.root, 'a.txt'), length < firstEnd ? 'old a' : 'new a')
      writeFileSync(join(place.root, 'b.txt'), length < secondEnd ? 'old b' : 'new b')
      if (length < headEnd) expect(listRuns(place.folder)).toEqual([])
      else if (length > headEnd) {
        const cutOff = whole[length - 1] !== 10
        expect(listRuns(place.folder)).toMatchObject([{cutOff, damagedLines: []}])
        const changes = listRuns(place.folder)[0]?.changes.length ?? 0
        if (changes > 0) expect(await undoRun(place.folder)).toMatchObject({refused: []})
        if (changes > 0) expect(listRuns(place.folder)).toMatchObject([{cutOff, damagedLines: []}])
      }
      expect(texts(place)).toEqual(['old a', 'old b'])
    }
  })

  test('restores the files of all lines but the damaged ones, and tells these', async () => {
    const place = project({'a.txt': 'old a', 'b.txt': 'old b', 'c.txt': 'old c'})
    const journal = open(place)
    for (const name of ['a', 'b', 'c']) replace(journal, place, `${name}.txt`, `old ${name}`, `new ${name}`)
    const {path} = journal.close()
    // Still JSON, but no longer what the file held.
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('"old b"', '"odd b"').replace('{"path":"c', '{path":"c')
    )
    const outcome = await undoRun(place.folder)
    expect(outcome.run.damagedLines).toEqual([3, 4])
    expect(outcome.restored).toEqual([join(place.root, 'a.txt')])
    expect(texts(place)).toEqual(['old a', 'new b'])
  })

  test.each([
    ['{"version":1', 'its first line is damaged'],
    [
      '{"version":2,"started":"2026-01-01","cwd":"/","root":"images"}',
      'a newer caplint wrote it; update caplint'
    ]
  ])('is passed over where nothing can be restored: %s', async (head, problem) => {
    const place = project()
    const name = run(place)
    const path = journalOf(place, '29990101-000000-000')
    writeFileSync(path, `${head}\n`)
    expect(listRuns(place.folder)).toMatchObject([{problem}, {run: name}])
    await expect(undoRun(place.folder, '2999')).rejects.toThrow(
      `Cannot undo the run 29990101-000000-000 from \`${path}\`: ${problem}`
    )
    await undoRun(place.folder)
    expect(texts(place)).toEqual(['old a', 'old b'])
    rmSync(journalOf(place, name))
    await expect(undoRun(place.folder)).rejects.toThrow(problem)
  })

  test('is told where it cannot be read', () => {
    const place = project()
    mkdirSync(place.folder, {recursive: true})
    if (isWindows) return
    symlinkSync('nowhere', journalOf(place, '20260101-000000-000'))
    expect(listRuns(place.folder)).toEqual([])
  })

  test('may have lost its end', async () => {
    const place = project()
    const name = run(place)
    const path = journalOf(place, name)
    writeFileSync(path, readFileSync(path, 'utf8').split('\n').slice(0, -2).join('\n'))
    appendFileSync(path, '\n')
    expect(listRuns(place.folder)[0]).not.toHaveProperty('ended')
    await undoRun(place.folder)
    expect(texts(place)).toEqual(['old a', 'old b'])
  })
})

describe('a journal that came with a dataset of somebody else', () => {
  /** Puts a journal made by hand beside a config. */
  function plant(
    {folder}: Project,
    root: string,
    change: {path: string; root?: string},
    after: string
  ): void {
    mkdirSync(folder, {recursive: true})
    const head = {version: 1, started: '2026-01-01T00:00:00Z', cwd: '/', root}
    const line = changeLine({...change, before: bytes('evil'), after: bytes(after)})
    writeFileSync(join(folder, '20260101-000000-000.jsonl'), Buffer.concat([lineOf(head), line]))
  }

  test('restores nothing outside of the folder of its config', async () => {
    const outside = datasetWith({'c.txt': 'old c'})
    const place = project()
    const attempts = [
      {root: outside, path: 'c.txt'},
      {root: 'images', path: join(outside, 'c.txt')},
      {root: 'images', path: `../../${outside.split('/').at(-1)}/c.txt`},
      {root: 'images', own: outside, path: 'c.txt'},
      {root: '/', path: join(outside, 'c.txt').slice(1)}
    ]
    for (const {root, path, own} of attempts) {
      plant(place, root, {path, ...(own === undefined ? {} : {root: own})}, 'old c')
      const {restored, refused} = await undoRun(place.folder)
      expect(restored).toEqual([])
      expect(refused).toHaveLength(1)
      expect(readFileSync(join(outside, 'c.txt'), 'utf8')).toBe('old c')
    }
  })

  test('restores nothing that is hidden, such as the config of Git', async () => {
    const place = project({'.git/config': 'old'})
    plant(place, 'images', {path: '.git/config'}, 'old')
    expect((await undoRun(place.folder)).refused).toMatchObject([
      {reason: 'it is hidden, or in a hidden folder'}
    ])
    plant(place, 'images/.git', {path: 'config'}, 'old')
    expect((await undoRun(place.folder)).refused).toHaveLength(1)
    expect(read(place, '.git/config')).toBe('old')
  })
})

describe('any run', () => {
  const content = fc.oneof(
    fc.uint8Array({maxLength: 40}).map((array) => Buffer.from(array)),
    fc.string({unit: 'grapheme', maxLength: 20}).map((text) => Buffer.from(text)),
    fc.constantFrom('', '\u{feff}annika\r\n', 'annika\n', '{"a": 1}\n').map((text) => Buffer.from(text))
  )
  const names = ['a.txt', 'b c.txt', 'd/写真.txt', 'd/e\nf.txt']
  const step = fc.record({name: fc.constantFrom(...names), after: content})
  const runs = fc.array(fc.array(step, {minLength: 1, maxLength: 6}), {minLength: 1, maxLength: 3})
  const start = fc.tuple(...names.slice(0, 3).map(() => content))

  test('is undone to the byte, and so are all runs before it', async () => {
    await fc.assert(
      fc.asyncProperty(start, runs, async (contents, sequence) => {
        const base = datasetWith({})
        mkdirSync(join(base, 'd'))
        const files = new Map<string, Buffer | undefined>()
        for (const [index, name] of names.entries()) {
          files.set(name, contents[index])
          if (contents[index]) writeFileSync(join(base, name), contents[index])
        }
        const folder = join(base, '.caplint', 'journal')
        const states: ReadonlyMap<string, Buffer | undefined>[] = []
        for (const steps of sequence) {
          states.push(new Map(files))
          const journal = openJournal({folder, root: base})
          for (const {name, after} of steps) {
            const outcome = journal.replace({path: join(base, name), before: files.get(name), after})
            expect(outcome).toEqual({status: 'written'})
            files.set(name, after)
          }
          journal.close()
        }
        for (const state of states.reverse()) {
          expect((await undoRun(folder)).refused).toEqual([])
          for (const [name, before] of state) {
            const now = readdirSync(join(base, name, '..')).includes(name.split('/').at(-1) ?? '')
              ? readFileSync(join(base, name))
              : undefined
            expect(now).toEqual(before)
          }
        }
        rmSync(base, {recursive: true})
      }),
      {numRuns: 40}
    )
  })
})
