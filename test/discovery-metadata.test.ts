import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {datasetWith, discoverIn, failuresOf, pairsOf, reasonsOf} from './dataset-fixture.ts'

const lines = (...records: readonly unknown[]): string =>
  records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n')

describe('a folder with metadata.jsonl', () => {
  test('has an item per caption in it, in the order of the file', async () => {
    const folder = datasetWith({
      'metadata.jsonl': lines(
        {file_name: 'train/b.png', text: 'annika walking'},
        {file_name: 'train/a.png', text: ['annika sitting', 'annika on a chair']}
      ),
      'train/a.png': '',
      'train/b.png': ''
    })
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual([
      'metadata.jsonl ← train/b.png',
      'metadata.jsonl ← train/a.png',
      'metadata.jsonl ← train/a.png'
    ])
    expect(found.items.map(({caption}) => caption?.slot?.caption)).toEqual([
      'annika walking',
      'annika sitting',
      'annika on a chair'
    ])
    expect(found.items[0]).toMatchObject({root: folder, caption: {format: {name: 'JSON Lines'}}})
    expect(found).toMatchObject({failures: [], skipped: [], ignored: []})
    expect(found.recognised).toEqual([
      {
        path: join(folder, 'metadata.jsonl'),
        sentence: 'Read `metadata.jsonl` as JSON Lines: 3 captions under `text`, media under `file_name`'
      }
    ])
  })

  test('media listed there miss no caption, others do', async () => {
    const folder = datasetWith({
      'metadata.jsonl': lines({file_name: 'a.png', text: 'annika'}),
      'a.png': '',
      'b.png': '',
      'c.png': '',
      'c.txt': ''
    })
    expect(pairsOf(await discoverIn(folder), folder)).toEqual([
      '– ← b.png',
      'c.txt ← c.png',
      'metadata.jsonl ← a.png'
    ])
  })

  test('its captions count, not the sidecars of the media it lists', async () => {
    const folder = datasetWith({
      'x/metadata.jsonl': lines({file_name: 'a.png', text: 'annika'}),
      'x/a.png': '',
      'x/a.txt': ''
    })
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['x/metadata.jsonl ← x/a.png'])
    expect(reasonsOf(found, folder)).toEqual(['x/a.txt: `x/metadata.jsonl` holds the caption of its media'])
  })

  test('media that are not there are noted with their caption', async () => {
    const folder = datasetWith({
      'metadata.jsonl': lines({file_name: 'gone/a.png', text: 'annika'}, {file_name: 'f', text: 'annika'}),
      'f/': ''
    })
    const found = await discoverIn(folder)
    expect(found.items.map(({missingMedia}) => missingMedia)).toEqual([
      [join(folder, 'gone/a.png')],
      [join(folder, 'f')]
    ])
    expect(pairsOf(found, folder)).toEqual(['metadata.jsonl ←', 'metadata.jsonl ←'])
  })

  test('paths that leave the folder are refused, the other lines stand', async () => {
    const refused = [
      '../a.png',
      'x/../../a.png',
      'x\\..\\..\\a.png',
      '/etc/a.png',
      'C:\\a.png',
      'https://example.com/a.png',
      'a\0.png'
    ]
    const folder = datasetWith({
      'ds/metadata.jsonl': lines(...refused.map((file_name) => ({file_name, text: 'annika'})), {
        file_name: './b.png',
        text: 'annika'
      }),
      'a.png': '',
      'ds/b.png': ''
    })
    const found = await discoverIn(folder, ['ds'])
    expect(pairsOf(found, folder)).toEqual(['ds/metadata.jsonl ← ds/b.png'])
    expect(found.failures).toHaveLength(refused.length)
    expect(failuresOf(found)[0]).toBe(
      'Unexpected path `../a.png`, name media in the folder of the metadata file or below (`ds/metadata.jsonl`, line 1, column 33)'
    )
    expect(
      failuresOf(found).filter((message) => message.startsWith('Unexpected absolute path'))
    ).toHaveLength(2)
    expect(failuresOf(found).filter((message) => message.startsWith('Unexpected address'))).toHaveLength(1)
  })

  test('broken lines are told with their place, the other lines stand', async () => {
    const folder = datasetWith({
      'metadata.jsonl': lines({file_name: 'a.png', text: 'annika'}, '', '{"file_name": "b.png", "text":', {
        file_name: 'c.png'
      }),
      'a.png': ''
    })
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['metadata.jsonl ← a.png'])
    expect(failuresOf(found)).toEqual([
      'Unexpected end of the line, the JSON object on it seems to be cut off (`metadata.jsonl`, line 3, column 1)',
      'Expected a caption under one of the keys `text`, `caption`, `prompt`, the keys here are `file_name` (`metadata.jsonl`, line 4, column 1)'
    ])
  })

  test('a file that is something else does not flood the report', async () => {
    const folder = datasetWith({'metadata.jsonl': 'not json\n'.repeat(500)})
    const found = await discoverIn(folder)
    expect(found.items).toEqual([])
    expect(found.failures).toHaveLength(21)
    expect(failuresOf(found)).toContain('Expected JSON Lines in `metadata.jsonl`, 480 more places are broken')
  })

  test('undecodable bytes are one failure', async () => {
    const folder = datasetWith({
      'metadata.jsonl': Buffer.from('{"file_name": "caf\u00e9.png", "text": "x"}', 'latin1')
    })
    expect(failuresOf(await discoverIn(folder))).toEqual([
      'Expected UTF-8 text in `metadata.jsonl` but byte 18 is 0xE9: the file is probably ISO-8859-1, convert it to UTF-8'
    ])
  })

  test('ignore leaves out the file, or media in it', async () => {
    const folder = datasetWith({
      'metadata.jsonl': lines({file_name: 'x/a.png', text: 'annika'}, {file_name: 'y/b.png', text: 'annika'}),
      'x/a.png': '',
      'y/b.png': ''
    })
    const entered: string[] = []
    const some = await discoverIn(folder, ['.'], {
      enterFolder: async (path) => {
        entered.push(path)
      },
      ignore: (path) => path.endsWith('a.png')
    })
    expect(pairsOf(some, folder)).toEqual(['metadata.jsonl ← y/b.png'])
    expect(some.ignored).toEqual([join(folder, 'x/a.png')])
    expect(entered).toContain(join(folder, 'x'))
    const all = await discoverIn(folder, ['.'], {ignore: (path) => path.endsWith('.jsonl')})
    expect(pairsOf(all, folder)).toEqual(['– ← x/a.png', '– ← y/b.png'])
    expect(all.ignored).toEqual([join(folder, 'metadata.jsonl')])
  })
})

