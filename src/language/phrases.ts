/**
 * Finds listed phrases in a caption, token by token, so that word lists can be data. A phrase is written as tokens with
 * blanks between them:
 *
 *     image                 the word, in lower case, with a straight apostrophe
 *     shows|depicts         either word
 *     a?                    the word or nothing
 *     ,                     punctuation stands for itself
 *     <picture>             any word of a named class
 *     *                     any one word
 *     ~3                    up to three words that may modify a noun or join modifiers, commas included (no
 *                           preposition, pronoun, auxiliary)
 *
 * A phrase stays within one sentence and begins with a listed word, never with `*` or `~`.
 */
import {functionWords} from './function-words.ts'
import {closedClass} from './lexicon/closed-class.ts'
import type {Span} from './span.ts'
import type {Token} from './token.ts'

/** Named sets of words that phrases refer to as `<name>`. */
export type WordClasses = Readonly<Record<string, readonly string[]>>

/** Where a listed phrase stands. `firstToken` and `lastToken` (exclusive) index the tokens searched. */
export interface FoundPhrase<Row> extends Span {
  readonly row: Row
  readonly firstToken: number
  readonly lastToken: number
}

/** A list of phrases, ready to be looked for. */
export interface PhraseList<Row> {
  /** The longest phrase that begins at a token. */
  readonly at: (tokens: readonly Token[], index: number) => FoundPhrase<Row> | undefined
  /** All phrases from left to right; at each place the longest, none inside another. */
  readonly in: (tokens: readonly Token[]) => readonly FoundPhrase<Row>[]
}

/** One step of a phrase: the words that may stand there, and whether nothing may. */
interface Step {
  readonly matches: (token: Token) => boolean
  readonly optional: boolean
}

interface Pattern<Row> {
  readonly row: Row
  readonly steps: readonly Step[]
}

/**
 * Reads a list of phrases. The list is compiled on first use, so that an unused one costs nothing.
 *
 * @throws {Error} on first use, where a phrase is not written as described above.
 */
export function phraseList<Row extends {readonly phrase: string}>(
  rows: readonly Row[],
  classes: WordClasses = {}
): PhraseList<Row> {
  let compiled: ReadonlyMap<string, readonly Pattern<Row>[]> | undefined
  const at = (tokens: readonly Token[], index: number): FoundPhrase<Row> | undefined => {
    compiled ??= compile(rows, classes)
    const first = tokens[index]
    const patterns = first && compiled.get(first.lower)
    if (!patterns) return undefined
    let found: FoundPhrase<Row> | undefined
    for (const {row, steps} of patterns) {
      const lastToken = longestEnd(tokens, index, steps)
      if (lastToken <= (found?.lastToken ?? index)) continue
      const end = tokens[lastToken - 1]?.end ?? first.end
      found = {row, start: first.start, end, firstToken: index, lastToken}
    }
    return found
  }
  return {
    at,
    in(tokens) {
      const all: FoundPhrase<Row>[] = []
      for (let index = 0; index < tokens.length; index++) {
        const found = at(tokens, index)
        if (!found) continue
        all.push(found)
        index = found.lastToken - 1
      }
      return all
    }
  }
}

/** The end (exclusive) of the longest way to walk the steps from a token on; -1 where there is none. */
function longestEnd(tokens: readonly Token[], index: number, steps: readonly Step[], step = 0): number {
  const current = steps[step]
  if (!current) return index
  const skipped = current.optional ? longestEnd(tokens, index, steps, step + 1) : -1
  const token = tokens[index]
  const inSentence = token && (step === 0 || token.sentence === tokens[index - 1]?.sentence)
  if (!inSentence || !current.matches(token)) return skipped
  return Math.max(skipped, longestEnd(tokens, index + 1, steps, step + 1))
}

/** Phrases by their possible first words. */
function compile<Row extends {readonly phrase: string}>(
  rows: readonly Row[],
  classes: WordClasses
): ReadonlyMap<string, readonly Pattern<Row>[]> {
  const byFirstWord = new Map<string, Pattern<Row>[]>()
  for (const row of rows) {
    const parts = row.phrase.split(' ')
    const pattern = {row, steps: parts.flatMap((part) => stepsOf(part, classes))}
    for (const word of firstWords(row.phrase, parts, classes)) {
      const patterns = byFirstWord.get(word)
      if (patterns) patterns.push(pattern)
      else byFirstWord.set(word, [pattern])
    }
  }
  return byFirstWord
}

function stepsOf(part: string, classes: WordClasses): readonly Step[] {
  const [, upTo] = /^~(\d)$/u.exec(part) ?? []
  if (upTo) return Array.from({length: Number(upTo)}, () => ({matches: mayModify, optional: true}))
  const optional = part.length > 1 && part.endsWith('?')
  const bare = optional ? part.slice(0, -1) : part
  if (bare === '*') return [{matches: ({kind}) => kind === 'word', optional}]
  const words = new Set(wordsOf(bare, classes))
  return [{matches: ({lower}) => words.has(lower), optional}]
}

function wordsOf(part: string, classes: WordClasses): readonly string[] {
  return part.split('|').flatMap((word) => {
    const [, name] = /^<([a-z]+)>$/u.exec(word) ?? []
    if (name === undefined) return word
    const members = classes[name]
    if (!members) throw new Error(`Unknown word class <${name}>`)
    return members
  })
}

function firstWords(phrase: string, parts: readonly string[], classes: WordClasses): ReadonlySet<string> {
  const words = new Set<string>()
  for (const part of parts) {
    if (/^[*~]/u.test(part) || part === '') break
    const optional = part.length > 1 && part.endsWith('?')
    for (const word of wordsOf(optional ? part.slice(0, -1) : part, classes)) words.add(word)
    if (!optional) return words
  }
  throw new Error(`Phrase "${phrase}" does not begin with a word`)
}

const conjunctions: ReadonlySet<string> = new Set(closedClass.conjunction.split(', '))

const mayModify = ({kind, lower}: Token): boolean =>
  kind === 'word' ? !functionWords.has(lower) || conjunctions.has(lower) : lower === ','
