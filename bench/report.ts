import {existsSync, readFileSync, writeFileSync} from 'node:fs'

/** One thing measured: a ratio, so that it says the same on a slow machine and on a fast one, or megabytes. */
export interface Measure {
  /** Key in the baseline. */
  readonly id: string
  readonly what: string
  readonly value: number
  readonly unit: '×' | ' MB'
  /** Smaller is better with `most`, larger with `least`. */
  readonly target?: {readonly most: number} | {readonly least: number}
}

/** Targets may be missed and baselines left by this much before it counts: machines are never quiet. */
const margin = 0.15

const baselineFile = new URL('baseline.json', import.meta.url)

export const readBaseline = (): Readonly<Record<string, number>> =>
  existsSync(baselineFile) ? JSON.parse(readFileSync(baselineFile, 'utf8')) : {}

export function saveBaseline(measures: readonly Measure[]): void {
  const measured = Object.fromEntries(measures.map(({id, value}) => [id, Number(value.toPrecision(3))]))
  // What was not measured this time stays.
  const values = {...readBaseline(), ...measured}
  writeFileSync(baselineFile, `${JSON.stringify(values, undefined, 2)}\n`)
}

/** The measures as a table: value, target, baseline, and a word where a target is missed or a baseline left. */
export function measuresTable(
  measures: readonly Measure[],
  baseline: Readonly<Record<string, number>>
): string {
  const rows = measures.map((measure) => {
    const {id, what, value, unit, target} = measure
    const show = (number: number): string => `${number < 10 ? number.toFixed(2) : number.toFixed(0)}${unit}`
    const before = baseline[id]
    const wanted =
      target === undefined ? '' : 'most' in target ? `≤ ${target.most}${unit}` : `≥ ${target.least}${unit}`
    return [what, show(value), wanted, before === undefined ? '' : show(before), remark(measure, before)]
  })
  const all = [['', 'now', 'target', 'baseline', ''], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  const pad = (text: string, column: number): string =>
    column === 0 || column === 4 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)
  return all.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

/** Whether a measure misses its target by more than machines differ. */
export const missesTarget = (measure: Measure): boolean => shortfall(measure) > margin

/** How far a measure is from its target, as a share of the target; 0 or less where it is met. */
function shortfall({value, target}: Measure): number {
  if (target === undefined) return 0
  return 'most' in target ? value / target.most - 1 : 1 - value / target.least
}

function remark(measure: Measure, before: number | undefined): string {
  if (missesTarget(measure)) return 'misses the target'
  const missed = shortfall(measure) > 0 ? 'misses the target, within the margin' : ''
  if (before === undefined || missed) return missed
  const change = measure.value / before - 1
  if (Math.abs(change) <= margin) return ''
  const isBetter = measure.target !== undefined && 'least' in measure.target ? change > 0 : change < 0
  return `${isBetter ? 'better' : 'worse'} by ${Math.round(Math.abs(change) * 100)} %`
}
