/**
 * Runs the examples of a rule as tests, with any test runner:
 *
 *     import {test} from 'vitest' // or node:test, or jest's global
 *     for (const {name, run} of testRule(rule)) test(name, run)
 */
import type {Example, Rule, RuleOptions} from './rule.ts'
import {runCaptionExample} from './rule-tester/caption-example.ts'
import {runDatasetExample} from './rule-tester/dataset-example.ts'
import {declarationProblems} from './rule-tester/declaration.ts'
import {ExampleFailure} from './rule-tester/example-failure.ts'
import {runItemExample} from './rule-tester/item-example.ts'

export {ExampleFailure} from './rule-tester/example-failure.ts'
export {summaryVerbs} from './rule-tester/declaration.ts'

/** One test: `run` returns where the rule does what it says, and throws an {@link ExampleFailure} where not. */
export interface RuleTest {
  readonly name: string
  readonly run: () => void
}

/**
 * The tests of a rule: that it describes itself fully, and one for each example. Findings must lie exactly where
 * the marks are, `says` must be the first message, and `fixed` the caption after the rule's own fixes, free of findings.
 */
export function* testRule(rule: Rule): Generator<RuleTest> {
  yield {name: `${rule.id} describes itself`, run: () => checkDeclaration(rule)}
  for (const [index, example] of rule.examples.entries()) {
    yield {name: `${rule.id} ${index + 1}: ${title(example)}`, run: () => runExample(rule, example)}
  }
}

function checkDeclaration(rule: Rule): void {
  const problems = [...declarationProblems(rule)]
  if (problems.length > 0) throw new ExampleFailure(problems.join('\n'))
}

function runExample(rule: Rule, example: Example<RuleOptions>): void {
  if ('okItem' in example || 'notOkItem' in example) runItemExample(rule, example)
  else if ('okCaptions' in example || 'notOkCaptions' in example) runDatasetExample(rule, example)
  else runCaptionExample(rule, example)
}

/** A short name for an example: its note, or its content with line breaks escaped. */
function title(example: Example<RuleOptions>): string {
  const [kind, content] = Object.entries(example).find(([key]) => /^(?:ok|notOk)/.test(key)) ?? ['empty', '']
  const shown = JSON.stringify(example.note ?? content)
  return `${kind} ${shown.length > 90 ? `${shown.slice(0, 89)}…` : shown}`
}
