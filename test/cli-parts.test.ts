/** The parts of the command line that decide something, each by itself. */
import {CommanderError} from 'commander'
import {describe, expect, test} from 'vitest'
import type {Report} from '../src/engine/report.ts'
import {UserError} from '../src/errors.ts'
import {exitCodeOf} from '../src/cli/exit-code.ts'
import {readCaptionRow} from '../src/cli/inspect/caption-row.ts'
import {inspectJsonLines} from '../src/cli/inspect/inspect-json-lines.ts'
import {subjectsOf} from '../src/cli/inspect/subjects.ts'
import {describeOptions} from '../src/cli/option-type.ts'
import {createProgress} from '../src/cli/progress.ts'
import {type OutputFlag, pairOutputs} from '../src/cli/report-outputs.ts'
import {chunked, hasColor, isBrokenPipe, widthOf} from '../src/cli/terminal.ts'
import {usageMessage} from '../src/cli/usage-error.ts'
import {writeError} from '../src/cli/write-error.ts'
import {defineRule, v} from '../src/rule.ts'

describe('exit codes', () => {
  const report = (errors: number, warnings: number, failures = 0): Report => ({
    summary: {items: 1, linted: 1, ignored: 0, skipped: 0, errors, warnings, fixable: 0},
    results: [],
    datasetMessages: [],
    failures: Array.from({length: failures}, () => ({message: 'broken'})),
    skipped: [],
    notes: []
  })

  test.each([
    ['clean', report(0, 0), {}, 0],
    ['warnings', report(0, 9), {}, 0],
    ['as many warnings as allowed', report(0, 2), {maxWarnings: 2}, 0],
    ['more warnings than allowed', report(0, 3), {maxWarnings: 2}, 1],
    ['a warning where none is allowed', report(0, 1), {maxWarnings: 0}, 1],
    ['errors', report(1, 0), {}, 1],
    ['errors forgiven', report(1, 0), {exitZero: true}, 0],
    ['too many warnings forgiven', report(0, 3), {maxWarnings: 2, exitZero: true}, 0],
    ['a failure', report(0, 0, 1), {}, 2],
    ['a failure beats errors', report(5, 5, 1), {}, 2],
    ['a failure is never forgiven', report(0, 0, 1), {exitZero: true}, 2]
  ])('%s', (_what, given, policy, code) => {
    expect(exitCodeOf(given, policy)).toBe(code)
  })
})

describe('formats and files', () => {
  const flags = (words: string): readonly OutputFlag[] =>
    words
      .split(' ')
      .filter(Boolean)
      .map((word) => (word.includes('.') ? {file: word} : {format: word}))

  test.each([
    ['', [{format: 'stylish'}]],
    ['json', [{format: 'json'}]],
    ['a.txt', [{format: 'stylish', file: 'a.txt'}]],
    ['json a.json', [{format: 'json', file: 'a.json'}]],
    ['a.json json', [{format: 'json', file: 'a.json'}]],
    ['stylish json a.json', [{format: 'stylish'}, {format: 'json', file: 'a.json'}]],
    ['json a.json stylish', [{format: 'json', file: 'a.json'}, {format: 'stylish'}]],
    [
      'json a.json compact b.txt',
      [
        {format: 'json', file: 'a.json'},
        {format: 'compact', file: 'b.txt'}
      ]
    ],
    [
      'a.json json b.txt compact',
      [
        {format: 'json', file: 'a.json'},
        {format: 'compact', file: 'b.txt'}
      ]
    ]
  ])('`%s`', (words, outputs) => {
    expect(pairOutputs(flags(words))).toEqual(outputs)
  })

  test.each(['json compact', 'json json', 'json a.json compact a.json', 'json a.json compact ./a.json'])(
    '`%s` clashes',
    (words) => {
      expect(() => pairOutputs(flags(words))).toThrow(UserError)
    }
  )
})

