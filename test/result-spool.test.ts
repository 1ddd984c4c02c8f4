import {readdirSync} from 'node:fs'
import {afterEach, expect, it, vi} from 'vitest'
import {createResultSpool} from '../src/cli/result-spool.ts'
import type {ItemResult, Message} from '../src/engine/report.ts'
import {temporaryFolder} from './cli-dataset.ts'

const spools: {readonly close: () => void}[] = []

afterEach(() => {
  vi.unstubAllEnvs()
  for (const spool of spools.splice(0)) spool.close()
})

function spoolWith(room: number) {
  const spool = createResultSpool(room)
  spools.push(spool)
  return spool
}

const message: Message = {
  rule: 'no-style',
  severity: 'error',
  message: 'Unexpected `oil\u{2028}painting\n`',
  start: 0,
  end: 4,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 5,
  text: 'lone \ud800 surrogate'
}

const resultOf = (index: number): ItemResult => ({
  path: `${index}.txt`,
  caption: 'a caption',
  messages: [message]
})

it('gives back what it was given, in order and as often as one asks, wherever it lies', () => {
  const spool = spoolWith(2000)
  const given = Array.from({length: 5000}, (_, index) => resultOf(index))
  for (const result of given) spool.add(result)
  expect([...spool.results]).toEqual(given)
  expect([...spool.results]).toEqual(given)
})

it('takes more after it was read', () => {
  const spool = spoolWith(0)
  spool.add(resultOf(0))
  expect([...spool.results]).toHaveLength(1)
  spool.add(resultOf(1))
  expect([...spool.results].map(({path}) => path)).toEqual(['0.txt', '1.txt'])
})

it('makes a file only where memory has no room, and leaves none behind', () => {
  // Other runs on this machine keep theirs in the usual place.
  const folder = temporaryFolder('spool-')
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder)
  const small = spoolWith(100_000)
  small.add(resultOf(0))
  expect(readdirSync(folder)).toEqual([])
  const large = spoolWith(0)
  large.add(resultOf(0))
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^caplint-results-/)])
  large.close()
  expect(readdirSync(folder)).toEqual([])
})
