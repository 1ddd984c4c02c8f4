import {Kernel} from './kernel.ts'
import {networkWeights} from './weights.generated.ts'

/** Matrices of the network as places in the kernel's memory, one row for each input, so that what is absent needs no work. */
export interface Weights {
  /** Word features → word vector. */
  readonly features: number
  readonly featuresBias: number
  /** What stands for a word that the table doesn't hold, and for an anchor. */
  readonly unknownWord: number
  readonly anchorWord: number
  /** Word vector → hidden values, for each relation. */
  readonly relations: number
  readonly context: number
  readonly contextBias: number
  /** Mean word vector of the clause, the sentence, the caption → hidden values. */
  readonly clause: number
  readonly sentence: number
  readonly caption: number
  /** Rule's mark on the word itself, on the one before, on the one after → hidden values. */
  readonly rules: number
  /** Hidden values → first scores. */
  readonly out: number
  readonly outBias: number
  /** First probabilities of related words → second hidden values. */
  readonly second: number
  readonly secondBias: number
  /** Second and first hidden values → correction of the scores. */
  readonly last: number
  readonly lastBias: number
}

export interface Network {
  readonly kernel: Kernel
  readonly weights: Weights
  /** Bytes of memory that the weights take. */
  readonly size: number
}

let loaded: Network | undefined

/** The network, made on first use. */
export function network(): Network {
  loaded ??= load()
  return loaded
}

function load(): Network {
  const kernel = new Kernel()
  const weights = Object.fromEntries(
    Object.entries(networkWeights.matrices).map(([name, matrix]) => [name, decode(kernel, matrix)])
  ) as Record<keyof typeof networkWeights.matrices, number>
  return {kernel, weights, size: kernel.used}
}

/** Numbers are stored as 16-bit integers, lowest byte first, each matrix with a scale of its own. */
function decode(kernel: Kernel, {scale, data}: {readonly scale: number; readonly data: string}): number {
  // A copy, for Node's own buffers begin anywhere in memory.
  const bytes = new Uint8Array(Buffer.from(data, 'base64'))
  const numbers = new Int16Array(bytes.buffer)
  const at = kernel.allocate(numbers.length)
  const {floats} = kernel
  for (let i = 0; i < numbers.length; i++) floats[at / 4 + i] = (numbers[i] as number) * scale
  return at
}

let rules: ReadonlyMap<string, number> | undefined

/** Row of a rule's mark in `Weights.rules`, by the names that `ruleMarks` gives. */
export function ruleRow(name: string): number | undefined {
  rules ??= new Map(networkWeights.rules.map((rule, i) => [rule, i]))
  return rules.get(name)
}
