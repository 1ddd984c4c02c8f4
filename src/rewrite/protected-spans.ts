import {quotations} from '../language/quotations.ts'
import {overlaps, type Span} from '../language/span.ts'

/** Stretches that mean what they mean only letter by letter: networks, weights, numbers. */
const literal = /<\w+:[^<>\n]+>|\([^()\n]*:\d+(?:\.\d+)?\)|\d+(?:[.,:/]\d+)*/g

/** Quoted words, prompt syntax and numbers of a caption: no wording may change, add or lose them by the way. */
function literalSpans(text: string): readonly Span[] {
  const spans: Span[] = [...quotations(text)]
  for (const {index, 0: match} of text.matchAll(literal)) {
    const span = {start: index, end: index + match.length}
    if (!spans.some((other) => overlaps(other, span))) spans.push(span)
  }
  return spans
}

/**
 * Literal stretches of a text that another text lacks, each as often as it lacks it.
 * @param mayGo Stretches of the text whose words may go.
 */
export function lostLiterals(text: string, other: string, mayGo: readonly Span[]): readonly string[] {
  const left = literalSpans(other).map(({start, end}) => other.slice(start, end))
  return literalSpans(text)
    .filter((span) => !mayGo.some((stretch) => overlaps(stretch, span)))
    .map(({start, end}) => text.slice(start, end))
    .filter((words) => {
      const index = left.indexOf(words)
      if (index >= 0) left.splice(index, 1)
      return index < 0
    })
}
