import type {Register} from './caption.ts'
import type {Sentence} from './structure.ts'
import type {Token} from './token.ts'
import {tokenList} from './token-list.ts'

/**
 * Reads the tokens of a plain caption straight from its characters, exactly as they come out of the tree that
 * retext-english builds, in a sixth of the time. `undefined` for whatever is not plain: then the tree must be asked.
 *
 * Plain is: ASCII letters and digits, single blanks, commas and the like that stand alone, hyphens, apostrophes and
 * underscores inside words, and full stops behind words of two letters or more. A property test holds both ways to each other.
 */
export function scanPlainText(
  text: string,
  register: Register
): {readonly tokens: readonly Token[]; readonly sentences: readonly Sentence[]} | undefined {
  const end = text.trimEnd().length
  if (text.slice(end).length > 1 || text.charCodeAt(0) === blank) return undefined
  const lower = text.toLowerCase()
  const list = tokenList()
  let index = 0
  while (index < end) {
    const code = text.charCodeAt(index)
    if (code === blank) {
      // Several blanks are rare, and where they stand sentences are cut otherwise.
      if (text.charCodeAt(index + 1) === blank) return undefined
      index++
      continue
    }
    if (code === underscore && isInnerUnderscore(text, index, register)) {
      index++
      continue
    }
    const wordEnd = endOfWord(text, index, register)
    const tokenEnd = wordEnd > index ? wordEnd : index + 1
    if (wordEnd === index && !isPlainMark(text, index, end)) return undefined
    const kind = wordEnd > index ? 'word' : 'punctuation'
    list.push(kind, text.slice(index, tokenEnd), lower.slice(index, tokenEnd), index, tokenEnd)
    index = tokenEnd
    if (isTerminal(code) && index < end) list.closeSentence()
  }
  list.closeSentence()
  return {tokens: list.tokens, sentences: list.sentences}
}

const blank = 32
const apostrophe = 39
const hyphen = 45
const underscore = 95

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const isAlphanumeric = (code: number): boolean => isLetter(code) || (code >= 48 && code <= 57)

/** `.`, `!`, `?` */
const isTerminal = (code: number): boolean => code === 46 || code === 33 || code === 63

/** `"`, `(`, `)`, `,`, `:`, `;` */
const isSeparator = (code: number): boolean =>
  code === 34 || code === 40 || code === 41 || code === 44 || code === 58 || code === 59

/** In a tag list an underscore between words is a space: `long_hair` is two words. */
const isInnerUnderscore = (text: string, index: number, register: Register): boolean =>
  register === 'tags' &&
  isAlphanumeric(text.charCodeAt(index - 1)) &&
  isAlphanumeric(text.charCodeAt(index + 1))

/** Where the word that begins here ends; hyphens, apostrophes and underscores between letters or digits belong to it. */
function endOfWord(text: string, start: number, register: Register): number {
  let index = start
  while (index < text.length) {
    const code = text.charCodeAt(index)
    if (!isAlphanumeric(code)) {
      const joins = code === hyphen || code === apostrophe || (code === underscore && register === 'prose')
      if (!joins || index === start || !isAlphanumeric(text.charCodeAt(index + 1))) break
    }
    index++
  }
  return index
}

/** Whether the mark at `index` stands for itself, whatever is around it. */
function isPlainMark(text: string, index: number, end: number): boolean {
  const code = text.charCodeAt(index)
  const before = text.charCodeAt(index - 1)
  const after = text.charCodeAt(index + 1)
  if (isTerminal(code)) {
    // `J. Smith`, `3. a dog`, `e.g.`, `...`, `"So."` are for the tree to tell.
    const followed = index + 1 === end || (after === blank && isAlphanumeric(text.charCodeAt(index + 2)))
    return followed && isLetter(before) && isLetter(text.charCodeAt(index - 2))
  }
  if (code === hyphen) return before === blank && after === blank
  if (!isSeparator(code) || after === code) return false
  // `a:b` is one word.
  return code !== 58 || !isAlphanumeric(after)
}
