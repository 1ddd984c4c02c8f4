import {type ConceptName, conceptNames} from './concept.ts'
import {addedWord, ignoredWord, possessiveOf, withSensesOf} from './lexicon/added-word.ts'
import {conceptSenses} from './lexicon/concept-senses.ts'
import {isListed, lookUp} from './lexicon/lexicon.ts'
import {pluralsOf} from './lexicon/plurals.ts'
import type {Word} from './lexicon/word.ts'
import {parseCaption} from './parse.ts'
import {scanPlainText} from './scan-plain-text.ts'
import type {Token} from './token.ts'
import {flatten} from './tokens.ts'

/**
 * Words and phrases that users add to the lexicon, by the concept that they carry, in any case. What stands under `ignore`
 * carries none.
 */
export type AddedWords = {readonly [Name in ConceptName | 'ignore']?: readonly string[] | undefined}

/** Added words, and who added them, for people: `.caplintrc.yaml`. */
export interface AddedWordsLayer {
  readonly words: AddedWords
  readonly from?: string | undefined
}

/** An added word or phrase in a caption. */
export interface AddedMatch {
  /** Index of its first and its last token. */
  readonly first: number
  readonly last: number
  readonly word: Word
  readonly ignored: boolean
}

/** Added words, ready to be found. */
export interface AddedLexicon {
  /** Where they stand, in order, the longest where several begin; none overlap. */
  find(tokens: readonly Token[]): readonly AddedMatch[]
}

const prepared = new WeakMap<object, AddedLexicon>()

/**
 * Makes added words ready to be found, once per object: captions that are read with the same config share it, and those
 * of another config never see it.
 * @param layers Later ones add to earlier ones; of the same word, what the last one says holds.
 * @throws Error for a name that is no concept.
 */
export function addedLexicon(layers: AddedWords | readonly AddedWordsLayer[]): AddedLexicon {
  let lexicon = prepared.get(layers)
  if (lexicon === undefined) {
    lexicon = createAddedLexicon(isLayers(layers) ? layers : [{words: layers}])
    prepared.set(layers, lexicon)
  }
  return lexicon
}

const isLayers = (layers: AddedWords | readonly AddedWordsLayer[]): layers is readonly AddedWordsLayer[] =>
  Array.isArray(layers)

/** A form in which an added word or phrase stands in captions. */
interface Form {
  /** In lower case. */
  readonly tokens: readonly string[]
  readonly word: Word
  readonly ignored: boolean
  /** With its capitals, where only words that are written with them are meant. */
  readonly written?: readonly string[] | undefined
}

/** Forms by their words in lower case. */
type Forms = Map<string, readonly Form[]>

function createAddedLexicon(layers: readonly AddedWordsLayer[]): AddedLexicon {
  const forms: Forms = new Map()
  for (const layer of layers) for (const added of formsOf(layer).values()) addOver(forms, added)
  const byFirst = new Map<string, Form[]>()
  for (const form of [...forms.values()].flat()) {
    const first = form.tokens[0] ?? ''
    const group = byFirst.get(first)
    if (group === undefined) byFirst.set(first, [form])
    else group.push(form)
  }
  for (const group of byFirst.values()) group.sort(byTelling)

  return {
    find(tokens) {
      const matches: AddedMatch[] = []
      for (let first = 0; first < tokens.length; first++) {
        const form = byFirst.get(tokens[first]?.lower ?? '')?.find((each) => standsAt(tokens, first, each))
        if (form === undefined) continue
        const {word, ignored} = form
        const last = first + form.tokens.length - 1
        matches.push({first, last, word, ignored})
        first = last
      }
      return matches
    }
  }
}

/** Longer forms first, and of the same words those that want them with capitals. */
const byTelling = (a: Form, b: Form): number =>
  b.tokens.length - a.tokens.length || Number(b.written !== undefined) - Number(a.written !== undefined)

function standsAt(tokens: readonly Token[], first: number, {tokens: wanted, written}: Form): boolean {
  const sentence = tokens[first]?.sentence
  return wanted.every((lower, index) => {
    const token = tokens[first + index]
    return (
      token?.lower === lower &&
      token.sentence === sentence &&
      (written === undefined || token.text === written[index])
    )
  })
}

