import {describe, expect, test} from 'vitest'
import {applyFixes} from '../src/engine/apply-fixes.ts'
import {defineRule, type Example, type Rule, v} from '../src/rule.ts'
import {ExampleFailure, testRule} from '../src/rule-tester.ts'
import {parseMarks, writeMarks} from '../src/rule-tester/marks.ts'

interface NoRedOptions {
  readonly word: string
}

/** Disallows a word, and in a dataset the captions that are equal. */
const noRed = (examples: readonly Example<NoRedOptions>[], source: string | null = 'A test'): Rule =>
  defineRule({
    id: 'no-red',
    family: 'dataset',
    summary: 'Disallow a word.',
    why: 'It is a test.',
    ...(source === null ? {} : {source}),
    options: {
      word: v.pipe(v.optional(v.string(), 'red'), v.description('The word'))
    },
    examples,
    *check({text}, {word}) {
      for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
        const end = start + word.length
        const fix = {start, end: text[end] === ' ' ? end + 1 : end, text: '', type: 'rewrite'} as const
        yield {start, end, message: `Unexpected \`${word}\`, leave it out`, fix}
      }
    },
    *checkItem({captionPath}) {
      if (captionPath === undefined) yield {message: 'Expected a caption'}
    },
    collect: ({text}) => text,
    *compare(facts) {
      const first = facts.indexOf(facts.at(-1))
      if (first !== facts.length - 1)
        yield {message: 'Unexpected repeat', captions: [first, facts.length - 1]}
    }
  })

const problemsOf = (examples: readonly Example<NoRedOptions>[]): readonly string[] =>
  [...testRule(noRed(examples))].slice(1).flatMap(({run}) => {
    try {
      run()
      return []
    } catch (error) {
      if (!(error instanceof ExampleFailure)) throw error
      return [error.message]
    }
  })

describe('an example passes', () => {
  test.each<Example<NoRedOptions>>([
    {ok: 'a blue hat'},
    {notOk: '«red» and «red»', fixed: 'and '},
    {notOk: '«red»«red»'},
    {notOk: 'a «blue» hat', options: {word: 'blue'}, says: 'Unexpected `blue`, leave it out'},
    {okItem: {captionPath: 'a.txt', mediaPaths: [], byteOrderMark: false}},
    {notOkItem: {mediaPaths: ['a.png'], byteOrderMark: false}, says: 'Expected a caption'},
    {okCaptions: ['a', 'b']},
    {notOkCaptions: ['«a»', 'b', '«a»'], says: 'Unexpected repeat'}
  ])('%j', (example) => {
    expect(problemsOf([example])).toEqual([])
  })
})

