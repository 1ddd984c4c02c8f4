import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {fix} from '../src/engine/fix-run.ts'
import {lint} from '../src/engine/lint.ts'
import {tarOf, zipOf} from './archive-fixture.ts'
import {datasetWith, discoverIn, failuresOf, pairsOf, reasonsOf} from './dataset-fixture.ts'
import {parquetOf} from './parquet-fixture.ts'

type Found = Awaited<ReturnType<typeof discoverIn>>
const captionsOf = ({items}: Found): readonly (string | undefined)[] =>
  items.map(({caption}) => caption?.slot?.caption)
const placesOf = ({items}: Found): readonly (string | number | undefined)[] =>
  items.map(({caption}) => caption?.inside?.member ?? caption?.inside?.place)

const choice = {types: undefined, rules: undefined}

describe('zip archives', () => {
  const files = {
    'set/a.png': 'x',
    'set/a.txt': 'annika walking',
    'set/b.PNG': 'x',
    'README.txt': 'about',
    '__MACOSX/set/._a.txt': 'junk',
    'set/.hidden.txt': 'junk'
  }

  test('hold items like folders', async () => {
    const folder = datasetWith({'set.zip': zipOf(files)})
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['set.zip ← set.zip/set/a.png', '– ← set.zip/set/b.PNG'])
    expect(found).toMatchObject({failures: [], skipped: []})
    const report = await lint({cwd: folder, paths: []})
    expect(report.summary).toMatchObject({items: 2, linted: 1})
    expect(Array.from(report.results, ({path}) => path)).toContain('set.zip/set/b.PNG')
  })

  test('hold files of many captions', async () => {
    const folder = datasetWith({
      'set.zip': zipOf({
        'x/metadata.jsonl':
          '{"file_name": "a.png", "text": "one"}\n{"file_name": "c.png", "text": "two"}\nbroken',
        'x/a.png': ''
      })
    })
    const found = await discoverIn(folder)
    expect(captionsOf(found)).toEqual(['one', 'two'])
    expect(found.items[1]?.missingMedia).toEqual([join(folder, 'set.zip/x/c.png')])
    expect(failuresOf(found)[0]).toMatch(
      /^Expected one JSON object on the line.*`set\.zip\/x\/metadata\.jsonl`/
    )
  })

  test('beside media are read only if they are named', async () => {
    const folder = datasetWith({'set.zip': zipOf(files), 'a.png': '', 'a.txt': 'annika'})
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['a.txt ← a.png'])
    expect(reasonsOf(found, folder)).toEqual(['set.zip: an archive beside media; name it to have it linted'])
    expect((await discoverIn(folder, ['set.zip'])).items).toHaveLength(2)
  })

  test('one that is encrypted is told so, not called damaged', async () => {
    const bytes = zipOf(files)
    bytes.writeUInt16LE(bytes.readUInt16LE(6) | 1, 6)
    const entry = bytes.indexOf('PK\x01\x02', 0, 'latin1')
    bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8)
    const found = await discoverIn(datasetWith({'set.zip': bytes}), ['set.zip'])
    expect(failuresOf(found)).toEqual([
      'Cannot read `set.zip`: it is encrypted; pack it again without a password'
    ])
  })

  test.each([
    ['cut off', zipOf(files).subarray(0, 100)],
    ['no archive', Buffer.from('not a zip')],
    ['empty', Buffer.alloc(0)],
    ['with a way out', zipOf({'../a.txt': 'annika'})]
  ])('%s: one sentence', async (_what, bytes) => {
    const folder = datasetWith({'set.zip': bytes})
    const found = await discoverIn(folder, ['set.zip'])
    expect(found.items).toEqual([])
    expect(failuresOf(found)).toContainEqual(
      expect.stringMatching(/^Cannot read `set\.zip`: as a zip archive it is damaged \(.*\); pack it again$/)
    )
  })

  test('what is no text is told', async () => {
    const folder = datasetWith({'set.zip': zipOf({'a.png': '', 'a.txt': '\0'})})
    expect(failuresOf(await discoverIn(folder))[0]).toMatch(/^Expected UTF-8 text in `set\.zip\/a\.txt`/)
  })
})

