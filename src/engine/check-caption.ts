import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {FilePoint} from '../dataset/file-points.ts'
import type {Caption} from '../language/caption.ts'
import type {Finding, Fix} from '../rule.ts'
import {activeRules, type ReportedRule} from './active-rules.ts'
import {assertFinding, findingsOf, mostFindings, tooManyFindings} from './assert-finding.ts'
import {changesWords} from './changes-words.ts'
import type {CrashLog} from './crash-log.ts'
import type {Message} from './report.ts'
import type {Stopwatch} from './stopwatch.ts'

/** What the checks report to besides their messages. */
export interface CheckLog {
  readonly crashes: Pick<CrashLog, 'add'>
  readonly stopwatch?: Stopwatch | undefined
}

/** Where a caption stands. */
export interface CaptionPlace {
  /** As in `ItemResult.path`. */
  readonly path: string
  /** Place in the file of a UTF-16 offset into the caption. */
  readonly locate: (offset: number) => FilePoint
}

/** What a rule found in a text, wherever the text stands; UTF-16 offsets into it. JSON-serialisable. */
export interface CaptionFinding {
  readonly rule: string
  readonly start: number
  readonly end: number
  readonly message: string
  readonly fix?: Fix
}

/** Takes a crash of a rule. */
export type OnCrash = (rule: string, error: unknown) => void

/** Runs every active caption rule on one caption. Messages are sorted by place; a crash of a rule is logged, not thrown. */
export function checkCaption(
  caption: Caption,
  config: ResolvedConfig,
  {path, locate}: CaptionPlace,
  {crashes, stopwatch}: CheckLog
): readonly Message[] {
  const findings = findInCaption(caption, config, (rule, error) => crashes.add(rule, path, error), stopwatch)
  return findings.map((finding) => placeFinding(finding, caption.text, config, locate))
}

/** What every active caption rule finds in one caption, sorted by place. A crash of a rule is told, not thrown. */
export function findInCaption(
  caption: Caption,
  config: ResolvedConfig,
  onCrash: OnCrash,
  stopwatch?: Stopwatch
): readonly CaptionFinding[] {
  const findings: CaptionFinding[] = []
  for (const active of activeRules(config).caption) {
    const {id, register, concepts} = active.rule
    if (register !== undefined && register !== caption.register) continue
    if (concepts !== undefined && !caption.carries(concepts)) continue
    const before = findings.length
    try {
      if (stopwatch) stopwatch.time(`rule ${id}`, () => check(caption, active, findings))
      else check(caption, active, findings)
    } catch (error) {
      // What a rule found before it failed is no better than what it would have found.
      findings.length = before
      onCrash(id, error)
    }
  }
  return findings.length > 1 ? findings.sort((a, b) => a.start - b.start || a.end - b.end) : findings
}

/** Adds what one rule finds; throws where the rule does, or yields what is no finding. */
function check(caption: Caption, {rule, options}: ReportedRule, findings: CaptionFinding[]): void {
  const before = findings.length
  for (const finding of findingsOf(rule.check?.(caption, options))) {
    if (findings.length - before === mostFindings) throw tooManyFindings()
    assertFinding(finding, caption.text.length)
    findings.push(asCaptionFinding(caption, finding, rule.id))
  }
}

function asCaptionFinding(
  caption: Caption,
  {start, end, message, fix}: Finding,
  rule: string
): CaptionFinding {
  if (fix === undefined) return {rule, start, end, message}
  const type = fix.type === 'safe' && changesWords(caption, fix) ? 'rewrite' : fix.type
  return {rule, start, end, message, fix: {start: fix.start, end: fix.end, text: fix.text, type}}
}

/** A finding as a message: with the severity that the rule has, and the place that the text has in its file. */
export function placeFinding(
  {rule, start, end, message, fix}: CaptionFinding,
  text: string,
  config: ResolvedConfig,
  locate: CaptionPlace['locate']
): Message {
  const severity = config.rules.get(rule)?.severity
  if (severity === undefined || severity === 'off') throw new Error(`a finding of ${rule}, which is not on`)
  const {line, column} = locate(start)
  const {line: endLine, column: endColumn} = locate(end)
  const words = text.slice(start, end)
  // Written out, for `{...placed, fix}` gives each message a hidden class of its own, which takes more memory than the message.
  return fix === undefined
    ? {rule, severity, message, start, end, line, column, endLine, endColumn, text: words}
    : {rule, severity, message, start, end, line, column, endLine, endColumn, text: words, fix}
}
