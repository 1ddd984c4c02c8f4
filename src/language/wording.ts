import type {Caption, CaptionContext} from './caption.ts'
import type {Span} from './span.ts'

/** The most characters of caption text that a message repeats: a phrase, not a paragraph. */
const longest = 60

/** Caption text for a message: between backticks, white space as single blanks, the middle of long text left out. */
export function quote(text: string, {start, end}: Span = {start: 0, end: text.length}): string {
  const line = text.slice(start, end).replaceAll('`', "'").replaceAll(/\s+/gu, ' ').trim()
  if (line.length <= longest) return `\`${line}\``
  const characters = [...line]
  if (characters.length <= longest) return `\`${line}\``
  const half = Math.floor((longest - 1) / 2)
  return `\`${characters.slice(0, half).join('').trimEnd()}…${characters.slice(-half).join('').trimStart()}\``
}

/** How a message speaks of the anchor: by name, the one that stands in the caption first; `the anchor` without one. */
export function theAnchor({anchorMatches, context}: Caption): string {
  const anchor = anchorMatches[0]?.anchor ?? context.anchors?.[0]
  return anchor === undefined ? 'the anchor' : `the anchor ${quote(anchor)}`
}

/** Whether looks and clothes can be left to the anchor; a style or a motion is to be the same whoever is seen. */
export const anchorIsCharacter = ({kind}: Pick<CaptionContext, 'kind'>): boolean =>
  kind === undefined || kind === 'character'
