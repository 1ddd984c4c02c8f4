import type {Span} from '../language/span.ts'

/** A caption as an example writes it, taken apart. */
export interface MarkedText {
  /** The caption without marks. */
  readonly text: string
  /** What the marks enclose: UTF-16 offsets into `text`, by start, the longer one first. */
  readonly spans: readonly Span[]
}

const opening = '«'
const closing = '»'

export const bySpan = (a: Span, b: Span): number => a.start - b.start || b.end - a.end

/**
 * Takes the `«…»` marks out of an example. Marks may nest, touch, and be empty.
 *
 * @throws {Error} where a mark is not closed or not opened.
 */
export function parseMarks(marked: string): MarkedText {
  let text = ''
  const spans: Span[] = []
  const open: number[] = []
  for (const character of marked) {
    if (character === opening) {
      open.push(text.length)
    } else if (character === closing) {
      const start = open.pop()
      if (start === undefined) throw new Error(`\`»\` without \`«\` in example \`${marked}\``)
      spans.push({start, end: text.length})
    } else {
      text += character
    }
  }
  if (open.length > 0) throw new Error(`\`«\` without \`»\` in example \`${marked}\``)
  return {text, spans: spans.sort(bySpan)}
}

/** Writes marks around spans, the way `parseMarks` reads them. Spans that cross come out as they fall. */
export function writeMarks(text: string, spans: readonly Span[]): string {
  let marked = ''
  for (let offset = 0; offset <= text.length; offset++) {
    for (const {start, end} of spans) if (end === offset && start < end) marked += closing
    for (const {start, end} of spans) if (start === offset && end === offset) marked += opening + closing
    for (const {start, end} of spans) if (start === offset && start < end) marked += opening
    marked += text.charAt(offset)
  }
  return marked
}
