import type {Caption} from './caption.ts'
import type {ConceptName} from './concept.ts'
import type {Span} from './span.ts'

/**
 * The place to report that a caption describes none of the named concepts: an empty span behind its last character,
 * where the words could be added. `undefined` where one of them is described, and where nothing can be said: captions
 * without words, captions that aren't English.
 */
export function missing(caption: Caption, names: readonly ConceptName[]): Span | undefined {
  if (caption.wordCount === 0 || !caption.isEnglish || caption.concepts(...names).length > 0) return undefined
  const end = caption.text.trimEnd().length
  return {start: end, end}
}