describe('an example fails', () => {
  test.each<[Example<NoRedOptions>, RegExp]>([
    [{ok: 'a red hat'}, /expected: a red hat\n {2}actual: {3}a «red» hat/],
    [{notOk: 'a «blue» hat'}, /Findings are elsewhere/],
    [{notOk: 'a «red hat»'}, /Findings are elsewhere/],
    [{notOk: '«a «red» hat»'}, /Findings are elsewhere/],
    [{notOk: 'a blue hat'}, /needs marks/],
    [{ok: 'a «red» hat'}, /without marks/],
    [{ok: 'a', notOk: '«red»'}, /either `ok` or `notOk`/],
    [{ok: 'a', fixed: 'a'}, /belong to `notOk`/],
    [{notOk: '«red»', says: 'No'}, /says something else/],
    [{notOk: '«red» hat', fixed: 'a hat'}, /fixes give another caption/],
    [{notOk: 'r«red»ed', fixed: 'red'}, /still has findings: «red»/],
    [{notOkItem: {captionPath: 'a.txt', mediaPaths: [], byteOrderMark: false}}, /finds nothing/],
    [{okItem: {mediaPaths: ['a.png'], byteOrderMark: false}}, /Unexpected finding: Expected a caption/],
    [{notOkCaptions: ['«a»', '«b»', 'a']}, /name other captions/],
    [{notOkCaptions: ['«a» b', 'c']}, /marked as a whole/],
    [{notOkCaptions: ['a', 'a']}, /need marks/],
    [{okCaptions: ['a', 'a']}, /name other captions/]
  ])('%j', (example, problem) => {
    expect(problemsOf([example])).toEqual([expect.stringMatching(problem)])
  })

  test('where its marks do not pair', () => {
    expect(() => parseMarks('a «red hat')).toThrow('without `»`')
    expect(() => parseMarks('a red» hat')).toThrow('without `«`')
  })

  test('where the caption is not in the register of the rule', () => {
    const rule = {...noRed([{ok: 'a woman is walking down a street.'}]), register: 'tags'} as Rule
    expect(() => [...testRule(rule)][1]?.run()).toThrow('read as prose')
  })

  test('where a fix that is called safe changes words', () => {
    const rule = noRed([{notOk: 'a «red» hat'}])
    const {check} = rule
    const lying = {
      ...rule,
      *check(...given: Parameters<NonNullable<typeof check>>) {
        for (const finding of check?.(...given) ?? []) {
          yield {...finding, fix: {start: finding.start, end: finding.end, text: 'blue', type: 'safe'}}
        }
      }
    } as unknown as Rule
    expect(() => [...testRule(lying)][1]?.run()).toThrow('is `safe` and changes words')
  })

  test('where an option is unknown', () => {
    const rule = noRed([{ok: 'a', options: {wrod: 'blue'} as object}])
    expect(() => [...testRule(rule)][1]?.run()).toThrow('`wrod` of rule `no-red`')
  })
})

test('a rule describes itself', () => {
  const complete: Example<NoRedOptions>[] = [
    {ok: 'a'},
    {notOk: '«red» hat', fixed: 'hat'},
    {notOk: 'a «blue» hat', options: {word: 'blue'}},
    {okItem: {captionPath: 'a.txt', mediaPaths: [], byteOrderMark: false}},
    {notOkItem: {mediaPaths: ['a.png'], byteOrderMark: false}},
    {okCaptions: ['a', 'b']},
    {notOkCaptions: ['«a»', '«a»']}
  ]
  const declare = (rule: Rule) => () => [...testRule(rule)][0]?.run()
  expect(declare(noRed(complete))).not.toThrow()
  expect(declare(noRed([...complete, {ok: 'a', note: 'again'}]))).toThrow('Example given twice')
  expect(declare(noRed(complete, ''))).toThrow('`source` does not say')
  expect(declare(noRed(complete, null))).not.toThrow()
  for (const [left, problem] of [
    [0, 'No `ok` example'],
    [1, 'no example says what is `fixed`'],
    [2, 'Option `word` is used by no example'],
    [3, 'No `okItem` example'],
    [4, 'No `notOkItem` example'],
    [5, 'No `okCaptions` example'],
    [6, 'No `notOkCaptions` example']
  ] as const) {
    expect(declare(noRed(complete.filter((_, index) => index !== left)))).toThrow(problem)
  }
  const rule = noRed(complete)
  expect(declare({...rule, summary: 'Does a thing'} as Rule)).toThrow(/starts with none.*\n.*full stop/)
  expect(declare({...rule, id: 'red'} as Rule)).toThrow('kebab-case')
})

test('marks nest, touch and may be empty', () => {
  for (const marked of ['«a «red» hat»', '«a»«b»', 'a «» b', '«»', '««a»»']) {
    const {text, spans} = parseMarks(marked)
    expect(writeMarks(text, spans)).toBe(marked)
  }
  expect(parseMarks('«a «b»»').spans).toEqual([
    {start: 0, end: 3},
    {start: 2, end: 3}
  ])
})

test('fixes apply once each, from left to right, and the later of two that overlap waits', () => {
  const fix = (start: number, end: number, text: string) => ({start, end, text, type: 'safe'}) as const
  expect(applyFixes('abcdef', [fix(4, 5, 'E'), fix(0, 2, ''), fix(1, 3, 'x'), fix(0, 2, '')])).toBe('cdEf')
  expect(applyFixes('ab', [fix(1, 1, '-'), fix(1, 2, 'B')])).toBe('a-B')
})
