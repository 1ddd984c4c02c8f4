/** As reporters-read-back.test.ts, for the formats of XML, Markdown and lines. */
import fc from 'fast-check'
import {gfm, gfmHtml} from 'micromark-extension-gfm'
import {micromark} from 'micromark'
import {describe, expect, test} from 'vitest'
import {printable} from '../src/reporters/printable.ts'
import {checked, expected, reports, severityOf} from './read-back.ts'
import {show} from './report-fixture.ts'
import {attributesOf} from './xml-document.ts'

describe('read back', () => {
  test('checkstyle, by libxml2: paths are exact but for what XML cannot hold', () =>
    checked(
      'checkstyle',
      async (shown) => {
        const files = (await attributesOf(shown)).filter(({element}) => element !== 'checkstyle')
        return Array.from({length: files.length / 2}, (_, index) => {
          const {name = ''} = files[2 * index]?.attributes ?? {}
          const {
            line,
            column,
            severity = '',
            message = '',
            source = ''
          } = files[2 * index + 1]?.attributes ?? {}
          return {
            path: name,
            rule: source.replace('caplint.', ''),
            message,
            severity: severityOf[severity] ?? severity,
            line: Number(line),
            column: Number(column)
          }
        })
      },
      {shownPath: (name) => name.replace(notInXml, visible)},
      30
    ))

  test('junit, by libxml2', () =>
    checked(
      'junit',
      async (shown) => {
        const all = await attributesOf(shown)
        return all.flatMap(({element, attributes: {name = '', classname = ''}}, index) =>
          element === 'testcase'
            ? [
                {
                  path: classname,
                  rule: name,
                  message: all[index + 1]?.attributes.message ?? '',
                  severity: all[index + 1]?.element === 'failure' ? 'error' : 'warn'
                }
              ]
            : []
        )
      },
      {shownPath: printable, hasPlace: false},
      30
    ))

  test('markdown, by micromark', () =>
    checked(
      'markdown',
      (shown) => {
        const html = micromark(shown, {
          allowDangerousHtml: true,
          extensions: [gfm()],
          htmlExtensions: [gfmHtml()]
        })
        const rows = [
          ...html.matchAll(/<tr>\n<td>(.*?)<\/td>\n<td>(.*?)<\/td>\n<td>(.*?)<\/td>\n<td>(.*?)<\/td>/g)
        ]
        return rows.map(([, where = '', severity = '', message = '', rule = '']) => {
          const [, place = '', line, column] = /^(.*):(\d+):(\d+)$/.exec(wordsOf(where)) ?? []
          const said = wordsOf(message).replace(/^Unexpected /, '')
          return {
            path: place,
            rule: wordsOf(rule),
            message: said,
            severity,
            line: Number(line),
            column: Number(column)
          }
        })
      },
      // Backticks of a message are the edges of code.
      {
        shownPath: printable,
        shownText: (each) =>
          printable(each)
            .replaceAll('`', '')
            .replace(/^Unexpected /, '')
      }
    ))

  test.each(['compact', 'agent'] as const)('%s has a line per finding that begins with its place', (name) =>
    fc.assert(
      fc.asyncProperty(reports, async (shown) => {
        const lines = (await show(name, shown)).trimEnd().split('\n')
        const all = expected(shown, {shownPath: printable})
        expect(lines).toHaveLength(all.length + 1)
        for (const [index, {path: place, line, column, severity, message}] of all.entries()) {
          expect(lines[index]?.startsWith(`${place}:${line}:${column} ${severity} `)).toBe(true)
          expect(lines[index]).toContain(message)
        }
      })
    )
  )
})

const notInXml = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xff ? `\\u{${code.toString(16)}}` : `\\x${code.toString(16).padStart(2, '0')}`
}

/** What a browser shows of a cell. */
const wordsOf = (html: string): string =>
  html
    .replace(/<\/?code>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(
      /&(lt|gt|quot|amp);/g,
      (_, name: string) => ({lt: '<', gt: '>', quot: '"', amp: '&'})[name] ?? ''
    )
