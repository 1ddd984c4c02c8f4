import type {Root} from 'nlcst'
import retextEnglish from 'retext-english'
import {unified} from 'unified'
import {captionSyntax} from './caption-syntax.ts'

const processor = unified()
  .data({nlcstSentenceExtensions: [captionSyntax]} as Record<string, unknown>)
  .use(retextEnglish)
  .freeze()

/** Parses a caption into an nlcst tree: retext-english with prompt syntax kept whole. Offsets are UTF-16. */
export const parseCaption = (text: string): Root => processor.parse(text) as Root
