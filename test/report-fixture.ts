/** Reports that the tests of reporters print. */
import {createHash} from 'node:crypto'
import {isAbsolute} from 'node:path'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import type {ItemResult, Message, Report, WholeReport} from '../src/engine/report.ts'
import {type ReporterName, reporters} from '../src/reporters/index.ts'
import type {ReportContext} from '../src/reporters/reporter.ts'

export const plain: ReportContext = {
  color: false,
  width: 80,
  quiet: false,
  tool: {version: '1.2.3', rules: builtInRules},
  repositoryPath: (path) => path,
  isAbsolutePath: isAbsolute,
  hash: (text) => createHash('sha256').update(text).digest('hex')
}

export function message(caption: string, text: string, rest: Partial<Message> = {}): Message {
  const start = text === '' ? caption.length : caption.indexOf(text)
  const end = start + text.length
  const place = {start, end, line: 1, column: start + 1, endLine: 1, endColumn: end + 1, text}
  return {rule: 'no-appearance', severity: 'error', message: `Unexpected \`${text}\``, ...place, ...rest}
}

export function report(results: readonly ItemResult[], rest: Partial<WholeReport> = {}): WholeReport {
  const messages = results.flatMap((result) => result.messages)
  const amount = (severity: string): number => messages.filter((each) => each.severity === severity).length
  return {
    summary: {
      items: results.length,
      linted: results.length,
      ignored: 0,
      skipped: 0,
      errors: amount('error'),
      warnings: amount('warn'),
      fixable: 0
    },
    results,
    datasetMessages: [],
    failures: [],
    skipped: [],
    notes: [],
    ...rest
  }
}

export async function show(
  name: ReporterName,
  shown: Report,
  context: Partial<ReportContext> = {}
): Promise<string> {
  const reporter = await reporters[name].load()
  return [...reporter(shown, {...plain, ...context})].join('')
}

const caption = 'annika, a young woman with long brown hair, smiling happily'
export const usual = report(
  [
    {
      path: 'images/a.txt',
      media: 'images/a.png',
      caption,
      messages: [
        message(caption, 'young', {severity: 'warn'}),
        message(caption, 'long brown hair', {
          message: 'Unexpected `long brown hair`, leave it out so that the anchor `annika` carries it',
          fix: {start: 21, end: 42, text: '', type: 'rewrite'}
        }),
        message(caption, '', {rule: 'require-framing', message: 'Expected a framing'})
      ]
    },
    {
      path: 'images/b.png',
      messages: [
        message('', '', {rule: 'missing-caption', message: 'Expected a caption `b.txt`', about: 'files'})
      ]
    }
  ],
  {
    datasetMessages: [
      {
        rule: 'no-duplicate-captions',
        severity: 'error',
        message: 'Unexpected same caption in 12 files',
        paths: Array.from({length: 12}, (_, index) => `images/${index}.txt`)
      }
    ],
    failures: [
      {message: 'Expected UTF-8 text in `images/c.txt` but byte 3 is 0xE9', path: 'images/c.txt'},
      {
        message: 'crashed',
        path: 'images/d.txt',
        rule: 'my-rule',
        stack: 'Error: x\n    at check (my-rule.js:1:1)'
      }
    ],
    skipped: [
      {path: 'images/e.txt', reason: 'is a folder'},
      {path: 'images/f.txt', reason: 'is a folder'},
      {path: 'images/g.txt', reason: 'is a link out of the dataset'}
    ],
    notes: ['`.caplintrc` is not used; keep one of them']
  }
)
