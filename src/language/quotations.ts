import {contains, type Span} from './span.ts'

/**
 * Double marks in pairs, and single ones that stand like quotation marks: not inside a word, as an apostrophe does.
 * A quotation doesn't run over a line break, so that one stray mark can't swallow the caption.
 */
const quotation =
  /"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|(?<![\p{L}\p{N}])'(?=\S)[^'\n]*(?:'(?=\p{L})[^'\n]*)*(?<=\S)'(?!\p{L})|‘[^’\n]*(?:’(?=\p{L})[^’\n]*)*’/gu

/** Cheap test that spares most captions the pattern. */
const mark = /["'“«‘]/u

/** Where a caption quotes: the words of a sign, a label, a title. Marks included. */
export function quotations(text: string): readonly Span[] {
  if (!mark.test(text)) return []
  return [...text.matchAll(quotation)].map(({index, 0: {length}}) => ({start: index, end: index + length}))
}

/**
 * Whether a stretch is part of a longer text to be read in the picture: what a sign says is as it is. Marks around
 * the stretch alone, or around the whole caption, quote nothing.
 */
export const isQuotedText = (text: string, span: Span): boolean =>
  quotations(text).some(
    (quotation) =>
      contains(quotation, span) &&
      quotation.end - quotation.start > span.end - span.start + 2 &&
      quotation.end - quotation.start < text.trim().length
  )
