import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {jsonDocument} from '../src/dataset/formats/json-document.ts'
import {defaultMetadataKeys} from '../src/dataset/formats/metadata-keys.ts'
import {splice} from '../src/dataset/formats/splice.ts'
import {anyCaption, complaintsOf, holdsPromises, slotsOf} from './format-properties.ts'

const json = jsonDocument(defaultMetadataKeys)

/** White space between the tokens of a document, as hands and tools leave it. */
const space = fc.constantFrom('', ' ', '\n', '\r\n', '\n\n\t', '  \r\n')

/** A string as JavaScript writes it, or as Python does: ASCII alone. */
const written = (text: string, ascii: boolean): string => {
  const raw = JSON.stringify(text)
  if (!ascii) return raw
  return raw.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const extra = fc.constantFrom('', '"fps": 24.0, ', '"caption": "lost", ', '"n": [1.0, -0, 1e5], "ü": null, ')

describe('lists of objects', () => {
  const entry = fc.record({caption: anyCaption, space, extra, ascii: fc.boolean()})
  const list = fc.tuple(fc.array(entry, {maxLength: 5}), space).map(([entries, gap]) => ({
    text: `${gap}[${entries
      .map(
        ({caption, space: own, extra: before, ascii}, index) =>
          `${own}{${before}"media_path":${own}"clips/${index}.mp4"${own}, "caption":${own}${written(caption, ascii)}}`
      )
      .join(`,${gap}`)}${gap}]${gap}`,
    captions: entries.map(({caption}) => caption),
    media: entries.map((_, index) => `clips/${index}.mp4`)
  }))

  test('captions change, all else stays, and JSON.parse agrees', () => {
    holdsPromises(json, list, (text) => (JSON.parse(text) as {caption: string}[]).map(({caption}) => caption))
  })

  test('what is wrong with an entry is told, the others stand', () => {
    const text =
      '[{"video": "a.mp4", "caption": "one"}, {"video": "b.mp4", "description": "two"}, "c", {"prompt": 3}]'
    expect(slotsOf(json, text)).toMatchObject([{caption: 'one', media: 'a.mp4'}])
    expect(complaintsOf(json, text)).toEqual([
      [
        '{"video": "b.mp4", "description": "two"}',
        'Expected a caption under one of the keys `text`, `caption`, `prompt`, the keys here are `video`, `description`'
      ],
      ['"c"', 'Expected an object: `{"media_path": "a.mp4", "caption": "…"}`'],
      [
        '{"prompt": 3}',
        'Expected the path of the media under one of the keys `file_name`, `image_path`, `video_path`, `media_path`, `video`, `image`, the keys here are `prompt`'
      ]
    ])
  })

  test('a sample of several pictures names them all', () => {
    const text =
      '[{"image_path_0": "a.png", "image_path_1": "b.png", "caption": "x"}, {"image": ["c.png", "d.png"], "prompt": "y"}]'
    expect(slotsOf(json, text)).toMatchObject([
      {media: 'a.png', otherMedia: ['b.png']},
      {media: 'c.png', otherMedia: ['d.png']}
    ])
  })
})

describe('captions by path', () => {
  const lists = fc
    .tuple(
      fc.array(fc.tuple(fc.array(anyCaption, {minLength: 1, maxLength: 3}), fc.boolean()), {maxLength: 4}),
      space
    )
    .map(([entries, gap]) => ({
      text: `{${entries
        .map(
          ([captions, ascii], index) =>
            `${gap}"${index}.png":${gap}[${captions.map((one) => written(one, ascii)).join(` ,${gap}`)}]`
        )
        .join(',')}${gap}}`,
      captions: entries.flatMap(([captions]) => captions),
      media: entries.flatMap(([captions], index) => captions.map(() => `${index}.png`))
    }))

  test("each caption of diffusion-pipe's lists is a slot of its own", () => {
    holdsPromises(json, lists, (text) => Object.values(JSON.parse(text) as Record<string, string[]>).flat())
  })

  const objects = fc
    .tuple(
      fc.array(fc.record({caption: anyCaption, short: anyCaption, extra, ascii: fc.boolean()}), {
        maxLength: 4
      }),
      space
    )
    .map(([entries, gap]) => ({
      text: `{${entries
        .map(
          ({caption, short, extra: before, ascii}, index) =>
            `${gap}"set/${index}.jpg": {${before}"caption": ${written(caption, ascii)},${gap}"caption_short" :${written(short, ascii)}}`
        )
        .join(',')}${gap}}`,
      captions: entries.flatMap(({caption, short}) => [caption, short]),
      media: entries.flatMap((_, index) => [`set/${index}.jpg`, `set/${index}.jpg`])
    }))

  test("the long and the short caption of ai-toolkit's objects are slots", () => {
    holdsPromises(json, objects, (text) =>
      Object.values(JSON.parse(text) as Record<string, {caption: string; caption_short: string}>).flatMap(
        ({caption, caption_short}) => [caption, caption_short]
      )
    )
  })

  test('tags of sd-scripts are the caption where there is no other', () => {
    const text =
      '{"a": {"caption": "annika walking", "tags": "1girl, solo"}, "b": {"tags": "1girl", "image_size": [1024, 1024]}}'
    expect(slotsOf(json, text)).toMatchObject([
      {caption: 'annika walking', media: 'a', captionKey: 'caption'},
      {caption: '1girl', media: 'b', captionKey: 'tags'}
    ])
  })

  test('a caption without brackets is told and read; what is no caption is told', () => {
    const text = '{"a.png": "annika", "b.png": [], "c.png": 5, "": ["x"]}'
    expect(slotsOf(json, text)).toMatchObject([{caption: 'annika', media: 'a.png'}])
    expect(complaintsOf(json, text)).toEqual([
      ['"annika"', 'Expected a list of captions for `a.png`, put brackets around the caption: ["…"]'],
      ['[]', 'Expected text, or a list of texts, for `b.png`'],
      ['5', 'Expected text, or a list of texts, for `c.png`'],
      ['""', 'Expected the path of the media']
    ])
  })

  test('of a path that is repeated the last counts, as for all readers', () => {
    const text = '{"a.png": ["one"], "b.png": ["two"], "a.png": ["three"]}'
    expect(slotsOf(json, text).map(({caption}) => caption)).toEqual(['two', 'three'])
  })
})

describe('the index of a shard, as webshart has it', () => {
  const offsets = '"offset": 512, "length": 9'
  const entry = fc.record({
    captions: fc.array(anyCaption, {minLength: 1, maxLength: 3}),
    space,
    ascii: fc.boolean()
  })
  const index = fc.array(entry, {minLength: 1, maxLength: 4}).map((entries) => ({
    text: `{"path": "0.tar", "files": {${entries
      .map(({captions, space: gap, ascii}, place) => {
        const list = captions.map((one) => written(one, ascii)).join(` ,${gap}`)
        return `${gap}"x/${place}.png": {${offsets}, "captions":${gap}${captions.length === 1 ? list : `[${list}]`}}`
      })
      .join(',')}}, "n": 1.0}`,
    captions: entries.flatMap(({captions}) => captions),
    media: entries.flatMap(({captions}, place) => captions.map(() => `x/${place}.png`))
  }))

  test('captions change, all else stays, and JSON.parse agrees', () => {
    holdsPromises(json, index, (text) =>
      Object.values(
        (JSON.parse(text) as {files: Record<string, {captions: string | string[]}>}).files
      ).flatMap(({captions}) => captions)
    )
  })

  test('captions that are JSON are left as they stand; files without are no mistake', () => {
    const caption = '{"high_level_description": "ü", "n": 1.0}'
    const text = `{"files": {"a.png": {${offsets}, "captions": ${caption}}, "b.png": {${offsets}}}}`
    const slots = slotsOf(json, text)
    expect(slots).toMatchObject([{caption, media: 'a.png'}])
    expect(complaintsOf(json, text)).toEqual([])
    expect(
      splice(
        text,
        json,
        slots.map((slot) => ({slot, caption}))
      )
    ).toBe(text)
  })

  test('is known by its files', () => {
    expect(
      json.recognise?.(`{"path": "0.tar", "files": {"a.png": {${offsets}, "captions": "x`, false)
    ).toEqual({
      isCaptions: true
    })
    for (const other of [
      `{"files": {"a.png": {${offsets}}}}`,
      '{"files": {"a.png": {"captions": "x"}}}',
      '{"files": ["a"]}'
    ]) {
      expect(json.recognise?.(other, true)).toEqual({isCaptions: false})
    }
  })
})

describe('what is no such document', () => {
  test.each([
    [
      '[{"video": "a.mp4", "caption": "one"}',
      'Unexpected end of the JSON, the file seems to be cut off; no trainer reads it so'
    ],
    [
      '[{"video": "a.mp4", "caption": "on',
      'Unexpected end of the JSON, the file seems to be cut off; no trainer reads it so'
    ],
    ['', 'Unexpected end of the JSON, the file seems to be cut off; no trainer reads it so'],
    [
      '[{"video": NaN, "caption": "one"}]',
      'Unexpected `NaN`, which Python writes and no other reader of JSON takes: write a value, or leave the key out'
    ],
    ['[{"video": "a.mp4", "caption": "one"},]', 'Expected JSON but found `]`; no trainer reads it so'],
    ['"text"', 'Expected a list of objects, or an object by path of the media']
  ])('%j is told with its place', (text, problem) => {
    expect([...json.locate(text)]).toMatchObject([{problem}])
  })

  test('nesting beyond reason in a file that nobody named is not taken for captions', () => {
    const {recognise} = jsonDocument(defaultMetadataKeys)
    const deep = `${'['.repeat(60_000)}`
    expect(recognise?.(deep, false)).toEqual({isCaptions: false})
    expect(recognise?.(`{"a.png": ${deep}`, false)).toEqual({isCaptions: false})
  })

  test('nesting beyond reason is a problem', () => {
    const deep = `[${'['.repeat(100_000)}${']'.repeat(100_000)}]`
    expect([...json.locate(deep)]).toMatchObject([{problem: expect.stringContaining('Unexpected nesting')}])
  })
})

test('what was written in ASCII stays ASCII', () => {
  const text = '{"a.png": ["caf\\u00e9"], "b.png": ["café"], "c.png": ["cafe"]}'
  const edits = slotsOf(json, text).map((slot) => ({slot, caption: `${slot.caption} ü🙂`}))
  expect(splice(text, json, edits)).toBe(
    '{"a.png": ["caf\\u00e9 \\u00fc\\ud83d\\ude42"], "b.png": ["café ü🙂"], "c.png": ["cafe ü🙂"]}'
  )
})

describe('recognised by how they begin', () => {
  test.each([
    ['[{"media_path": "a.mp4", "caption": "on', true],
    ['{"a.png": ["one", "tw', true],
    ['{"a.png": "one"}', true],
    ['{"img_1": {"tags": "1girl"}}', true],
    ['{"/data/a.png": {"text": "one"}}', true],
    ['[{"path": "set", "image": {"x": 1}, "text": {"prompt_source": "sample"}}]', false],
    ['{"name": {"text": "x"}}', false],
    ['{"job": "extension", "config": {"name": "x"}}', false],
    ['[{"prompt": "a cat", "width": 512}]', false],
    ['[]', false],
    ['{', false],
    ['', false],
    ['not json', false]
  ])('%j: %j', (beginning, isCaptions) => {
    expect(json.recognise?.(beginning, false)).toMatchObject({isCaptions})
  })

  test('keys are told where media are named without a known caption', () => {
    expect(json.recognise?.('[{"image": "a.png", "description": "x"}]', true)).toEqual({
      isCaptions: false,
      keys: ['image', 'description']
    })
    expect(json.recognise?.('{"a.png": {"description": "x", "size": 1}}', true)).toEqual({
      isCaptions: false,
      keys: ['description', 'size'],
      keysOf: 'a.png'
    })
  })
})
