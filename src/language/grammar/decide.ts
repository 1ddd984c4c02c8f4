import {conceptNames} from '../concept.ts'
import {type Evidence, linkNames} from './evidence.ts'
import {loadWeights} from './weights.ts'

const concepts = conceptNames.length
const links = linkNames.length
let scores = new Float32Array(128 * concepts)
let trail = new Uint8Array(256)

/**
 * Weighs the evidence: per concept the best sequence of yes and no over the words that can carry one. Returns the
 * concepts of each position as bits.
 */
export function decide({positions, from, items, links: linkOf}: Evidence): Int32Array {
  const count = positions.length
  const labels = new Int32Array(count)
  if (count === 0) return labels
  const {rowOf, starts, concepts: conceptOf, values, step, transitions, bias} = loadWeights()
  if (scores.length < count * concepts) scores = new Float32Array(count * concepts * 2)
  if (trail.length < count * 2) trail = new Uint8Array(count * 4)
  scores.fill(0, 0, count * concepts)
  for (let n = 0; n < count; n++) {
    const base = n * concepts
    const end = from[n + 1] as number
    for (let k = from[n] as number; k < end; k++) {
      const row = rowOf(items[k] as number)
      if (row < 0) continue
      const last = starts[row + 1] as number
      for (let w = starts[row] as number; w < last; w++) {
        const at = base + (conceptOf[w] as number)
        scores[at] = (scores[at] as number) + (values[w] as number)
      }
    }
  }
  for (let c = 0; c < concepts; c++) {
    let no = 0
    let yes = 0
    for (let n = 0; n < count; n++) {
      const score = (scores[n * concepts + c] as number) * step + (bias[c] as number)
      const link = linkOf[n] as number
      if (n === 0) {
        yes = score
      } else if (link === 0) {
        const best = yes > no ? 1 : 0
        trail[n * 2] = best
        trail[n * 2 + 1] = best
        no = best === 1 ? yes : no
        yes = no + score
      } else {
        const t = (c * links + link) * 4
        const stayNo = no + (transitions[t] as number)
        const leave = yes + (transitions[t + 2] as number)
        const enter = no + (transitions[t + 1] as number)
        const stayYes = yes + (transitions[t + 3] as number)
        trail[n * 2] = leave > stayNo ? 1 : 0
        trail[n * 2 + 1] = stayYes > enter ? 1 : 0
        no = leave > stayNo ? leave : stayNo
        yes = (stayYes > enter ? stayYes : enter) + score
      }
    }
    let label = yes > no ? 1 : 0
    for (let n = count - 1; n >= 0; n--) {
      if (label === 1) labels[n] = (labels[n] as number) | (1 << c)
      label = trail[n * 2 + label] as number
    }
  }
  return labels
}

/** The item of evidence at a position that speaks most for a concept, and its weight. */
export function strongest(
  {from, items}: Evidence,
  position: number,
  concept: number
): {item: number; weight: number} {
  const {rowOf, starts, concepts: conceptOf, values, step} = loadWeights()
  let best = {item: 0, weight: 0}
  for (let k = from[position] as number; k < (from[position + 1] as number); k++) {
    const item = items[k] as number
    const row = rowOf(item)
    if (row < 0) continue
    for (let w = starts[row] as number; w < (starts[row + 1] as number); w++) {
      const weight = (values[w] as number) * step
      if (conceptOf[w] === concept && weight > best.weight) best = {item, weight}
    }
  }
  return best
}