describe('colour and width', () => {
  const stream = (isTTY: boolean, columns = 100) => ({isTTY, columns}) as NodeJS.WriteStream

  test.each([
    ['a terminal', true, undefined, {}, true],
    ['a pipe', false, undefined, {}, false],
    ['a dumb terminal', true, undefined, {TERM: 'dumb'}, false],
    ['NO_COLOR', true, undefined, {NO_COLOR: '1'}, false],
    ['an empty NO_COLOR', true, undefined, {NO_COLOR: ''}, true],
    ['FORCE_COLOR', false, undefined, {FORCE_COLOR: '1'}, true],
    ['FORCE_COLOR over NO_COLOR', false, undefined, {FORCE_COLOR: '1', NO_COLOR: '1'}, true],
    ['FORCE_COLOR=0', true, undefined, {FORCE_COLOR: '0'}, false],
    ['--no-color over FORCE_COLOR', true, false, {FORCE_COLOR: '1'}, false],
    ['--color over NO_COLOR', false, true, {NO_COLOR: '1'}, true]
  ])('%s', (_what, isTTY, flag, environment, expected) => {
    expect(hasColor(stream(isTTY), flag, environment)).toBe(expected)
  })

  test('width is that of the terminal within reason, 80 elsewhere', () => {
    expect([0, 10, 20, 40, 100, 500].map((columns) => widthOf(stream(true, columns)))).toEqual([
      80, 20, 20, 40, 100, 120
    ])
    expect(widthOf(stream(false, 200))).toBe(80)
    expect(widthOf({isTTY: true} as NodeJS.WriteStream)).toBe(80)
  })
})

describe('progress', () => {
  function watch(isTTY: boolean, environment: NodeJS.ProcessEnv = {}) {
    let time = 0
    let shown = ''
    const write = (text: string): boolean => {
      shown += text
      return true
    }
    const progress = createProgress({isTTY, write} as NodeJS.WriteStream, () => time, environment)
    return {
      ...progress,
      at: (milliseconds: number) => {
        time = milliseconds
      },
      shown: () => shown
    }
  }

  test('is silent for the first second, then tells ten times a second at most, then is gone', () => {
    const {at, update, clear, shown} = watch(true)
    at(999)
    update(10, 4000)
    expect(shown()).toBe('')
    at(1000)
    update(1000, 4000)
    at(1050)
    update(1100, 4000)
    at(1100)
    update(1200, 4000)
    expect(shown()).toBe('\r\u001b[2KLinting: 1,000 of 4,000 items\r\u001b[2KLinting: 1,200 of 4,000 items')
    clear()
    clear()
    expect(shown().endsWith('items\r\u001b[2K')).toBe(true)
  })

  test.each([
    ['a pipe', false, {}],
    ['a dumb terminal', true, {TERM: 'dumb'}],
    ['a CI service', true, {CI: 'true'}],
    ['pre-commit', true, {PRE_COMMIT: '1'}]
  ])('is never shown to %s', (_what, isTTY, environment) => {
    const {at, update, clear, shown} = watch(isTTY, environment)
    at(5000)
    update(1, 2)
    clear()
    expect(shown()).toBe('')
  })
})

describe('complaints about flags', () => {
  const said = (message: string, code = 'commander.unknownOption'): string =>
    usageMessage(new CommanderError(1, code, message))

  test('are sentences like all others', () => {
    expect(said("error: unknown option '--x'")).toBe(
      'Unknown option `--x`; `caplint --help` lists what there is'
    )
    expect(said("error: unknown option '--x'\n(Did you mean --y?)")).toBe(
      'Unknown option `--x`; did you mean `--y`?'
    )
    expect(said("error: unknown option '--x'\n(Did you mean one of --y, --z?)")).toBe(
      'Unknown option `--x`; did you mean `--y` or `--z`?'
    )
    expect(
      said(
        "error: option '--n <number>' argument 'x' is invalid. Expected a number.",
        'commander.invalidArgument'
      )
    ).toBe('Option `--n <number>` argument `x` is invalid. Expected a number')
  })
})

describe('writing', () => {
  const systemError = (code: string): Error => Object.assign(new Error(code), {code})

  test('small pieces are joined, large ones kept', () => {
    const pieces = [...Array.from({length: 10_000}, () => '0123456789'), 'x'.repeat(100_000)]
    const chunks = [...chunked(pieces)]
    expect(chunks.join('')).toBe(pieces.join(''))
    expect(chunks.length).toBeLessThan(5)
    expect([...chunked([])]).toEqual([])
  })

  test('tells a reader that has gone from a disk that is full, and both from a bug', () => {
    expect(isBrokenPipe(systemError('EPIPE'))).toBe(true)
    expect(isBrokenPipe(systemError('ENOSPC'))).toBe(false)
    expect(writeError(systemError('ENOSPC'), 'x')).toEqual(
      new UserError('Cannot write to x: no space is left on the disk')
    )
    expect(writeError(systemError('EODD'), 'x')).toEqual(
      new UserError('Cannot write to x: the system says EODD')
    )
    const bug = new TypeError('bug')
    expect(writeError(bug, 'x')).toBe(bug)
  })
})

