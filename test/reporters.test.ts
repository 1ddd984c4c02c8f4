import {readFileSync} from 'node:fs'
import {Ajv} from 'ajv'
import fc from 'fast-check'
import stringWidth from 'string-width'
import {describe, expect, expectTypeOf, test} from 'vitest'
import type {WholeReport} from '../src/engine/report.ts'
import {reporterNames, reporters} from '../src/reporters/index.ts'
import type {JsonReport} from '../src/reporters/report-schema.ts'
import {reportSchemaTexts} from '../scripts/report-schema.ts'
import {message, plain, report, show, usual} from './report-fixture.ts'

describe('stylish', () => {
  test('shows files with the caption once, marks, and a line per message; then all else; then counts', async () => {
    expect(await show('stylish', usual)).toBe(`images/a.txt
  annika, a young woman with long brown hair, smiling happily
            ~~~~~            ~~~~~~~~~~~~~~~                 ^
  warn   1:11  Unexpected \`young\` (no-appearance)
  error  1:28  Unexpected \`long brown hair\`, leave it out so that the anchor
               \`annika\` carries it (no-appearance)
  error  1:60  Expected a framing (require-framing)

images/b.png
  error  Expected a caption \`b.txt\` (missing-caption)

Across the dataset
  error  Unexpected same caption in 12 files (no-duplicate-captions)
         images/0.txt
         images/1.txt
         images/2.txt
         images/3.txt
         images/4.txt
         images/5.txt
         images/6.txt
         images/7.txt
         images/8.txt
         images/9.txt
         and 2 more files (--format json lists all)

Passed over
  is a folder (2 files)
         images/e.txt
         images/f.txt
  is a link out of the dataset
         images/g.txt

Failures: caplint could not do all of its job
  Expected UTF-8 text in \`images/c.txt\` but byte 3 is 0xE9
  images/d.txt: crashed (my-rule)
    Error: x
        at check (my-rule.js:1:1)

Please note
  \`.caplintrc\` is not used; keep one of them

Found 2 items: 2 linted, 0 ignored, 0 skipped.
3 errors, 1 warning, 2 failures.
`)
  })

  test('says so when nothing is wrong', async () => {
    const summary = {items: 1200, linted: 1190, ignored: 10, skipped: 0, errors: 0, warnings: 0, fixable: 0}
    expect(await show('stylish', report([], {summary}))).toBe(
      'Found 1,200 items: 1,190 linted, 10 ignored, 0 skipped.\nNo errors, no warnings.\n'
    )
  })

  test('says so when --quiet hides warnings', async () => {
    const summary = {items: 1, linted: 1, ignored: 0, skipped: 0, errors: 0, warnings: 3, fixable: 0}
    expect(await show('stylish', report([], {summary}), {quiet: true})).toContain(
      '0 errors, 3 warnings (not shown: --quiet).'
    )
  })

  test('with colour says the same words', async () => {
    const colored = await show('stylish', usual, {color: true})
    expect(colored).toContain('\u001b[31mlong brown hair\u001b[39m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is taken out
    expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(await show('stylish', usual))
  })

  test('keeps to the width', async () => {
    for (const width of [60, 80, 120]) {
      const lines = (await show('stylish', usual, {width})).split('\n')
      // Paths and stacks are not broken: they are copied.
      const text = lines.filter((line) => !/^\s+(?:at|images|and \d)|^Failures/.test(line))
      for (const line of text) expect(stringWidth(line), line).toBeLessThanOrEqual(width)
    }
  })
})

describe('compact', () => {
  test('is one line per message, and counts', async () => {
    const lines = (await show('compact', usual)).split('\n')
    expect(lines.slice(0, 4)).toEqual([
      'images/a.txt:1:11 warn Unexpected `young` (no-appearance)',
      'images/a.txt:1:28 error Unexpected `long brown hair`, leave it out so that the anchor `annika` carries it (no-appearance)',
      'images/a.txt:1:60 error Expected a framing (require-framing)',
      'images/b.png:1:1 error Expected a caption `b.txt` (missing-caption)'
    ])
    expect(lines.filter((line) => line.endsWith('(no-duplicate-captions)'))).toHaveLength(12)
    expect(lines).toContain('images/g.txt skipped is a link out of the dataset')
    expect(lines).toContain('caplint note `.caplintrc` is not used; keep one of them')
    expect(lines).toContain('images/d.txt failure crashed (my-rule)')
    expect(lines.at(-2)).toBe(
      'Found 2 items: 2 linted, 0 ignored, 0 skipped. 3 errors, 1 warning, 2 failures.'
    )
  })
})

describe('json', () => {
  const validate = new Ajv({allErrors: true}).compile(
    JSON.parse(readFileSync('schema/report.schema.json', 'utf8'))
  )

  test('is the report with its version in front', async () => {
    expect(JSON.parse(await show('json', usual))).toEqual({version: 1, ...usual})
  })

  test('is what the shipped schema describes', async () => {
    for (const each of [usual, report([]), report([], {stats: [{part: 'parsing', milliseconds: 1.5}]})]) {
      validate(JSON.parse(await show('json', each)))
      expect(validate.errors).toBeNull()
    }
  })

  test('the schema refuses what is no report', () => {
    const {failures: _failures, ...without} = {version: 1, ...usual}
    expect(validate(without)).toBe(false)
    expect(validate({...without, failures: [], more: true})).toBe(false)
  })

  test('the shipped schemas are the declared ones, and theirs is the type of a report', () => {
    for (const [path, text] of reportSchemaTexts()) expect(readFileSync(path, 'utf8')).toBe(text)
    expectTypeOf<Omit<JsonReport, 'version'>>().toEqualTypeOf<WholeReport>()
  })

  test('has a line per result', async () => {
    const lines = (await show('json', usual)).split('\n')
    expect(lines.find((line) => line.startsWith('{"path":"images/b.png"'))).toMatch(/\}\]?,?$/)
  })
})

