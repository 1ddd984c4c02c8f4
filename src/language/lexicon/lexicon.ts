import {adjectiveClasses, nounClasses} from './classes.ts'
import {
  type ClosedClass,
  closedClass,
  irregularNouns,
  irregularVerbs,
  unchangingVerbs
} from './closed-class.ts'
import {tellingAdjective, tellingAdverb, tellingNoun, tellingVerb} from './telling-class.ts'
import {lexiconData} from './lexicon.generated.ts'
import {
  base,
  blankWord,
  closedBit,
  ing,
  initialBit,
  type Phrase,
  past,
  plural,
  thirdPerson,
  type Word
} from './word.ts'

interface Lexicon {
  readonly closed: ReadonlyMap<string, number>
  readonly irregular: ReadonlyMap<string, {readonly lemma: string; readonly forms: number}[]>
  /** Phrases of closed classes by their first word: `in front of`. */
  readonly closedPhrases: ReadonlyMap<string, readonly string[]>
}

let loaded: Lexicon | undefined

/** Words that were looked up lately, and those looked up before them. */
let recent = new Map<string, Word>()
let earlier: ReadonlyMap<string, Word> = new Map()
/**
 * Captions of one dataset share most of their words. After so many others a word is forgotten, unless it was looked up
 * meanwhile: a million captions hold a hundred thousand names and numbers that come once.
 */
const rememberedWords = 8000

/** The lexicon's knowledge of a word form in lower case with straight apostrophes. */
export function lookUp(form: string): Word {
  const found = recent.get(form)
  if (found !== undefined) return found
  if (recent.size >= rememberedWords) {
    earlier = recent
    recent = new Map()
  }
  const word = earlier.get(form) ?? analyse(form)
  recent.set(form, word)
  return word
}

/** Whether the lexicon has a word form in lower case, inflected or not; what it only guesses at doesn't count. */
export function isListed(form: string): boolean {
  const {closed, entry} = lookUp(form)
  return closed !== 0 || dataOf(entry) !== undefined
}

/** The phrases that begin with a word, by their second word, longest first. In sorted lines they follow each other. */
function phrasesFrom(first: string): Word['phrases'] {
  const forms = [...(lexicon().closedPhrases.get(first) ?? [])]
  const opening = `${first} `
  for (let at = lineFrom(opening); lexiconData.startsWith(opening, at); at = lineAfter(at)) {
    forms.push(lexiconData.slice(at, lexiconData.indexOf('\t', at)))
  }
  if (forms.length === 0) return undefined
  const phrases = forms.map((form): Phrase => ({words: form.split(' ').slice(1), form}))
  const bySecond = new Map<string, Phrase[]>()
  const add = (second: string, phrase: Phrase): void => {
    const others = bySecond.get(second)
    if (others === undefined) bySecond.set(second, [phrase])
    else others.push(phrase)
  }
  for (const phrase of phrases.sort((a, b) => b.words.length - a.words.length)) {
    const second = phrase.words[0] ?? ''
    add(second, phrase)
    // The last word of a phrase may be a plural.
    if (phrase.words.length === 1) add(`${second}s`, phrase)
  }
  return bySecond
}

/** Where an entry's data begin in `lexiconData`; `undefined` for what is no entry. */
function dataOf(entry: string): number | undefined {
  const opening = `${entry}\t`
  const at = lineFrom(opening)
  return lexiconData.startsWith(opening, at) ? at + opening.length : undefined
}

/** Start of the line after the one that starts at `at`. */
function lineAfter(at: number): number {
  const end = lexiconData.indexOf('\n', at)
  return end < 0 ? lexiconData.length : end + 1
}

/**
 * Start of the first line that does not sort before `opening`. The lines are sorted, and searched where they are: most
 * runs meet a few hundred words, for which an index of all entries would take longer to build than it saves.
 */
function lineFrom(opening: string): number {
  let low = 0
  let high = lexiconData.length
  while (low < high) {
    const middle = (low + high) >> 1
    const start = middle === 0 ? 0 : lexiconData.lastIndexOf('\n', middle - 1) + 1
    if (start < low || lexiconData.slice(start, start + opening.length) < opening) low = lineAfter(middle)
    else high = start
  }
  return low
}

function lexicon(): Lexicon {
  loaded ??= load()
  return loaded
}

function load(): Lexicon {
  const closed = new Map<string, number>()
  const closedPhrases = new Map<string, string[]>()
  for (const [name, words] of Object.entries(closedClass) as [ClosedClass, string][]) {
    for (const word of words.split(', ')) {
      const space = word.indexOf(' ')
      if (space > 0 && !closed.has(word)) {
        const first = word.slice(0, space)
        closedPhrases.set(first, [...(closedPhrases.get(first) ?? []), word])
      }
      closed.set(word, (closed.get(word) ?? 0) | closedBit[name])
    }
  }
  return {closed, irregular: irregularForms(), closedPhrases}
}

