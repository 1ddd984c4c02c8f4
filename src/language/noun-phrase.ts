import type {Caption} from './caption.ts'
import {functionWords} from './function-words.ts'
import type {Span} from './span.ts'

/** Words that begin a noun phrase. */
const determiners: ReadonlySet<string> = new Set(['a', 'an', 'the', 'this', 'that', 'one', 'some', 'another'])

/** How many words may stand between determiner and noun: `a very tall young woman`. */
const mostModifiers = 4

export interface NounPhrase extends Span {
  readonly hasDeterminer: boolean
  /** Whether nothing before the span belongs to the phrase: without determiner, `huge` may modify `man`. */
  readonly isWhole: boolean
}

/**
 * The noun phrase that ends with the token at `noun`: from its determiner on, where one stands before it with nothing
 * but modifiers between; otherwise the noun alone.
 */
export function nounPhrase({tokens}: Caption, noun: number): NounPhrase {
  const {start, end, sentence} = tokens[noun] ?? {start: 0, end: 0, sentence: -1}
  for (let index = noun - 1; index >= 0 && index >= noun - 1 - mostModifiers; index--) {
    const token = tokens[index]
    if (token?.kind !== 'word' || token.sentence !== sentence) break
    if (determiners.has(token.lower)) {
      return {start: token.start, end, hasDeterminer: true, isWhole: true}
    }
    if (functionWords.has(token.lower) && token.lower !== 'very') break
  }
  const before = tokens[noun - 1]
  const isModified =
    before?.kind === 'word' && before.sentence === sentence && !functionWords.has(before.lower)
  return {start, end, hasDeterminer: false, isWhole: !isModified}
}

/**
 * The noun phrase that stands directly before a name and says what bears it: `the character` in `the character annika`,
 * `a young woman named` with the linking word. `isClassWord` decides which nouns count. `isWhole` as in `nounPhrase`.
 */
export function classBefore(
  caption: Caption,
  name: Span,
  isClassWord: (lower: string) => boolean
): (Span & Pick<NounPhrase, 'isWhole'>) | undefined {
  const {tokens} = caption
  const index = tokens.findIndex(({start, end}) => start <= name.start && name.start < end)
  const previous = tokens[index - 1]
  const noun = previous && linkingWords.has(previous.lower) ? index - 2 : index - 1
  const token = tokens[noun]
  if (!previous || !token || token.sentence !== tokens[index]?.sentence || !isClassWord(token.lower))
    return undefined
  const phrase = nounPhrase(caption, noun)
  // "waves at the woman annika is hugging": two people, the second clause describes the first of them.
  const before = tokens.findLast(({end}) => end <= phrase.start)
  const after = tokens.find(({start}) => start >= name.end)
  const isObject = before?.kind === 'word' && before.lower !== 'of'
  if (isObject && auxiliaries.has(after?.lower ?? '')) return undefined
  return {start: phrase.start, end: previous.end, isWhole: phrase.isWhole}
}

const linkingWords: ReadonlySet<string> = new Set(['named', 'called'])
const auxiliaries: ReadonlySet<string> = new Set(['is', 'was', 'has', 'had', 'does', 'did', 'will', 'can'])
