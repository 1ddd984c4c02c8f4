import type {Punctuation, Sentence, SentenceContent, Word} from 'nlcst'

/**
 * Prompt syntax that captions hold, which English knows nothing of: `<lora:x:1>`, `[trigger]`, `{a|b}`, `|||`, and the
 * weight of an emphasis, `(masterpiece:1.2)`. Sources: sd-scripts (wildcards, keep-tokens separator, weighted captions),
 * ai-toolkit (`[trigger]`), A1111's prompt syntax.
 */
const syntaxPattern =
  /<[^<>\s]{1,80}>|\[[\p{L}\p{N}_-]{1,40}\]|\{[^{}\n]{0,200}\}|\|{2,}|:\d+(?:\.\d+)?(?=\)+)/gu

/** Cheap test that spares most captions the pattern. */
const mayHoldSyntax = /[<[{|)]/u

/**
 * A parse-latin sentence extension: keeps each piece of prompt syntax in one node. A piece becomes a `SourceNode`; a
 * single emphasised word becomes one `WordNode` with its brackets and weight inside.
 */
export function captionSyntax(sentence: Sentence): void {
  const text = sourceText(sentence.children)
  if (!mayHoldSyntax.test(text)) return
  const pieces = [...text.matchAll(syntaxPattern)]
  if (pieces.length === 0) return
  const children: SentenceContent[] = []
  let piece = 0
  for (let index = 0; index < sentence.children.length; ) {
    const child = sentence.children[index]
    if (!child) break
    const match = pieces[piece]
    if (!match || startOf(child) < match.index) {
      children.push(child)
      index++
      continue
    }
    // Nodes never straddle the border of a piece: its first and last characters are punctuation, symbols or digits.
    const end = match.index + match[0].length
    const first = child
    let last = child
    while (index < sentence.children.length) {
      const next = sentence.children[index]
      if (!next || startOf(next) >= end) break
      last = next
      index++
    }
    children.push({type: 'SourceNode', value: match[0], position: joined(first, last)})
    piece++
  }
  sentence.children = mergeEmphasisedWords(children)
}

/** `(`, word, weight, `)` become one word; an emphasis over several words keeps its brackets apart. */
function mergeEmphasisedWords(children: readonly SentenceContent[]): SentenceContent[] {
  const merged: SentenceContent[] = []
  for (const child of children) {
    merged.push(child)
    if (!isBracket(child, ')')) continue
    const [open, word, weight] = merged.slice(-4)
    if (!open || !word || !isBracket(open, '(') || word.type !== 'WordNode' || weight?.type !== 'SourceNode')
      continue
    merged.splice(-4, 4, {
      type: 'WordNode',
      children: [open, ...word.children, weight, child],
      position: joined(open, child)
    } satisfies Word)
  }
  return merged
}

const isBracket = (node: SentenceContent, bracket: string): node is Punctuation =>
  node.type === 'PunctuationNode' && node.value === bracket

const startOf = (node: SentenceContent): number => node.position?.start.offset ?? 0

const joined = (first: SentenceContent, last: SentenceContent): NonNullable<SentenceContent['position']> => {
  if (!first.position || !last.position) throw new Error('parse-latin gave a node without position')
  return {start: first.position.start, end: last.position.end}
}

/** The text of a freshly tokenised sentence: flat nodes, one text per word. */
function sourceText(nodes: readonly SentenceContent[]): string {
  let text = ''
  for (const node of nodes) {
    if (node.type === 'WordNode') for (const part of node.children) text += textOf(part)
    else text += textOf(node)
  }
  return text
}

const textOf = (node: {type: string; value?: string}): string => node.value ?? ''
