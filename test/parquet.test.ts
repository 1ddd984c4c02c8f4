/** Which columns of Parquet files are read, and how those that are large or damaged. */
import {parquetWriteBuffer} from 'hyparquet-writer'
import {describe, expect, test} from 'vitest'
import {discover} from '../src/dataset/discover.ts'
import type {Item} from '../src/dataset/item.ts'
import {datasetWith, discoverIn, failuresOf, pairsOf} from './dataset-fixture.ts'
import {parquetOf} from './parquet-fixture.ts'

type Found = Awaited<ReturnType<typeof discoverIn>>
const captionsOf = ({items}: Pick<Found, 'items'>): readonly (string | undefined)[] =>
  items.map(({caption}) => caption?.slot?.caption)
const readAs = ({recognised = []}: Found): readonly string[] => recognised.map(({sentence}) => sentence)

describe('media', () => {
  test('out of the dataset are not looked for, and one sentence tells', async () => {
    const folder = datasetWith({
      'set.parquet': parquetOf({
        image_path: ['/etc/hostname.png', 'a.png', 'https://example.org/a.png', 'D:\\\\a.png'],
        text: ['one', 'two', 'three', 'four']
      }),
      'a.png': ''
    })
    const found = await discoverIn(folder)
    expect(captionsOf(found)).toEqual(['one', 'two', 'three', 'four'])
    expect(found.items.map(({unpaired}) => unpaired)).toEqual([true, undefined, true, true])
    expect(failuresOf(found)).toEqual([
      'Unexpected path `/etc/hostname.png` (`set.parquet`, row 1), and 2 more: they lead out of the dataset, where no media are looked for; run caplint in a folder that holds them, too'
    ])
  })

  test('that a row does not name are told, with the row', async () => {
    const folder = datasetWith({
      'metadata.parquet': parquetOf({file_name: ['a.png', null], text: ['one', 'two']}),
      'a.png': ''
    })
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['metadata.parquet ← a.png'])
    expect(failuresOf(found)).toEqual([
      'Expected the path of the media under `file_name` (`metadata.parquet`, row 2)'
    ])
  })

  test('at addresses are not looked for, where the column is called so', async () => {
    const folder = datasetWith({
      'set.parquet': parquetOf({url: ['https://example.org/a.png'], caption: ['one']})
    })
    const found = await discoverIn(folder, ['set.parquet'])
    expect(found).toMatchObject({items: [{unpaired: true}], failures: []})
  })

  test('in the file itself are never taken for paths', async () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        {
          name: 'image',
          data: [new Uint8Array([0x89, 0x50]), new Uint8Array([0xff, 0xd8])],
          type: 'BYTE_ARRAY'
        },
        {name: 'text', data: ['one', 'two'], type: 'STRING'}
      ]
    })
    const found = await discoverIn(datasetWith({'train.parquet': new Uint8Array(bytes)}))
    expect(captionsOf(found)).toEqual(['one', 'two'])
    expect(readAs(found)).toEqual([
      'Read `train.parquet` as Parquet: 2 captions under `text`, media in the file itself; it is not written to'
    ])
  })
})

describe('columns', () => {
  const columns = {jpg: ['x', 'y'], txt: ['one', null], long_caption: ['two', 'three'], title: ['no', 'no']}

  test('that finetrainers takes hold captions, each', async () => {
    const found = await discoverIn(datasetWith({'train.parquet': parquetOf(columns)}))
    expect(captionsOf(found)).toEqual(['one', 'two', 'three'])
    expect(readAs(found)[0]).toContain('3 captions under `txt`, `long_caption`')
  })

  test('that others take are all there is, but for finetrainers', async () => {
    const folder = datasetWith({'train.parquet': parquetOf({...columns, text: ['four', 'five']})})
    expect(captionsOf(await discoverIn(folder))).toEqual(['four', 'five'])
    const trainerOf = () => 'finetrainers'
    expect(captionsOf(await discoverIn(folder, ['.'], {trainerOf}))).toEqual([
      'one',
      'two',
      'four',
      'three',
      'five'
    ])
  })

  test('of lists hold several captions, and empty ones an empty caption', async () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        {name: 'file_name', data: ['a.png', 'b.png', 'c.png'], type: 'STRING'},
        {name: 'text', data: [['one', 'two'], [], null], type: 'JSON'}
      ]
    })
    const folder = datasetWith({
      'metadata.parquet': new Uint8Array(bytes),
      'a.png': '',
      'b.png': '',
      'c.png': ''
    })
    expect(captionsOf(await discoverIn(folder))).toEqual(['one', 'two', '', ''])
  })
})

test('a file that is damaged further on is linted up to there', async () => {
  const bytes = parquetOf({
    file_name: ['a.png', 'b.png', 'c.png', 'd.png'],
    text: ['one', 'two', 'three', 'four']
  })
  const place = Buffer.from(bytes).indexOf('three')
  bytes.fill(0xff, place - 20, place + 5)
  const found = await discoverIn(datasetWith({'metadata.parquet': bytes}))
  expect(captionsOf(found)).toEqual(['one', 'two'])
  expect(failuresOf(found).at(-1)).toMatch(
    /^Cannot read `metadata\.parquet`: as Parquet it is damaged or of a kind/
  )
})

test('the items of a large file are read anew each time, and are the same', async () => {
  const count = 60_000
  const numbers = Array.from({length: count}, (_, index) => `${index}`)
  const names = numbers.map((number) => `${number}.png`)
  const folder = datasetWith({
    'metadata.parquet': parquetOf({file_name: names, text: numbers}, 35_000),
    '7.png': ''
  })
  const {items} = await discover(['.'], {cwd: folder, streamFrom: 1})
  expect(items).toHaveLength(count)
  expect(Array.isArray(items)).toBe(false)
  for (let round = 0; round < 2; round++) {
    const all: Item[] = []
    for await (const item of items) all.push(item)
    expect(captionsOf({items: all})).toEqual(numbers)
    expect(all[count - 1]?.caption?.inside).toEqual({place: count})
    expect(all[7]?.media).toHaveLength(1)
  }
  expect(await discoverIn(folder)).toMatchObject({items: {length: count}})
})
