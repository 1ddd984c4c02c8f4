import type {Report, Summary} from '../engine/report.ts'

/** `1,234`. The language's own way of saying so loads tables that take longer than linting a small dataset. */
export const grouped = (amount: number): string => String(amount).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** `1 error`, `2 errors`, `1,234 errors`. */
export const count = (amount: number, noun: string): string =>
  `${grouped(amount)} ${noun}${amount === 1 ? '' : 's'}`

/** What the run looked at. Every run says so, lest nothing found be taken for nothing wrong. */
export const itemsLine = ({items, changedOf, linted, ignored, skipped, unreadable}: Summary): string =>
  `${changedOf === undefined ? `Found ${count(items, 'item')}` : `${grouped(items)} of ${count(changedOf, 'item')} changed`}: ${[
    `${grouped(linted)} linted`,
    `${grouped(ignored)} ignored`,
    `${grouped(skipped)} skipped${ofThem(unreadable, 'unreadable')}`
  ].join(', ')}.`

/** ` (3 unreadable)`; nothing where there are none. */
const ofThem = (amount: number | undefined, what: string): string =>
  amount ? ` (${grouped(amount)} ${what})` : ''

/** What the run found. */
export function problemsLine(summary: Summary, failures: number, quiet: boolean): string {
  const {errors, warnings, suppressed} = summary
  const hidden = quiet && warnings > 0 ? ' (not shown: --quiet)' : ''
  const failed = failures > 0 ? `, ${count(failures, 'failure')}` : ''
  const accepted = suppressed ? `, ${grouped(suppressed)} suppressed` : ''
  if (errors + warnings + failures === 0) return `No errors, no warnings${accepted}.`
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}${hidden}${accepted}${failed}.`
}

/** What was mended, or would be; `undefined` where fixing was not asked for. */
export function fixedLine({fixed, dryRun, summary}: Report): string | undefined {
  if (!fixed) return undefined
  if (fixed.length === 0) return dryRun ? 'Would change nothing.' : 'Changed nothing.'
  const amounts = `${count(summary.fixed ?? 0, 'problem')} in ${count(fixed.length, 'caption')}`
  return `${dryRun ? 'Would fix' : 'Fixed'} ${amounts}: ${byRule(fixed)}.`
}

/** `no-appearance 3, no-mood 1`: the rules by how often their findings were mended. */
function byRule(fixed: NonNullable<Report['fixed']>): string {
  const counts = new Map<string, number>()
  for (const {rule} of fixed.flatMap(({fixes}) => fixes)) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const sorted = [...counts].sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
  return sorted.map(([rule, amount]) => `${rule} ${grouped(amount)}`).join(', ')
}
