import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {FilePoint} from '../dataset/file-points.ts'
import type {Caption} from '../language/caption.ts'
import type {Finding} from '../rule.ts'
import {activeRules, type ReportedRule} from './active-rules.ts'
import {assertFinding, findingsOf, mostFindings, tooManyFindings} from './assert-finding.ts'
import {changesWords} from './changes-words.ts'
import type {CrashLog} from './crash-log.ts'
import type {Message} from './report.ts'
import type {Stopwatch} from './stopwatch.ts'

/** What the checks report to besides their messages. */
export interface CheckLog {
  readonly crashes: CrashLog
  readonly stopwatch?: Stopwatch | undefined
}

/** Where a caption stands. */
export interface CaptionPlace {
  /** As in `ItemResult.path`. */
  readonly path: string
  /** Place in the file of a UTF-16 offset into the caption. */
  readonly locate: (offset: number) => FilePoint
}

/** Runs every active caption rule on one caption. Messages are sorted by place; a crash of a rule is logged, not thrown. */
export function checkCaption(
  caption: Caption,
  config: ResolvedConfig,
  {path, locate}: CaptionPlace,
  {crashes, stopwatch}: CheckLog
): readonly Message[] {
  const messages: Message[] = []
  for (const active of activeRules(config).caption) {
    const {id, register, concepts} = active.rule
    if (register !== undefined && register !== caption.register) continue
    if (concepts !== undefined && !caption.carries(concepts)) continue
    const before = messages.length
    try {
      if (stopwatch) stopwatch.time(`rule ${id}`, () => check(caption, active, locate, messages))
      else check(caption, active, locate, messages)
    } catch (error) {
      // What a rule found before it failed is no better than what it would have found.
      messages.length = before
      crashes.add(id, path, error)
    }
  }
  return messages.length > 1 ? messages.sort((a, b) => a.start - b.start || a.end - b.end) : messages
}

/** Adds what one rule finds; throws where the rule does, or yields what is no finding. */
function check(
  caption: Caption,
  {rule, options, severity}: ReportedRule,
  locate: CaptionPlace['locate'],
  messages: Message[]
): void {
  const before = messages.length
  for (const finding of findingsOf(rule.check?.(caption, options))) {
    if (messages.length - before === mostFindings) throw tooManyFindings()
    messages.push(toMessage(caption, finding, rule.id, severity, locate))
  }
}

function toMessage(
  caption: Caption,
  finding: Finding,
  rule: string,
  severity: Message['severity'],
  locate: CaptionPlace['locate']
): Message {
  const {text} = caption
  assertFinding(finding, text.length)
  const {start, end, message, fix} = finding
  const {line, column} = locate(start)
  const {line: endLine, column: endColumn} = locate(end)
  const words = text.slice(start, end)
  const placed = {rule, severity, message, start, end, line, column, endLine, endColumn, text: words}
  if (fix === undefined) return placed
  const type = fix.type === 'safe' && changesWords(caption, fix) ? 'rewrite' : fix.type
  return {...placed, fix: type === fix.type ? fix : {...fix, type}}
}
