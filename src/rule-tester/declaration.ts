import * as v from 'valibot'
import {ruleFamilies, type Rule} from '../rule.ts'
import {findingsOf} from './caption-example.ts'
import {parseMarks} from './marks.ts'

/** How a summary may begin: what the rule does to a caption. */
export const summaryVerbs = ['Disallow', 'Require', 'Limit', 'Enforce'] as const

/** What is wrong with the way a rule describes itself, one sentence each. */
export function* declarationProblems(rule: Rule): Generator<string> {
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(rule.id)) yield `Id \`${rule.id}\` is not kebab-case of two words or more`
  if (!ruleFamilies.includes(rule.family))
    yield `Family \`${rule.family}\` is not one of ${ruleFamilies.join(', ')}`
  const verb = rule.summary.split(' ', 1)[0] ?? ''
  if (!summaryVerbs.some((known) => known === verb))
    yield `Summary starts with none of ${summaryVerbs.join(', ')}`
  if (!/^[^\n]+\.$/.test(rule.summary)) yield 'Summary is not one line that ends with a full stop'
  if (!/^[^\n]+\.$/.test(rule.why)) yield '`why` is not one paragraph that ends with a full stop'
  if (rule.source?.trim() === '') yield '`source` does not say where the rule comes from'
  yield* optionProblems(rule)
  yield* exampleProblems(rule)
}

function* optionProblems(rule: Rule): Generator<string> {
  // `defineRule` declares options as a strict object; only a rule made by hand could differ.
  if (!('entries' in rule.options)) return
  const entries = rule.options.entries as Readonly<Record<string, v.GenericSchema>>
  for (const [option, schema] of Object.entries(entries)) {
    const wrapped = 'wrapped' in schema ? (schema.wrapped as v.GenericSchema) : schema
    if (!(v.getDescription(schema) ?? v.getDescription(wrapped)))
      yield `Option \`${option}\` has no description`
    if (v.getDefault(schema) === undefined) yield `Option \`${option}\` has no default`
    const used = rule.examples.some((example) => example.options && option in example.options)
    if (!used) yield `Option \`${option}\` is used by no example`
  }
}

function* exampleProblems(rule: Rule): Generator<string> {
  if (!rule.check && !rule.checkItem && !rule.compare)
    yield 'The rule looks at nothing: no `check`, `checkItem`, `compare`'
  if (Boolean(rule.collect) !== Boolean(rule.compare)) yield '`collect` and `compare` go together'
  const count = (kind: string): number => rule.examples.filter((example) => kind in example).length
  if (rule.check && count('ok') < 1) yield 'No `ok` example'
  if (rule.check && count('notOk') < 2) yield 'Fewer than two `notOk` examples'
  if (rule.checkItem && count('okItem') < 1) yield 'No `okItem` example'
  if (rule.checkItem && count('notOkItem') < 1) yield 'No `notOkItem` example'
  if (rule.compare && count('okCaptions') < 1) yield 'No `okCaptions` example'
  if (rule.compare && count('notOkCaptions') < 1) yield 'No `notOkCaptions` example'
  const seen = new Set<string>()
  for (const example of rule.examples) {
    const {note: _, says: __, ...essence} = example
    const key = JSON.stringify(essence)
    if (seen.has(key)) yield `Example given twice: ${key}`
    seen.add(key)
  }
  if (rule.check && fixes(rule) && !rule.examples.some((example) => 'fixed' in example)) {
    yield 'The rule offers fixes, but no example says what is `fixed`'
  }
}

const fixes = (rule: Rule): boolean =>
  rule.examples.some(
    (example) =>
      'notOk' in example &&
      example.notOk !== undefined &&
      findingsOf(rule, example, parseMarks(example.notOk).text).some(({fix}) => fix)
  )
