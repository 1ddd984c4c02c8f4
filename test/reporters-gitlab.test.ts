import {Ajv} from 'ajv'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Report} from '../src/engine/report.ts'
import {message, report, show, usual} from './report-fixture.ts'

const filled = {type: 'string', minLength: 1}
const line = {type: 'integer', minimum: 1}

/** What GitLab's documentation demands of a code quality report. */
const validate = new Ajv({allErrors: true}).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: {type: 'string'},
      check_name: {type: 'string'},
      fingerprint: {type: 'string', pattern: '^[0-9a-f]{64}$'},
      severity: {enum: ['info', 'minor', 'major', 'critical', 'blocker']},
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: {...filled, not: {pattern: '^\\./'}},
          lines: {type: 'object', required: ['begin'], properties: {begin: line, end: line}}
        }
      }
    }
  }
})

interface Entry {
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: {readonly path: string; readonly lines: {readonly begin: number}}
}

async function entries(shown: Report): Promise<readonly Entry[]> {
  const parsed: Entry[] = JSON.parse(await show('gitlab', shown))
  validate(parsed)
  expect(validate.errors).toBeNull()
  expect(new Set(parsed.map(({fingerprint}) => fingerprint)).size).toBe(parsed.length)
  return parsed
}

describe('gitlab', () => {
  test('has every finding, failures first', async () => {
    expect((await entries(usual)).map(({check_name: rule, severity}) => `${severity} ${rule}`)).toEqual([
      'critical failure',
      'critical my-rule',
      'minor no-appearance',
      'major no-appearance',
      'major require-framing',
      'major missing-caption',
      'major no-duplicate-captions'
    ])
    expect(await entries(report([]))).toEqual([])
  })

  test('findings of one rule on one line have fingerprints of their own, and keep them', async () => {
    const caption = 'red, red, red'
    const all = [0, 5, 10].map((start) => message(caption, 'red', {start, end: start + 3, column: start + 1}))
    const before = await entries(report([{path: 'a.txt', caption, messages: all}]))
    const moved = all.map((each) => ({...each, line: 9, endLine: 9}))
    const after = await entries(report([{path: 'a.txt', caption, messages: moved}]))
    expect(after.map(({fingerprint}) => fingerprint)).toEqual(before.map(({fingerprint}) => fingerprint))
    expect(after.map(({location}) => location.lines.begin)).toEqual([9, 9, 9])
  })

  test('fingerprints are unique, whatever stands in the report', async () => {
    const text = fc.constantFrom('', 'a', 'b', '\n', ':1')
    const finding = fc.record({path: text, words: text, rule: text})
    await fc.assert(
      fc.asyncProperty(fc.array(finding, {maxLength: 12}), async (findings) => {
        const results = findings.map(({path, words, rule}) => ({
          path: `x${path}`,
          messages: [message('', '', {rule, text: words, message: words})]
        }))
        const failures = findings.map(({words}) => ({message: words}))
        expect(await entries(report(results, {failures}))).toHaveLength(findings.length * 2)
      })
    )
  })
})
