import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Format, FormatProblem, Slot} from '../src/dataset/formats/format.ts'
import {isMetadataName, metadataFormatOf} from '../src/dataset/formats/index.ts'
import {defaultMetadataKeys} from '../src/dataset/formats/metadata-keys.ts'
import {jsonLines} from '../src/dataset/formats/metadata-jsonl.ts'
import {sidecar} from '../src/dataset/formats/sidecar.ts'
import {splice} from '../src/dataset/formats/splice.ts'

/** JSON Lines with the keys that are read where no config names any. */
const metadataJsonl = jsonLines(defaultMetadataKeys)

const slotsOf = (format: Format, text: string): readonly Slot[] =>
  [...format.locate(text)].filter((found): found is Slot => 'caption' in found)

const problemsOf = (text: string): readonly FormatProblem[] =>
  [...metadataJsonl.locate(text)].filter((found): found is FormatProblem => 'problem' in found)

/** What a problem points at, and what it says. */
const complaintsOf = (text: string): readonly [string, string][] =>
  problemsOf(text).map(({start, end, problem}) => [text.slice(start, end), problem])

/** Captions of all kinds: quotes, backslashes, line breaks, other scripts, separators, lone surrogates. */
const caption = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      'a',
      ' ',
      '"',
      '\\',
      '\n',
      '\r',
      '\t',
      '\u2028',
      '\u0085',
      '\u{FEFF}',
      '\ud800',
      '/',
      '{',
      '}',
      ',',
      ':'
    ),
    fc.string({unit: 'grapheme', minLength: 1, maxLength: 1})
  ),
  maxLength: 20
})

/** A caption as some JSON writer would put it: escapes where they must be, and here and there where they need not. */
const rawOf = (text: string, escapesAll: boolean): string => {
  const raw = JSON.stringify(text).slice(1, -1)
  if (!escapesAll) return raw
  const unit = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return text.split('').map(unit).join('')
}

const record = fc.record({
  captions: fc.oneof(
    caption.map((text) => [text]),
    fc.array(caption, {minLength: 2, maxLength: 3})
  ),
  key: fc.constantFrom('text', 'caption', 'prompt'),
  media: fc.constantFrom('a.png', 'x/b c.png', '写真.jpg', '"q".png'),
  before: fc.constantFrom(
    '',
    '"width": 512, ',
    '"tags": ["text", "x"], ',
    '"n": 1.0, "e": 1E5, ',
    '"file_name": "lost.png", ',
    '"meta": {"text": "no", "file_name": "no"}, '
  ),
  after: fc.constantFrom('', ', "score": 0.5', ', "more": [{"caption": "no"}]'),
  escapesAll: fc.boolean(),
  end: fc.constantFrom('\n', '\r\n', '\n\n', ' \n', '\n \t\r\n')
})

/** A metadata file as other tools write it, and the captions in it. */
const metadata = fc
  .tuple(fc.constantFrom('', '\u{FEFF}', '\n'), fc.array(record, {maxLength: 6}), fc.boolean())
  .map(([start, records, finalBreak]) => {
    const lines = records.map(({captions, key, media, before, after, escapesAll, end}) => {
      const strings = captions.map((text) => `"${rawOf(text, escapesAll)}"`)
      const value = strings.length === 1 ? strings[0] : `[${strings.join(' , ')}]`
      return `{${before}"file_name": ${JSON.stringify(media)},"${key}" : ${value}${after}}${end}`
    })
    const text = start + lines.join('')
    return {
      text: finalBreak ? text : text.trimEnd(),
      captions: records.flatMap(({captions}) => captions),
      media: records.flatMap(({captions, media}) => captions.map(() => media))
    }
  })

describe('sidecar', () => {
  test('all of the text is the caption', () => {
    const text = ' annika walking\r\nsecond line\n'
    expect([...sidecar.locate(text)]).toEqual([{start: 0, end: text.length, caption: text}])
    expect(sidecar.place(text, {start: 0, end: text.length, caption: text}, 7)).toBe(7)
    expect(splice(text, sidecar, [{slot: {start: 0, end: text.length, caption: text}, caption: 'new'}])).toBe(
      'new'
    )
  })

  test('an edit is read back', () => {
    fc.assert(
      fc.property(caption, caption, (text, edited) => {
        const result = splice(
          text,
          sidecar,
          slotsOf(sidecar, text).map((slot) => ({slot, caption: edited}))
        )
        expect(slotsOf(sidecar, result).map((slot) => slot.caption)).toEqual([edited])
      })
    )
  })
})

