import type {Caption, Fix, Span} from '../../src/rule.ts'
import {placeholderFraming, placeholderNames, placeholders} from './placeholders.ts'

/** Cheap test that spares most captions the patterns: brackets, or capitals that are no word. */
const mayHoldPlaceholder = /[[{<%]|TOK|[A-Z]_[A-Z]/

/** The placeholders in a caption, in their order. What is an anchor as it stands is none. */
export function findPlaceholders({
  text,
  anchorMatches
}: Pick<Caption, 'text' | 'anchorMatches'>): readonly Span[] {
  if (!mayHoldPlaceholder.test(text)) return []
  const found: Span[] = []
  for (const {pattern} of placeholders) {
    for (const match of text.matchAll(pattern)) {
      const span = {start: match.index, end: match.index + match[0].length}
      const name = match.groups?.name
      if (name !== undefined && !isPlaceholderName(name)) continue
      const isAnchor = anchorMatches.some((anchor) => anchor.form === 'exact' && meet(anchor, span))
      if (!isAnchor && !found.some((other) => meet(other, span))) found.push(span)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const meet = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

function isPlaceholderName(name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/[\s_-]+/u)
    .filter((word) => word !== '' && !placeholderFraming.has(word))
  return placeholderNames.has(words.join(' '))
}

/** The anchor in the place of a placeholder, where there is no doubt which: one anchor, which the caption does not name. */
export function anchorForPlaceholder(
  {text, anchorMatches, context}: Pick<Caption, 'text' | 'anchorMatches' | 'context'>,
  span: Span
): Fix | undefined {
  const [anchor, otherAnchor] = context.anchors ?? []
  if (anchor === undefined || otherAnchor !== undefined || anchorMatches.length > 0) return undefined
  return {text: anchor, type: 'rewrite', ...withLastWord(text, span, anchor)}
}

/** `[trigger] woman` for the anchor `ohwx woman`: the last word is there already. */
function withLastWord(text: string, {start, end}: Span, anchor: string): Span {
  const lastWord = / \S+$/u.exec(anchor)?.[0] ?? ''
  const repeats =
    lastWord !== '' &&
    text.startsWith(lastWord, end) &&
    !/^[\p{L}\p{N}]/u.test(text.slice(end + lastWord.length))
  return {start, end: repeats ? end + lastWord.length : end}
}
