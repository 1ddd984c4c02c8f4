import type {CaptionOutcome} from '../engine/caption-outcome.ts'
import type {CaptionFinding} from '../engine/check-caption.ts'
import type {CollectedFacts} from '../engine/compare-captions.ts'
import type {Rule} from '../rule.ts'

/** A finding; rules are numbered, for their names would be half of the file. */
type FindingCells = readonly [
  rule: number,
  start: number,
  end: number,
  message: string,
  fix?: CaptionFinding['fix']
]
/** What a dataset rule has collected. */
type FactsCells = readonly [rule: number, facts: unknown]

/** Writes outcomes as lines of JSON, and reads them. */
export interface OutcomeLines {
  write(outcome: CaptionOutcome): string
  /** @throws {Error} for a line that was not written by the same code. */
  read(line: string): CaptionOutcome
}

/**
 * @param rules The rules that outcomes are from. Lines are read with the same list that they were written with; a
 * cache is bound to caplint's code, which holds it.
 */
export function outcomeLines(rules: readonly Rule[]): OutcomeLines {
  const numbers = new Map(rules.map(({id}, index) => [id, index]))
  const numberOf = (id: string): number => {
    const number = numbers.get(id)
    if (number === undefined) throw new Error(`${id} is none of the rules of this cache`)
    return number
  }
  const idOf = (number: number): string => {
    const rule = rules[number]
    if (!rule) throw new Error(`there is no rule of number ${number}`)
    return rule.id
  }
  const findingCells = ({rule, start, end, message, fix}: CaptionFinding): FindingCells =>
    fix === undefined ? [numberOf(rule), start, end, message] : [numberOf(rule), start, end, message, fix]
  const factsCells = ({rule, facts}: CollectedFacts): FactsCells => [numberOf(rule), facts]

  return {
    write: ({findings, facts}) => JSON.stringify([findings.map(findingCells), facts.map(factsCells)]),
    read(line) {
      const [findings, facts] = JSON.parse(line) as readonly [readonly FindingCells[], readonly FactsCells[]]
      return {
        findings: findings.map(([rule, start, end, message, fix]) =>
          fix === undefined
            ? {rule: idOf(rule), start, end, message}
            : {rule: idOf(rule), start, end, message, fix}
        ),
        facts: facts.map(([rule, collected]) => ({rule: idOf(rule), facts: collected}))
      }
    }
  }
}
