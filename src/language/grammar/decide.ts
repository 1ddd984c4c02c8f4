import {conceptNames} from '../concept.ts'
import type {Evidence} from './evidence.ts'
import {linkNames} from './links.ts'
import {loadWeights, type Weights} from './weights.ts'

const concepts = conceptNames.length
const links = linkNames.length
let scores = new Int32Array(256 * concepts)
let trail = new Uint8Array(512)
const highest = new Int32Array(concepts)

/**
 * Weighs the evidence: per concept the best sequence of yes and no over the words that can carry one. Returns the
 * concepts of each position as bits.
 */
export function decide(evidence: Evidence): Int32Array {
  const count = evidence.positions.length
  const labels = new Int32Array(count)
  if (count === 0) return labels
  const weights = loadWeights()
  if (scores.length < count * concepts) scores = new Int32Array(count * concepts * 2)
  if (trail.length < count * 2) trail = new Uint8Array(count * 4)
  addUp(evidence, weights, count)
  for (let c = 0; c < concepts; c++) {
    if ((highest[c] as number) * weights.step > (weights.threshold[c] as number))
      label(evidence.links, weights, c, labels)
  }
  return labels
}

/** Sums the weights of each position's evidence by concept. */
function addUp({from, items}: Evidence, {table, mask, weights}: Weights, count: number): void {
  const sums = scores
  sums.fill(0, 0, count * concepts)
  for (let n = 0; n < count; n++) {
    const base = n * concepts
    const end = from[n + 1] as number
    for (let k = from[n] as number; k < end; k++) {
      const item = items[k] as number
      let slot = (item & mask) << 2
      while (table[slot] !== item && table[slot + 2] !== 0) slot = (((slot >> 2) + 1) & mask) << 2
      const last = table[slot + 2] as number
      for (let w = table[slot + 1] as number; w < last; w++) {
        const weight = weights[w] as number
        const at = base + (weight & 31)
        sums[at] = (sums[at] as number) + (weight >> 5)
      }
    }
  }
  highest.fill(-1_000_000)
  for (let at = 0, c = 0; at < count * concepts; at++) {
    if ((sums[at] as number) > (highest[c] as number)) highest[c] = sums[at] as number
    c = c + 1 === concepts ? 0 : c + 1
  }
}

/** The best sequence of one concept (Viterbi's algorithm over two labels). */
function label(linkOf: Uint8Array, {step, transitions, bias}: Weights, c: number, labels: Int32Array): void {
  const count = labels.length
  const extra = bias[c] as number
  let no = 0
  let yes = (scores[c] as number) * step + extra
  for (let n = 1; n < count; n++) {
    const score = (scores[n * concepts + c] as number) * step + extra
    const link = linkOf[n] as number
    if (link === 0) {
      const best = yes > no ? 1 : 0
      trail[n * 2] = best
      trail[n * 2 + 1] = best
      no = best === 1 ? yes : no
      yes = no + score
      continue
    }
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
  let now = yes > no ? 1 : 0
  for (let n = count - 1; n >= 0; n--) {
    if (now === 1) labels[n] = (labels[n] as number) | (1 << c)
    if (n > 0) now = trail[n * 2 + now] as number
  }
}
