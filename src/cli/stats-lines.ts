import type {Report} from '../engine/report.ts'

/** How long the parts of a measured run took, slowest first, for people. Parts may lie inside others. */
export function statsLines({stats = []}: Report): readonly string[] {
  const rows = stats.map(({part, milliseconds}) => [milliseconds.toFixed(1), part] as const)
  const columnWidth = Math.max('ms'.length, ...rows.map(([amount]) => amount.length))
  return [
    `${'ms'.padStart(columnWidth)}  part of the run`,
    ...rows.map(([amount, part]) => `${amount.padStart(columnWidth)}  ${part}`)
  ]
}
