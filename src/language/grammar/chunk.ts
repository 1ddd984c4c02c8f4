import type {Unit} from './unit.ts'

export type ChunkKind =
  | 'noun'
  | 'verb'
  | 'preposition'
  | 'adjective'
  | 'adverb'
  | 'comma'
  | 'stop'
  | 'conjunction'
  | 'subordinator'
  | 'relative'

/** What a noun phrase does in its clause. `fragment` is one that stands by itself, as in lists of details. */
export type Role = 'subject' | 'object' | 'prepositional' | 'predicate' | 'fragment'

/** A phrase without its complements: "the small grey cat", "is slowly walking". Indexes are into units or chunks. */
export interface Chunk {
  readonly kind: ChunkKind
  readonly index: number
  /** First and last unit, inclusive. */
  readonly first: number
  last: number
  /** The unit that names the phrase: head noun, main verb, the preposition itself. */
  head: number
  /** First unit after leading articles and possessives. */
  content: number
  readonly sentence: number
  /** Noun phrases: what they do, for which verb group, behind which preposition, attached to which noun phrase. */
  role: Role
  verb: number
  preposition: number
  attachedTo: number
  /** Noun phrase with which a coordinated one shares its role, -1 for none. */
  coordinatedWith: number
  /** Verb groups: their subject's chunk, -1 unknown. */
  subject: number
  /** Verb groups without main verb, "is", "are": their predicate follows. */
  readonly copular: boolean
  readonly passive: boolean
  /** Verb groups without finite verb: "walking down a street", "dressed in red". */
  readonly participial: boolean
}

/** A caption as phrases. */
export interface Phrases {
  readonly units: readonly Unit[]
  readonly chunks: readonly Chunk[]
}
