import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Caption} from '../language/caption.ts'
import type {Rule, RuleOptions} from '../rule.ts'
import {assertDatasetFinding, findingCounter, findingsOf} from './assert-finding.ts'
import {activeRules, type ReportedRule} from './active-rules.ts'
import type {OnCrash} from './check-caption.ts'
import type {CrashLog} from './crash-log.ts'
import {createNumberList, type NumberList} from './number-list.ts'
import type {DatasetMessage, ReportedSeverity} from './report.ts'

/** The facts one dataset rule, with one set of options, has collected of one dataset. */
interface Collection {
  readonly rule: Rule
  readonly options: RuleOptions
  severity: ReportedSeverity
  /** Numbers of the captions' places. */
  readonly places: NumberList
  readonly facts: unknown[]
}

/** Where a compared caption stands. */
export interface ComparedPlace {
  /** Absolute path of the dataset. */
  readonly root: string
  readonly path: string
  /** There where one file holds many captions. */
  readonly line?: number | undefined
}

/**
 * The dataset rules: a map over captions (`collectFacts`, as they are linted) and a cheap reduce (`messages`, at the end).
 * Captions are compared within their dataset root; files with other options for a rule are compared apart.
 */
export interface Comparison {
  /** Takes in what `collectFacts` has collected of a caption under a config. */
  add(facts: readonly CollectedFacts[], config: ResolvedConfig, place: ComparedPlace): void
  /** What the rules find, once: facts are given back as they are compared, for there may be a million of each rule. */
  messages(): readonly DatasetMessage[]
}

/** What one dataset rule has collected of one caption; JSON-serialisable. */
export interface CollectedFacts {
  readonly rule: string
  readonly facts: unknown
}

/** A dataset rule that is on, and what tells it apart: rules, and files with other options, are compared apart. */
interface KeyedRule {
  readonly active: ReportedRule
  readonly key: string
}

const keyedRulesOf = new WeakMap<ResolvedConfig, ReadonlyMap<string, KeyedRule>>()

function keyedRules(config: ResolvedConfig): ReadonlyMap<string, KeyedRule> {
  let rules = keyedRulesOf.get(config)
  if (!rules) {
    rules = new Map(
      activeRules(config).dataset.map((active) => [
        active.rule.id,
        {active, key: `${active.rule.id} ${JSON.stringify(active.options)}`}
      ])
    )
    keyedRulesOf.set(config, rules)
  }
  return rules
}

/** What the active dataset rules need of one caption; those that leave it out need nothing. A crash of a rule is told, not thrown. */
export function collectFacts(
  caption: Caption,
  config: ResolvedConfig,
  onCrash: OnCrash
): readonly CollectedFacts[] {
  const collected: CollectedFacts[] = []
  for (const {rule, options} of activeRules(config).dataset) {
    if (rule.register && rule.register !== caption.register) continue
    try {
      const facts = rule.collect?.(caption, options)
      if (facts !== undefined) collected.push({rule: rule.id, facts})
    } catch (error) {
      onCrash(rule.id, error)
    }
  }
  return collected
}

export function createComparison(crashes: CrashLog): Comparison {
  const collections = new Map<string, Collection>()
  const places = createPlaces()

  return {
    add(collected, config, {root, path, line = 0}) {
      if (collected.length === 0) return
      const place = places.add(path, line)
      for (const {rule: id, facts} of collected) {
        const keyed = keyedRules(config).get(id)
        if (!keyed) continue
        const {rule, options, severity} = keyed.active
        const key = `${root} ${keyed.key}`
        const collection = collections.get(key) ?? {
          rule,
          options,
          severity,
          places: createNumberList(),
          facts: []
        }
        collections.set(key, collection)
        collection.facts.push(facts)
        collection.places.push(place)
        if (severity === 'error') collection.severity = 'error'
      }
    },
    messages() {
      const messages: DatasetMessage[] = []
      for (const [key, {rule, options, severity, places: numbers, facts}] of collections) {
        collections.delete(key)
        try {
          const count = findingCounter()
          for (const finding of findingsOf(rule.compare?.(facts, options))) {
            count()
            assertDatasetFinding(finding, facts.length)
            messages.push({
              rule: rule.id,
              severity,
              message: finding.message,
              paths: finding.captions.map((index) => places.shown(numbers.at(index)))
            })
          }
        } catch (error) {
          crashes.add(rule.id, undefined, error)
        }
      }
      return messages
    }
  }
}

/** Where compared captions stand, by number: shared by all rules, and small, for there may be a million in one file. */
function createPlaces() {
  const paths: string[] = []
  const pathNumbers = createNumberList()
  /** 0 where the path says it all. */
  const lines = createNumberList()
  return {
    /** @returns The number of the place. */
    add(path: string, line: number): number {
      if (paths.at(-1) !== path) paths.push(path)
      pathNumbers.push(paths.length - 1)
      lines.push(line)
      return lines.length - 1
    },
    shown(place: number): string {
      const path = paths[pathNumbers.at(place)] ?? ''
      const line = lines.at(place)
      return line > 0 ? `${path}:${line}` : path
    }
  }
}
