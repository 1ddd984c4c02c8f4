import {expect, test} from 'vitest'
import {statsLines} from '../src/cli/stats-lines.ts'
import {report} from './report-fixture.ts'

test('stages and rules are tables of their own, slowest first, with shares', () => {
  const stats = [
    {part: 'rule no-mood', milliseconds: 1},
    {part: 'reading', milliseconds: 25},
    {part: 'parsing', milliseconds: 1475.04},
    {part: 'rule no-appearance', milliseconds: 3}
  ]
  expect(statsLines(report([], {stats}))).toEqual([
    '    ms   share  stage',
    '1475.0   98.3%  parsing',
    '  25.0    1.7%  reading',
    ' ms   share  rule',
    '3.0   75.0%  no-appearance',
    '1.0   25.0%  no-mood'
  ])
})

test('what was not measured has no table', () => {
  expect(statsLines(report([]))).toEqual([])
  expect(statsLines(report([], {stats: [{part: 'reading', milliseconds: 0}]}))).toEqual([
    ' ms   share  stage',
    '0.0          reading'
  ])
})
