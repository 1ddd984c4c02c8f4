import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {FileFix, ItemFiles, Span} from '../rule.ts'
import {assertItemFinding, findingCounter, findingsOf} from './assert-finding.ts'
import {activeRules} from './active-rules.ts'
import type {CheckLog} from './check-caption.ts'
import type {ReportedSeverity} from './report.ts'

/** What an item rule found, with its severity. */
export interface ItemMessage {
  readonly rule: string
  readonly severity: ReportedSeverity
  readonly message: string
  /** Place in the caption's file, UTF-16 offsets into its decoded text. */
  readonly span?: Span
  readonly fix?: FileFix
}

/**
 * Runs every active item rule on one item's files. A crash of a rule is logged, not thrown.
 * @param textLength Length of the caption's file in UTF-16 code units, where it could be read.
 */
export function checkItem(
  files: ItemFiles,
  config: ResolvedConfig,
  path: string,
  log: CheckLog,
  textLength?: number
): readonly ItemMessage[] {
  const messages: ItemMessage[] = []
  for (const {rule, options, severity} of activeRules(config).item) {
    try {
      const count = findingCounter()
      for (const finding of findingsOf(rule.checkItem?.(files, options))) {
        count()
        assertItemFinding(finding, textLength)
        messages.push({rule: rule.id, severity, ...finding})
      }
    } catch (error) {
      log.crashes.add(rule.id, path, error)
    }
  }
  return messages
}