function irregularForms(): Lexicon['irregular'] {
  const forms = new Map<string, {lemma: string; forms: number}[]>()
  const add = (form: string, lemma: string, kind: number): void => {
    const list = forms.get(form)
    if (list === undefined) forms.set(form, [{lemma, forms: kind}])
    else list.push({lemma, forms: kind})
  }
  for (const line of irregularVerbs.split(', ')) {
    const [lemma, ...others] = line.split(' ')
    for (const form of others) {
      add(form, lemma ?? '', form.endsWith('ing') ? ing : form.endsWith('es') ? thirdPerson : past)
    }
  }
  for (const lemma of unchangingVerbs.split(', ')) add(lemma, lemma, past | base)
  for (const line of irregularNouns.split(', ')) {
    const [form, lemma] = line.split(' ')
    add(form ?? '', lemma ?? '', plural)
  }
  return forms
}

type Draft = ReturnType<typeof blankWord>

function analyse(form: string): Word {
  const {closed, irregular} = lexicon()
  const word = blankWord(form, closed.get(form) ?? 0)
  const own = dataOf(form)
  if (own !== undefined) {
    read(word, own)
    if (word.verb > 0) word.forms |= base
  }
  for (const {lemma, forms} of irregular.get(form) ?? []) inflect(word, lemma, forms)
  if (own === undefined || word.noun + word.verb === 0 || form.endsWith('s') || /(ed|ing)$/.test(form))
    regular(word, form)
  if (word.noun + word.verb + word.adjective + word.adverb + word.closed === 0) {
    word.known = false
    guess(word, form)
  }
  word.nounType = tellingNoun(word.mainNounLow, word.mainNounHigh)
  word.verbType = tellingVerb(word.verbs)
  word.adjectiveType = tellingAdjective(word.adjectives)
  word.adverbType = tellingAdverb(word.adverbs)
  word.phrases = phrasesFrom(form)
  word.phraseInitials = 0
  for (const second of word.phrases?.keys() ?? []) word.phraseInitials |= initialBit(second)
  return word
}

/** Adds what an entry says. */
function read(word: Draft, offset: number, only = 'nvar'): void {
  let end = lexiconData.indexOf('\n', offset)
  if (end < 0) end = lexiconData.length
  for (const field of lexiconData.slice(offset, end).split('\t')) {
    const part = field.charAt(0)
    if (!only.includes(part)) continue
    const weight = 1 + Number(field.charAt(1))
    let low = 0
    let high = 0
    let mainLow = 0
    let mainHigh = 0
    let main = true
    for (let i = 2; i < field.length; i++) {
      const code = field.charCodeAt(i)
      if (code === 126) {
        main = false
        continue
      }
      const index = code - 48
      if (index < 32) low |= 1 << index
      else high |= 1 << (index - 32)
      if (main) {
        if (index < 32) mainLow |= 1 << index
        else mainHigh |= 1 << (index - 32)
      }
    }
    if (part === 'n') {
      word.noun = Math.max(word.noun, weight)
      word.nounLow |= low
      word.nounHigh |= high
      word.mainNounLow |= mainLow
      word.mainNounHigh |= mainHigh
    } else if (part === 'v') {
      word.verb = Math.max(word.verb, weight)
      word.verbs |= low
    } else if (part === 'a') {
      word.adjective = Math.max(word.adjective, weight)
      word.adjectives |= low
    } else {
      word.adverb = Math.max(word.adverb, weight)
      word.adverbs |= low
    }
  }
}

/** Adds what the lemma says as a noun (plural) or a verb (all other forms); false where the lemma isn't one. */
function inflect(word: Draft, lemma: string, forms: number): boolean {
  const offset = dataOf(lemma)
  if (offset === undefined) return false
  const parts = (forms & plural ? 'n' : '') + (forms & ~plural ? 'v' : '')
  const before = word.noun + word.verb
  const unknown = before + word.adjective === 0
  const verbBefore = word.verb
  const nounBefore = word.noun
  read(word, offset, parts)
  if (word.noun + word.verb === before && !(forms & plural ? nounBefore : verbBefore)) return false
  word.forms |= forms
  if (unknown) word.entry = lemma
  return true
}

