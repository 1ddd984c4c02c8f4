import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {captionSizeLimit, itemReader, type ReadItem} from '../src/dataset/read-item.ts'
import {datasetWith, discoverIn} from './dataset-fixture.ts'

/** Everything in a folder, read. */
async function readAll(folder: string): Promise<readonly ReadItem[]> {
  const {items} = await discoverIn(folder)
  return items.map(itemReader(folder))
}

describe('a sidecar', () => {
  test('gives its text, the facts of its files, and places', async () => {
    const folder = datasetWith({
      'x/a.png': '',
      'x/a.jpg': '',
      'x/a.txt': 'annika,\r\nwalking\n',
      'x/a.caption': ''
    })
    const [read] = await readAll(folder)
    expect(read?.files).toEqual({
      captionPath: 'x/a.txt',
      mediaPaths: ['x/a.jpg', 'x/a.png'],
      otherCaptionPaths: ['x/a.caption'],
      byteOrderMark: false,
      caption: 'annika,\r\nwalking\n'
    })
    expect(read?.failure).toBeUndefined()
    expect(read?.caption?.fileText).toBe('annika,\r\nwalking\n')
    expect(read?.caption?.locate(0)).toEqual({line: 1, column: 1})
    expect(read?.caption?.locate(12)).toEqual({line: 2, column: 4})
    expect(read?.caption?.locate(17)).toEqual({line: 3, column: 1})
    expect(read?.caption?.locateInFile(9)).toEqual({line: 2, column: 1})
    expect(() => read?.caption?.locateInFile(99)).toThrow(RangeError)
  })

  test('an empty file is a caption without text', async () => {
    const [read] = await readAll(datasetWith({'a.png': '', 'a.txt': ''}))
    expect(read).toMatchObject({files: {caption: ''}, caption: {slot: {start: 0, end: 0}}})
    expect(read?.caption?.locate(0)).toEqual({line: 1, column: 1})
  })

  test('a byte order mark is told and not part of the caption', async () => {
    const [read] = await readAll(datasetWith({'a.txt': '\u{FEFF}annika'}))
    expect(read?.files).toMatchObject({byteOrderMark: true, caption: 'annika'})
    expect(read?.caption?.locate(1)).toEqual({line: 1, column: 2})
  })

  test('media without caption have only paths', async () => {
    expect(await readAll(datasetWith({'a.png': ''}))).toEqual([
      {files: {mediaPaths: ['a.png'], byteOrderMark: false}}
    ])
  })

  test('undecodable bytes are a fact and a failure', async () => {
    const folder = datasetWith({
      'a.txt': Buffer.from('annika\u0092s dress', 'latin1'),
      'b.txt': Buffer.from('89504e470d0a1a0a', 'hex')
    })
    const [smart, binary] = await readAll(folder)
    expect(smart?.caption).toBeUndefined()
    expect(smart?.files.caption).toBeUndefined()
    expect(smart?.files.undecodable).toEqual({offset: 6, byte: 0x92, likelyEncoding: 'Windows-1252'})
    expect(smart?.failure).toBe(
      'Expected UTF-8 text in `a.txt` but byte 6 is 0x92: the file is probably Windows-1252, convert it to UTF-8'
    )
    expect(binary?.failure).toBe(
      'Expected UTF-8 text in `b.txt` but byte 0 is 0x89: the file looks like a PNG picture, give it its proper extension'
    )
  })

  test('text that was cut off in the middle of a character is no other encoding', async () => {
    const [read] = await readAll(datasetWith({'a.txt': Buffer.from('café crème').subarray(0, 9)}))
    expect(read?.failure).toBe('Expected UTF-8 text in `a.txt` but byte 8 is 0xC3: convert the file to UTF-8')
  })

  test('a file far too large is refused, the others are read', async () => {
    const folder = datasetWith({
      'a.txt': 'x'.repeat(52_460_000),
      'b.txt': 'x'.repeat(captionSizeLimit)
    })
    const [large, allowed] = await readAll(folder)
    expect(large).toEqual({
      files: {captionPath: 'a.txt', mediaPaths: [], byteOrderMark: false},
      failure:
        'Cannot read `a.txt`: it is 52.5 MB large and at most 250 kB are read; move it elsewhere or put it under `ignore`'
    })
    expect(allowed?.files.caption).toHaveLength(captionSizeLimit)
  })

  test('a file that went away meanwhile is a failure', async () => {
    const folder = datasetWith({'a.txt': ''})
    const {items} = await discoverIn(folder)
    const [item] = items
    if (!item?.caption) throw new Error('Expected an item')
    const read = itemReader(folder)({...item, caption: {...item.caption, path: join(folder, 'gone.txt')}})
    expect(read.failure).toBe('Cannot read `gone.txt`: there is no such file or folder; check the spelling')
  })
})

describe('a slot of metadata.jsonl', () => {
  const content = String.raw`{"file_name": "a.png", "text": "say \"hi\" to annika"}
{"file_name": "gone.png", "text": "second line"}`

  test('places run through the escapes of the file', async () => {
    const folder = datasetWith({'x/metadata.jsonl': `\u{FEFF}${content}`, 'x/a.png': ''})
    const [first, second] = await readAll(folder)
    expect(first?.files).toEqual({
      captionPath: 'x/metadata.jsonl',
      mediaPaths: ['x/a.png'],
      byteOrderMark: true,
      caption: 'say "hi" to annika'
    })
    expect(first?.caption?.locate(0)).toEqual({line: 1, column: 33})
    expect(first?.caption?.locate(5)).toEqual({line: 1, column: 39})
    expect(first?.caption?.locate(12)).toEqual({line: 1, column: 47})
    // The mark is the file's, so it is told with the first caption only.
    expect(second?.files).toEqual({
      captionPath: 'x/metadata.jsonl',
      mediaPaths: [],
      missingMediaPaths: ['x/gone.png'],
      byteOrderMark: false,
      caption: 'second line'
    })
    expect(second?.caption?.locate(7)).toEqual({line: 2, column: 43})
  })

  test('a file that was changed meanwhile is not linted by guess', async () => {
    const folder = datasetWith({'metadata.jsonl': content})
    const {items} = await discoverIn(folder)
    writeFileSync(join(folder, 'metadata.jsonl'), content.replaceAll('\\"', "'"))
    const [first] = items.map(itemReader(folder))
    expect(first?.caption).toBeUndefined()
    expect(first?.failure).toBe(
      'Cannot lint `metadata.jsonl`: it was changed while caplint was running; run it again'
    )
  })
})
