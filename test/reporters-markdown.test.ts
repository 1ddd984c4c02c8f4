import fc from 'fast-check'
import {micromark} from 'micromark'
import {gfm, gfmHtml} from 'micromark-extension-gfm'
import {describe, expect, test} from 'vitest'
import type {Report} from '../src/engine/report.ts'
import {message, report, show, usual} from './report-fixture.ts'

const html = async (shown: Report): Promise<string> =>
  micromark(await show('markdown', shown), {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()]
  })

/** How often each element stands in a page. */
function elements(page: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [, name = ''] of page.matchAll(/<([^>\s/]+)/g)) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const textOf = (page: string): string =>
  page
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

describe('markdown', () => {
  test('has counts and a table for each kind of thing', async () => {
    const page = await html(usual)
    expect([...page.matchAll(/<h\d>(.*?)<\/h\d>/g)].map(([, heading]) => heading)).toEqual([
      'caplint',
      'Failures',
      'Findings',
      'Passed over',
      'Notes'
    ])
    expect(elements(page)).toMatchObject({table: 3, tr: 3 + 2 + 5 + 3, li: 1})
    const text = textOf(page)
    expect(text).toContain('Found 2 items: 2 linted, 0 ignored, 0 skipped. 3 errors, 1 warning, 2 failures.')
    expect(text).toContain('images/a.txt:1:28\nerror\nUnexpected long brown hair, leave it out')
    expect(text).toContain('images/9.txt and 2 more files')
  })

  test('has no tables where nothing was found', async () => {
    expect(elements(await html(report([])))).toEqual({h1: 1, p: 1})
  })

  test('nothing in a report becomes an element, a link, a mention or a cell', async () => {
    const start = fc.constantFrom(
      '',
      '<img src=x>',
      '|',
      '[a](b)',
      '`',
      '\n# x',
      'www.a.b',
      '@me',
      '![',
      '&lt;',
      '\\'
    )
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.string({unit: 'binary', maxLength: 30}),
        start,
        async (before, between, after) => {
          const text = before + between + after
          const page = await html(
            report([{path: text, messages: [message('', '', {message: text, rule: text})]}], {
              datasetMessages: [{rule: text, severity: 'warn', message: text, paths: [text]}],
              failures: [{message: text, path: text, rule: text}],
              skipped: [{path: text, reason: text}],
              notes: [text]
            })
          )
          const {code: _code, ...others} = elements(page)
          expect(others).toEqual({
            h1: 1,
            h2: 4,
            p: 1,
            table: 3,
            thead: 3,
            tbody: 3,
            tr: 7,
            th: 8,
            td: 12,
            ul: 1,
            li: 1
          })
          expect(page.replaceAll(/<code>.*?<\/code>/g, '')).not.toMatch(/[@#](?!\d+;)/)
        }
      )
    )
  })
})
