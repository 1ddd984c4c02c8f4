import type {ActiveRule, ResolvedConfig} from '../config/resolved-config.ts'
import type {Caption} from '../language/caption.ts'
import type {Finding} from '../rule.ts'
import {assertFinding, findingCounter, findingsOf} from './assert-finding.ts'
import type {CrashLog} from './crash-log.ts'
import type {Message, ReportedSeverity} from './report.ts'
import type {Stopwatch} from './stopwatch.ts'

/** A message whose place in the file is not known yet. */
export type CaptionMessage = Omit<Message, 'line' | 'column' | 'endLine' | 'endColumn'>

/** What the checks report to besides their messages. */
export interface CheckLog {
  readonly crashes: CrashLog
  readonly stopwatch?: Stopwatch | undefined
}

/** Runs every active caption rule on one caption. Messages are sorted by place; a crash of a rule is logged, not thrown. */
export function checkCaption(
  caption: Caption,
  config: ResolvedConfig,
  path: string,
  log: CheckLog
): readonly CaptionMessage[] {
  const messages: CaptionMessage[] = []
  for (const {rule, options, severity} of activeRules(config)) {
    if (!rule.check || (rule.register && rule.register !== caption.register)) continue
    const before = messages.length
    try {
      const check = (): void => {
        const count = findingCounter()
        for (const finding of findingsOf(rule.check?.(caption, options))) {
          count()
          messages.push(toMessage(caption, finding, rule.id, severity))
        }
      }
      if (log.stopwatch) log.stopwatch.time(`rule ${rule.id}`, check)
      else check()
    } catch (error) {
      // What a rule found before it failed is no better than what it would have found.
      messages.length = before
      log.crashes.add(rule.id, path, error)
    }
  }
  return messages.length > 1 ? messages.sort((a, b) => a.start - b.start || a.end - b.end) : messages
}

type ReportedRule = ActiveRule & {readonly severity: ReportedSeverity}

const activeRulesOf = new WeakMap<ResolvedConfig, readonly ReportedRule[]>()

/** The rules of a config that are not off, in rule order; computed once per config. */
export function activeRules(config: ResolvedConfig): readonly ReportedRule[] {
  let rules = activeRulesOf.get(config)
  if (!rules) {
    rules = [...config.rules.values()].filter((active): active is ReportedRule => active.severity !== 'off')
    activeRulesOf.set(config, rules)
  }
  return rules
}

function toMessage(
  caption: Caption,
  finding: Finding,
  rule: string,
  severity: ReportedSeverity
): CaptionMessage {
  assertFinding(finding, caption.text.length)
  const {start, end, message, fix} = finding
  return {rule, severity, message, start, end, text: caption.text.slice(start, end), ...(fix ? {fix} : {})}
}