describe('tar archives', () => {
  test('hold the samples of webdataset: text beside media, or a record', async () => {
    const long = `${'folder/'.repeat(30)}c`
    const folder = datasetWith({
      'shards/0000.tar': await tarOf({
        './a.jpg': 'x',
        './a.txt': 'annika walking',
        'b.jpg': 'x',
        'b.json': '{"caption": "annika sitting", "width": 5}',
        [`${long}.jpg`]: 'x',
        [`${long}.cap`]: 'annika at a desk',
        'd.jpg': 'x',
        'd.json': 'broken',
        'link.txt': {to: '/etc/hostname'}
      })
    })
    const found = await discoverIn(folder)
    expect(captionsOf(found)).toEqual(['annika walking', 'annika sitting', undefined, 'annika at a desk'])
    expect(placesOf(found)).toEqual(['a.txt', 'b.json', undefined, `${long}.cap`])
    expect(reasonsOf(found, folder)).toEqual([
      'shards/0000.tar/link.txt: a link inside of an archive; put the file itself there'
    ])
  })

  test('damaged: one sentence', async () => {
    const whole = await tarOf({'a.jpg': 'x'.repeat(5000), 'a.txt': 'annika'})
    for (const bytes of [whole.subarray(0, 3000), Buffer.from('x'.repeat(1024))]) {
      const folder = datasetWith({'a.tar': bytes})
      const found = await discoverIn(folder, ['a.tar'])
      expect(failuresOf(found)[0]).toMatch(/^Cannot read `a\.tar`: as a tar archive it is damaged/)
    }
  })

  test('captions are linted and not fixed', async () => {
    const bytes = await tarOf({'a.jpg': 'x', 'a.txt': 'This image shows a hat on a table'})
    const cwd = datasetWith({'a.tar': bytes})
    const {report, files} = await fix({
      cwd,
      paths: [],
      choice,
      openWriter: () => {
        throw new Error('nothing is to be written')
      }
    })
    expect(files).toEqual([])
    const reason = 'nothing is written into a tar archive; fix the captions in files, then pack them again'
    expect(report.results).toContainEqual(
      expect.objectContaining({
        path: 'a.tar/a.txt',
        messages: expect.arrayContaining([
          expect.objectContaining({rule: 'no-filler-opening', line: 1, column: 1, notFixed: reason})
        ])
      })
    )
    expect(report.failures).toEqual([{path: 'a.tar', message: `Cannot fix \`a.tar\`: ${reason}`}])
    expect(readFileSync(join(cwd, 'a.tar')).equals(bytes)).toBe(true)
  })
})

describe('Parquet', () => {
  test('names media in files, and its captions count', async () => {
    const folder = datasetWith({
      'metadata.parquet': parquetOf({
        file_name: ['a.png', 'b.png', 'c.png', '../d.png'],
        text: ['annika', 'This image shows a hat on a table', null, 'annika'],
        other: ['', '', '', '']
      }),
      'a.png': '',
      'b.png': '',
      'b.txt': 'not read'
    })
    const found = await discoverIn(folder)
    expect(captionsOf(found)).toEqual(['annika', 'This image shows a hat on a table', ''])
    expect(placesOf(found)).toEqual([1, 2, 3])
    expect(found.items[2]).toMatchObject({media: [], missingMedia: [join(folder, 'c.png')]})
    expect(failuresOf(found)).toEqual([
      'Unexpected path `../d.png`, name media in the folder of the metadata file or below (`metadata.parquet`, row 4)'
    ])
    expect(found.recognised?.map(({sentence}) => sentence)).toEqual([
      'Read `metadata.parquet` as Parquet: 3 captions under `text`, media under `file_name`; it is not written to'
    ])
    const {report} = await fix({cwd: folder, paths: [], choice})
    expect(
      [...report.results].find(({caption}) => caption?.startsWith('This image'))?.messages[0]
    ).toMatchObject({
      line: 2,
      column: 1,
      notFixed: expect.stringContaining('nothing is written into Parquet files')
    })
  })

  test('of another name is read if it names media and holds captions', async () => {
    const folder = datasetWith({
      'train-00000.parquet': parquetOf({image: ['x', 'y'], caption: ['one', 'two']}),
      'text.parquet': parquetOf({text: ['no'], source: ['web']}),
      'damaged.parquet': Buffer.from('PAR1')
    })
    const found = await discoverIn(folder)
    expect(captionsOf(found)).toEqual(['one', 'two'])
    expect(failuresOf(found)).toEqual([
      expect.stringMatching(
        /^Cannot read `damaged\.parquet`: as Parquet it is damaged or of a kind that is not read/
      )
    ])
    expect(captionsOf(await discoverIn(folder, ['text.parquet']))).toEqual(['no'])
  })

  test('without a column of captions says which columns there are', async () => {
    const folder = datasetWith({'metadata.parquet': parquetOf({file_name: ['a.png'], label: ['x']})})
    expect(failuresOf(await discoverIn(folder))).toContain(
      'Expected a column of captions in `metadata.parquet`: `text`, `caption`, `prompt`, the columns here are `file_name`, `label`'
    )
  })
})
