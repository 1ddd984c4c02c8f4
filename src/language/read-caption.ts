import {findAnchors} from './anchor.ts'
import type {Caption, CaptionContext} from './caption.ts'
import type {ConceptName, ConceptSpan} from './concept.ts'
import {readConcepts} from './concepts.ts'
import {isEnglish} from './english.ts'
import {parseCaption} from './parse.ts'
import {findSecondary} from './secondary.ts'
import {registerOf, splitTags} from './tags.ts'
import {flatten} from './tokens.ts'

/** Reads a caption. Parsing happens at once, everything else on first use, each at most once. */
export function readCaption(text: string, context: CaptionContext = {}): Caption {
  const register = context.register ?? registerOf(text)
  const tree = once(() => parseCaption(text))
  const flat = once(() => flatten(text, tree(), register))
  const tags = once(() => (register === 'tags' ? splitTags(text) : []))
  const wordCount = once(() =>
    flat().tokens.reduce((count, token) => count + (token.kind === 'word' ? 1 : 0), 0)
  )
  const english = once(() => isEnglish(flat().tokens))
  const anchorMatches = once(() => findAnchors(text, context.anchors ?? []))
  const secondaryMatches = once(() => findSecondary(text, context.secondary ?? []))
  const concepts = once(() =>
    english()
      ? readConcepts({
          text,
          register,
          kind: context.kind,
          tags: tags(),
          tokens: flat().tokens,
          sentences: flat().sentences,
          anchors: anchorMatches(),
          secondary: secondaryMatches()
        })
      : []
  )
  const byConcept = once(() => groupByConcept(concepts()))
  return {
    text,
    context,
    register,
    get tree() {
      return tree()
    },
    get tokens() {
      return flat().tokens
    },
    get sentences() {
      return flat().sentences
    },
    get tags() {
      return tags()
    },
    get wordCount() {
      return wordCount()
    },
    get isEnglish() {
      return english()
    },
    get anchorMatches() {
      return anchorMatches()
    },
    get secondaryMatches() {
      return secondaryMatches()
    },
    concepts(...names) {
      if (names.length === 0) return concepts()
      const [name] = names
      if (names.length === 1 && name) return byConcept().get(name) ?? []
      return concepts().filter((span) => names.includes(span.concept))
    }
  }
}

function groupByConcept(spans: readonly ConceptSpan[]): ReadonlyMap<ConceptName, readonly ConceptSpan[]> {
  const groups = new Map<ConceptName, ConceptSpan[]>()
  for (const span of spans) {
    const group = groups.get(span.concept)
    if (group) group.push(span)
    else groups.set(span.concept, [span])
  }
  return groups
}

/** Computes a value on first use and keeps it. */
function once<Value>(compute: () => Value): () => Value {
  let value: {readonly computed: Value} | undefined
  return () => {
    value ??= {computed: compute()}
    return value.computed
  }
}
