import type {Caption} from './caption.ts'
import type {Span} from './span.ts'

/**
 * What to cut out of a tag list so that one tag goes and the list stays well-formed: the tag and the comma on one side
 * of it. A `|||` or a line break beside the tag stays.
 */
export function tagRemoval({text, tags}: Caption, index: number): Span | undefined {
  const tag = tags[index]
  if (!tag) return undefined
  const before = tags[index - 1]
  const after = tags[index + 1]
  if (before && isComma(text.slice(before.end, tag.start))) return {start: before.end, end: tag.end}
  if (after && isComma(text.slice(tag.end, after.start))) return {start: tag.start, end: after.start}
  return {start: tag.start, end: tag.end}
}

const isComma = (gap: string): boolean => /^[ \t]*,[ \t]*$/.test(gap)
