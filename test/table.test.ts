import {parse} from 'csv-parse/sync'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {defaultMetadataKeys} from '../src/dataset/formats/metadata-keys.ts'
import {splice} from '../src/dataset/formats/splice.ts'
import {table} from '../src/dataset/formats/table.ts'
import {anyCaption, complaintsOf, holdsPromises, slotsOf} from './format-properties.ts'

const csv = table(',', defaultMetadataKeys)
const tsv = table('\t', defaultMetadataKeys)

/** A field between quotes, or bare where that is possible. */
const field = (value: string, quoted: boolean): string =>
  quoted || /[",;|\t\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** Captions that are there for pandas, too. */
const caption = anyCaption.filter((text) => text !== '' && !/^\s|\s$|^[-+]?\d/.test(text))

const tables = (delimiter: string) =>
  fc
    .record({
      rows: fc.array(
        fc.record({caption, quoted: fc.boolean(), size: fc.constantFrom('', '1.0', '" a, b"', "'")}),
        {
          maxLength: 5
        }
      ),
      mark: fc.constantFrom('', '\u{FEFF}'),
      end: fc.constantFrom('\n', '\r\n'),
      blank: fc.constantFrom('', '\n', '\r\n'),
      finalBreak: fc.boolean()
    })
    .map(({rows, mark, end, blank, finalBreak}) => {
      const lines = [
        ['id', 'file_name', 'text', 'size'].join(delimiter),
        ...rows.map((row, index) =>
          [`${index}`, `"a ${index}.png"`, field(row.caption, row.quoted), row.size].join(delimiter)
        )
      ]
      return {
        text: `${mark}${lines.join(`${end}${blank}`)}${finalBreak ? end : ''}`,
        captions: rows.map((row) => row.caption),
        media: rows.map((_, index) => `a ${index}.png`)
      }
    })

const readBack = (delimiter: string) => (text: string) =>
  (
    parse(text, {
      delimiter,
      bom: true,
      columns: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n']
    }) as {
      text: string
    }[]
  ).map((row) => row.text)

describe('tables', () => {
  test('captions change, all else stays, and another reader agrees', () => {
    holdsPromises(csv, tables(','), readBack(','), caption)
    holdsPromises(tsv, tables('\t'), readBack('\t'), caption)
    for (const other of [';', '\t', '|']) holdsPromises(csv, tables(other), readBack(other), caption)
    holdsPromises(tsv, tables(','), readBack(','), caption)
  })

  test('quotes are kept, and set where a caption needs them', () => {
    const text = 'file_name,text\na.png,annika walking\nb.png,"annika, sitting"\nc.png,"annika"\n'
    const edits = slotsOf(csv, text).map((slot) => ({slot, caption: `${slot.caption}, "here"`}))
    expect(splice(text, csv, edits)).toBe(
      'file_name,text\na.png,"annika walking, ""here"""\nb.png,"annika, sitting, ""here"""\nc.png,"annika, ""here"""\n'
    )
    const plain = slotsOf(csv, text).map((slot) => ({slot, caption: 'x'}))
    expect(splice(text, csv, plain)).toBe('file_name,text\na.png,x\nb.png,"x"\nc.png,"x"\n')
  })

  test('a place in a caption is found through doubled quotes', () => {
    const text = 'video,caption\n"a.mp4","""A hiker"" at dawn"'
    const [slot] = slotsOf(csv, text)
    if (!slot) throw new Error('Expected a slot')
    expect(slot.caption).toBe('"A hiker" at dawn')
    const start = csv.place(text, slot, slot.caption.indexOf('at'))
    expect(text.slice(start, csv.place(text, slot, slot.caption.length))).toBe('at dawn')
  })

  test('a field that has got quotes is read on where it stands', () => {
    const text = 'video,caption\na.mp4,one\n'
    const [slot] = slotsOf(csv, text)
    if (!slot) throw new Error('Expected a slot')
    const after = splice(text, csv, [{slot, caption: 'one, "two"'}])
    const moved = {...slot, caption: 'one, "two"', end: slot.start + csv.encode('one, "two"', slot).length}
    expect(csv.place(after, moved, moved.caption.length)).toBe(moved.end)
    expect(after.slice(csv.place(after, moved, 0), csv.place(after, moved, 3))).toBe('one')
  })

  test('other media of a row are no captions; the first column of a group counts', () => {
    const text = 'image,prompt,text\na.png,no,yes\n'
    expect(slotsOf(csv, text)).toMatchObject([
      {caption: 'yes', media: 'a.png', mediaKey: 'image', captionKey: 'text'}
    ])
  })
})

describe('what is broken is told, the other rows stand', () => {
  test('fields that a comma in a caption makes', () => {
    const text = 'file_name,text\na.png,annika, walking\nb.png,annika\nc.png,annika, sitting\nd.png\n'
    expect(slotsOf(csv, text).map(({caption: found}) => found)).toEqual(['annika'])
    expect(complaintsOf(csv, text)).toEqual([
      [
        'a.png,annika, walking',
        'Expected 2 fields, as in the first line, but found 3; put quotes around a caption that holds a comma, or pandas takes the first field for a row name and shifts all columns'
      ],
      [
        'c.png,annika, sitting',
        'Expected 2 fields, as in the first line, but found 3; put quotes around a caption that holds a comma'
      ],
      [
        'd.png',
        'Expected 2 fields, as in the first line, but found 1; add what is missing, or an empty field'
      ]
    ])
  })

  test('words that pandas reads as nothing', () => {
    const text = 'file_name,text\na.png,None\nb.png,"nan"\nc.png,none\nd.png,\n,annika\n'
    expect(slotsOf(csv, text).map(({caption: found}) => found)).toEqual(['none', ''])
    expect(complaintsOf(csv, text)).toEqual([
      ['None', 'Unexpected caption `None`, which pandas reads as a missing value; write a caption'],
      ['"nan"', 'Unexpected caption `nan`, which pandas reads as a missing value; write a caption'],
      [',annika', 'Expected the path of the media under `file_name`']
    ])
  })

  test('quotes that do not match', () => {
    const text = 'file_name,text\na.png,"annika" walking\nb.png,annika\nc.png,"annika\nd.png,annika sitting\n'
    expect(slotsOf(csv, text).map(({caption: found}) => found)).toEqual(['annika', 'annika sitting'])
    expect(complaintsOf(csv, text)).toEqual([
      [
        'a.png,"annika" walking',
        'Unexpected text behind a closing quote, double the quotes inside of a field: `""`'
      ],
      ['c.png,"annika', 'Expected a closing quote: without it the field reaches to the end of the file']
    ])
  })

  test('columns that are missing, with those that are there', () => {
    expect(complaintsOf(csv, 'file,caption\na.png,x\n')).toEqual([
      [
        'file,caption',
        'Expected a column for the path of the media: `file_name`, `image_path`, `video_path`, `media_path`, `video`, `image`, the columns here are `file`, `caption`'
      ]
    ])
    expect(complaintsOf(csv, 'file_name,description\na.png,x\n')).toEqual([
      [
        'file_name,description',
        'Expected a column of captions: `text`, `caption`, `prompt`, the columns here are `file_name`, `description`'
      ]
    ])
    expect(complaintsOf(csv, '')).toEqual([
      ['', 'Expected a first line that names the columns, the table is empty']
    ])
  })
})

test('recognised by the first line', () => {
  expect(csv.recognise?.('image,prompt\na.png,', false)).toEqual({isCaptions: true})
  expect(csv.recognise?.('image,score\n', true)).toEqual({isCaptions: false, keys: ['image', 'score']})
  expect(csv.recognise?.('step,loss\n1,0.5\n', true)).toEqual({isCaptions: false})
})

describe('the delimiter', () => {
  test('is the one with which the first line names media, and another than the usual is told', () => {
    const text = 'file_name;"text, long";text\na.png;x, y;annika, walking\n'
    expect(slotsOf(csv, text)).toMatchObject([{caption: 'annika, walking', media: 'a.png'}])
    expect(csv.remark?.(text)).toBe('its fields are separated by semicolons, where trainers expect commas')
    expect(tsv.remark?.('file_name,text\n')).toBe(
      'its fields are separated by commas, where trainers expect tabs'
    )
    expect(csv.remark?.('file_name|text\n')).toContain('vertical bars')
    for (const usual of ['file_name,text\n', 'text\n', '']) expect(csv.remark?.(usual)).toBeUndefined()
  })

  test('is known by the beginning of a file, too', () => {
    expect(csv.recognise?.('image;prompt\na.png;x', true)).toEqual({isCaptions: true})
    expect(csv.recognise?.('image\tscore\n', true)).toEqual({isCaptions: false, keys: ['image', 'score']})
  })
})

describe('addresses under `url`, as SimpleTuner fetches them', () => {
  test('are no media that could be looked for', () => {
    const text = 'url,caption\nhttps://example.org/a.png,annika\nb.png,annika\n,annika\n'
    expect(slotsOf(csv, text)).toEqual([
      {start: 38, end: 44, caption: 'annika', mediaKey: 'url', captionKey: 'caption'},
      expect.objectContaining({media: 'b.png', mediaKey: 'url'})
    ])
    expect(complaintsOf(csv, text)).toEqual([[',annika', 'Expected the path of the media under `url`']])
  })

  test('may be a list of downloads, which is said', () => {
    expect(csv.recognise?.('url,caption\n', true)).toEqual({isCaptions: false, isOfAddresses: true})
    expect(csv.recognise?.('url,size\n', true)).toEqual({isCaptions: false})
  })
})

test('captions that are all numbers are told once', () => {
  expect(complaintsOf(csv, 'file_name,text\na.png,12\nb.png,-1.5\n')).toEqual([
    [
      '12',
      'Unexpected numbers alone as captions, here `12`: pandas reads them as numbers, which trainers take for no text'
    ]
  ])
  expect(complaintsOf(csv, 'file_name,text\na.png,12\nb.png,12 hats\n')).toEqual([])
})