describe('every reporter', () => {
  const hostile = '\u001b[2J::error::x\n::error::y ##[error]z \u202e \u009b1m'

  // Commands are what the format for GitHub is made of; its own tests read them as GitHub does.
  const withoutCommands = reporterNames.filter((name) => name !== 'github')

  test.each(withoutCommands)(
    '%s lets nothing through that a terminal or a CI service obeys',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(fc.string({unit: 'binary', maxLength: 100}), fc.nat(90), async (random, at) => {
          const text = random.slice(0, at) + hostile + random.slice(at)
          const where = Math.min(at, text.length)
          const words = {start: where, end: text.length, text: text.slice(where)}
          const result = {
            path: `${text}.txt`,
            media: text,
            caption: text,
            messages: [message(text, 'x', {message: text, ...words})]
          }
          const hostileReport = report([result, {path: text, messages: [message('', '', {message: text})]}], {
            datasetMessages: [{rule: text, severity: 'warn', message: text, paths: [text, text]}],
            failures: [{message: text, path: text, rule: text, stack: text}],
            skipped: [{path: text, reason: text}],
            notes: [text]
          })
          const shown = await show(name, hostileReport)
          expect(shown).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u)
          expect(shown).not.toMatch(/::[a-z]|##\w{0,20}\[/i)
        })
      )
    }
  )

  test.each(reporterNames)('%s reads results that are not held in memory', async (name) => {
    const {results} = usual
    const spooled = {
      ...usual,
      results: {
        *[Symbol.iterator]() {
          yield* results
        }
      }
    }
    expect(await show(name, spooled)).toBe(await show(name, usual))
  })

  test.each(reporterNames)('%s comes in pieces no larger than a file of a result needs', async (name) => {
    const many = report(Array.from({length: 500}, () => usual.results).flat())
    const reporter = await reporters[name].load()
    const sizes = [...reporter(many, plain)].map(({length}) => length)
    expect(sizes.length).toBeGreaterThan(500)
    expect(Math.max(...sizes)).toBeLessThan(2000)
  })
})
