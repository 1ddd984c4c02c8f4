import type {Span} from '../../../language/span.ts'
import {isBlank} from './python-text.ts'

/** What lies behind the first line of a text, if there is any: what is not read where only that line is. */
export function unreadLines(text: string): readonly Span[] {
  const lineEnd = /\r\n?|\n/.exec(text)
  if (!lineEnd) return []
  const start = lineEnd.index + lineEnd[0].length
  const rest = text.slice(start)
  if (isBlank(rest)) return []
  return [{start: start + (rest.length - rest.trimStart().length), end: text.trimEnd().length}]
}
