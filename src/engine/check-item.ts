import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {ItemFiles, Span} from '../rule.ts'
import {activeRules, type CheckLog} from './check-caption.ts'
import type {ReportedSeverity} from './report.ts'

/** What an item rule found, with its severity. */
export interface ItemMessage {
  readonly rule: string
  readonly severity: ReportedSeverity
  readonly message: string
  /** Place in the caption's file, UTF-16 offsets into its decoded text. */
  readonly span?: Span
}

/** Runs every active item rule on one item's files. A crash of a rule is logged, not thrown. */
export function checkItem(
  files: ItemFiles,
  config: ResolvedConfig,
  path: string,
  log: CheckLog
): readonly ItemMessage[] {
  const messages: ItemMessage[] = []
  for (const {rule, options, severity} of activeRules(config)) {
    if (!rule.checkItem) continue
    try {
      for (const finding of rule.checkItem(files, options))
        messages.push({...finding, rule: rule.id, severity})
    } catch (error) {
      log.crashes.add(rule.id, path, error)
    }
  }
  return messages
}
