import type {Root, Sentence as SentenceNode, SentenceContent, Word, WordContent} from 'nlcst'
import type {Register} from './caption.ts'
import type {Sentence} from './structure.ts'
import type {Token} from './token.ts'
import {tokenList} from './token-list.ts'

/**
 * Flattens a caption's tree into tokens and sentences. Sentences that begin with a small letter, which captions are
 * full of, count as sentences, although retext-english joins them to the one before.
 */
export function flatten(
  text: string,
  tree: Root,
  register: Register
): {readonly tokens: readonly Token[]; readonly sentences: readonly Sentence[]} {
  const list = tokenList()
  const {tokens, sentences} = list

  const push = (kind: Token['kind'], start: number, end: number): void => {
    const value = text.slice(start, end)
    list.push(kind, value, normalise(value), start, end)
  }
  const pushWord = (word: Word): void => {
    const {start, end} = range(word)
    const wordEnd = endsInFullStop(word, text.slice(start, end)) ? end - 1 : end
    if (isEmphasised(word)) pushEmphasised(word, push)
    else if (register === 'tags') pushParts(text, start, wordEnd, push)
    else push('word', start, wordEnd)
    if (wordEnd < end) push('punctuation', wordEnd, end)
  }

  for (const node of sentenceNodes(tree)) {
    for (const [index, child] of node.children.entries()) {
      if (child.type === 'WhiteSpaceNode') {
        if (endsSentence(tokens.at(-1)) && isFollowedByWord(node, index)) list.closeSentence()
      } else if (child.type === 'WordNode') {
        pushWord(child)
      } else if (child.type === 'SourceNode') {
        push('syntax', range(child).start, range(child).end)
      } else {
        push('punctuation', range(child).start, range(child).end)
      }
    }
    list.closeSentence()
  }
  return {tokens, sentences}
}

/** Lower case with straight apostrophes. Keeps the length, so that offsets into it stay true. */
function normalise(text: string): string {
  const lower = text.toLowerCase()
  return (lower.length === text.length ? lower : text).replaceAll('’', "'")
}

function* sentenceNodes(tree: Root): Generator<SentenceNode> {
  for (const paragraph of tree.children) {
    if (paragraph.type !== 'ParagraphNode') continue
    for (const sentence of paragraph.children) if (sentence.type === 'SentenceNode') yield sentence
  }
}

/** Where a node stands; parse-latin positions every node. */
function range(node: SentenceContent | WordContent): {start: number; end: number} {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined)
    throw new Error(`parse-latin gave a ${node.type} without position`)
  return {start, end}
}

/**
 * parse-latin puts the full stop inside the word before a sentence that begins with a small letter. Abbreviations
 * keep theirs: inner full stops (`e.g.`), single letters (`J.`).
 */
const endsInFullStop = (word: Word, value: string): boolean => {
  const last = word.children.at(-1)
  if (last?.type !== 'PunctuationNode' || !last.value.startsWith('.')) return false
  const stem = value.slice(0, -1)
  return stem.length > 1 && !stem.includes('.')
}

const endsSentence = (token: Token | undefined): boolean =>
  token?.kind === 'punctuation' && /^[.!?…]+$/u.test(token.text)

function isFollowedByWord(node: SentenceNode, index: number): boolean {
  const next = node.children[index + 1]
  return next?.type === 'WordNode' || next?.type === 'SourceNode'
}

/** A word that the caption syntax wrapped with its brackets and weight. */
const isEmphasised = (word: Word): boolean =>
  word.children[0]?.type === 'PunctuationNode' && word.children.at(-2)?.type === 'SourceNode'

type Push = (kind: Token['kind'], start: number, end: number) => void

function pushEmphasised(word: Word, push: Push): void {
  const parts = word.children
  const first = parts[0]
  const weight = parts.at(-2)
  if (!first || !weight) return
  const inner = range(first).end
  push('syntax', range(word).start, inner)
  push('word', inner, range(weight).start)
  push('syntax', range(weight).start, range(word).end)
}

/** In a tag list an underscore is a space: `long_hair` is two words. */
function pushParts(text: string, start: number, end: number, push: Push): void {
  for (const part of text.slice(start, end).matchAll(/[^_]+/gu)) {
    push('word', start + part.index, start + part.index + part[0].length)
  }
}
