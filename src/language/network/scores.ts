import {conceptNames} from '../concept.ts'
import type {Reading} from '../grammar/reading.ts'
import type {Unit} from '../grammar/unit.ts'
import {carriesConcept} from './carriers.ts'
import {contextFeatures} from './context-features.ts'
import {relationCount, type Relations, relationsOf} from './relations.ts'
import {ruleRows} from './rule-marks.ts'
import {conceptSlots, hiddenSize} from './sizes.ts'
import {network} from './weights.ts'
import {boundMemory, scratchMemory, toldBy, type WordState, wordState} from './word-vector.ts'

const conceptCount = conceptNames.length
const hiddenBytes = hiddenSize * 4
const conceptBytes = conceptSlots * 4

/** Relations whose words' first scores bear on the last ones: neighbours, head, verb, enumeration, phrases beside. */
const secondRelations = [1, 2, 3, 4, 5, 7, 9, 13, 14]
/** The score of probability 0.1: first scores below bear on nothing. */
const floorScore = Math.log(0.1 / 0.9)

/** What the network says of a caption. */
export interface Scores {
  /**
   * Score of each concept (in the order of `conceptNames`) for each unit: the logarithm of the odds that the unit carries
   * it. `conceptSlots` numbers a unit; minus infinity for units that carry none.
   */
  readonly scores: Float32Array
  readonly relations: Relations
  /** Index of the unit that speaks most for a concept at a unit. To be asked before another caption is read. */
  strongest(unit: number, concept: number): number
}

/** Places in the kernel's memory for one caption. */
interface Places {
  /** `hiddenSize` numbers for each unit. */
  readonly hidden: number
  /** `conceptSlots` numbers for each unit: first scores, then the last ones. */
  readonly scores: number
  /** The same: first probabilities, 0 where they are small. */
  readonly seen: number
  /** `hiddenSize` numbers for each clause, each sentence, and the caption. */
  readonly groups: number
  /** The same, `conceptSlots` numbers. */
  readonly seenGroups: number
  /** `hiddenSize` numbers. */
  readonly second: number
  /** Pointers to the rows that are added up. */
  readonly list: number
}

/**
 * Weighs for each word of a caption what speaks for each concept: the word itself, the words to which it is related, the
 * clause, the sentence, the caption, and the rules that marked it. A second look takes into account what the first made
 * of the words around.
 */
export function scoresOf(reading: Reading): Scores {
  boundMemory()
  const relations = relationsOf(reading)
  const {units} = reading
  const count = units.length
  const carriers: number[] = []
  for (let i = 0; i < count; i++) if (carriesConcept(units[i] as Unit)) carriers.push(i)
  const states = units.map(wordState)
  // All words tell what they have to tell first: memory may grow, and move, while they do.
  for (const i of carriers) {
    for (let r = 0; r < relationCount; r++) {
      const other = relations.to[i * relationCount + r] as number
      if (other >= 0) toldBy(states[other] as WordState, r)
    }
  }
  const groups = relations.clauses + relations.sentences + 1
  const perUnit = hiddenSize + 2 * conceptSlots
  const listLength = Math.max(count, 400)
  const start = scratchMemory(
    count * perUnit + groups * (hiddenSize + conceptSlots) + hiddenSize + listLength
  )
  const scores = start + count * hiddenBytes
  const seen = scores + count * conceptBytes
  const groupsAt = seen + count * conceptBytes
  const seenGroups = groupsAt + groups * hiddenBytes
  const second = seenGroups + groups * conceptBytes
  const places: Places = {
    hidden: start,
    scores,
    seen,
    groups: groupsAt,
    seenGroups,
    second,
    list: second + hiddenBytes
  }
  network().kernel.floats.fill(0, start / 4, (second + hiddenBytes) / 4)
  tellGroups(states, relations, places)
  firstLook(reading, relations, states, carriers, places)
  secondLook(carriers, relations, places)
  const {floats} = network().kernel
  const result = new Float32Array(count * conceptSlots).fill(-Infinity)
  for (const i of carriers) {
    const at = scores / 4 + i * conceptSlots
    for (let c = 0; c < conceptCount; c++) result[i * conceptSlots + c] = floats[at + c] as number
  }
  return {
    scores: result,
    relations,
    strongest: (unit, concept) => strongest(unit, concept, relations, states, start + unit * hiddenBytes)
  }
}

/** Each related word adds to the hidden values; those above zero add to the concept's score. */
function strongest(
  unit: number,
  concept: number,
  relations: Relations,
  states: readonly WordState[],
  hidden: number
): number {
  const {kernel, weights} = network()
  const {floats} = kernel
  let best = unit
  let most = -Infinity
  for (let r = 0; r < relationCount; r++) {
    const other = relations.to[unit * relationCount + r] as number
    if (other < 0) continue
    const told = toldBy(states[other] as WordState, r)
    let share = 0
    for (let h = 0; h < hiddenSize; h++) {
      if (floats[hidden / 4 + h] === 0) continue
      const first = floats[weights.out / 4 + h * conceptSlots + concept] as number
      const last = floats[weights.last / 4 + (hiddenSize + h) * conceptSlots + concept] as number
      share += (floats[told / 4 + h] as number) * (first + last)
    }
    if (share > most) {
      most = share
      best = other
    }
  }
  return best
}

/** Numbers of a unit's clause, sentence and caption among the groups. */
const groupOf = ({clause, sentence, clauses, sentences}: Relations, i: number, level: number): number =>
  level === 0 ? (clause[i] as number) : level === 1 ? clauses + (sentence[i] as number) : clauses + sentences

/** What the words of a clause, a sentence, the caption tell their members together: their mean vector, weighed. */
function tellGroups(
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

function firstLook(
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

function secondLook(carriers: readonly number[], relations: Relations, places: Places): void {
  const {kernel, weights} = network()
  const {floats, loops} = kernel
  const {hidden, scores, seen, seenGroups, second} = places
  averageSeen(carriers, relations, places)
  const matrix = (part: number): number => weights.second + part * conceptCount * hiddenBytes
  const parts = secondRelations.length
  for (const i of carriers) {
    for (let d = 0; d < hiddenSize; d++) floats[second / 4 + d] = floats[weights.secondBias / 4 + d] as number
    for (let k = 0; k < parts; k++) {
      const other = relations.to[i * relationCount + (secondRelations[k] as number)] as number
      if (other >= 0) loops.multiplyHidden(seen + other * conceptBytes, conceptCount, matrix(k), second)
    }
    for (let level = 0; level < 3; level++) {
      const group = seenGroups + groupOf(relations, i, level) * conceptBytes
      loops.multiplyHidden(group, conceptCount, matrix(parts + level), second)
    }
    loops.rectifyHidden(second)
    const score = scores + i * conceptBytes
    for (let c = 0; c < conceptCount; c++)
      floats[score / 4 + c] = (floats[score / 4 + c] as number) + (floats[weights.lastBias / 4 + c] as number)
    loops.multiplyConcepts(second, hiddenSize, weights.last, score)
    loops.multiplyConcepts(
      hidden + i * hiddenBytes,
      hiddenSize,
      weights.last + hiddenSize * conceptBytes,
      score
    )
  }
}

/** Mean of the first probabilities over all units of each clause, each sentence and the caption. */
function averageSeen(carriers: readonly number[], relations: Relations, {seen, seenGroups}: Places): void {
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
