import type {CaptionContext} from '../src/language/caption.ts'
import type {ConceptName, ConceptSpan} from '../src/language/concept.ts'
import {conceptInputOf, readConceptsByRules} from '../src/language/concepts.ts'
import {readCaption} from '../src/language/read-caption.ts'

/** The concepts of a caption by the grammar's rules alone: what they see is evidence that the network weighs. */
export function readByRules(
  text: string,
  context: CaptionContext
): {concepts(name: ConceptName): readonly ConceptSpan[]} {
  const caption = readCaption(text, context)
  const spans = readConceptsByRules(conceptInputOf(caption), caption.phrases)
  return {concepts: (name) => spans.filter(({concept}) => concept === name)}
}
