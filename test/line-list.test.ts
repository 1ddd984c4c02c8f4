import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {lineList} from '../src/dataset/formats/line-list.ts'
import {anyCaption, complaintsOf, holdsPromises, slotsOf} from './format-properties.ts'

const oneLine = anyCaption.map((text) => text.replace(/[\r\n]/g, ' '))

/** Lines with the breaks that editors write, a mark in front or not, the last one ended or not. */
const lists = fc
  .record({
    captions: fc.array(
      oneLine.filter((text) => !text.startsWith('\u{FEFF}')),
      {maxLength: 6}
    ),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '\u{FEFF}')
  })
  .map(({captions, end, mark}) => ({
    text: mark + captions.map((caption) => caption + end).join(''),
    captions,
    media: captions.map(() => '')
  }))

describe('one caption a line', () => {
  test('captions change, all else stays, and a plain split agrees', () => {
    // Without media blank lines are left out; with media they count, and keep their place.
    const paths = Array.from({length: 6}, (_, index) => `${index}.mp4`)
    const withMedia = lists.map((list) => ({
      ...list,
      media: list.captions.map((_, index) => paths[index] ?? '')
    }))
    holdsPromises(
      lineList({paths}),
      withMedia,
      (text) =>
        text
          .replace(/^\u{FEFF}/u, '')
          .split(/\r\n|\n|\r/)
          .slice(0, -1),
      oneLine.filter((text) => !text.startsWith('\u{FEFF}'))
    )
  })

  test('lines and media are matched by place', () => {
    const list = lineList({paths: ['a.mp4', 'b.mp4', 'c.mp4'], listedIn: 'videos.txt'})
    expect(slotsOf(list, 'one\n\nthree')).toMatchObject([
      {caption: 'one', media: 'a.mp4'},
      {caption: '', media: 'b.mp4'},
      {caption: 'three', media: 'c.mp4'}
    ])
  })

  test('where the counts differ that is told, and no caption gets media', () => {
    const list = lineList({paths: ['a.mp4', 'b.mp4'], listedIn: 'videos.txt'})
    const text = 'one\ntwo\nthree\n'
    expect(complaintsOf(list, text)).toEqual([
      [
        text,
        'Expected as many captions as there are lines in `videos.txt`, 2, but found 3; without that no caption is sure of its media'
      ]
    ])
    expect(slotsOf(list, text).map(({caption, media}) => [caption, media])).toEqual([
      ['one', undefined],
      ['two', undefined],
      ['three', undefined]
    ])
  })

  test('breaks that Python alone sees are told', () => {
    const list = lineList({paths: ['a.mp4', 'b.mp4'], listedIn: 'videos.txt'})
    expect(complaintsOf(list, 'one\u2028more\ntwo\x85')).toEqual([
      [
        '\u2028',
        'Unexpected line separator (U+2028), take it away: Python splits lines there, and all captions below go to the wrong media'
      ],
      [
        '\x85',
        'Unexpected next-line character (U+0085), take it away: Python splits lines there, and all captions below go to the wrong media'
      ]
    ])
  })

  test('lines for any media have none, and blank ones are no captions', () => {
    expect(
      slotsOf(lineList(undefined), 'one\n\n  \ntwo').map(({caption, media}) => [caption, media])
    ).toEqual([
      ['one', undefined],
      ['two', undefined]
    ])
  })

  test('a caption of two lines cannot be stored', () => {
    expect(lineList(undefined).refuse?.('one\ntwo')).toContain('a caption with a line break')
    expect(lineList(undefined).refuse?.('one')).toBeUndefined()
  })
})
