import type {Run} from './runs.ts'
import {runsOf} from './runs.ts'
import {overlaps, type Span} from './span.ts'

/** A mention of a secondary concept: word for word (`exact`), or the same thing in other words (`reworded`). */
export interface PhraseMatch extends Span {
  /** The phrase as configured. */
  readonly phrase: string
  readonly form: 'exact' | 'reworded'
}

/** Words that may change without the thing named changing: `in the red dress`, `wearing her red dress`. */
const connectingWords = new Set(
  'a an the this that her his their its my in with on at of and wearing wears wore dressed has have having holding'.split(
    ' '
  )
)

/** A phrase taken apart. */
interface CompiledPhrase {
  readonly phrase: string
  readonly words: readonly string[]
  /** The words without connecting ones. */
  readonly contentWords: readonly string[]
}

/** Phrases come from configs: there are few, and each is compared with every caption. */
const compiled = new Map<string, CompiledPhrase>()

function compile(phrase: string): CompiledPhrase {
  let known = compiled.get(phrase)
  if (!known) {
    const words = runsOf(phrase).map((run) => run.lower)
    known = {phrase, words, contentWords: words.filter((word) => !connectingWords.has(word))}
    compiled.set(phrase, known)
  }
  return known
}

/**
 * Where secondary concepts stand. A mention counts as reworded when the phrase's content words follow each other in
 * order, with nothing but connecting words before and between them.
 */
export function findSecondary(text: string, phrases: readonly string[]): readonly PhraseMatch[] {
  if (phrases.length === 0) return []
  const runs = runsOf(text)
  const matches: PhraseMatch[] = []
  const byLength = phrases.map(compile).sort((a, b) => b.phrase.length - a.phrase.length)
  for (const form of ['exact', 'reworded'] as const) {
    for (const {phrase, words, contentWords} of byLength) {
      const first = form === 'exact' ? words[0] : contentWords[0]
      if (first === undefined) continue
      for (let at = 0; at < runs.length; at++) {
        if (runs[at]?.lower !== first) continue
        const span = form === 'exact' ? exactAt(runs, at, words) : rewordedAt(runs, at, contentWords)
        if (span && !matches.some((other) => overlaps(other, span))) matches.push({phrase, form, ...span})
      }
    }
  }
  return matches.sort((a, b) => a.start - b.start)
}

function exactAt(runs: readonly Run[], at: number, words: readonly string[]): Span | undefined {
  const first = runs[at]
  const last = runs[at + words.length - 1]
  if (!first || !last || words.some((word, index) => runs[at + index]?.lower !== word)) return undefined
  return {start: first.start, end: last.end}
}

function rewordedAt(runs: readonly Run[], at: number, contentWords: readonly string[]): Span | undefined {
  let index = at
  for (const word of contentWords) {
    while (index > at && connectingWords.has(runs[index]?.lower ?? '')) index++
    if (runs[index]?.lower !== word) return undefined
    index++
  }
  let first = at
  while (connectingWords.has(runs[first - 1]?.lower ?? '')) first--
  if (runs[first]?.lower === 'and') first++
  const start = runs[first]?.start
  const end = runs[index - 1]?.end
  return start === undefined || end === undefined ? undefined : {start, end}
}
