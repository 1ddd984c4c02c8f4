import type {Chunk, ChunkKind} from '../grammar/chunk.ts'
import {tag, type Unit} from '../grammar/unit.ts'
import type {Passage} from './passage.ts'

/** What is to happen to a sentence. Made by one attempt; an attempt that fails leaves none. */
export interface Plan {
  /** Units that go. */
  readonly removed: Set<number>
  /** Units that other words take the place of. */
  readonly replaced: Map<number, string>
}

export const emptyPlan = (): Plan => ({removed: new Set(), replaced: new Map()})

/** Both plans in one. */
export const bothPlans = (a: Plan, b: Plan): Plan => ({
  removed: new Set([...a.removed, ...b.removed]),
  replaced: new Map([...a.replaced, ...b.replaced])
})

/** The plan that takes out phrases, both bounds inclusive. */
export function removingChunks({chunks}: Passage, first: number, last: number): Plan {
  const plan = emptyPlan()
  const from = chunks[first]?.first ?? 0
  const to = chunks[last]?.last ?? -1
  for (let i = from; i <= to; i++) plan.removed.add(i)
  return plan
}

/** Indexes of the units that stay, in order. */
export function unitsLeft({units}: Passage, removed: ReadonlySet<number>): readonly number[] {
  const left: number[] = []
  for (let index = 0; index < units.length; index++) if (!removed.has(index)) left.push(index)
  return left
}

const unknown: Unit['tag'] = tag.other

export const tagAt = ({units}: Passage, index: number): Unit['tag'] => units[index]?.tag ?? unknown

/** What kind of phrase stands somewhere; `undefined` outside of the sentence. */
export const kindAt = ({chunks}: Passage, index: number): ChunkKind | undefined => chunks[index]?.kind

/** Whether any word of a phrase passes a test, given per unit. */
export function chunkHas(chunk: Chunk | undefined, flags: readonly boolean[]): boolean {
  if (chunk === undefined) return false
  for (let i = chunk.first; i <= chunk.last; i++) if (flags[i]) return true
  return false
}

export const isKept = (passage: Passage, index: number): boolean =>
  chunkHas(passage.chunks[index], passage.kept)

export const isDoomed = (passage: Passage, index: number): boolean =>
  chunkHas(passage.chunks[index], passage.doomed) || chunkHas(passage.chunks[index], passage.shared)

/** Whether a phrase is a verb that says something of a subject: `is`, `wears`, `was painted`. */
export const isFiniteVerb = (passage: Passage, index: number): boolean => {
  const chunk = passage.chunks[index]
  return chunk?.kind === 'verb' && !chunk.participial
}

/** Whether a bare word read as a noun may be a verb: `smiles` in `has long hair and smiles`. */
export const mayBeFiniteVerb = ({chunks, units}: Passage, index: number): boolean => {
  const chunk = chunks[index]
  const unit = chunk?.kind === 'noun' && chunk.first === chunk.last ? units[chunk.first] : undefined
  return unit !== undefined && unit.masked === 0 && unit.word.verbs !== 0 && unit.lower.endsWith('s')
}

/** Whether a phrase is a participle: `wearing`, `dressed`. */
export const isParticiple = (passage: Passage, index: number): boolean =>
  passage.chunks[index]?.participial === true

/** Whether phrases, both bounds inclusive, hold nothing that must stay. */
export function isFree(passage: Passage, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (isKept(passage, i)) return false
  return true
}

const boundaries: ReadonlySet<ChunkKind | undefined> = new Set(['comma', 'stop', undefined])

/** Whether a sentence ends or pauses here: a comma, a stop, nothing. */
export const isBoundary = (passage: Passage, index: number): boolean => boundaries.has(kindAt(passage, index))
