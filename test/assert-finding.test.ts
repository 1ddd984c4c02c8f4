/** Rules come from anywhere: what they yield is checked before it goes into a report. */
import {describe, expect, it} from 'vitest'
import type {ResolvedConfig} from '../src/config/resolved-config.ts'
import {checkCaption} from '../src/engine/check-caption.ts'
import {checkItem} from '../src/engine/check-item.ts'
import {lintCaption} from '../src/engine/caption-outcome.ts'
import {createComparison} from '../src/engine/compare-captions.ts'
import {createCrashLog} from '../src/engine/crash-log.ts'
import {readCaption} from '../src/language/read-caption.ts'
import {defineRule, type Rule} from '../src/rule.ts'

const described = {id: 'odd', family: 'omit', summary: 'Be odd.', why: 'It is.', examples: []} as const

const configWith = (rule: Rule): ResolvedConfig => ({
  anchors: [],
  secondary: [],
  rules: new Map([[rule.id, {rule, severity: 'warn', options: {}, origin: 'test'}]])
})

/** What the crash log says of a caption rule, which must leave no message. */
function complaintOf(check: () => unknown): string | undefined {
  const log = {crashes: createCrashLog()}
  const rule = defineRule({...described, check: check as () => []})
  expect(
    checkCaption(
      readCaption('a red cat'),
      configWith(rule),
      {path: 'a.txt', locate: (offset) => ({line: 1, column: offset + 1})},
      log
    )
  ).toEqual([])
  return log.crashes.failures()[0]?.message
}

const whole = {start: 2, end: 5, message: 'Unexpected `red`'}

describe('a rule that yields what is no finding has crashed', () => {
  it.each([
    ['no object', null, 'it yields what is no finding'],
    ['no message', {start: 2, end: 5}, 'the finding has no message'],
    ['an empty message', {...whole, message: ''}, 'the finding has no message'],
    ['a number as message', {...whole, message: 5}, 'the finding has no message'],
    ['texts as offsets', {...whole, start: '2', end: '5'}, 'the finding has the span 2–5 in 9 characters'],
    ['halves of characters', {...whole, start: 2.5}, 'the finding has the span 2.5–5 in 9 characters'],
    ['no numbers', {...whole, start: Number.NaN}, 'the finding has the span NaN–5 in 9 characters'],
    [
      'a fix elsewhere',
      {...whole, fix: {start: 0, end: 10, text: '', type: 'safe'}},
      'the fix has the span 0–10'
    ],
    ['a fix without text', {...whole, fix: {start: 0, end: 1, type: 'safe'}}, 'the fix has no text'],
    [
      'a fix of no kind',
      {...whole, fix: {start: 0, end: 1, text: '', type: 'odd'}},
      'the fix has the type odd'
    ]
  ])('with %s', (_what, finding, complaint) => {
    expect(complaintOf(() => [whole, finding])).toContain(complaint)
  })

  it('and so has one that promises findings, or never stops', async () => {
    expect(complaintOf(async () => [whole])).toContain('it is asynchronous')
    expect(complaintOf(() => Promise.reject(new Error('unheard')))).toContain('it is asynchronous')
    function* endless() {
      for (;;) yield whole
    }
    expect(complaintOf(endless)).toContain('it yields more than 100000 findings')
    // An unheard rejection would fail the test here.
    await new Promise((done) => setImmediate(done))
  })

  it('and so has one that throws what cannot be shown', () => {
    const thrown: unknown = Object.create(null)
    expect(
      complaintOf(() => {
        throw thrown
      })
    ).toContain('it threw something that cannot be shown')
  })
})

it('checks what item rules yield', () => {
  const log = {crashes: createCrashLog()}
  const rule = defineRule({...described, checkItem: () => [{message: 'Odd', span: {start: 3, end: 99}}]})
  const item = {mediaPaths: [], byteOrderMark: false, caption: 'a red cat'}
  expect(checkItem(item, configWith(rule), 'a.txt', log, 9)).toEqual([])
  expect(log.crashes.failures()[0]?.message).toContain('the finding has the span 3–99 in 9 characters')
})

it.each([[[7]], [[]], [['a']], [undefined]])('checks which captions dataset rules name: %j', (captions) => {
  const log = {crashes: createCrashLog()}
  const found = [{message: 'Odd', captions}] as unknown as []
  const rule = defineRule({...described, collect: () => 1, compare: () => found})
  const comparison = createComparison(log.crashes)
  const config = configWith(rule)
  const {facts} = lintCaption('a red cat', config)
  comparison.add(facts, config, {root: '/set', path: 'a.txt'})
  expect(comparison.messages()).toEqual([])
  expect(log.crashes.failures()[0]?.message).toContain('must name captions by indexes below 1')
})
