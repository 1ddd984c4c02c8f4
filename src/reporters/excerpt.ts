import type {Span} from '../language/span.ts'

/** Captions up to this many UTF-16 code units are shown whole. */
const wholeCaptionLimit = 600
/** How much of a sentence is shown on either side of a finding's ends, in UTF-16 code units. */
const margin = 200
/** How far the cut may move to fall between words. */
const slack = 40

/** The stretches of a caption that are shown, in order and apart from each other, and how much that is. */
export interface Excerpt {
  readonly stretches: readonly Span[]
  /** UTF-16 code units shown. */
  readonly shown: number
}

/** Made for the first long caption: most datasets have none, and its tables take time to load. */
let sentences: Intl.Segmenter | undefined

/**
 * What of a caption is shown beside its findings: a usual caption whole; of a long one the sentences in which a
 * finding starts or ends; of an overlong sentence the words around.
 */
export function excerpt(caption: string, spans: readonly Span[]): Excerpt {
  if (caption.length <= wholeCaptionLimit) {
    return {stretches: [{start: 0, end: caption.length}], shown: caption.length}
  }
  const wanted = spans.length > 0 ? spans : [{start: 0, end: 0}]
  const stretches = merge(
    wanted.flatMap(({start, end}) => [around(caption, start), around(caption, Math.max(start, end - 1))])
  )
  return {stretches, shown: stretches.reduce((sum, {start, end}) => sum + end - start, 0)}
}

/** The sentence around an offset, cut to the margin. Looks at no more than that, however long the caption is. */
function around(caption: string, offset: number): Span {
  const at = Math.min(offset, caption.length - 1)
  const from = cutBefore(caption, at - margin)
  const to = cutAfter(caption, at + margin)
  sentences ??= new Intl.Segmenter('en', {granularity: 'sentence'})
  const sentence = sentences.segment(caption.slice(from, to)).containing(at - from)
  if (!sentence) return {start: from, end: to}
  const start = from + sentence.index
  return {start, end: start + sentence.segment.trimEnd().length}
}

/** Where to start showing, at a word's start if one is near. */
function cutBefore(text: string, offset: number): number {
  if (offset <= 0) return 0
  const space = text.slice(offset, offset + slack).indexOf(' ')
  return space >= 0 ? offset + space + 1 : characterStart(text, offset)
}

/** Where to stop showing, at a word's end if one is near. */
function cutAfter(text: string, offset: number): number {
  if (offset >= text.length) return text.length
  const space = text.slice(offset - slack, offset).lastIndexOf(' ')
  return space >= 0 ? offset - slack + space : characterStart(text, offset)
}

/** Steps out of the middle of a surrogate pair. */
const characterStart = (text: string, offset: number): number =>
  /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset - 1 : offset

/** Joins stretches that overlap or have no more than a space between them. */
function merge(spans: readonly Span[]): readonly Span[] {
  const merged: {start: number; end: number}[] = []
  for (const {start, end} of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start <= last.end + 1) last.end = Math.max(last.end, end)
    else merged.push({start, end})
  }
  return merged
}
