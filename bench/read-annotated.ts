import type {ConceptSpan} from '../src/language/concept.ts'
import {type LoraKind, loraKinds} from '../src/language/kind.ts'
import {readCaption} from '../src/language/read-caption.ts'
import type {AnnotatedCaption} from './score.ts'

const isKind = (kind: string): kind is LoraKind => (loraKinds as readonly string[]).includes(kind)

/** The kind that a caption was written for, where it is one of the four. */
export const kindOf = ({kind}: AnnotatedCaption): LoraKind | undefined => (isKind(kind) ? kind : undefined)

export const anchorsOf = ({anchor}: AnnotatedCaption): string[] => (anchor ? [anchor] : [])

/** Reads an annotated caption with its own anchor and kind. */
export const readAnnotated = (caption: AnnotatedCaption): readonly ConceptSpan[] =>
  readCaption(caption.caption, {kind: kindOf(caption), anchors: anchorsOf(caption)}).concepts()