describe('what inspect is given', () => {
  test.each([
    [['a closeup of annika, 3/4 view'], [{text: 'a closeup of annika, 3/4 view'}]],
    [['annika'], [{text: 'annika'}]],
    [['1girl,solo'], [{text: '1girl,solo'}]],
    [['(red_hair:1.2)'], [{text: '(red_hair:1.2)'}]],
    [['a', 'cat', 'sleeping'], [{text: 'a cat sleeping'}]],
    [
      ['a cat', 'a dog'],
      [{text: 'a cat'}, {text: 'a dog'}]
    ],
    [['package.json'], [{path: 'package.json'}]],
    [
      ['src', 'a cat'],
      [{path: 'src'}, {text: 'a cat'}]
    ],
    [['images/*.txt'], [{path: 'images/*.txt'}]]
  ])('%j', (args, subjects) => {
    expect(subjectsOf(args)).toEqual(subjects)
  })

  test.each([['missing.txt'], ['images/a'], ['.\\images'], [''], ['  ']])('`%s` is refused', (argument) => {
    expect(() => subjectsOf([argument])).toThrow(UserError)
  })
})

describe('lines of captions', () => {
  const fallback = {anchors: ['annika']}

  test.each([
    [{caption: 'x'}, {anchors: ['annika']}],
    [{caption: 'x', anchor: null}, {anchors: []}],
    [{caption: 'x', anchor: 'mirela'}, {anchors: ['mirela']}],
    [{caption: 'x', anchor: ['a', '', 'b']}, {anchors: ['a', 'b']}],
    [
      {caption: 'x', secondary: ['in red']},
      {anchors: ['annika'], secondary: ['in red']}
    ],
    [
      {caption: 'x', kind: 'style'},
      {anchors: ['annika'], kind: 'style'}
    ],
    [{caption: 'x', kind: 'video'}, {anchors: ['annika']}],
    [{caption: 'x', kind: 7, spans: {}}, {anchors: ['annika']}]
  ])('%j', (row, context) => {
    expect(readCaptionRow(JSON.stringify({id: 'a', ...row}), fallback)).toEqual({id: 'a', text: 'x', context})
  })

  test.each([
    'nope',
    '"text"',
    'null',
    '[]',
    '{}',
    '{"caption": 1}',
    '{"caption": "x", "anchor": {}}',
    '{"caption": "x", "secondary": [1]}',
    '\u00a0{}'
  ])('`%s` is refused', (line) => {
    expect(() => readCaptionRow(line, {})).toThrow(UserError)
  })

  test('are put together from chunks that end anywhere, in order', async () => {
    const text = Array.from({length: 20}, (_, id) => `{"id": ${id}, "caption": "红色 é"}`).join('\n\n')
    const bytes = Buffer.from(text)
    for (const size of [1, 7, 1000]) {
      const chunks = (async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
      })()
      const answers: string[] = []
      const bad: string[] = []
      const settings = {fallback: {}, why: false, onBadLine: (sentence: string) => bad.push(sentence)}
      for await (const line of inspectJsonLines(chunks, settings)) answers.push(line)
      expect(bad).toEqual([])
      expect(answers.map((line) => JSON.parse(line).id)).toEqual(Array.from({length: 20}, (_, id) => id))
    }
  })
})

test('options are described by type, default and words', () => {
  const {options} = defineRule({
    id: 'x',
    family: 'omit',
    summary: 'X.',
    why: 'X.',
    examples: [],
    options: {
      amount: v.optional(v.pipe(v.number(), v.integer(), v.description('How many.')), 3),
      words: v.optional(v.array(v.string()), []),
      where: v.optional(v.pipe(v.picklist(['first', 'last']), v.description('Which.')), 'first'),
      limit: v.optional(v.nullable(v.number()), null),
      either: v.optional(v.union([v.string(), v.array(v.number())])),
      must: v.string()
    }
  })
  expect(describeOptions(options)).toEqual([
    {name: 'amount', type: 'number', default: '3', description: 'How many.'},
    {name: 'words', type: 'list of string', default: '[]'},
    {name: 'where', type: 'first | last', default: '"first"', description: 'Which.'},
    {name: 'limit', type: 'number | null', default: 'null'},
    {name: 'either', type: 'string | list of number'},
    {name: 'must', type: 'string'}
  ])
})
