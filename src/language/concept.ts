/**
 * The concepts that the words of a caption carry. A preset says which of them must be described, which must be
 * left out, and which are free.
 */
export const conceptNames = [
  'framing',
  'angle',
  'camera',
  'action',
  'expression',
  'appearance',
  'clothing',
  'place',
  'background',
  'lighting',
  'style',
  'quality',
  'mood',
  'meta',
  'hedge',
  'text',
  'object-look',
  'timing',
  'direction',
  'body-part'
] as const

export type ConceptName = (typeof conceptNames)[number]

/** A stretch of a caption that carries one concept. Spans of different concepts may overlap. */
export interface ConceptSpan {
  readonly concept: ConceptName
  /** UTF-16 offset into the caption, inclusive. */
  readonly start: number
  /** UTF-16 offset into the caption, exclusive. */
  readonly end: number
  /** The grammar rule that found the span. */
  readonly rule: string
  /** The lexicon entry the rule rests on, where there is one. */
  readonly entry?: string
  /** Who added the entry to the lexicon, where a config did: `.caplintrc.yaml`. */
  readonly from?: string
}
