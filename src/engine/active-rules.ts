import type {ActiveRule, ResolvedConfig} from '../config/resolved-config.ts'
import type {ReportedSeverity} from './report.ts'

/** A rule that is on. */
export type ReportedRule = ActiveRule & {readonly severity: ReportedSeverity}

/** The rules of a config that are on, in rule order, by what they look at; a rule may look at several things. */
export interface ActiveRules {
  /** Single captions. */
  readonly caption: readonly ReportedRule[]
  /** An item's files. */
  readonly item: readonly ReportedRule[]
  /** All captions of a dataset. */
  readonly dataset: readonly ReportedRule[]
}

const activeRulesOf = new WeakMap<ResolvedConfig, ActiveRules>()

/** The rules that are on; computed once per config. */
export function activeRules(config: ResolvedConfig): ActiveRules {
  let rules = activeRulesOf.get(config)
  if (!rules) {
    const on = [...config.rules.values()].filter(
      (active): active is ReportedRule => active.severity !== 'off'
    )
    rules = {
      caption: on.filter(({rule}) => rule.check),
      item: on.filter(({rule}) => rule.checkItem),
      dataset: on.filter(({rule}) => rule.collect && rule.compare)
    }
    activeRulesOf.set(config, rules)
  }
  return rules
}
