import type {Reading} from '../grammar/reading.ts'
import type {Unit} from '../grammar/unit.ts'
import {carriesConcept} from './carriers.ts'
import {firstLook} from './first-look.ts'
import {tellGroups} from './groups.ts'
import {conceptBytes, conceptCount, hiddenBytes, type Places} from './places.ts'
import {relationCount, type Relations, relationsOf} from './relations.ts'
import {secondLook} from './second-look.ts'
import {conceptSlots, hiddenSize} from './sizes.ts'
import {strongest} from './strongest.ts'
import {network} from './weights.ts'
import {boundMemory, scratchMemory, toldBy, type WordState, wordState} from './word-vector.ts'

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
