import type {Caption} from './caption.ts'

/**
 * The tokens (indexes) at which a caption's content may open: the first word, and the first one behind the anchor where
 * that stands in front like a label (`velvetfox, The image …`, `ink wash style. The camera …`).
 */
export function openings({tokens, anchorMatches}: Caption): readonly number[] {
  const first = tokens.findIndex(({kind}) => kind === 'word')
  if (first < 0) return []
  const anchor = anchorMatches.find(({start}) => start === tokens[first]?.start)
  if (!anchor) return [first]
  const behind = tokens.findIndex(({kind, start}) => kind === 'word' && start >= anchor.end)
  return behind < 0 ? [first] : [first, behind]
}
