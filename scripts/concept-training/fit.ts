import type {Example} from './example.ts'
import {compact, conceptCount, linkCount, type Model} from './model.ts'

export interface FitOptions {
  readonly epochs: number
  /** Step of AdaGrad. */
  readonly rate: number
  /** Pull of each weight toward 0. */
  readonly decay: number
  /** Evidence that is met less often gets no weight. */
  readonly minimum: number
  /** Share of evidence left out at random each time, so that no piece is leaned on alone. */
  readonly dropout: number
  /** Weights smaller than this are taken away before the last epochs, which fit the others again. */
  readonly sparse: number
}

export const usualOptions: FitOptions = {
  epochs: 10,
  rate: 0.1,
  decay: 0.004,
  minimum: 4,
  dropout: 0.3,
  sparse: 0.22
}

const longest = 400
const lastEpochs = 3

/** Fits the weights: per concept a linear-chain conditional random field with two labels, by AdaGrad. */
export function fitWeights(examples: readonly Example[], options: FitOptions): Model {
  const ids = commonItems(examples, options.minimum)
  const weights = new Float32Array(ids.size * conceptCount)
  const squares = new Float32Array(weights.length).fill(0.01)
  const transitions = new Float32Array(conceptCount * linkCount * 4)
  const transitionSquares = new Float32Array(transitions.length).fill(0.01)
  const mean = new Float32Array(weights.length)
  const meanTransitions = new Float32Array(transitions.length)
  const random = generator(42)
  const scores = new Float64Array(longest * conceptCount)
  const gradient = new Float64Array(longest * conceptCount)
  const numbered = examples.map((example) => numberItems(example, ids))
  let kept: Uint8Array | undefined

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    if (epoch === options.epochs - lastEpochs) kept = keepLarge(weights, options.sparse)
    for (const example of shuffled(numbered, random)) {
      const count = example.labels.length
      if (count === 0 || count > longest) continue
      const rows = example.rows.map((row) => row.filter(() => random() >= options.dropout))
      scores.fill(0, 0, count * conceptCount)
      for (const [n, row] of rows.entries()) addRows(scores, n * conceptCount, weights, row)
      for (let c = 0; c < conceptCount; c++) {
        expect(c, count, example, scores, gradient, transitions, transitionSquares, options.rate)
      }
      for (const [n, row] of rows.entries()) {
        for (const id of row) {
          for (let c = 0; c < conceptCount; c++) {
            const at = id * conceptCount + c
            const raw = gradient[n * conceptCount + c] as number
            if (Math.abs(raw) < 0.002 || kept?.[at] === 0) continue
            step(weights, squares, at, raw - options.decay * (weights[at] as number), options.rate)
          }
        }
      }
    }
    // The mean of the last epochs' weights generalises better than the last.
    if (epoch < options.epochs - 2) continue
    for (let at = 0; at < weights.length; at++) mean[at] = (mean[at] as number) + (weights[at] as number) / 2
    for (let at = 0; at < transitions.length; at++) {
      meanTransitions[at] = (meanTransitions[at] as number) + (transitions[at] as number) / 2
    }
  }
  return compact({ids, weights: mean, transitions: meanTransitions})
}

function addRows(scores: Float64Array, base: number, weights: Float32Array, row: readonly number[]): void {
  for (const id of row) {
    for (let c = 0; c < conceptCount; c++) {
      scores[base + c] = (scores[base + c] as number) + (weights[id * conceptCount + c] as number)
    }
  }
}

function step(weights: Float32Array, squares: Float32Array, at: number, slope: number, rate: number): void {
  const square = (squares[at] as number) + slope * slope
  squares[at] = square
  weights[at] = (weights[at] as number) + (rate * slope) / Math.sqrt(square)
}

interface Numbered {
  readonly rows: readonly (readonly number[])[]
  readonly links: Uint8Array
  readonly labels: Int32Array
}

const before = new Float64Array(longest * 2)
const after = new Float64Array(longest * 2)

