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

/**
 * Where secondary concepts stand. A mention counts as reworded when the phrase's content words follow each other in
 * order, with nothing but connecting words before and between them.
 */
export function findSecondary(text: string, phrases: readonly string[]): readonly PhraseMatch[] {
  if (phrases.length === 0) return []
  const runs = runsOf(text)
  const matches: PhraseMatch[] = []
  const byLength = phrases.filter((phrase) => runsOf(phrase).length > 0).sort((a, b) => b.length - a.length)
  for (const form of ['exact', 'reworded'] as const) {
    for (const phrase of byLength) {
      for (let at = 0; at < runs.length; at++) {
        const span = form === 'exact' ? exactAt(runs, at, phrase) : rewordedAt(runs, at, phrase)
        if (span && !matches.some((other) => overlaps(other, span))) matches.push({phrase, form, ...span})
      }
    }
  }
  return matches.sort((a, b) => a.start - b.start)
}

function exactAt(runs: readonly Run[], at: number, phrase: string): Span | undefined {
  const wanted = runsOf(phrase)
  const last = runs[at + wanted.length - 1]
  const first = runs[at]
  if (!first || !last || wanted.some((want, index) => runs[at + index]?.lower !== want.lower))
    return undefined
  return {start: first.start, end: last.end}
}

function rewordedAt(runs: readonly Run[], at: number, phrase: string): Span | undefined {
  const wanted = runsOf(phrase).filter((run) => !connectingWords.has(run.lower))
  if (wanted.length === 0 || runs[at]?.lower !== wanted[0]?.lower) return undefined
  let index = at
  for (const want of wanted) {
    while (index > at && connectingWords.has(runs[index]?.lower ?? '')) index++
    if (runs[index]?.lower !== want.lower) return undefined
    index++
  }
  let first = at
  while (connectingWords.has(runs[first - 1]?.lower ?? '')) first--
  if (runs[first]?.lower === 'and') first++
  const start = runs[first]?.start
  const end = runs[index - 1]?.end
  return start === undefined || end === undefined ? undefined : {start, end}
}
