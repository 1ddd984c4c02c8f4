import {relationCount, type Relations} from './relations.ts'
import {conceptSlots, hiddenSize} from './sizes.ts'
import {network} from './weights.ts'
import {toldBy, type WordState} from './word-vector.ts'

/**
 * Index of the unit that speaks most for a concept at a unit: each related word adds to the hidden values, and those above
 * zero add to the concept's score.
 * @param hidden Place of the unit's hidden values.
 */
export function strongest(
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
