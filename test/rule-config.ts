/** Configs for tests that bring rules of their own. */
import * as v from 'valibot'
import type {ResolvedConfig} from '../src/config/resolved-config.ts'
import type {ReportedSeverity} from '../src/engine/report.ts'
import type {Rule} from '../src/rule.ts'

/** What a test may set beside its rules. */
export interface TestConfig {
  readonly anchors?: readonly string[]
  readonly secondary?: readonly string[]
  readonly severity?: ReportedSeverity
}

/** A config in which the given rules are on, each with its defaults. */
export function resolveTestConfig(rules: readonly Rule[], settings: TestConfig = {}): ResolvedConfig {
  const {anchors = [], secondary = [], severity = 'error'} = settings
  return {
    anchors,
    secondary,
    rules: new Map(
      rules.map((rule) => [rule.id, {rule, severity, options: v.parse(rule.options, {}), origin: 'the test'}])
    )
  }
}
