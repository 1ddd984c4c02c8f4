import type {Root} from 'nlcst'
import {type AnchorMatch, findAnchors} from './anchor.ts'
import type {Caption, CaptionContext, Register} from './caption.ts'
import type {ConceptName, ConceptSpan} from './concept.ts'
import {conceptInputOf, readConcepts} from './concepts.ts'
import {isEnglish} from './english.ts'
import type {Phrases} from './grammar/chunk.ts'
import {phrasesOf} from './grammar/phrases-of.ts'
import {parseCaption} from './parse.ts'
import {findSecondary, type PhraseMatch} from './secondary.ts'
import type {Sentence, Tag} from './structure.ts'
import {scanPlainText} from './scan-plain-text.ts'
import {registerOf, splitTags} from './tags.ts'
import type {Token} from './token.ts'
import {flatten} from './tokens.ts'

/** Reads a caption. Everything is computed on first use, at most once. */
export const readCaption = (text: string, context: CaptionContext = {}): Caption =>
  new CaptionReading(text, context)

/**
 * A class, unlike the rest of caplint: an object literal with getters gets a hidden class of its own each time, and
 * the garbage of those costs as much as parsing.
 */
class CaptionReading implements Caption {
  readonly text: string
  readonly context: CaptionContext
  readonly register: Register
  #tree: Root | undefined
  #flat: {readonly tokens: readonly Token[]; readonly sentences: readonly Sentence[]} | undefined
  #tags: readonly Tag[] | undefined
  #wordCount: number | undefined
  #isEnglish: boolean | undefined
  #anchorMatches: readonly AnchorMatch[] | undefined
  #secondaryMatches: readonly PhraseMatch[] | undefined
  #phrases: Phrases | undefined
  #concepts: readonly ConceptSpan[] | undefined
  #byConcept: ReadonlyMap<ConceptName, readonly ConceptSpan[]> | undefined

  constructor(text: string, context: CaptionContext) {
    this.text = text
    this.context = context
    this.register = context.register ?? registerOf(text)
  }

  get tree(): Root {
    this.#tree ??= parseCaption(this.text)
    return this.#tree
  }

  get tokens(): readonly Token[] {
    return this.#flattened().tokens
  }

  get sentences(): readonly Sentence[] {
    return this.#flattened().sentences
  }

  get tags(): readonly Tag[] {
    this.#tags ??= this.register === 'tags' ? splitTags(this.text) : []
    return this.#tags
  }

  get wordCount(): number {
    this.#wordCount ??= this.tokens.reduce((count, token) => count + (token.kind === 'word' ? 1 : 0), 0)
    return this.#wordCount
  }

  get isEnglish(): boolean {
    this.#isEnglish ??= isEnglish(this.tokens)
    return this.#isEnglish
  }

  get anchorMatches(): readonly AnchorMatch[] {
    this.#anchorMatches ??= findAnchors(this.text, this.context.anchors ?? [])
    return this.#anchorMatches
  }

  get secondaryMatches(): readonly PhraseMatch[] {
    this.#secondaryMatches ??= findSecondary(this.text, this.context.secondary ?? [])
    return this.#secondaryMatches
  }

  get phrases(): Phrases {
    this.#phrases ??= phrasesOf(conceptInputOf(this))
    return this.#phrases
  }

  carries(names: readonly ConceptName[]): boolean {
    const groups = this.#grouped()
    for (const name of names) if (groups.has(name)) return true
    return false
  }

  concepts(...names: readonly ConceptName[]): readonly ConceptSpan[] {
    this.#concepts ??= this.#readConcepts()
    const [name] = names
    if (!name) return this.#concepts
    if (names.length > 1) return this.#concepts.filter((span) => names.includes(span.concept))
    return this.#grouped().get(name) ?? []
  }

  #grouped(): ReadonlyMap<ConceptName, readonly ConceptSpan[]> {
    this.#byConcept ??= groupByConcept(this.concepts())
    return this.#byConcept
  }

  #flattened() {
    this.#flat ??= scanPlainText(this.text, this.register) ?? flatten(this.text, this.tree, this.register)
    return this.#flat
  }

  #readConcepts(): readonly ConceptSpan[] {
    return this.isEnglish ? readConcepts(conceptInputOf(this), this.phrases) : []
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
