import {weightData} from './weights.generated.ts'

/** The learned weights, ready for use. */
export interface Weights {
  /** Row of an item of evidence, or -1. */
  readonly rowOf: (item: number) => number
  /** Weights of a row: `concepts[k]`, `values[k]` for k from `starts[row]` to `starts[row + 1]`. Values are in units of `step`. */
  readonly starts: Int32Array
  readonly concepts: Uint8Array
  readonly values: Int8Array
  readonly step: number
  /** Weight of each pair of labels by concept and link, at `(concept * links + link) * 4 + before * 2 + now`. */
  readonly transitions: Float32Array
  /** Added for each word, by concept: trades precision for recall. */
  readonly bias: Float32Array
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
  const starts = new Int32Array(counts.length + 1)
  for (let row = 0; row < counts.length; row++) starts[row + 1] = (starts[row] ?? 0) + (counts[row] ?? 0)
  let size = 1
  while (size < keys.length * 2) size *= 2
  const mask = size - 1
  const slots = new Int32Array(size).fill(-1)
  for (let row = 0; row < keys.length; row++) {
    let slot = (keys[row] ?? 0) & mask
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
    slots[slot] = row
  }
  const rowOf = (item: number): number => {
    for (let slot = item & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot] as number
      if (row < 0 || keys[row] === item) return row
    }
  }
  return {
    rowOf,
    starts,
    concepts: bytesOf(weightData.concepts),
    values: new Int8Array(bytesOf(weightData.values).buffer),
    step: weightData.step,
    transitions: Float32Array.from(weightData.transitions),
    bias: Float32Array.from(weightData.bias)
  }
}
