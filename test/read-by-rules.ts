import {addedLexicon} from '../src/language/added-words.ts'
import type {CaptionContext} from '../src/language/caption.ts'
import type {ConceptName, ConceptSpan} from '../src/language/concept.ts'
import {readConceptsByRules} from '../src/language/concepts.ts'
import {readCaption} from '../src/language/read-caption.ts'

/** The concepts of a caption by the grammar's rules alone: what they see is evidence that the network weighs. */
export function readByRules(
  text: string,
  context: CaptionContext
): {concepts(name: ConceptName): readonly ConceptSpan[]} {
  const caption = readCaption(text, context)
  const {register, tags, tokens, sentences, anchorMatches: anchors, secondaryMatches: secondary} = caption
  const spans = readConceptsByRules({
    text,
    register,
    tags,
    tokens,
    sentences,
    anchors,
    secondary,
    kind: context.kind,
    added: context.lexicon === undefined ? undefined : addedLexicon(context.lexicon)
  })
  return {concepts: (name) => spans.filter(({concept}) => concept === name)}
}
