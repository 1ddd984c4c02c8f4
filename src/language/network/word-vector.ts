import type {Unit} from '../grammar/unit.ts'
import type {Word} from '../lexicon/word.ts'
import {relationCount} from './relations.ts'
import {hiddenSize} from './sizes.ts'
import {wordFeatures} from './word-features.ts'
import {addFromTable, isInTable} from './word-table.ts'
import {network} from './weights.ts'

/** A word as the network sees it, whatever its sentence. Places in the kernel's memory. */
export interface WordState {
  readonly vector: number
  /** What the word tells another one in each relation, 0 until it is computed. */
  readonly told: Int32Array
}

/** States by word, and by part of speech and capital within. Most captions of a dataset share their words. */
const states = new Map<Word, (WordState | undefined)[]>()

/** Bytes of states beyond which all are forgotten; some 5,000 words, which are made again in 50 ms. */
const limit = 12_000_000

/** Gives back the memory of words once there are very many. Not while a caption is read. */
export function boundMemory(): void {
  const {kernel, size} = network()
  if (kernel.used < size + limit) return
  states.clear()
  kernel.release(size)
  scratch = {at: 0, count: 0}
}

let scratch = {at: 0, count: 0}

/** Place of `count` numbers that hold until the next caption. */
export function scratchMemory(count: number): number {
  if (scratch.count < count) scratch = {at: network().kernel.allocate(count * 2), count: count * 2}
  return scratch.at
}

export function wordState(unit: Unit): WordState {
  let ofWord = states.get(unit.word)
  if (ofWord === undefined) {
    ofWord = []
    states.set(unit.word, ofWord)
  }
  const key = (unit.tag * 2 + (unit.capital ? 1 : 0)) * 3 + unit.masked
  let state = ofWord[key]
  if (state === undefined) {
    state = {vector: vectorOf(unit), told: new Int32Array(relationCount)}
    ofWord[key] = state
  }
  return state
}

function vectorOf(unit: Unit): number {
  const {kernel, weights} = network()
  const vector = kernel.allocate(hiddenSize)
  const at = vector / 4
  const {floats} = kernel
  const add = (row: number): void => {
    for (let i = 0; i < hiddenSize; i++)
      floats[at + i] = (floats[at + i] as number) + (floats[row / 4 + i] as number)
  }
  floats.fill(0, at, at + hiddenSize)
  add(weights.featuresBias)
  for (const feature of wordFeatures(unit)) add(weights.features + feature * hiddenSize * 4)
  if (unit.masked > 0) add(weights.anchorWord)
  else if (!addForm(unit.word.form, floats, at)) add(weights.unknownWord)
  kernel.loops.rectifyHidden(vector)
  return vector
}

/** A phrase or compound that the table doesn't hold means what its parts mean, on average. */
function addForm(form: string, floats: Float32Array, at: number): boolean {
  if (addFromTable(form, floats, at)) return true
  const parts = form.split(/[\s_-]+/).filter(isInTable)
  for (const part of parts) addFromTable(part, floats, at, 1 / parts.length)
  return parts.length > 0
}

/** What a word tells another to which it stands in a relation. */
export function toldBy(state: WordState, relation: number): number {
  const known = state.told[relation] as number
  if (known !== 0) return known
  const {kernel, weights} = network()
  const told = kernel.allocate(hiddenSize)
  kernel.floats.fill(0, told / 4, told / 4 + hiddenSize)
  kernel.loops.multiplyHidden(
    state.vector,
    hiddenSize,
    weights.relations + relation * hiddenSize * hiddenSize * 4,
    told
  )
  state.told[relation] = told
  return told
}
