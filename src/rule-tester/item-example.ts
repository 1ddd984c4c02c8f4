import type {ItemExample, Rule, RuleOptions} from '../rule.ts'
import {parseRuleOptions} from '../rule-options.ts'
import {exampleTrainer} from './example-trainer.ts'
import {checkMessage, ExampleFailure, expectEqual} from './example-failure.ts'

/** Runs one example of files. Throws an {@link ExampleFailure} where the rule does something else. */
export function runItemExample(
  rule: Rule,
  {okItem, notOkItem, says, fix, options, trainer}: ItemExample<RuleOptions>
): void {
  const files = okItem ?? notOkItem
  if (!files || (okItem && notOkItem))
    throw new ExampleFailure('An example has either `okItem` or `notOkItem`')
  if (okItem && (says !== undefined || fix)) {
    throw new ExampleFailure('`says` and `fix` belong to `notOkItem`')
  }
  if (!rule.checkItem) throw new ExampleFailure('The rule has no `checkItem`, so files show nothing')

  const item = trainer === undefined ? files : {...files, trainer: exampleTrainer(trainer)}
  const findings = [...rule.checkItem(item, parseRuleOptions(rule, options ?? {}))]
  for (const {message, span} of findings) {
    checkMessage(message)
    if (span && !(span.start >= 0 && span.start <= span.end)) {
      throw new ExampleFailure(`Offsets ${span.start}–${span.end} are not a place in a file`)
    }
  }
  if (okItem && findings[0]) throw new ExampleFailure(`Unexpected finding: ${findings[0].message}`)
  if (notOkItem && findings.length === 0) throw new ExampleFailure('The rule finds nothing in these files')
  if (says !== undefined) expectEqual('The first finding says something else', says, findings[0]?.message)
  if (fix) {
    const found = JSON.stringify(findings[0]?.fix)
    expectEqual('The first finding has another fix', JSON.stringify(fix), found)
  }
}
