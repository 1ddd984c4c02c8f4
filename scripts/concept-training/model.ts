import {conceptNames} from '../../src/language/concept.ts'
import {linkNames} from '../../src/language/grammar/links.ts'
import type {Example} from './example.ts'

export const linkCount = linkNames.length
export const conceptCount = conceptNames.length

export interface Model {
  /** Number of each item of evidence that has weights. */
  readonly ids: ReadonlyMap<number, number>
  /** Weight of item `id` for concept c at `id * conceptCount + c`. */
  readonly weights: Float32Array
  /** Weight of each pair of labels by concept and link, at `(c * linkCount + link) * 4 + before * 2 + now`. */
  readonly transitions: Float32Array
}

/** Leaves out items without weights. */
export function compact({ids, weights, transitions}: Model): Model {
  const kept = new Map<number, number>()
  const rows: number[] = []
  for (const [item, id] of ids) {
    const row = weights.subarray(id * conceptCount, (id + 1) * conceptCount)
    if (row.every((weight) => weight === 0)) continue
    kept.set(item, kept.size)
    rows.push(...row)
  }
  return {ids: kept, weights: Float32Array.from(rows), transitions}
}

/** The best sequence of labels for each concept, as bits by position. */
export function predict(model: Model, {items, from, links}: Example, bias: Float32Array): Int32Array {
  const count = from.length - 1
  const labels = new Int32Array(count)
  const scores = new Float32Array(count * conceptCount)
  for (let n = 0; n < count; n++) {
    for (let k = from[n] as number; k < (from[n + 1] as number); k++) {
      const id = model.ids.get(items[k] as number)
      if (id === undefined) continue
      for (let c = 0; c < conceptCount; c++) {
        const at = n * conceptCount + c
        scores[at] = (scores[at] as number) + (model.weights[id * conceptCount + c] as number)
      }
    }
  }
  for (let c = 0; c < conceptCount; c++) {
    const path = bestPath(
      count,
      links,
      model.transitions,
      c,
      (n) => (scores[n * conceptCount + c] as number) + (bias[c] as number)
    )
    for (let n = 0; n < count; n++) labels[n] = (labels[n] as number) | ((path[n] as number) << c)
  }
  return labels
}

function bestPath(
  count: number,
  links: Uint8Array,
  transitions: Float32Array,
  concept: number,
  scoreOf: (position: number) => number
): Uint8Array {
  const path = new Uint8Array(count)
  const back = new Uint8Array(count * 2)
  let no = 0
  let yes = count > 0 ? scoreOf(0) : 0
  for (let n = 1; n < count; n++) {
    const link = links[n] as number
    const t = (concept * linkCount + link) * 4
    const [stayNo = 0, enter = 0, leave = 0, stayYes = 0] = link === 0 ? [] : transitions.subarray(t, t + 4)
    back[n * 2] = yes + leave > no + stayNo ? 1 : 0
    back[n * 2 + 1] = yes + stayYes > no + enter ? 1 : 0
    const nextNo = Math.max(yes + leave, no + stayNo)
    yes = Math.max(yes + stayYes, no + enter) + scoreOf(n)
    no = nextNo
  }
  let label = yes > no ? 1 : 0
  for (let n = count - 1; n >= 0; n--) {
    path[n] = label
    label = back[n * 2 + label] as number
  }
  return path
}
