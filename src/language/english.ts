import type {Token} from './token.ts'

/**
 * Whether a caption can be read as English: at least six in ten of its letters are Latin. A caption without letters
 * counts as English, there being nothing to misread.
 */
export function isEnglish(tokens: readonly Token[]): boolean {
  let letters = 0
  let latin = 0
  for (const token of tokens) {
    if (token.kind !== 'word') continue
    if (isPlainLatin.test(token.text)) {
      letters += token.text.length
      latin += token.text.length
      continue
    }
    letters += token.text.match(/\p{L}/gu)?.length ?? 0
    latin += token.text.match(/\p{Script=Latin}/gu)?.length ?? 0
  }
  return latin >= letters * 0.6
}

const isPlainLatin = /^[A-Za-z'-]+$/u
