import {describe, expect, it} from 'vitest'
import type {ActiveRule, ResolvedConfig} from '../src/config/resolved-config.ts'
import {checkCaption} from '../src/engine/check-caption.ts'
import {checkItem} from '../src/engine/check-item.ts'
import {lintCaption} from '../src/engine/caption-outcome.ts'
import {type ComparedPlace, type Comparison, createComparison} from '../src/engine/compare-captions.ts'
import {createCrashLog} from '../src/engine/crash-log.ts'
import type {Severity} from '../src/engine/report.ts'
import {createStopwatch} from '../src/engine/stopwatch.ts'
import {readCaption} from '../src/language/read-caption.ts'
import {defineRule, type Rule} from '../src/rule.ts'
import {parseRuleOptions} from '../src/rule-options.ts'

const description = {family: 'omit', summary: 'Disallow.', why: 'Because.', examples: []} as const

/** Reports each place of a word. */
const noWord = (id: string, word: string, more: {readonly register?: 'tags'} = {}) =>
  defineRule({
    ...description,
    ...more,
    id,
    *check({text}) {
      for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
        yield {start, end: start + word.length, message: `Unexpected \`${word}\``}
      }
    }
  })

const crashing = defineRule({
  ...description,
  id: 'crashing',
  // biome-ignore lint/correctness/useYield: it throws before it could
  *check() {
    throw new TypeError('no such thing')
  }
})

function configWith(...rules: readonly (readonly [Rule, Severity])[]): ResolvedConfig {
  const active = rules.map(([rule, severity]): [string, ActiveRule] => [
    rule.id,
    {rule, severity, options: parseRuleOptions(rule, {}), origin: 'test'}
  ])
  return {anchors: [], secondary: [], rules: new Map(active)}
}

/** A caption alone on the first line of its file. */
const placeOf = (path: string) => ({path, locate: (offset: number) => ({line: 1, column: offset + 1})})

const newLog = () => ({crashes: createCrashLog(), stopwatch: undefined})

const onLine = (column: number, endColumn: number) => ({line: 1, column, endLine: 1, endColumn})

describe('checkCaption', () => {
  it('sorts messages by place, whatever the order of rules, and leaves out rules that are off', () => {
    const config = configWith(
      [noWord('no-dog', 'dog'), 'warn'],
      [noWord('no-cat', 'cat'), 'error'],
      [noWord('no-and', 'and'), 'off']
    )
    const messages = checkCaption(readCaption('a cat and a dog'), config, placeOf('a.txt'), newLog())
    expect(messages).toEqual([
      {
        rule: 'no-cat',
        severity: 'error',
        message: 'Unexpected `cat`',
        start: 2,
        end: 5,
        text: 'cat',
        ...onLine(3, 6)
      },
      {
        rule: 'no-dog',
        severity: 'warn',
        message: 'Unexpected `dog`',
        start: 12,
        end: 15,
        text: 'dog',
        ...onLine(13, 16)
      }
    ])
  })

  it('runs a rule only on captions of its register', () => {
    const config = configWith([noWord('tags-only', 'cat', {register: 'tags'}), 'warn'])
    expect(checkCaption(readCaption('a cat on a mat'), config, placeOf('a.txt'), newLog())).toEqual([])
    expect(checkCaption(readCaption('1girl, cat, indoors'), config, placeOf('a.txt'), newLog())).toHaveLength(
      1
    )
  })

  it('spares captions that carry none of the concepts a rule looks at', () => {
    let looks = 0
    const noHair = defineRule({
      ...description,
      id: 'no-hair',
      concepts: ['appearance'],
      check() {
        looks++
        return []
      }
    })
    checkCaption(readCaption('annika standing'), configWith([noHair, 'warn']), placeOf('a.txt'), newLog())
    expect(looks).toBe(0)
    checkCaption(
      readCaption('a woman with red hair'),
      configWith([noHair, 'warn']),
      placeOf('a.txt'),
      newLog()
    )
    expect(looks).toBe(1)
  })

  it('logs a crash once per rule, keeps the messages of the others, and counts the captions', () => {
    const log = newLog()
    const config = configWith([crashing, 'warn'], [noWord('no-cat', 'cat'), 'warn'])
    expect(checkCaption(readCaption('a cat'), config, placeOf('a.txt'), log)).toHaveLength(1)
    checkCaption(readCaption('a dog'), config, placeOf('b.txt'), log)
    const [failure, ...others] = log.crashes.failures()
    expect(others).toEqual([])
    expect(failure?.rule).toBe('crashing')
    expect(failure?.path).toBe('a.txt')
    expect(failure?.message).toContain('crashed on a.txt, and 1 more times: no such thing')
    expect(failure?.stack).toContain('TypeError')
  })

  it('takes a span outside of the caption for a crash of the rule', () => {
    const log = newLog()
    const wild = defineRule({
      ...description,
      id: 'wild',
      *check() {
        yield {start: 3, end: 999, message: 'Unexpected end'}
      }
    })
    expect(checkCaption(readCaption('a cat'), configWith([wild, 'error']), placeOf('a.txt'), log)).toEqual([])
    expect(log.crashes.failures()[0]?.message).toContain('3–999')
  })

  it('measures rules when asked', () => {
    const stopwatch = createStopwatch()
    checkCaption(readCaption('a cat'), configWith([noWord('no-cat', 'cat'), 'warn']), placeOf('a.txt'), {
      crashes: createCrashLog(),
      stopwatch
    })
    expect([...stopwatch.readings().keys()]).toEqual(['rule no-cat'])
  })
})

