import fc from 'fast-check'
import stringWidth from 'string-width'
import {expect, test} from 'vitest'
import {message, report, show} from './report-fixture.ts'

const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'annika',
    'red hat,',
    '红色的帽子',
    '😀',
    '👩‍👩‍👧',
    'ﷺ',
    '\n',
    '\r\n',
    '\t',
    '\u001b[2J',
    '\u202e',
    'é'
  ),
  fc.string({unit: 'grapheme', minLength: 1, maxLength: 12}),
  fc.nat(60).map((length) => 'x'.repeat(length))
)
const caption = fc.array(piece, {minLength: 1, maxLength: 60}).map((pieces) => pieces.join(' '))

test('on narrow terminals no line is wider than the terminal, but for paths', async () => {
  await fc.assert(
    fc.asyncProperty(
      caption,
      fc.integer({min: 20, max: 40}),
      fc.nat(400),
      fc.nat(60),
      async (text, width, at, length) => {
        const start = Math.min(at, text.length)
        const words = text.slice(start, start + length)
        const place = {start, end: start + words.length, line: 12, column: 1234, text: words}
        const said = report(
          [
            {
              path: 'a.txt',
              caption: text,
              messages: [
                message(text, words, {message: `Unexpected \`${words}\``, rule: 'no-mood', ...place})
              ]
            }
          ],
          {
            datasetMessages: [
              {
                rule: 'no-twins',
                severity: 'warn',
                message: `Same \`${text}\``,
                paths: Array(12).fill('b.txt')
              }
            ],
            failures: [{message: text, path: 'c.txt', rule: 'no-mood'}],
            skipped: [{path: 'd.txt', reason: text}],
            notes: [text]
          }
        )
        for (const line of (await show('stylish', said, {width})).split('\n')) {
          expect(stringWidth(line), JSON.stringify(line)).toBeLessThanOrEqual(width)
        }
      }
    ),
    {numRuns: 200}
  )
})
