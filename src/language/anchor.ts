import leven from 'leven'
import {isListed} from './lexicon/lexicon.ts'
import type {Run} from './runs.ts'
import {runsOf} from './runs.ts'
import {overlaps, type Span} from './span.ts'

/**
 * How a mention of the anchor is spelled: `exact`; `sentence-case` (only a sentence-initial capital differs);
 * `case`; `hyphenation` (spaces, hyphens, underscores differ: `crystal-sword`); `inflected` (the last word carries an
 * ending: `crystal swords`, `fluid walking`); `misspelling` (one or two letters off, and no English word).
 */
export type AnchorForm = 'exact' | 'sentence-case' | 'case' | 'hyphenation' | 'inflected' | 'misspelling'

/** A mention of an anchor. A possessive `'s` after it is not part of the span; an ending is. */
export interface AnchorMatch extends Span {
  /** The anchor as configured. */
  readonly anchor: string
  readonly form: AnchorForm
}

/** Endings under which the last word of an anchor is still the anchor. */
const endings = new Set(['s', 'es', 'ed', 'ing'])

/** Where the anchors stand in a text, in order. Longer anchors win over shorter ones they contain. */
export function findAnchors(text: string, anchors: readonly string[]): readonly AnchorMatch[] {
  if (anchors.length === 0) return []
  const matches: AnchorMatch[] = []
  const add = (found: Iterable<AnchorMatch>): void => {
    for (const match of found) if (!matches.some((other) => overlaps(other, match))) matches.push(match)
  }
  const byLength = anchors.filter((anchor) => anchor.trim() !== '').sort((a, b) => b.length - a.length)
  for (const anchor of byLength) add(exactMatches(text, anchor))
  const runs = runsOf(text)
  for (const anchor of byLength) add(closeMatches(text, runs, anchor))
  return matches.sort((a, b) => a.start - b.start)
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}\p{M}_]/u.test(character)

function* exactMatches(text: string, anchor: string): Generator<AnchorMatch> {
  for (let start = text.indexOf(anchor); start >= 0; start = text.indexOf(anchor, start + 1)) {
    const end = start + anchor.length
    const cutsBefore = isWordCharacter(anchor[0]) && isWordCharacter(text[start - 1])
    const cutsAfter = isWordCharacter(anchor.at(-1)) && isWordCharacter(text[end])
    if (!cutsBefore && !cutsAfter) yield {anchor, form: 'exact', start, end}
  }
}

function* closeMatches(text: string, runs: readonly Run[], anchor: string): Generator<AnchorMatch> {
  const wanted = runsOf(anchor)
  const initial = wanted[0]?.lower[0]
  if (initial === undefined) return
  for (let index = 0; index < runs.length; index++) {
    // Every form of an anchor begins with its first letter; this spares almost all words the closer look.
    if (runs[index]?.lower[0] !== initial) continue
    const found = closeMatchAt(text, runs, index, anchor, wanted)
    if (found) yield withOwnMarks(text, found, wanted)
  }
}

/** A mention with the marks that belong to the anchor, where they stand around it: `[TRIGGER]` for `[trigger]`. */
function withOwnMarks(text: string, match: AnchorMatch, wanted: readonly Run[]): AnchorMatch {
  const {anchor, start, end} = match
  const before = anchor.slice(0, wanted[0]?.start)
  const after = anchor.slice(wanted.at(-1)?.end)
  return {
    ...match,
    start: text.slice(0, start).endsWith(before) ? start - before.length : start,
    end: text.startsWith(after, end) ? end + after.length : end
  }
}

/** The anchor's words beginning at run `at`, spelled in any deviating way. */
function closeMatchAt(
  text: string,
  runs: readonly Run[],
  at: number,
  anchor: string,
  wanted: readonly Run[]
): AnchorMatch | undefined {
  const first = runs[at]
  const last = runs[at + wanted.length - 1]
  if (!first) return undefined
  if (last && isOnePhrase(text, runs, at, wanted.length)) {
    const span = {start: first.start, end: last.end}
    if (text[span.start - 1] === '_' || text[span.end] === '_') return undefined
    const form = formOf(text, runs, span, at, anchor, wanted)
    if (form) return {anchor, form, ...span}
  }
  return joinedMatchAt(text, runs, at, anchor, wanted)
}

/** `crystalsword` or `sks-dog` for an anchor that is cut otherwise: the same letters over fewer or more runs. */
function joinedMatchAt(
  text: string,
  runs: readonly Run[],
  at: number,
  anchor: string,
  wanted: readonly Run[]
): AnchorMatch | undefined {
  const first = runs[at]
  const letters = wanted.map((run) => run.lower).join('')
  if (!first || !letters.startsWith(first.lower) || letters.length < 5) return undefined
  let joined = ''
  for (let count = 1; count <= wanted.length + 1 && joined.length < letters.length; count++) {
    const run = runs[at + count - 1]
    if (!run || !isOnePhrase(text, runs, at, count)) return undefined
    joined += run.lower
    if (joined === letters && count !== wanted.length) {
      return {anchor, form: 'hyphenation', start: first.start, end: run.end}
    }
  }
  return undefined
}

/** Whether `count` runs from `at` are held together by single spaces, hyphens or underscores only. */
function isOnePhrase(text: string, runs: readonly Run[], at: number, count: number): boolean {
  for (let index = at; index < at + count - 1; index++) {
    const left = runs[index]
    const right = runs[index + 1]
    if (!left || !right || !/^(?:[ \t\r\n]+|[-_‐‑])$/u.test(text.slice(left.end, right.start))) return false
  }
  return true
}

function formOf(
  text: string,
  runs: readonly Run[],
  span: Span,
  at: number,
  anchor: string,
  wanted: readonly Run[]
): AnchorForm | undefined {
  let misspelled = 0
  let inflected = false
  for (const [index, want] of wanted.entries()) {
    const have = runs[at + index]
    if (!have) return undefined
    if (have.lower === want.lower) continue
    const isLast = index === wanted.length - 1
    if (isLast && have.lower.startsWith(want.lower) && endings.has(have.lower.slice(want.lower.length))) {
      inflected = true
    } else if (isMisspelling(have.lower, want.lower)) {
      misspelled++
    } else {
      return undefined
    }
  }
  if (misspelled > 1) return undefined
  if (misspelled === 1) return 'misspelling'
  if (inflected) return 'inflected'
  const written = text.slice(span.start, span.end)
  const core = anchor.slice(wanted[0]?.start, wanted.at(-1)?.end)
  // The letters agree but not what stands around them: `<new1>` written `new1`.
  if (written === core) return 'hyphenation'
  if (written.toLowerCase() !== core.toLowerCase()) return 'hyphenation'
  const isCapitalised =
    written.slice(1) === core.slice(1) && written.charAt(0) === core.charAt(0).toUpperCase()
  return isCapitalised && opensSentence(text, span.start) ? 'sentence-case' : 'case'
}

const opensSentence = (text: string, start: number): boolean =>
  /(?:^|[.!?…]["'”’)]?\s+|\n)\s*["'“‘(]?$/u.test(text.slice(0, start))

/**
 * One letter off in words of five letters or more, two in words of nine or more, with the same first letter. An
 * English word is never taken for a misspelled name: `walked` isn't `walker`.
 */
function isMisspelling(have: string, want: string): boolean {
  if (want.length < 5 || have[0] !== want[0] || Math.abs(have.length - want.length) > 2) return false
  if (/\d/u.test(want) || leven(have, want) > (want.length >= 9 ? 2 : 1)) return false
  return !isListed(have)
}