describe('checkItem', () => {
  it('logs a crash and keeps what other rules found', () => {
    const log = newLog()
    const noMedia = defineRule({
      ...description,
      id: 'no-media',
      *checkItem({mediaPaths}) {
        if (mediaPaths.length === 0) yield {message: 'Expected media'}
      }
    })
    const broken = defineRule({
      ...description,
      id: 'broken',
      checkItem() {
        throw new Error('broken')
      }
    })
    const item = {captionPath: 'a.txt', mediaPaths: [], caption: '', byteOrderMark: false}
    const messages = checkItem(item, configWith([broken, 'error'], [noMedia, 'error']), 'a.txt', log)
    expect(messages).toEqual([{rule: 'no-media', severity: 'error', message: 'Expected media'}])
    expect(log.crashes.failures()).toHaveLength(1)
  })
})

describe('comparing captions', () => {
  const noEqual = defineRule({
    ...description,
    id: 'no-equal',
    collect: ({text}) => text.trim(),
    *compare(facts) {
      for (const [index, fact] of facts.entries()) {
        if (facts.indexOf(fact) < index)
          yield {message: 'Unexpected twin', captions: [facts.indexOf(fact), index]}
      }
    }
  })

  function add(comparison: Comparison, text: string, config: ResolvedConfig, place: ComparedPlace): void {
    comparison.add(lintCaption(text, config).facts, config, place)
  }

  it('compares within a dataset, never across', () => {
    const comparison = createComparison(newLog().crashes)
    const config = configWith([noEqual, 'warn'])
    add(comparison, 'a cat', config, {root: '/one', path: 'one/a.txt'})
    add(comparison, 'a cat ', config, {root: '/one', path: 'one/b.txt'})
    add(comparison, 'a cat', config, {root: '/two', path: 'two/a.txt'})
    expect(comparison.messages()).toEqual([
      {rule: 'no-equal', severity: 'warn', message: 'Unexpected twin', paths: ['one/a.txt', 'one/b.txt']}
    ])
  })

  it('reports at the higher severity where files of a dataset differ in it', () => {
    const comparison = createComparison(newLog().crashes)
    add(comparison, 'a cat', configWith([noEqual, 'warn']), {root: '/one', path: 'a.txt'})
    add(comparison, 'a cat', configWith([noEqual, 'error']), {root: '/one', path: 'b.txt'})
    expect(comparison.messages().map(({severity}) => severity)).toEqual(['error'])
  })

  it('logs a crash while comparing', () => {
    const log = newLog()
    const broken = defineRule({
      ...description,
      id: 'broken',
      collect: () => 1,
      compare() {
        throw new Error('cannot compare')
      }
    })
    const comparison = createComparison(log.crashes)
    add(comparison, 'a cat', configWith([broken, 'warn']), {root: '/one', path: 'a.txt'})
    expect(comparison.messages()).toEqual([])
    expect(log.crashes.failures()[0]?.message).toContain('crashed on comparing captions: cannot compare')
  })
})
