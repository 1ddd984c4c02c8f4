import {createHash} from 'node:crypto'
import type {Span} from '../language/span.ts'

/** Words on each side of a finding that tell it from others: enough to tell, few enough to outlive other edits. */
const nearestWords = 2
/** UTF-16 code units that are looked through for them. */
const reach = 120

/** 16 hexadecimal digits: enough to tell apart what one dataset holds. */
const hash = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)

/**
 * Tells a finding by the words concerned and the words nearest to them, whatever the message says and wherever in the
 * caption they stand. White space and punctuation around them don't count.
 */
export function findingFingerprint(caption: string, {start, end}: Span): string {
  const before = wordsIn(caption.slice(Math.max(0, start - reach), start)).slice(-nearestWords)
  const after = wordsIn(caption.slice(end, end + reach)).slice(0, nearestWords)
  return hash(['words', caption.slice(start, end).trim().replaceAll(/\s+/g, ' '), before, after])
}

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}_'’-]+/gu) ?? []

/**
 * Tells a finding about files. In a file of many captions it is that of one caption and its media, elsewhere of all that
 * the file holds.
 */
export const filesFingerprint = (parts: readonly (string | undefined)[]): string => hash(['files', ...parts])

/** Tells a caption, wherever it stands; white space around it doesn't count. */
export const captionFingerprint = (caption: string): string => hash(['caption', caption.trim()])

/** Tells a finding of the dataset by the captions concerned, in whatever order. */
export const datasetFingerprint = (captions: readonly string[]): string =>
  hash(['dataset', [...captions].sort()])