/** Forward and backward over one concept; writes the slope of each score and moves the transitions. */
function expect(
  concept: number,
  count: number,
  {links, labels}: Numbered,
  scores: Float64Array,
  gradient: Float64Array,
  transitions: Float32Array,
  squares: Float32Array,
  rate: number
): void {
  const weightOf = (n: number): number =>
    Math.exp(Math.max(-30, Math.min(30, scores[n * conceptCount + concept] as number)))
  const pairsOf = (n: number): [number, number, number, number] => {
    const t = (concept * linkCount + (links[n] as number)) * 4
    const at = (k: number): number => Math.exp(transitions[t + k] as number)
    return links[n] === 0 ? [1, 1, 1, 1] : [at(0), at(1), at(2), at(3)]
  }
  for (let n = 0; n < count; n++) {
    const [p00, p01, p10, p11] = pairsOf(n)
    const no = n === 0 ? 1 : (before[n * 2 - 2] as number) * p00 + (before[n * 2 - 1] as number) * p10
    const yes =
      (n === 0 ? 1 : (before[n * 2 - 2] as number) * p01 + (before[n * 2 - 1] as number) * p11) * weightOf(n)
    before[n * 2] = no / (no + yes)
    before[n * 2 + 1] = yes / (no + yes)
  }
  for (let n = count - 1; n >= 0; n--) {
    const last = n === count - 1
    const [p00, p01, p10, p11] = last ? [1, 1, 1, 1] : pairsOf(n + 1)
    const nextNo = last ? 0.5 : (after[n * 2 + 2] as number)
    const nextYes = last ? 0.5 : (after[n * 2 + 3] as number) * weightOf(n + 1)
    const no = p00 * nextNo + p01 * nextYes
    const yes = p10 * nextNo + p11 * nextYes
    after[n * 2] = no / (no + yes)
    after[n * 2 + 1] = yes / (no + yes)
  }
  for (let n = 0; n < count; n++) {
    const no = (before[n * 2] as number) * (after[n * 2] as number)
    const yes = (before[n * 2 + 1] as number) * (after[n * 2 + 1] as number)
    const gold = ((labels[n] as number) >> concept) & 1
    gradient[n * conceptCount + concept] = gold - yes / (no + yes)
    if (n === 0 || links[n] === 0) continue
    const weight = weightOf(n)
    const pairs = pairsOf(n).map(
      (pair, k) =>
        (before[(n - 1) * 2 + (k >> 1)] as number) *
        pair *
        (k & 1 ? weight : 1) *
        (after[n * 2 + (k & 1)] as number)
    )
    const sum = pairs.reduce((a, b) => a + b, 0)
    const found = (((labels[n - 1] as number) >> concept) & 1) * 2 + gold
    const t = (concept * linkCount + (links[n] as number)) * 4
    for (const [k, pair] of pairs.entries()) {
      const slope = (k === found ? 1 : 0) - pair / sum - 0.0005 * (transitions[t + k] as number)
      step(transitions, squares, t + k, slope, rate)
    }
  }
}

function commonItems(examples: readonly Example[], minimum: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const {items} of examples) for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  const ids = new Map<number, number>()
  for (const [item, count] of counts) if (count >= minimum) ids.set(item, ids.size)
  return ids
}

function numberItems({items, from, links, labels}: Example, ids: ReadonlyMap<number, number>): Numbered {
  const rows = Array.from(labels, (_, n) =>
    [...items.subarray(from[n], from[n + 1])].flatMap((item) => ids.get(item) ?? [])
  )
  return {rows, links, labels}
}

function keepLarge(weights: Float32Array, least: number): Uint8Array {
  const kept = new Uint8Array(weights.length)
  for (let at = 0; at < weights.length; at++) {
    if (Math.abs(weights[at] as number) >= least) kept[at] = 1
    else weights[at] = 0
  }
  return kept
}

/** Numbers from 0 to 1 that are the same in every run, so that the same captions give the same weights. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j] as Item, order[i] as Item]
  }
  return order
}
