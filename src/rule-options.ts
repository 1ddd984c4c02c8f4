import * as v from 'valibot'
import {UserError} from './errors.ts'
import type {Rule, RuleOptions} from './rule.ts'

/**
 * Validates a rule's options and fills in the defaults.
 *
 * @throws {UserError} where an option is unknown or its value is not allowed.
 */
export function parseRuleOptions(rule: Pick<Rule, 'id' | 'options'>, input: unknown): RuleOptions {
  const result = v.safeParse(rule.options, input)
  if (result.success) return result.output
  const issue = result.issues[0]
  throw new UserError(`Option \`${v.getDotPath(issue) ?? ''}\` of rule \`${rule.id}\`: ${issue.message}.`)
}
