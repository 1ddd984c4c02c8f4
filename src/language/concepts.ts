import type {AnchorMatch} from './anchor.ts'
import type {Register} from './caption.ts'
import type {ConceptSpan} from './concept.ts'
import type {LoraKind} from './kind.ts'
import type {PhraseMatch} from './secondary.ts'
import type {Sentence, Tag} from './structure.ts'
import type {Token} from './token.ts'

/** What the reader works on. */
export interface ConceptInput {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  readonly tags: readonly Tag[]
  readonly register: Register
  readonly kind: LoraKind | undefined
  readonly anchors: readonly AnchorMatch[]
  readonly secondary: readonly PhraseMatch[]
}

export function readConcepts(_input: ConceptInput): readonly ConceptSpan[] {
  return []
}
