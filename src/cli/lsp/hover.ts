import type {Hover, Position, Range} from 'vscode-languageserver/node'
import {captionContext} from '../../config/resolved-config.ts'
import type {Message} from '../../engine/report.ts'
import type {Caption} from '../../language/caption.ts'
import {readCaption} from '../../language/read-caption.ts'
import type {Span} from '../../language/span.ts'
import {conceptSpans} from '../inspect/concept-spans.ts'
import {type DocumentCaption, toCaptionOffset, toFileOffset} from './captions-of-document.ts'
import {rangeOf} from './diagnostics.ts'
import {code, sentence} from './markdown.ts'
import type {OpenDocument} from './open-document.ts'

/** How the client wants hovers: as Markdown where it can show it. */
export type HoverFormat = 'markdown' | 'plaintext'

/** A stretch of a caption, and what is to be told of it: a line of Markdown. */
interface Note extends Span {
  readonly line: string
}

/** Where the cursor is. */
export interface Hovered {
  readonly caption: DocumentCaption
  readonly document: OpenDocument
  /** What is found in the document. */
  readonly messages: readonly Message[]
}

/**
 * What caplint reads at a place of a caption (anchors, secondary concepts, concepts with what speaks for them, as `caplint
 * inspect --why` tells), and what it finds there and why.
 */
export function hoverAt(
  position: Position,
  {caption, document, messages}: Hovered,
  format: HoverFormat
): Hover | null {
  const {config, read} = caption
  const at = toCaptionOffset(caption, document.offsetAt(position))
  const concepts = conceptNotes(readCaption(read.slot.caption, captionContext(config))).filter(
    ({start, end}) => start <= at && at <= end
  )
  const findings = messages.filter((message) => touches(message, position, document))
  const [shortest] = [
    ...concepts.map((note) => rangeIn(caption, note, document)),
    ...findings.map((message) => rangeOf(message, document))
  ].toSorted(byLength)
  if (!shortest) return null
  const blocks = [
    ...(concepts.length > 0 ? [concepts.map(({line}) => line).join('  \n')] : []),
    ...findings.map((finding) => findingBlock(finding, caption))
  ]
  const value = blocks.join('\n\n')
  return {
    contents: format === 'markdown' ? {kind: 'markdown', value} : {kind: 'plaintext', value: plain(value)},
    range: shortest
  }
}

function touches(message: Message, position: Position, document: OpenDocument): boolean {
  const {start, end} = rangeOf(message, document)
  return isBefore(start, position) && isBefore(position, end)
}

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character)

const rangeIn = (caption: DocumentCaption, {start, end}: Span, document: OpenDocument): Range =>
  document.rangeOf(toFileOffset(caption, start), toFileOffset(caption, end))

/** Shorter stretches lie inside of longer ones, as a rule. */
const byLength = (a: Range, b: Range): number =>
  a.end.line - a.start.line - (b.end.line - b.start.line) ||
  a.end.character - a.start.character - (b.end.character - b.start.character)

function conceptNotes(caption: Caption): readonly Note[] {
  const {text, anchorMatches, secondaryMatches} = caption
  const words = ({start, end}: Span): string => code(text.slice(start, end))
  return [
    ...anchorMatches.map((match) => ({
      ...match,
      line: `**anchor** ${words(match)}${match.form === 'exact' ? '' : ` for ${code(match.anchor)}`}`
    })),
    ...secondaryMatches.map((match) => ({
      ...match,
      line: `**secondary** ${words(match)}${match.form === 'exact' ? '' : ` for ${code(match.phrase)}`}`
    })),
    ...conceptSpans(caption, true).map(({start, end, concept, rule = '', entry, from}) => {
      const why = entry === undefined ? rule : `${rule}: ${entry}`
      const added = from === undefined ? '' : `, from the lexicon of ${from}`
      return {start, end, line: `**${concept}** ${words({start, end})} (${sentence(why + added)})`}
    })
  ]
}

/** A finding, why its rule is there, and why the config wants it, where that is said. */
function findingBlock({rule: id, severity, message}: Message, {config}: DocumentCaption): string {
  const active = config.rules.get(id)
  const lines = [`**${id}** (${severity}): ${sentence(message)}`]
  if (active) lines.push(`Why: ${sentence(active.rule.why)}`)
  if (active?.because !== undefined) {
    lines.push(`Here: ${sentence(active.because)} (${sentence(active.origin)})`)
  }
  return lines.join('  \n')
}

/** Markdown of our own making as plain text. */
const plain = (markdown: string): string =>
  markdown
    .replaceAll('  \n', '\n')
    .replaceAll('**', '')
    .replace(/\\([\\*_{}[\]<>#|~!])/g, '$1')
