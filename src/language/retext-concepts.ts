import type {Node, Parent, Root} from 'nlcst'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import type {CaptionContext} from './caption.ts'
import type {ConceptSpan} from './concept.ts'
import {readCaption} from './read-caption.ts'

declare module 'nlcst' {
  interface RootData {
    /** The caption's concepts, by start. */
    concepts?: readonly ConceptSpan[]
  }
  interface WordData {
    /** The concepts that the word carries. */
    concepts?: readonly ConceptSpan[]
  }
}

/**
 * A retext plugin that annotates a tree with the concepts of its caption: all of them on the root's `data.concepts`,
 * each word's own on the word's. Offsets are UTF-16 offsets into the file's text.
 */
export const retextConcepts: Plugin<[CaptionContext?], Root> = (context = {}) => {
  return (tree: Root, file: VFile): undefined => {
    const concepts = readCaption(String(file), context).concepts()
    tree.data = {...tree.data, concepts}
    annotate(tree, concepts)
  }
}

function annotate(node: Node, concepts: readonly ConceptSpan[]): void {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (node.type === 'WordNode' && start !== undefined && end !== undefined) {
    const own = concepts.filter((span) => span.start < end && span.end > start)
    if (own.length > 0) node.data = {...node.data, concepts: own} as Node['data'] & object
    return
  }
  if ('children' in node) for (const child of (node as Parent).children) annotate(child, concepts)
}
