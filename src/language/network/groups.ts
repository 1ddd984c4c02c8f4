import {conceptBytes, conceptCount, groupOf, hiddenBytes, type Places} from './places.ts'
import type {Relations} from './relations.ts'
import {hiddenSize} from './sizes.ts'
import {network} from './weights.ts'
import type {WordState} from './word-vector.ts'

/** What the words of a clause, a sentence, the caption tell their members together: their mean vector, weighed. */
export function tellGroups(
  states: readonly WordState[],
  relations: Relations,
  {groups, second, list}: Places
): void {
  const {kernel, weights} = network()
  const {floats, pointers, loops} = kernel
  const tell = (first: number, last: number, matrix: number, group: number): void => {
    for (let i = first; i <= last; i++) pointers[list / 4 + i - first] = (states[i] as WordState).vector
    floats.fill(0, second / 4, second / 4 + hiddenSize)
    loops.sumHidden(list, last - first + 1, second)
    for (let d = second / 4; d < second / 4 + hiddenSize; d++)
      floats[d] = (floats[d] as number) / (last - first + 1)
    loops.multiplyHidden(second, hiddenSize, matrix, groups + group * hiddenBytes)
  }
  // The units of a clause or a sentence follow each other.
  const tellRuns = (groupOfUnit: Int32Array, matrix: number, from: number): void => {
    let first = 0
    for (let i = 1; i <= states.length; i++) {
      if (i < states.length && groupOfUnit[i] === groupOfUnit[first]) continue
      tell(first, i - 1, matrix, from + (groupOfUnit[first] as number))
      first = i
    }
  }
  tellRuns(relations.clause, weights.clause, 0)
  tellRuns(relations.sentence, weights.sentence, relations.clauses)
  tell(0, states.length - 1, weights.caption, relations.clauses + relations.sentences)
}

/** Mean of the first probabilities over all units of each clause, each sentence and the caption. */
export function averageSeen(
  carriers: readonly number[],
  relations: Relations,
  {seen, seenGroups}: Places
): void {
  const {floats} = network().kernel
  const sizes = new Int32Array(relations.clauses + relations.sentences + 1)
  for (let i = 0; i < relations.clause.length; i++) {
    for (let level = 0; level < 3; level++) {
      const group = groupOf(relations, i, level)
      sizes[group] = (sizes[group] as number) + 1
    }
  }
  for (const i of carriers) {
    for (let c = 0; c < conceptCount; c++) {
      const value = floats[(seen + i * conceptBytes) / 4 + c] as number
      if (value === 0) continue
      for (let level = 0; level < 3; level++) {
        const group = groupOf(relations, i, level)
        const at = (seenGroups + group * conceptBytes) / 4 + c
        floats[at] = (floats[at] as number) + value / (sizes[group] as number)
      }
    }
  }
}
