import type {Report} from '../engine/report.ts'

type Stat = NonNullable<Report['stats']>[number]

/** How the engine names the time of a rule. */
const ofRule = /^rule (.*)$/s

/**
 * How long a measured run took, as two tables for people: its stages, then its rules, each slowest first, with the share
 * of all in the table. A stage may lie inside another, and where threads work side by side they add up to more than has
 * passed, which a line says.
 * @param threads Number of threads that linted.
 */
export function statsLines({stats = []}: Report, threads = 1): readonly string[] {
  const stages = stats.filter(({part}) => !ofRule.test(part))
  const rules = stats.flatMap(({part, milliseconds}) => {
    const [, id] = ofRule.exec(part) ?? []
    return id === undefined ? [] : [{part: id, milliseconds}]
  })
  const told = threads > 1 ? [`${threads} threads linted; their times are added up.`] : []
  return [...table('stage', stages), ...table('rule', rules), ...told]
}

function* table(heading: string, stats: readonly Stat[]): Iterable<string> {
  if (stats.length === 0) return
  const total = stats.reduce((sum, {milliseconds}) => sum + milliseconds, 0)
  const rows = [...stats]
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .map(({part, milliseconds}) => [milliseconds.toFixed(1), percent(milliseconds, total), part] as const)
  const amountWidth = rows.reduce((most, [amount]) => Math.max(most, amount.length), 'ms'.length)
  for (const [amount, share, part] of [['ms', 'share', heading] as const, ...rows]) {
    yield `${amount.padStart(amountWidth)}  ${share.padStart('100.0%'.length)}  ${part}`
  }
}

const percent = (part: number, whole: number): string =>
  whole > 0 ? `${((100 * part) / whole).toFixed(1)}%` : ''
