import {join} from 'node:path'
import {expect, test} from 'vitest'
import {datasetWith, discoverIn, failuresOf, pairsOf, reasonsOf} from './dataset-fixture.ts'

const outside = () => join(datasetWith({'secret.txt': 'x', 'f/a.txt': 'x', 'picture.png': ''}))

test('captions that are links out of the dataset are not read', async () => {
  const folder = datasetWith({'a.png': '', 'a.txt': {to: join(outside(), 'secret.txt')}, 'b.txt': ''})
  const found = await discoverIn(folder)
  expect(pairsOf(found, folder)).toEqual(['b.txt ←'])
  expect(reasonsOf(found, folder)).toEqual([
    'a.txt: a link out of the dataset; put the file itself there to have it linted'
  ])
  const named = await discoverIn(folder, ['a.txt'])
  expect(named.items).toEqual([])
  expect(reasonsOf(named, folder)).toEqual(reasonsOf(found, folder))
  // What was named and not linted must not pass for clean.
  expect(failuresOf(named)).toEqual(['Found nothing to lint at `a.txt`, see what was passed over'])
})

test('a glob that matches links in circles and dead links takes the other files', async () => {
  const folder = datasetWith({'a.txt': '', 'b.txt': {to: 'b.txt'}, 'c.txt': {to: 'nowhere'}})
  const found = await discoverIn(folder, ['*.txt'])
  expect(pairsOf(found, folder)).toEqual(['a.txt ←'])
  expect(found.failures).toEqual([])
  expect(reasonsOf(found, folder)).toEqual([
    'b.txt: a link that leads nowhere',
    'c.txt: a link that leads nowhere'
  ])
})

test('nor are folders and metadata files', async () => {
  const folder = datasetWith({
    'b.txt': '',
    f: {to: join(outside(), 'f')},
    'metadata.jsonl': {to: join(outside(), 'secret.txt')}
  })
  const found = await discoverIn(folder)
  expect(pairsOf(found, folder)).toEqual(['b.txt ←'])
  expect(reasonsOf(found, folder)).toEqual([
    'f: a link out of the dataset; name its target to have it linted',
    'metadata.jsonl: a link out of the dataset; put the file itself there to have it linted'
  ])
})

test('media may lie anywhere: they are never opened', async () => {
  const folder = datasetWith({'a.png': {to: join(outside(), 'picture.png')}, 'a.txt': ''})
  expect(pairsOf(await discoverIn(folder), folder)).toEqual(['a.txt ← a.png'])
})

test('links inside the dataset are followed, each real folder once', async () => {
  const folder = datasetWith({
    '.store/s.txt': '',
    '.store/s.png': '',
    'a/a.txt': '',
    'a/up': {to: '..'},
    'a/self': {to: '.'},
    b: {to: 'a'},
    data: {to: '.store'},
    'other-data': {to: '.store'},
    'shared.txt': {to: 'a/a.txt'}
  })
  const found = await discoverIn(folder)
  expect(pairsOf(found, folder)).toEqual(['a/a.txt ←', 'data/s.txt ← data/s.png', 'shared.txt ←'])
  expect(found.skipped).toEqual([])
})

test('links that lead nowhere are told where they stand for part of the dataset', async () => {
  const folder = datasetWith({
    'a.txt': {to: 'nowhere'},
    'a.png': '',
    'b.png': {to: 'b.png'},
    other: {to: 'nowhere'}
  })
  const found = await discoverIn(folder)
  expect(pairsOf(found, folder)).toEqual(['– ← a.png'])
  expect(reasonsOf(found, folder)).toEqual([
    'a.txt: a link that leads nowhere',
    'b.png: a link that leads nowhere'
  ])
})

test('the root itself may be a link', async () => {
  const folder = datasetWith({'real/a.txt': '', 'real/a.png': '', link: {to: 'real'}})
  const found = await discoverIn(folder, ['link'])
  expect(pairsOf(found, folder)).toEqual(['link/a.txt ← link/a.png'])
  expect(failuresOf(found)).toEqual([])
})
