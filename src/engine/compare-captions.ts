import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Caption} from '../language/caption.ts'
import type {Rule, RuleOptions} from '../rule.ts'
import {assertDatasetFinding, findingCounter, findingsOf} from './assert-finding.ts'
import {activeRules, type ReportedRule} from './active-rules.ts'
import type {CheckLog} from './check-caption.ts'
import type {DatasetMessage, ReportedSeverity} from './report.ts'

/** The facts one dataset rule, with one set of options, has collected of one dataset. */
interface Collection {
  readonly rule: Rule
  readonly options: RuleOptions
  severity: ReportedSeverity
  readonly paths: string[]
  readonly facts: unknown[]
}

/**
 * The dataset rules: a map over captions (`collect`, as they are linted) and a cheap reduce (`messages`, at the end).
 * Captions are compared within their dataset root; files with other options for a rule are compared apart.
 */
export interface Comparison {
  collect(caption: Caption, config: ResolvedConfig, root: string, path: string): void
  messages(): readonly DatasetMessage[]
}

export function createComparison(log: CheckLog): Comparison {
  const collections = new Map<string, Collection>()
  const rulesOf = new WeakMap<ResolvedConfig, readonly {key: string; active: ReportedRule}[]>()

  const datasetRules = (config: ResolvedConfig) => {
    let rules = rulesOf.get(config)
    if (!rules) {
      rules = activeRules(config).dataset.map((active) => ({
        active,
        key: `${active.rule.id} ${JSON.stringify(active.options)}`
      }))
      rulesOf.set(config, rules)
    }
    return rules
  }

  return {
    collect(caption, config, root, path) {
      for (const {active, key} of datasetRules(config)) {
        const {rule, options, severity} = active
        if (rule.register && rule.register !== caption.register) continue
        const collection = collections.get(`${root} ${key}`) ?? {
          rule,
          options,
          severity,
          paths: [],
          facts: []
        }
        collections.set(`${root} ${key}`, collection)
        try {
          collection.facts.push(rule.collect?.(caption, options))
          collection.paths.push(path)
        } catch (error) {
          log.crashes.add(rule.id, path, error)
        }
        if (severity === 'error') collection.severity = 'error'
      }
    },
    messages() {
      const messages: DatasetMessage[] = []
      for (const {rule, options, severity, paths, facts} of collections.values()) {
        try {
          const count = findingCounter()
          for (const finding of findingsOf(rule.compare?.(facts, options))) {
            count()
            assertDatasetFinding(finding, facts.length)
            messages.push({
              rule: rule.id,
              severity,
              message: finding.message,
              paths: finding.captions.map((index) => paths[index]).filter((path) => path !== undefined)
            })
          }
        } catch (error) {
          log.crashes.add(rule.id, undefined, error)
        }
      }
      return messages
    }
  }
}
