import {conceptNames} from '../concept.ts'
import {linkNames} from './links.ts'
import {weightData} from './weights.generated.ts'

/** The learned weights, ready for use. */
export interface Weights {
  /** Hash table of four numbers a slot: item of evidence, first and end of its weights (end 0: free slot). */
  readonly table: Int32Array
  /** Slots − 1; their number is a power of two. */
  readonly mask: number
  /** Weights as `concept + 32 * value`, values in units of `step`. */
  readonly weights: Int16Array
  readonly step: number
  /** Weight of each pair of labels by concept and link, at `(concept * links + link) * 4 + before * 2 + now`. */
  readonly transitions: Float32Array
  /** Added for each word, by concept: trades precision for recall. */
  readonly bias: Float32Array
  /** By concept, a score below which no word of a caption can carry it. */
  readonly threshold: Float32Array
}

let loaded: Weights | undefined

export function loadWeights(): Weights {
  loaded ??= decode()
  return loaded
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'))

function decode(): Weights {
  const keys = new Int32Array(bytesOf(weightData.items).buffer)
  const counts = bytesOf(weightData.counts)
  const concepts = bytesOf(weightData.concepts)
  const values = new Int8Array(bytesOf(weightData.values).buffer)
  let slots = 1
  while (slots < keys.length * 2) slots *= 2
  const mask = slots - 1
  const table = new Int32Array(slots * 4)
  let start = 0
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] as number
    let slot = key & mask
    while (table[slot * 4 + 2] !== 0) slot = (slot + 1) & mask
    table[slot * 4] = key
    table[slot * 4 + 1] = start
    start += counts[row] as number
    table[slot * 4 + 2] = start
  }
  const weights = Int16Array.from(values, (value, i) => value * 32 + (concepts[i] as number))
  const transitions = Float32Array.from(weightData.transitions)
  const bias = Float32Array.from(weightData.bias)
  return {
    table,
    mask,
    weights,
    step: weightData.step,
    transitions,
    bias,
    threshold: thresholds(transitions, bias)
  }
}

/** What a single yes can at most gain from its links, against a caption without any. */
function thresholds(transitions: Float32Array, bias: Float32Array): Float32Array {
  return Float32Array.from(conceptNames, (_, c) => {
    let enter = 0
    let leave = 0
    for (let link = 1; link < linkNames.length; link++) {
      const t = (c * linkNames.length + link) * 4
      const [stayNo = 0, toYes = 0, toNo = 0, stayYes = 0] = transitions.subarray(t, t + 4)
      enter = Math.max(enter, toYes - stayNo, stayYes - stayNo)
      leave = Math.max(leave, toNo - stayNo)
    }
    return -(enter + leave + (bias[c] ?? 0))
  })
}
