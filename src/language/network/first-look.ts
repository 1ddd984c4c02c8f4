import type {Reading} from '../grammar/reading.ts'
import {contextFeatures} from './context-features.ts'
import {conceptBytes, conceptCount, groupOf, hiddenBytes, type Places} from './places.ts'
import {relationCount, type Relations} from './relations.ts'
import {ruleRows} from './rule-marks.ts'
import {hiddenSize} from './sizes.ts'
import {network} from './weights.ts'
import {toldBy, type WordState} from './word-vector.ts'

/** The score of probability 0.1: first scores below bear on nothing. */
const floorScore = Math.log(0.1 / 0.9)

/** Adds up what speaks for each concept at each word, and notes which concepts are likely at first sight. */
export function firstLook(
  reading: Reading,
  relations: Relations,
  states: readonly WordState[],
  carriers: readonly number[],
  {hidden, scores, seen, groups, list}: Places
): void {
  const {kernel, weights} = network()
  const {floats, pointers, loops} = kernel
  const rules = ruleRows(reading)
  const listStart = list / 4
  for (const i of carriers) {
    const related = i * relationCount
    let end = listStart
    pointers[end++] = weights.contextBias
    for (let level = 0; level < 3; level++)
      pointers[end++] = groups + groupOf(relations, i, level) * hiddenBytes
    for (const feature of contextFeatures(reading, relations, i))
      pointers[end++] = weights.context + feature * hiddenBytes
    for (let r = 0; r < relationCount; r++) {
      const other = relations.to[related + r] as number
      if (other >= 0) pointers[end++] = toldBy(states[other] as WordState, r)
    }
    // What the rules marked: the word itself, the one before, the one after.
    for (let part = 0; part < 3; part++) {
      const other = relations.to[related + part] as number
      const rows = other < 0 ? undefined : rules[other]
      for (let k = 0; rows !== undefined && k < rows.length && k < 100; k++)
        pointers[end++] = weights.rules + ((rows[k] as number) * 3 + part) * hiddenBytes
    }
    const at = hidden + i * hiddenBytes
    loops.sumHidden(list, end - listStart, at)
    loops.rectifyHidden(at)
    const score = scores + i * conceptBytes
    for (let c = 0; c < conceptCount; c++) floats[score / 4 + c] = floats[weights.outBias / 4 + c] as number
    loops.multiplyConcepts(at, hiddenSize, weights.out, score)
    for (let c = 0; c < conceptCount; c++) {
      const value = floats[score / 4 + c] as number
      if (value > floorScore) floats[(seen + i * conceptBytes) / 4 + c] = 1 / (1 + Math.exp(-value))
    }
  }
}