describe('the list of formats', () => {
  test('names tell what may hold captions, and what surely does', async () => {
    for (const [name, format] of [
      ['metadata.jsonl', 'JSON Lines'],
      ['Train.JSONL', 'JSON Lines'],
      ['captions.json', 'JSON'],
      ['metadata.csv', 'CSV'],
      ['a.b.tsv', 'TSV']
    ] as const) {
      const entry = metadataFormatOf(name)
      expect(entry?.name).toBe(format)
      expect((await entry?.load(defaultMetadataKeys))?.name).toBe(format)
    }
    for (const name of ['a.txt', 'jsonl', 'a.jsonl.bak', 'a.png'])
      expect(metadataFormatOf(name)).toBeUndefined()
    expect(['metadata.jsonl', 'captions.json', 'metadata.csv'].every(isMetadataName)).toBe(true)
    expect(['metadata.json', 'Metadata.jsonl', 'x-metadata.jsonl', 'a.csv'].some(isMetadataName)).toBe(false)
  })
})

describe('metadata.jsonl', () => {
  test('takes nesting beyond reason for a problem of its line', () => {
    const deep = `{"file_name": "a.png", "text": "a cat", "x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const [problem, slot] = [...metadataJsonl.locate(`${deep}\n{"file_name": "b.png", "text": "a dog"}`)]
    expect(problem).toMatchObject({start: 0, problem: expect.stringContaining('Unexpected nesting')})
    expect(slot).toMatchObject({caption: 'a dog'})
  })

  test('the caption is under text, caption or prompt', () => {
    const text =
      '{"file_name": "a.png", "text": "one"}\n{"caption": "two", "file_name": "b.png"}\n{"file_name":"c.png","prompt":"three"}'
    expect(slotsOf(metadataJsonl, text)).toEqual([
      {start: 32, end: 35, caption: 'one', media: 'a.png', mediaKey: 'file_name', captionKey: 'text'},
      {start: 51, end: 54, caption: 'two', media: 'b.png', mediaKey: 'file_name', captionKey: 'caption'},
      {start: 110, end: 115, caption: 'three', media: 'c.png', mediaKey: 'file_name', captionKey: 'prompt'}
    ])
    expect(
      slotsOf(metadataJsonl, '{"prompt": "c", "caption": "b", "text": "a", "file_name": "a.png"}')
    ).toMatchObject([{caption: 'a'}])
  })

  test('keys inside other values and repeated keys do not mislead', () => {
    const text =
      '{"x": {"text": "no", "file_name": "no"}, "y": ["text", "z"], "file_name": "a.png", "text": "first", "text": "last"}'
    const [slot] = slotsOf(metadataJsonl, text)
    expect(slot).toMatchObject({caption: 'last', media: 'a.png'})
    expect(text.slice(slot?.start, slot?.end)).toBe('last')
  })

  test('byte order mark, CRLF, blank lines and separators inside strings are no trouble', () => {
    const text =
      '\u{FEFF}{"file_name": "a.png", "text": "one\u2028two\u0085"}\r\n\r\n  \n{"file_name": "b.png", "text": "three"} \r\n'
    expect(slotsOf(metadataJsonl, text).map(({caption}) => caption)).toEqual(['one\u2028two\u0085', 'three'])
    expect(problemsOf(text)).toEqual([])
  })

  test('what is broken is told, the other lines stand', () => {
    const object = 'Expected one JSON object on the line: `{"file_name": "a.png", "text": "…"}`'
    const text = [
      '{"file_name": "a.png", "text": "one"',
      '["a.png", "two"]',
      'null',
      '// note',
      '{"file_name": "a.png", "text": "trailing comma",}',
      '{"file_name": "a.png", "text": "three"} {}',
      '{"text": "four"}',
      '{"file_name": 5, "text": "five"}',
      '{"file_name": "", "text": "six"}',
      '{"file_name": "a.png"}',
      '{"file_name": "a.png", "text": null}  ',
      '{"file_name": "a.png", "text": {"en": "x"}, "caption": "y"}',
      '{"file_name": "a.png", "text": ["x", 1]}',
      '{"file_name": "a.png", "text": []}',
      '{"file_name": "a.png", "text": "seven"}'
    ].join('\n')
    expect(slotsOf(metadataJsonl, text).map((slot) => slot.caption)).toEqual(['seven'])
    const lines = text.split('\n').map((line) => line.trimEnd())
    expect(complaintsOf(text)).toEqual([
      [lines[0], 'Unexpected end of the line, the JSON object on it seems to be cut off'],
      ...lines.slice(1, 6).map((line) => [line, object]),
      [
        lines[6],
        'Expected the path of the media under one of the keys `file_name`, `image_path`, `video_path`, `media_path`, `video`, `image`, the keys here are `text`'
      ],
      ['5', 'Expected the path of the media under `file_name`'],
      ['""', 'Expected the path of the media under `file_name`'],
      [
        lines[9],
        'Expected a caption under one of the keys `text`, `caption`, `prompt`, the keys here are `file_name`'
      ],
      ['null', 'Expected text, or a list of texts, under `text`'],
      ['{"en": "x"}', 'Expected text, or a list of texts, under `text`'],
      ['["x", 1]', 'Expected text, or a list of texts, under `text`'],
      ['[]', 'Expected text, or a list of texts, under `text`']
    ])
  })

  test('words of Python that are no JSON are told where they stand', () => {
    const text =
      '{"file_name": "a.png", "text": NaN}\n{"n": -Infinity, "file_name": "b.png", "text": "NaN"}\n'
    const says = (word: string): string =>
      `Unexpected \`${word}\`, which Python writes and no other reader of JSON takes: write a value, or leave the key out`
    expect(complaintsOf(text)).toEqual([
      ['NaN', says('NaN')],
      ['-Infinity', says('-Infinity')]
    ])
  })

  test('a place in the caption is found in the file, through escapes', () => {
    const text = String.raw`{"file_name": "a.png", "text": "say \"hi\"\u00e9 \ud83d\ude42 end"}`
    const [slot] = slotsOf(metadataJsonl, text)
    if (!slot) throw new Error('Expected a slot')
    expect(slot.caption).toBe('say "hi"é 🙂 end')
    const at = (word: string): string => {
      const start = metadataJsonl.place(text, slot, slot.caption.indexOf(word))
      return text.slice(start, metadataJsonl.place(text, slot, slot.caption.indexOf(word) + word.length))
    }
    expect(at('hi')).toBe('hi')
    expect(at('"hi"')).toBe(String.raw`\"hi\"`)
    expect(at('é')).toBe(String.raw`\u00e9`)
    expect(at('🙂')).toBe(String.raw`\ud83d\ude42`)
    expect(at('end')).toBe('end')
    expect(metadataJsonl.place(text, slot, 0)).toBe(slot.start)
    expect(metadataJsonl.place(text, slot, slot.caption.length)).toBe(slot.end)
    expect(metadataJsonl.place(text, slot, slot.caption.length + 5)).toBe(slot.end)
  })

  test('every caption is found where it stands, decoded', () => {
    fc.assert(
      fc.property(metadata, ({text, captions, media}) => {
        const slots = slotsOf(metadataJsonl, text)
        expect(slots.map((slot) => slot.caption)).toEqual(captions)
        expect(slots.map((slot) => slot.media)).toEqual(media)
        for (const {start, end, caption} of slots) {
          expect(text[start - 1]).toBe('"')
          expect(text[end]).toBe('"')
          expect(JSON.parse(text.slice(start - 1, end + 1))).toBe(caption)
        }
      })
    )
  })

  test('every offset of a caption stands for a piece of its raw text, in order', () => {
    fc.assert(
      fc.property(metadata, ({text}) => {
        for (const slot of slotsOf(metadataJsonl, text)) {
          const places = [...Array(slot.caption.length + 1).keys()].map((offset) =>
            metadataJsonl.place(text, slot, offset)
          )
          expect(places[0]).toBe(slot.start)
          expect(places.at(-1)).toBe(slot.end)
          for (const [offset, place] of places.slice(0, -1).entries()) {
            expect(JSON.parse(`"${text.slice(place, places[offset + 1])}"`)).toBe(slot.caption[offset])
          }
        }
      })
    )
  })
})

