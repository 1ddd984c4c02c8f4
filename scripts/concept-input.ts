import type {ConceptInput} from '../src/language/concepts.ts'
import type {LoraKind} from '../src/language/kind.ts'
import {readCaption} from '../src/language/read-caption.ts'

/** What the reader gets for a caption, for those who look at its inner workings. */
export function conceptInput(
  text: string,
  kind: LoraKind | undefined,
  anchors: readonly string[]
): ConceptInput {
  const caption = readCaption(text, {kind, anchors})
  return {
    text,
    kind,
    register: caption.register,
    tags: caption.tags,
    tokens: caption.tokens,
    sentences: caption.sentences,
    anchors: caption.anchorMatches,
    secondary: caption.secondaryMatches
  }
}
