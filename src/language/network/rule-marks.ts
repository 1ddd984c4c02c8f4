import type {ConceptName} from '../concept.ts'
import type {Reading} from '../grammar/reading.ts'
import {ruleRow} from './weights.ts'

/**
 * For each unit what the rules of the grammar make of it, by names: the rules that marked it (`concept rule`), the
 * concepts they marked (`concept`), and those that the grammar rules out (`not concept`). Training learns their weights.
 */
export function ruleMarks({units, marks, vetoes}: Reading): (readonly string[])[] {
  const byUnit: Set<string>[] = units.map(() => new Set())
  const put = (first: number, last: number, name: string): void => {
    for (let i = first; i <= last; i++) byUnit[i]?.add(name)
  }
  for (const {concept, rule, first, last} of marks) {
    put(first, last, `${concept} ${rule}`)
    put(first, last, concept)
  }
  for (const {concept, first, last} of vetoes) put(first, last, `not ${concept}`)
  return byUnit.map((names) => [...names])
}

/** Rows of a rule's mark, of its concept and of the concept's veto; -1 where the network knows none. */
interface Rows {
  readonly byRule: Map<string, number>
  readonly concept: number
  readonly veto: number
}
const rowsOfConcepts = new Map<ConceptName, Rows>()

function rowsOf(concept: ConceptName): Rows {
  let rows = rowsOfConcepts.get(concept)
  if (rows === undefined) {
    rows = {byRule: new Map(), concept: ruleRow(concept) ?? -1, veto: ruleRow(`not ${concept}`) ?? -1}
    rowsOfConcepts.set(concept, rows)
  }
  return rows
}

/** The same as rows of the weights; what the network did not learn of has none. */
export function ruleRows({units, marks, vetoes}: Reading): (readonly number[] | undefined)[] {
  const byUnit = new Array<number[] | undefined>(units.length)
  const put = (first: number, last: number, row: number): void => {
    if (row < 0) return
    for (let i = first; i <= last && i < byUnit.length; i++) {
      const rows = byUnit[i]
      if (rows === undefined) byUnit[i] = [row]
      else if (!rows.includes(row)) rows.push(row)
    }
  }
  for (const {concept, rule, first, last} of marks) {
    const rows = rowsOf(concept)
    let row = rows.byRule.get(rule)
    if (row === undefined) {
      row = ruleRow(`${concept} ${rule}`) ?? -1
      rows.byRule.set(rule, row)
    }
    put(first, last, row)
    put(first, last, rows.concept)
  }
  for (const {concept, first, last} of vetoes) put(first, last, rowsOf(concept).veto)
  return byUnit
}
