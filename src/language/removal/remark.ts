import type {Caption} from '../caption.ts'
import type {Edit} from '../join-edits.ts'
import {overlaps, type Span} from '../span.ts'
import {isTooLong} from './longest.ts'

/** How many words may stand between a remark and the colon that ends it: `Here is the caption you asked for:`. */
const wordsToColon = 8

/**
 * Takes out what is said beside a caption: up to the colon that leads to the caption, or the whole sentence. `undefined`
 * where nothing else would be left, or where the sentence names what is taught.
 */
export function remarkRemoval(caption: Caption, span: Span): Edit | undefined {
  if (isTooLong(caption)) return undefined
  const {text, sentences, tokens} = caption
  const touched = sentences.filter((sentence) => overlaps(sentence, span))
  const [first, last] = [touched[0], touched.at(-1)]
  if (!first || !last) return undefined
  const from = tokens.findIndex(({start}) => start >= span.start)
  const isLabel = text.slice(span.start, span.end).endsWith(':')
  const colon = isLabel
    ? span
    : tokens
        .slice(from, from + wordsToColon + 1)
        .find((token) => token.text === ':' && token.start >= span.end)
  const stretch = colon
    ? {start: isLabel ? span.start : first.start, end: colon.end}
    : {start: first.start, end: last.end}
  const named = [...caption.anchorMatches, ...caption.secondaryMatches]
  if (named.some((match) => overlaps(match, stretch))) return undefined
  let {start, end} = stretch
  if (text.slice(0, start).trim() === '') while (/\s/u.test(text.charAt(end))) end++
  else start = text.slice(0, start).trimEnd().length
  return /[\p{L}\p{N}]/u.test(text.slice(0, start) + text.slice(end)) ? {start, end, text: ''} : undefined
}
