import type {Caption} from './caption.ts'
import type {ConceptName} from './concept.ts'
import type {Span} from './span.ts'

/**
 * Where something that a caption lacks is reported: an empty span behind its last character, where the words could be
 * added. `undefined` where nothing can be missed: captions without words, captions that aren't English.
 */
export function placeOfMissing(caption: Caption): Span | undefined {
  if (caption.wordCount === 0 || !caption.isEnglish) return undefined
  const end = caption.text.trimEnd().length
  return {start: end, end}
}

/** The place to report that a caption describes none of the named concepts; `undefined` where it describes one. */
export function missing(caption: Caption, names: readonly [ConceptName, ...ConceptName[]]): Span | undefined {
  return caption.concepts(...names).length > 0 ? undefined : placeOfMissing(caption)
}
