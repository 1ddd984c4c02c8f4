import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {posix, win32} from 'node:path'
import {gzipSync} from 'node:zlib'
import {Ajv} from 'ajv'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import type {Report} from '../src/engine/report.ts'
import {leftOutOfSarif} from '../src/reporters/sarif-limits.ts'
import {message, report, show, usual} from './report-fixture.ts'

interface Location {
  readonly physicalLocation: {readonly artifactLocation: {readonly uri: string}; readonly region: object}
}
interface Result {
  readonly ruleId: string
  readonly ruleIndex?: number
  readonly level: string
  readonly message: {readonly text: string}
  readonly locations: readonly Location[]
  readonly relatedLocations?: readonly Location[]
  readonly partialFingerprints: Readonly<Record<string, string>>
}
interface Log {
  readonly runs: readonly [
    {
      readonly tool: {readonly driver: {readonly rules: readonly {readonly id: string}[]}}
      readonly columnKind: string
      readonly results: readonly Result[]
      readonly invocations: readonly unknown[]
    }
  ]
}

const published = createRequire(import.meta.url).resolve('@microsoft/jest-sarif')
const {
  $schema: _draft4,
  id: _id,
  ...schema
} = JSON.parse(readFileSync(published.replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json'), 'utf8'))
// The schema is of an old draft, and one of its patterns is none with the u flag; paths are checked as URIs below.
const validate = new Ajv({
  allErrors: true,
  strict: false,
  unicodeRegExp: false,
  validateFormats: false
}).compile(schema)

const logOf = async (shown: Report): Promise<Log['runs'][0]> => {
  const log: Log = JSON.parse(await show('sarif', shown))
  validate(log)
  expect(validate.errors).toBeNull()
  return log.runs[0]
}

describe('sarif', () => {
  test('the published schema refuses what is no log', () => {
    expect(validate({version: '2.1.0', runs: [{}]})).toBe(false)
  })

  test('names every rule, broken or not, and refers to them', async () => {
    const {tool, results, columnKind} = await logOf(usual)
    const mounted = results
      .map(({ruleId}) => ruleId)
      .filter((id) => !builtInRules.some((rule) => rule.id === id))
    expect(tool.driver.rules.map(({id}) => id)).toEqual([...builtInRules.map(({id}) => id), ...mounted])
    for (const {ruleId, ruleIndex = -1} of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
    expect(columnKind).toBe('utf16CodeUnits')
    expect((await logOf(report([]))).tool.driver.rules).toHaveLength(builtInRules.length)
  })

  test('a result has level, message and place', async () => {
    const {results} = await logOf(usual)
    expect(results[1]).toMatchObject({
      ruleId: 'no-appearance',
      level: 'error',
      message: {text: 'Unexpected `long brown hair`, leave it out so that the anchor `annika` carries it'},
      locations: [
        {
          physicalLocation: {
            artifactLocation: {uri: 'images/a.txt'},
            region: {startLine: 1, startColumn: 28, endLine: 1, endColumn: 43}
          }
        }
      ]
    })
    expect(results.at(-1)?.relatedLocations).toHaveLength(11)
  })

  test('what kept caplint from its job are notifications, and the run no success', async () => {
    const [invocation] = (await logOf(usual)).invocations
    expect(invocation).toMatchObject({
      executionSuccessful: false,
      toolConfigurationNotifications: [{level: 'error'}, {level: 'note'}],
      toolExecutionNotifications: [{associatedRule: {id: 'my-rule'}}]
    })
    expect((await logOf(report([]))).invocations).toMatchObject([{executionSuccessful: true}])
  })

  test('fingerprints differ by words, and stay when lines and messages change', async () => {
    const caption = 'red hat, red shoes, red hat'
    const at = (start: number, text: string, rest = {}) =>
      message(caption, text, {start, end: start + text.length, column: start + 1, ...rest})
    const messages = [at(0, 'red hat'), at(9, 'red shoes'), at(20, 'red hat')]
    const prints = async (all: typeof messages): Promise<readonly (string | undefined)[]> =>
      (await logOf(report([{path: 'a.txt', caption, messages: all}]))).results.map(
        ({partialFingerprints}) => partialFingerprints['caplint/v1']
      )
    const before = await prints(messages)
    expect(new Set(before).size).toBe(3)
    expect(await prints(messages.map((each) => ({...each, line: 7, endLine: 7, message: 'Other'})))).toEqual(
      before
    )
    expect(await prints(messages.slice(1, 2))).toEqual(before.slice(1, 2))
  })

  test('any path is a relative URI that reads back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({unit: 'grapheme', minLength: 1, maxLength: 20}), async (name) => {
        const path = `a b/${name},:#?%"\n.txt`
        const {results} = await logOf(report([{path, messages: [message('', '', {about: 'files'})]}]))
        const uri = results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? ''
        expect(uri).toMatch(/^[\w\-.~!*'()%/]+$/)
        expect(decodeURIComponent(uri)).toBe(path)
      })
    )
  })

  test('nothing in a report makes it invalid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({unit: 'binary', maxLength: 20}), async (text) => {
        const messages = [message(text, text, {message: text, rule: text})]
        await logOf(
          report([{path: text, media: text, caption: text, messages}], {
            datasetMessages: [{rule: text, severity: 'warn', message: text, paths: [text]}],
            failures: [{message: text, path: text, rule: text}, {message: text}],
            notes: [text]
          })
        )
      }),
      {numRuns: 50}
    )
  })

  test('paths outside of the checkout are file URIs, on Windows too', async () => {
    const uriOf = async (path: string, isAbsolutePath: (path: string) => boolean) => {
      const shown = report([{path, messages: [message('', '', {about: 'files'})]}])
      const log: Log = JSON.parse(await show('sarif', shown, {isAbsolutePath}))
      return log.runs[0].results[0]?.locations[0]?.physicalLocation.artifactLocation.uri
    }
    expect(await uriOf('/other/a b#.txt', posix.isAbsolute)).toBe('file:///other/a%20b%23.txt')
    expect(await uriOf('C:/sets/a%.txt', win32.isAbsolute)).toBe('file:///C:/sets/a%25.txt')
    expect(await uriOf('C:/sets/a.txt', posix.isAbsolute)).toBe('C%3A/sets/a.txt')
    expect(await uriOf('../a.txt', posix.isAbsolute)).toBe('../a.txt')
  })

  test('what looks like a placeholder or a link in a message stays words', async () => {
    const said = 'Unexpected `{red|blue} [hat](https://a.b) \\[x](1) [y]`'
    const {results} = await logOf(report([{path: 'a.txt', messages: [message('', '', {message: said})]}]))
    expect(results[0]?.message.text).toBe(
      'Unexpected `{{red|blue}} \\[hat\\](https://a.b) \\\\\\[x\\](1) [y]`'
    )
  })

  describe('with more findings than GitHub takes', () => {
    const caption = 'a red hat'
    const one = (severity: 'warn' | 'error') => message(caption, 'red', {severity})
    const many = (amount: number): Report =>
      report(
        Array.from({length: amount}, (_, index) => ({
          path: `${index}.txt`,
          caption,
          messages: [one('warn'), ...(index % 5 === 0 ? [one('error')] : [])]
        }))
      )

    test('keeps the errors, says how many there are, and stays below 10 MB', async () => {
      const shown = many(30_000)
      const log: Log = JSON.parse(await show('sarif', shown))
      const {results, invocations} = log.runs[0]
      expect(results).toHaveLength(25_000)
      expect(results.slice(0, 6000).every(({level}) => level === 'error')).toBe(true)
      expect(results.slice(6000).every(({level}) => level === 'warning')).toBe(true)
      expect(JSON.stringify(invocations)).toContain('lists 25,000 of 36,000 findings, errors first')
      expect(gzipSync(JSON.stringify(log)).length).toBeLessThan(10_000_000)
      expect(leftOutOfSarif(many(10))).toBeUndefined()
    })
  })
})