describe('splice', () => {
  test('without edits, or with edits that change nothing, the text stays as it is', () => {
    fc.assert(
      fc.property(metadata, ({text}) => {
        expect(splice(text, metadataJsonl, [])).toBe(text)
        const same = slotsOf(metadataJsonl, text).map((slot) => ({slot, caption: slot.caption}))
        expect(splice(text, metadataJsonl, same)).toBe(text)
      })
    )
  })

  test('edits are read back, and nothing else changes', () => {
    fc.assert(
      fc.property(
        metadata,
        fc.array(fc.option(caption), {minLength: 20, maxLength: 20}),
        ({text}, captions) => {
          const slots = slotsOf(metadataJsonl, text)
          const edits = slots.flatMap((slot, index) => {
            const edited = captions[index]
            return typeof edited === 'string' ? [{slot, caption: edited}] : []
          })
          const result = splice(text, metadataJsonl, [...edits].reverse())
          const found = slotsOf(metadataJsonl, result)
          expect(found.map((slot) => slot.caption)).toEqual(
            slots.map((slot, index) => captions[index] ?? slot.caption)
          )
          expect(around(result, found)).toEqual(around(text, slots))
        }
      )
    )
  })

  test('overlapping edits are a mistake of the caller', () => {
    const slot = {start: 0, end: 5, caption: 'annik'}
    const other = {start: 4, end: 6, caption: 'ka'}
    expect(() =>
      splice('annika', sidecar, [
        {slot, caption: 'x'},
        {slot: other, caption: 'y'}
      ])
    ).toThrow(RangeError)
  })

  /** The text between slots. */
  function around(text: string, slots: readonly Slot[]): readonly string[] {
    const starts = [0, ...slots.map(({end}) => end)]
    return starts.map((start, index) => text.slice(start, slots[index]?.start))
  }
})