/** Regular inflections: -s, -es, -ies, -ed, -ing, -er, -est. */
function regular(word: Draft, form: string): void {
  const {length} = form
  if (length < 4) {
    if (length === 3 && form.endsWith('s')) inflect(word, form.slice(0, -1), plural | thirdPerson)
    return
  }
  if (form.endsWith('s') && !form.endsWith('ss')) {
    const stems = form.endsWith('ies')
      ? [`${form.slice(0, -3)}y`, form.slice(0, -1)]
      : form.endsWith('ves')
        ? [form.slice(0, -1), `${form.slice(0, -3)}f`, `${form.slice(0, -3)}fe`]
        : form.endsWith('es')
          ? [form.slice(0, -1), form.slice(0, -2)]
          : [form.slice(0, -1)]
    for (const stem of stems) {
      const asNoun = inflect(word, stem, plural)
      const asVerb = inflect(word, stem, thirdPerson)
      if (asNoun || asVerb) return
    }
    return
  }
  const suffix = form.endsWith('ing')
    ? 3
    : form.endsWith('ed') || form.endsWith('er')
      ? 2
      : form.endsWith('est')
        ? 3
        : 0
  if (suffix === 0) return
  const stem = form.slice(0, -suffix)
  if (!/[aeiouy]/.test(stem)) return
  const doubled = stem.length > 2 && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : undefined
  const stems = [
    `${stem}e`,
    stem,
    ...(doubled ? [doubled] : []),
    ...(stem.endsWith('i') ? [`${stem.slice(0, -1)}y`] : [])
  ]
  if (form.endsWith('ing') || form.endsWith('ed')) {
    const preferred = doubled === undefined ? stems : [stem, doubled, `${stem}e`]
    for (const lemma of preferred) if (inflect(word, lemma, form.endsWith('ing') ? ing : past)) return
    return
  }
  if (word.noun + word.verb > 0) return
  for (const lemma of stems) {
    const offset = dataOf(lemma)
    if (offset === undefined) continue
    const before = word.adjective
    read(word, offset, 'a')
    if (word.adjective > before) {
      word.entry = lemma
      return
    }
  }
}

const adjectiveEnding = /(ous|ful|less|ish|able|ible|ical|ic|ive|like|esque|proof|ern|most|ary|iest)$/

/** Words that no entry covers: hyphenated ones by their parts, others by their ending. */
function guess(word: Draft, form: string): void {
  if (form.includes('-')) {
    guessHyphenated(word, form)
    return
  }
  if (form.endsWith("'s") || form.endsWith("s'")) {
    const owner = lookUp(form.slice(0, form.lastIndexOf("'")))
    Object.assign(word, {...owner, form, closed: closedBit.possessive})
    return
  }
  if (/^\d/.test(form)) {
    word.closed = closedBit.number
    return
  }
  if (form.endsWith('ly')) word.adverb = 4
  else if (form.endsWith('ing') && form.length > 5) {
    word.verb = 3
    word.forms = ing
  } else if (form.endsWith('ed') && form.length > 4) {
    word.verb = 3
    word.forms = past
  } else if (adjectiveEnding.test(form)) word.adjective = 4
  else {
    word.noun = 2
    if (form.endsWith('s')) word.forms = plural
  }
}

const bodyPart = 1 << nounClasses.indexOf('body')
const adjectiveBit = (name: (typeof adjectiveClasses)[number]): number => 1 << adjectiveClasses.indexOf(name)
const sized = new Set([
  'length',
  'sized',
  'shaped',
  'coloured',
  'colored',
  'toned',
  'style',
  'level',
  'high',
  'deep',
  'wide',
  'long'
])

function guessHyphenated(word: Draft, form: string): void {
  const parts = form.split('-').filter((part) => part !== '')
  const last = parts.at(-1)
  const first = parts[0]
  if (last === undefined || first === undefined) return
  const head = lookUp(last)
  const modifier = lookUp(first)
  if (head.forms & (past | ing) || head.adjective > 0 || sized.has(last) || last.endsWith('ed')) {
    word.adjective = 5
    word.adjectives = head.adjectives | (modifier.adjectives & ~adjectiveBit('size'))
    // "red-haired", "broad-shouldered", "six-legged": the noun inside says whose trait it is.
    const stem = last.endsWith('ed') ? last.slice(0, -2) : last
    const inner = [stem, `${stem}e`, stem.slice(0, -1)].map((candidate) => lookUp(candidate))
    const part = inner.find((candidate) => candidate.noun > 0 && candidate.nounLow !== 0)
    if (part !== undefined && last.endsWith('ed')) {
      if (part.mainNounLow & (1 << nounClasses.indexOf('trait'))) word.adjectives |= adjectiveBit('hair')
      else if (part.mainNounLow & bodyPart) word.adjectives |= adjectiveBit('build')
      else if (part.mainNounLow & (1 << nounClasses.indexOf('garment')))
        word.adjectives |= adjectiveBit('clothed')
      else if (part.mainNounLow !== 0) word.adjectives |= adjectiveBit('surface')
    }
    if (last.endsWith('shaped') || last === 'sized')
      word.adjectives |= adjectiveBit(last === 'sized' ? 'size' : 'shape')
    if (head.forms & past && word.adjectives === 0) word.adjectives |= adjectiveBit('surface')
    word.forms = head.forms & (past | ing)
    return
  }
  const {entry} = head
  Object.assign(word, {...head, form, entry, closed: 0, noun: Math.max(1, head.noun)})
  if (head.noun === 0 && head.adverb > 0) word.noun = 0
}
