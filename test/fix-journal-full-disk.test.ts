import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, expect, test, vi} from 'vitest'
import {listRuns} from '../src/fix-journal/list-runs.ts'
import {undoRun} from '../src/fix-journal/undo-run.ts'
import {open, project, read, replace} from './journal-fixture.ts'

/** What cannot be written: bytes that hold this text. */
const refused = vi.hoisted(() => ({text: undefined as string | undefined}))

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  return {
    ...real,
    writeSync: (descriptor: number, bytes: Buffer, offset: number): number => {
      if (refused.text === undefined || !bytes.includes(refused.text)) {
        return real.writeSync(descriptor, bytes, offset)
      }
      // As disks do: a part fits in, the rest does not.
      if (offset === 0) return real.writeSync(descriptor, bytes, 0, 2)
      throw Object.assign(new Error('ENOSPC: no space left on device'), {code: 'ENOSPC'})
    }
  }
})

beforeEach(() => {
  refused.text = undefined
})

const full = 'no space is left on the disk; free some and run caplint again'

test('without room for the new text nothing changes, and no journal is begun', () => {
  const place = project()
  const journal = open(place)
  refused.text = 'new a'
  expect(replace(journal, place, 'a.txt', 'old a', 'new a')).toEqual({status: 'failed', reason: full})
  expect(journal.close().files).toBe(0)
  expect(readdirSync(place.base)).toEqual(['images'])
  expect(readdirSync(place.root)).toEqual(['a.txt', 'b.txt'])
})

test('without room for the head of a journal, no change is made until there is', async () => {
  const place = project()
  const journal = open(place)
  refused.text = '"version":1'
  const outcome = replace(journal, place, 'a.txt', 'old a', 'new a')
  expect(outcome).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining(`cannot be written (${full})`)
  })
  expect(readdirSync(place.folder)).toEqual([])
  refused.text = undefined
  expect(replace(journal, place, 'b.txt', 'old b', 'new b').status).toBe('written')
  journal.close()
  expect((await undoRun(place.folder)).restored).toEqual([join(place.root, 'b.txt')])
  expect([read(place, 'a.txt'), read(place, 'b.txt')]).toEqual(['old a', 'old b'])
})

test('without room for a line of the journal, its file stays; lines before and after it count', async () => {
  const place = project({'a.txt': 'old a', 'b.txt': 'old b', 'c.txt': 'old c'})
  const journal = open(place)
  refused.text = '"path":"b.txt"'
  const statuses = ['a', 'b', 'c'].map(
    (name) => replace(journal, place, `${name}.txt`, `old ${name}`, `new ${name}`).status
  )
  expect(statuses).toEqual(['written', 'failed', 'written'])
  const {path} = journal.close()
  expect(
    readFileSync(path, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => typeof JSON.parse(line))
  ).toEqual(Array(4).fill('object'))
  expect(listRuns(place.folder)).toMatchObject([{damagedLines: [], cutOff: false}])
  await undoRun(place.folder)
  expect(['a', 'b', 'c'].map((name) => read(place, `${name}.txt`))).toEqual(['old a', 'old b', 'old c'])
})

test('without room for its end or the note that it was undone, a run can be undone all the same', async () => {
  const place = project()
  const journal = open(place)
  replace(journal, place, 'a.txt', 'old a', 'new a')
  refused.text = '"ended"'
  expect(journal.close().files).toBe(1)
  refused.text = '"undone"'
  expect((await undoRun(place.folder)).restored).toHaveLength(1)
  expect((await undoRun(place.folder)).alreadyRestored).toHaveLength(1)
  expect(read(place, 'a.txt')).toBe('old a')
})