describe('by name', () => {
  const dataset = () =>
    datasetWith({
      'ds/metadata.jsonl': lines(
        {file_name: 'x/a.png', text: 'annika'},
        {file_name: 'x/b.png', text: 'annika sitting'}
      ),
      'ds/x/a.png': '',
      'ds/x/b.png': '',
      'ds/x/c.png': ''
    })

  test('a metadata file gives all of its items and nothing else', async () => {
    const folder = dataset()
    const found = await discoverIn(folder, ['ds/metadata.jsonl'])
    expect(pairsOf(found, folder)).toEqual([
      'ds/metadata.jsonl ← ds/x/a.png',
      'ds/metadata.jsonl ← ds/x/b.png'
    ])
    const ignored = await discoverIn(folder, ['ds/metadata.jsonl'], {
      ignore: (path) => path.endsWith('.jsonl')
    })
    expect(ignored).toMatchObject({items: [], ignored: [join(folder, 'ds/metadata.jsonl')], failures: []})
  })

  test('media find their caption in the metadata above them', async () => {
    const folder = dataset()
    expect(pairsOf(await discoverIn(folder, ['ds/x/b.png', 'ds/x/c.png']), folder)).toEqual([
      'ds/metadata.jsonl ← ds/x/b.png',
      '– ← ds/x/c.png'
    ])
  })

  test('everything is found once, however often it is named', async () => {
    const folder = dataset()
    const found = await discoverIn(folder, ['ds', 'ds/x/b.png', 'ds/metadata.jsonl', 'ds/x/*.png'])
    expect(pairsOf(found, folder)).toEqual([
      'ds/metadata.jsonl ← ds/x/a.png',
      'ds/metadata.jsonl ← ds/x/b.png',
      '– ← ds/x/c.png'
    ])
  })

  test('a folder below the metadata finds its captions there too', async () => {
    const folder = dataset()
    const found = await discoverIn(folder, ['ds/x'])
    expect(pairsOf(found, folder)).toEqual([
      'ds/metadata.jsonl ← ds/x/a.png',
      'ds/metadata.jsonl ← ds/x/b.png',
      '– ← ds/x/c.png'
    ])
    expect(found.items.map(({root}) => root)).toEqual([
      join(folder, 'ds'),
      join(folder, 'ds'),
      join(folder, 'ds/x')
    ])
    // Above the working directory it is not looked for.
    expect(pairsOf(await discoverIn(join(folder, 'ds', 'x')), folder)).toEqual([
      '– ← ds/x/a.png',
      '– ← ds/x/b.png',
      '– ← ds/x/c.png'
    ])
  })
})
