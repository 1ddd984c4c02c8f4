import fc from 'fast-check'
import stringWidth from 'string-width'
import {describe, expect, test} from 'vitest'
import {captionLines, type Mark} from '../src/reporters/caption-lines.ts'
import {printable} from '../src/reporters/printable.ts'

const plain = (_severity: string, text: string): string => text
const bracketed = (severity: string, text: string): string => `<${severity}>${text}</>`

/** Marks a part of a caption; an empty part marks the caption's end. */
function mark(caption: string, words: string, severity: Mark['severity'] = 'error'): Mark {
  const start = words === '' ? caption.length : caption.indexOf(words)
  return {start, end: start + words.length, severity}
}

const shown = (caption: string, marks: readonly Mark[], columns = 80, paint = plain): string =>
  [...captionLines(caption, marks, columns, paint)].join('\n')

describe('a caption with marks', () => {
  test('has the words underlined', () => {
    const caption = 'annika with red hair, standing'
    expect(shown(caption, [mark(caption, 'red hair')])).toBe(
      ['annika with red hair, standing', '            ~~~~~~~~'].join('\n')
    )
  })

  test('points at the place where something is missing, at the end too', () => {
    const caption = 'annika runs'
    expect(shown(caption, [mark(caption, '')])).toBe(['annika runs', '           ^'].join('\n'))
    expect(shown(caption, [{start: 0, end: 0, severity: 'warn'}])).toBe(['annika runs', '^'].join('\n'))
  })

  test('keeps both where something is missing inside marked words', () => {
    const caption = 'red hair'
    expect(shown(caption, [mark(caption, 'red hair'), {start: 4, end: 4, severity: 'error'}])).toBe(
      ['red hair', '~~~~^~~~'].join('\n')
    )
  })

  test('is wrapped, with the marks under each line', () => {
    const caption = 'annika with long brown hair and blue eyes'
    expect(shown(caption, [mark(caption, 'long brown hair')], 20)).toBe(
      ['annika with long', '            ~~~~', 'brown hair and blue', '~~~~~~~~~~', 'eyes'].join('\n')
    )
  })

  test('has no space at the end of a line that marked words fill', () => {
    const caption = 'annika with long brown hair here'
    expect(shown(caption, [mark(caption, 'long brown hair')], 16, bracketed)).toBe(
      [
        'annika with <error>long</>',
        '            <error>~~~~</>',
        '<error>brown hair</> here',
        '<error>~~~~~~~~~~</>'
      ].join('\n')
    )
  })

  test('has wide characters underlined in their width', () => {
    const caption = '一个女孩 with 红色的头发 and 👩‍👩‍👧 here'
    expect(shown(caption, [mark(caption, '红色的头发'), mark(caption, 'here')])).toBe(
      [caption, '              ~~~~~~~~~~        ~~~~'].join('\n')
    )
  })

  test('has combining characters underlined as what they look like', () => {
    const caption = 'cafe\u0301 noir'
    expect(shown(caption, [mark(caption, 'noir')])).toBe([caption, '     ~~~~'].join('\n'))
  })

  test('shows escapes in their width and breaks the line where the caption does', () => {
    const caption = 'red\u001b hair\nblue eyes'
    expect(shown(caption, [mark(caption, 'hair'), mark(caption, 'eyes')])).toBe(
      [String.raw`red\x1b hair\n`, '        ~~~~', 'blue eyes', '     ~~~~'].join('\n')
    )
  })

  test('is painted by severity, the severest winning, marks with the words', () => {
    const caption = 'a red hat'
    expect(shown(caption, [mark(caption, 'red hat', 'warn'), mark(caption, 'red')], 80, bracketed)).toBe(
      ['a <error>red</><warn> hat</>', '  <error>~~~</><warn>~~~~</>'].join('\n')
    )
  })

  test('leaves out white space at its end, unless that is what is marked', () => {
    const caption = 'annika runs  \n'
    expect(shown(caption, [{start: caption.length, end: caption.length, severity: 'error'}])).toBe(
      ['annika runs', '           ^'].join('\n')
    )
    expect(shown(caption, [mark(caption, '  \n')])).toBe(
      [String.raw`annika runs  \n`, '           ~~~~'].join('\n')
    )
  })

  test('shows no line of its own for an empty caption, unless something is missing there', () => {
    expect(shown('', [])).toBe('')
    expect(shown('', [{start: 0, end: 0, severity: 'error'}])).toBe('\n^')
  })
})

