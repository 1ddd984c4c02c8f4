/** Stacks of crashed rules: what the rule did is told, and not who asked for the caption to be linted. */
import {expect, test} from 'vitest'
import type {ResolvedConfig} from '../src/config/resolved-config.ts'
import {lintCaption} from '../src/engine/caption-outcome.ts'
import {createCrashLog} from '../src/engine/crash-log.ts'
import {startItem} from '../src/engine/started-item.ts'
import {readText} from '../src/dataset/read-text.ts'
import {defineRule} from '../src/rule.ts'

function throwDeep(depth: number): never {
  if (depth === 0) throw new Error('boom')
  return throwDeep(depth - 1)
}

function crashing(depth: number): ResolvedConfig {
  const rule = defineRule({
    family: 'omit',
    summary: 'Disallow.',
    why: 'Because.',
    examples: [],
    id: 'crashing',
    *check() {
      for (const each of [depth].map(throwDeep)) yield each
    },
    *checkItem() {
      for (const each of [depth].map(throwDeep)) yield each
    }
  })
  return {
    anchors: [],
    secondary: [],
    rules: new Map([[rule.id, {rule, severity: 'warn', options: {}, origin: 'test'}]])
  }
}

const anotherWay = <Result>(work: () => Result): Result => {
  const [result] = [work].map((each) => each())
  if (result === undefined) throw new Error('no result')
  return result
}

test.each([0, 1, 2, 3, 20])('are the same whoever asks, of a rule that goes %i deep', (depth) => {
  const config = crashing(depth)
  const place = {root: '.', path: 'a.txt', media: undefined}
  const looks = {
    caption: () => lintCaption('a cat', config).crashes?.[0]?.stack,
    item: () => startItem(readText('a cat', 'a.txt'), config, place, {}).crashes[0]?.stack
  }
  for (const look of Object.values(looks)) {
    const stack = look()
    expect(anotherWay(look)).toBe(stack)
    expect(stack).toContain('Error: boom')
    expect(stack).toContain('throwDeep')
  }
})

test('end with what linted the caption or the item', () => {
  const config = crashing(0)
  const place = {root: '.', path: 'a.txt', media: undefined}
  const lastOf = (stack = '') => stack.split('\n').at(-1)
  expect(lastOf(lintCaption('a cat', config).crashes?.[0]?.stack)).toContain(`at ${lintCaption.name} `)
  const {crashes} = startItem(readText('a cat', 'a.txt'), config, place, {})
  expect(lastOf(crashes[0]?.stack)).toContain(`at ${startItem.name} `)
})

test('of what was thrown elsewhere are left whole', () => {
  const log = createCrashLog()
  const error = new Error('boom')
  error.stack =
    'Error: boom\n    at Array.map (<anonymous>)\n    at check (plugin.js:1:1)\n    at elsewhere (x.js:2:2)'
  log.add('my-rule', 'a.txt', error)
  expect(log.failures()[0]?.stack).toBe(error.stack)
})
