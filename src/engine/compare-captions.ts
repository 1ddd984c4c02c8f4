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
  /** Takes in what `collectFacts` has collected of a caption. */
  add(facts: readonly CaptionFacts[], root: string, path: string): void
  messages(): readonly DatasetMessage[]
}

/** What one dataset rule has collected of one caption. */
export interface CaptionFacts {
  readonly active: ReportedRule
  /** Tells apart what is not compared with each other: rules, and files with other options. */
  readonly key: string
  readonly facts: unknown
}

const keyedRulesOf = new WeakMap<ResolvedConfig, readonly Omit<CaptionFacts, 'facts'>[]>()

function keyedRules(config: ResolvedConfig): readonly Omit<CaptionFacts, 'facts'>[] {
  let rules = keyedRulesOf.get(config)
  if (!rules) {
    rules = activeRules(config).dataset.map((active) => ({
      active,
      key: `${active.rule.id} ${JSON.stringify(active.options)}`
    }))
    keyedRulesOf.set(config, rules)
  }
  return rules
}

/** What the active dataset rules need of one caption. A crash of a rule is logged, not thrown. */
export function collectFacts(
  caption: Caption,
  config: ResolvedConfig,
  path: string,
  log: CheckLog
): readonly CaptionFacts[] {
  const collected: CaptionFacts[] = []
  for (const {active, key} of keyedRules(config)) {
    const {rule, options} = active
    if (rule.register && rule.register !== caption.register) continue
    try {
      collected.push({active, key, facts: rule.collect?.(caption, options)})
    } catch (error) {
      log.crashes.add(rule.id, path, error)
    }
  }
  return collected
}

export function createComparison(log: CheckLog): Comparison {
  const collections = new Map<string, Collection>()

  return {
    collect(caption, config, root, path) {
      this.add(collectFacts(caption, config, path, log), root, path)
    },
    add(collected, root, path) {
      for (const {active, key, facts} of collected) {
        const {rule, options, severity} = active
        const collection = collections.get(`${root} ${key}`) ?? {
          rule,
          options,
          severity,
          paths: [],
          facts: []
        }
        collections.set(`${root} ${key}`, collection)
        collection.facts.push(facts)
        collection.paths.push(path)
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
