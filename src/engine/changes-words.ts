/**
 * Whether a fix keeps every word of a caption, whatever it says of itself: what is labelled `safe` is made without a look
 * by people who asked for nothing else.
 */
import type {Caption} from '../language/caption.ts'
import {contains} from '../language/span.ts'
import type {Fix} from '../rule.ts'

/** Whether a caption has other words after a fix. Markup is none, and an anchor is the same word however it is spelled. */
export function changesWords({text, anchorMatches}: Caption, {start, end, text: written}: Fix): boolean {
  if (anchorMatches.some((match) => match.anchor === written && contains(match, {start, end}))) return false
  const before = unbroken(text, start, -1)
  const after = unbroken(text, end, 1)
  const old = text.slice(start, end)
  const now = wordsOf(before + written + after)
  return now !== wordsOf(before + old + after) && now !== wordsOf(before + withoutMarkup(old) + after)
}

/** Characters on either side of a fix that are looked at: it may join words, or part one. */
const lookAround = 64

/** What a place is joined to: the characters before or behind it, up to white space. */
function unbroken(text: string, place: number, direction: 1 | -1): string {
  return direction < 0
    ? (/\S*$/u.exec(text.slice(Math.max(0, place - lookAround), place))?.[0] ?? '')
    : (/^\S*/u.exec(text.slice(place, place + lookAround))?.[0] ?? '')
}

/** The words of a text in lower case, without punctuation; characters that cannot be seen part none. */
const wordsOf = (text: string): string =>
  (
    text
      .replaceAll(invisible, '')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ')

const invisible = /\p{Default_Ignorable_Code_Point}|[^\P{Cc}\s\u0085]/gu

/** Letters and numbers that are no words of a caption, by what they stand with: tags, headings, labels, weights. */
const markup: readonly RegExp[] = [
  /<\|[^|<>\n]{1,40}\|>\p{L}*/gu,
  /<[^<>\n]{1,80}>/gu,
  /^\s*#{1,6} [^\n]{0,80}\n/gu,
  /^[\s"'“*_#]*(?:[\p{L}\p{N}]+ ?){1,3}[*_]*:/gu,
  /:\s*-?\d+(?:\.\d+)?(?=\s*\))/gu
]

const withoutMarkup = (text: string): string =>
  markup.reduce((left, pattern) => left.replaceAll(pattern, ' '), text)
