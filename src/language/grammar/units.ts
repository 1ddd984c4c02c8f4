import type {AddedMatch} from '../added-words.ts'
import type {ConceptInput} from '../concepts.ts'
import {lookUp} from '../lexicon/lexicon.ts'
import {initialBit, type Word} from '../lexicon/word.ts'
import type {Span} from '../span.ts'
import {tag, type Tag, type Unit} from './unit.ts'

/** Form of the word that stands for punctuation and anchors: nothing is known of it. */
export const blankForm = '\u0000'
const blank = lookUpLazily()

/** The knowledge of punctuation: none. */
function lookUpLazily(): () => Word {
  let word: Word | undefined
  return () => {
    word ??= lookUp(blankForm)
    return word
  }
}

/** Punctuation that ends a clause; also as East Asian keyboards type it. */
const stops = new Set([...';:()[]{}—–|"“”.!?…*#；：（）。！？', '--', '...'])

const commas = new Set(',，、')

/** Turns tokens into units: phrases of the lexicon become one unit, and so does each anchor. */
export function unitsOf({tokens, anchors, secondary, text, added}: ConceptInput): Unit[] {
  const units: Unit[] = []
  const addedWords = added?.find(tokens)
  let nextAdded = 0
  let addedStart = Infinity
  const masks: readonly Span[] =
    secondary.length === 0 ? anchors : [...anchors, ...secondary].sort((a, b) => a.start - b.start)
  let nextMask = 0
  let mask = masks[0]
  let maskStart = mask?.start ?? text.length
  const underscored = text.includes('_')
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) break
    while (mask !== undefined && mask.end <= token.start) {
      mask = masks[++nextMask]
      maskStart = mask?.start ?? text.length
    }
    if (mask !== undefined && maskStart < token.end && mask.end > token.start) {
      let last = token
      while ((tokens[i + 1]?.start ?? Infinity) < mask.end) {
        i++
        last = tokens[i] ?? last
      }
      units.push({
        start: token.start,
        end: last.end,
        lower: token.lower,
        word: blank(),
        capital: false,
        masked: secondary.includes(mask as never) ? 2 : 1,
        sentence: token.sentence,
        tag: tag.noun
      })
      continue
    }
    if (addedWords !== undefined) {
      while ((addedWords[nextAdded]?.first ?? i) < i) nextAdded++
      const match = addedWords[nextAdded]
      const stands = match?.first === i
      if (stands && (tokens[match.last]?.end ?? 0) <= maskStart) {
        units.push(addedUnit(tokens, match))
        i = match.last
        continue
      }
      addedStart = startOf(tokens, stands ? addedWords[nextAdded + 1] : match)
    }
    if (token.kind !== 'word') {
      units.push(
        mark(token, commas.has(token.lower) ? tag.comma : stops.has(token.lower) ? tag.stop : tag.other)
      )
      continue
    }
    let last = i
    // A tag in prose is looked up with spaces: "wide_shot".
    let word = lookUp(
      underscored && token.lower.includes('_') ? token.lower.replaceAll('_', ' ') : token.lower
    )
    const next = tokens[i + 1]
    const phrases =
      next !== undefined && (word.phraseInitials & initialBit(next.lower)) !== 0
        ? word.phrases?.get(next.lower)
        : undefined
    if (phrases !== undefined) {
      // What users add goes before phrases of the lexicon that run into it.
      const phraseLimit = Math.min(maskStart, addedStart)
      for (const {words, form} of phrases) {
        const end = matchPhrase(tokens, i, words, phraseLimit)
        if (end < 0) continue
        last = end
        word = lookUp(form)
        break
      }
    }
    const first = text.charCodeAt(token.start)
    units.push({
      start: token.start,
      end: tokens[last]?.end ?? token.end,
      lower: word.form,
      word,
      capital: first >= 65 && first <= 90,
      masked: 0,
      sentence: token.sentence,
      tag: tag.other
    })
    i = last
  }
  return units
}

const mark = (token: ConceptInput['tokens'][number], value: Tag): Unit => ({
  start: token.start,
  end: token.end,
  lower: token.lower,
  word: blank(),
  capital: false,
  masked: 0,
  sentence: token.sentence,
  tag: value
})

/** The unit of a word or phrase that users have added. */
const addedUnit = (tokens: ConceptInput['tokens'], {first, last, word, ignored}: AddedMatch): Unit => ({
  start: tokens[first]?.start ?? 0,
  end: tokens[last]?.end ?? 0,
  lower: word.form,
  word,
  capital: false,
  masked: 0,
  sentence: tokens[first]?.sentence ?? 0,
  tag: tag.other,
  ...(ignored ? {ignored} : {})
})

/** Where an added word begins; nowhere if there is none. */
const startOf = (tokens: ConceptInput['tokens'], match: AddedMatch | undefined): number =>
  (match === undefined ? undefined : tokens[match.first]?.start) ?? Infinity

const isPluralOf = (form: string, word: string): boolean =>
  form.length === word.length + 1 && form.endsWith('s') && form.startsWith(word)

/** Index of a phrase's last token, or -1. The last word may be a plural. */
function matchPhrase(
  tokens: ConceptInput['tokens'],
  at: number,
  words: readonly string[],
  limit: number
): number {
  const sentence = tokens[at]?.sentence
  for (let k = 0; k < words.length; k++) {
    const token = tokens[at + 1 + k]
    const wanted = words[k]
    if (token === undefined || wanted === undefined || token.sentence !== sentence || token.end > limit)
      return -1
    if (token.lower === wanted) continue
    if (k === words.length - 1 && isPluralOf(token.lower, wanted)) continue
    return -1
  }
  return at + words.length
}