/** Adds forms of the same words over those of earlier layers. */
function addOver(forms: Forms, added: readonly Form[]): void {
  for (const form of added) {
    const key = form.tokens.join(' ')
    const kept = form.written === undefined ? [] : (forms.get(key) ?? []).filter((old) => !isSame(old, form))
    forms.set(key, [...kept, form])
  }
}

const isSame = (a: Form, b: Form): boolean => a.written?.join(' ') === b.written?.join(' ')

/** The forms of one layer. A form as it is listed goes before one that is only a plural of another. */
function formsOf({words, from}: AddedWordsLayer): Forms {
  const listed: Forms = new Map()
  const plurals: Forms = new Map()
  for (const name of Object.keys(words)) {
    if (name !== 'ignore' && !conceptNames.some((concept) => concept === name)) {
      throw new Error(`There is no concept \`${name}\`; concepts: ${conceptNames.join(', ')}, and \`ignore\``)
    }
  }
  for (const concept of conceptNames) {
    const sense = conceptSenses[concept]
    const add = (forms: Forms, tokens: readonly string[], entry: string, isPlural: boolean) => {
      const form = tokens.join(' ')
      const word = addedWord({form, entry, concept, from, isPlural}, lookUp(form))
      for (const spelled of spellingsOf(tokens, word)) addSense(forms, {...spelled, ignored: false})
    }
    for (const entry of words[concept] ?? []) {
      const tokens = tokensOf(entry).map((token) => token.toLowerCase())
      add(listed, tokens, entry, false)
      if (sense.noun === undefined) continue
      for (const plural of pluralTokens(tokens)) add(plurals, plural, entry, true)
    }
  }
  const forms: Forms = new Map([...plurals, ...listed])
  for (const entry of words.ignore ?? []) addOver(forms, ignoredForms(entry))
  return forms
}

/** A word in lower case is meant in any case, one with capitals is a name and meant with them. */
function ignoredForms(entry: string): readonly Form[] {
  const written = tokensOf(entry)
  const form = written.join(' ')
  const isName = form !== form.toLowerCase()
  const word = ignoredWord(entry, lookUp(form.toLowerCase()), isName)
  return spellingsOf(written, word).map(({tokens, word: spelled}) => ({
    tokens: tokens.map((token) => token.toLowerCase()),
    word: spelled,
    ignored: true,
    written: isName ? tokens : undefined
  }))
}

/** Adds a form; one that is listed under two concepts has the senses of both. */
function addSense(forms: Forms, form: Form): void {
  const key = form.tokens.join(' ')
  const before = forms.get(key)?.[0]
  forms.set(key, [before === undefined ? form : {...form, word: withSensesOf(form.word, before.word)}])
}

/** A phrase in the ways it can be spelled, each also as a possessive. */
function spellingsOf(
  tokens: readonly string[],
  word: Word
): readonly {readonly tokens: readonly string[]; readonly word: Word}[] {
  const owner = possessiveOf(word)
  return joinings(tokens).flatMap((spelled) => [
    {tokens: spelled, word},
    {tokens: [...spelled.slice(0, -1), `${spelled.at(-1)}'s`], word: owner}
  ])
}

/** "haori coat", "haori-coat", "haori_coat"; "t-back", "t back". */
function joinings(tokens: readonly string[]): readonly (readonly string[])[] {
  const split = tokens.flatMap((token) => token.split('-').filter((part) => part !== ''))
  const spellings = [tokens, split, [split.join('-')], [split.join('_')]]
  return [...new Map(spellings.map((spelling) => [spelling.join(' '), spelling])).values()]
}

/** A phrase with its last word in the plural, unless that is a word of its own: glasses are not several glasses. */
function pluralTokens(tokens: readonly string[]): readonly (readonly string[])[] {
  const last = tokens.at(-1) ?? ''
  const isOwnWord = (plural: string) =>
    tokens.length === 1 && isListed(plural) && lookUp(plural).entry === plural
  return pluralsOf(last)
    .filter((plural) => !isOwnWord(plural))
    .map((plural) => [...tokens.slice(0, -1), plural])
}

/** The words of an entry as they come out of a caption; underscores are spaces, as in tags. */
function tokensOf(entry: string): readonly string[] {
  const text = entry.replaceAll('_', ' ').trim()
  const {tokens} = scanPlainText(text, 'prose') ?? flatten(text, parseCaption(text), 'prose')
  const from = tokens.findIndex(({kind}) => kind === 'word')
  return tokens.slice(Math.max(0, from)).map(({text: word}) => word.replaceAll('’', "'"))
}
