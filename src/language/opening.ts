import type {Caption} from './caption.ts'

/**
 * The tokens (indexes) at which a caption's content may open: the first word, and the first one behind the anchor where
 * that stands in front like a label (`velvetfox, The image …`, `ink wash style. The camera …`). Where nobody has said
 * what is taught, a single word set off by a comma is taken for such a label.
 */
export function openings({tokens, anchorMatches, context}: Caption): readonly number[] {
  const first = tokens.findIndex(({kind}) => kind === 'word')
  if (first < 0) return []
  const label = tokens[first]
  const isSetOff = /^[,:]$/u.test(tokens[first + 1]?.text ?? '')
  const isUnnamed = (context.anchors ?? []).length === 0 && isSetOff
  const labelEnd = isUnnamed ? label?.end : anchorMatches.find(({start}) => start === label?.start)?.end
  if (labelEnd === undefined) return [first]
  const behind = tokens.findIndex(({kind, start}) => kind === 'word' && start >= labelEnd)
  return behind < 0 ? [first] : [first, behind]
}
