import type {ConceptName} from '../concept.ts'
import type {LoraKind} from '../kind.ts'

/** What every kind of LoRA wants named, or at least allowed: no removal of other words takes these along. */
const described: readonly ConceptName[] = ['framing', 'angle', 'camera', 'action', 'expression', 'place']

/** What a kind wants described besides. Its own rules say what goes; all else in the picture is content. */
const describedBesides: Readonly<Record<LoraKind, readonly ConceptName[]>> = {
  character: [],
  motion: ['timing', 'direction'],
  // A style is told from what it shows, so that all of it is to be named.
  style: ['background', 'lighting', 'appearance', 'clothing', 'object-look'],
  // An object is told from its surroundings.
  object: ['background', 'appearance', 'clothing']
}

/** The concepts whose words a removal spares. */
export const keptConcepts = (kind: LoraKind | undefined): readonly ConceptName[] => [
  ...described,
  ...describedBesides[kind ?? 'character']
]
