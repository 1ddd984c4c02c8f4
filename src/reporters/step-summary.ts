import type {Report, ReportedSeverity} from '../engine/report.ts'
import {markdownCode, markdownMessage, tableRow} from './markdown-text.ts'
import {reportedFindings} from './reported-finding.ts'
import type {ReportContext} from './reporter.ts'
import {count, fixedLine, grouped, itemsLine, problemsLine} from './summary-lines.ts'

/** GitHub drops the whole summary of a step beyond 1 MiB: rows and their texts are bounded far below. */
const mostRules = 50
const mostFailures = 10
const longestText = 200

interface RuleCount {
  readonly rule: string
  readonly severity: ReportedSeverity
  amount: number
  readonly path: string
  readonly message: string
}

/** The summary of a GitHub step: counts, failures, and a table of the rules with their first finding. Bounded. */
export function* stepSummary(report: Report, {quiet, repositoryPath}: ReportContext): Iterable<string> {
  const {summary, failures} = report
  yield `## caplint\n\n${itemsLine(summary)} ${problemsLine(summary, failures.length, quiet)}\n\n`
  const fixed = fixedLine(report)
  if (fixed) yield `${markdownMessage(fixed)}\n\n`
  for (const {message} of failures.slice(0, mostFailures))
    yield `- Failure: ${markdownMessage(cut(message))}\n`
  if (failures.length > mostFailures) yield `- ${count(failures.length - mostFailures, 'more failure')}\n`
  if (failures.length > 0) yield '\n'
  const rules = ruleCounts(report)
  if (rules.length === 0) return
  yield tableRow('Severity', 'Rule', 'Findings', 'First of them') + tableRow('---', '---', '---:', '---')
  for (const {severity, rule, amount, path, message} of rules.slice(0, mostRules)) {
    const first = `${markdownCode(cut(repositoryPath(path)))} ${markdownMessage(cut(message))}`
    yield tableRow(severity, markdownCode(cut(rule)), grouped(amount), first)
  }
  if (rules.length > mostRules)
    yield `\n${count(rules.length - mostRules, 'more rule')}: the log lists all.\n`
  yield '\n'
}

/** Errors first, then by how often the rule was broken. */
function ruleCounts(report: Report): readonly RuleCount[] {
  const counts = new Map<string, RuleCount>()
  for (const {rule, severity, message, places} of reportedFindings(report)) {
    const key = `${severity} ${rule}`
    const known = counts.get(key)
    if (known) known.amount++
    else counts.set(key, {rule, severity, amount: 1, path: places[0]?.path ?? '', message})
  }
  return [...counts.values()].sort(
    (a, b) =>
      Number(b.severity === 'error') - Number(a.severity === 'error') ||
      b.amount - a.amount ||
      (a.rule < b.rule ? -1 : 1)
  )
}

function cut(text: string): string {
  if (text.length <= longestText) return text
  const shown = text.slice(0, longestText)
  // A quotation that is cut ends where the text does.
  return `${shown}…${(shown.match(/`/g)?.length ?? 0) % 2 === 1 ? '`' : ''}`
}