describe('a long caption', () => {
  const sentence = 'Annika walks along the quiet street. '
  const caption = `${sentence.repeat(20)}She has red hair. ${sentence.repeat(20)}She wears a hat.`

  test('is shortened to the sentences around the marks, and says so', () => {
    expect(shown(caption, [mark(caption, 'red hair'), mark(caption, 'hat')])).toBe(
      [
        '… She has red hair. … She wears a hat.',
        '          ~~~~~~~~                ~~~',
        `(33 of ${caption.length.toLocaleString('en')} characters shown; … stands for the rest)`
      ].join('\n')
    )
  })

  test('shows both ends of an overlong span, underlined through the gap', () => {
    const lines = shown(caption, [{start: 0, end: caption.length, severity: 'error'}]).split('\n')
    expect(lines[0]).toBe(`${sentence}… She wears a hat.`)
    expect(lines[1]).toBe('~'.repeat(stringWidth(lines[0] ?? '')))
  })

  test('shows its beginning where no word is concerned', () => {
    expect(shown(caption, []).split('\n')[0]).toBe(`${sentence}…`)
  })

  test('of one endless sentence shows the words around the mark', () => {
    const endless = `${'very '.repeat(100_000)}red hair${' and so on'.repeat(100_000)}`
    const text = shown(endless, [mark(endless, 'red hair')])
    expect(text).toContain('very red hair and so on')
    expect(text.length).toBeLessThan(1500)
    expect(text).toContain('of 1,500,008 characters shown')
  })

  test('is shown however many marks it has', () => {
    const endless = 'red hair '.repeat(40_000)
    const marks = Array.from(
      {length: 40_000},
      (_, index): Mark => ({start: index * 9, end: index * 9 + 8, severity: 'warn'})
    )
    expect(
      shown(endless, marks)
        .split('\n')
        .filter((line) => line.includes('red hair')).length
    ).toBe(4445)
  })

  test('of one endless word shows the characters around the mark, no half ones', () => {
    const endless = `${'😀'.repeat(1000)}x${'😀'.repeat(1000)}`
    const text = shown(endless, [mark(endless, 'x')])
    expect(text).toContain('😀x😀')
    expect(text).toBe(printable(text.replaceAll('\n', '§')).replaceAll('§', '\n'))
  })
})

test('whatever the caption and the marks, lines keep to the width and nothing of the caption is lost', () => {
  const captions = fc.oneof(
    fc.string({unit: 'grapheme', maxLength: 300}),
    fc
      .array(fc.constantFrom('red', 'hair', '红色', '👩‍👩‍👧', '::error::', '\n', '\u001b[1m', 'a'.repeat(90)))
      .map((words) => words.join(' '))
  )
  fc.assert(
    fc.property(captions, fc.array(fc.tuple(fc.nat(300), fc.nat(40))), (caption, places) => {
      const marks = places.map(([start, length]): Mark => {
        const from = Math.min(start, caption.length)
        return {start: from, end: Math.min(from + length, caption.length), severity: 'error'}
      })
      const lines = [...captionLines(caption, marks, 40, plain)]
      const textLines = lines.filter((line) => !/^[ ~^]*$/.test(line) || line === '')
      // A mark of a missing thing may stand one column further, at the end of a full line.
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(41)
      if (caption.length > 600) return
      const squeeze = (text: string): string => text.replaceAll(/[ ~^]/g, '')
      const ends = squeeze(printable(caption.trimEnd()))
      expect(squeeze(textLines.join('')).slice(0, ends.length)).toBe(ends)
    })
  )
})
