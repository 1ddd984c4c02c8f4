import {cells, width, wrapCells} from './cells.ts'
import {printable} from './printable.ts'

/** Text is not squeezed into less than this beside a lead: it goes below. */
const roomBesideLead = 20
/** Indent of text below its lead. */
const belowLead = '    '
/** The narrowest that text is wrapped to. */
const narrowest = 8

/**
 * A text made printable and wrapped: the first line follows `lead`, the others are indented to stand under it. Where the
 * lead leaves little room, as on a narrow terminal, the text stands on lines of its own.
 */
export function* wrapText(text: string, lead: string, leadWidth: number, columns: number): Iterable<string> {
  const goesBelow = leadWidth > belowLead.length && columns - leadWidth < roomBesideLead
  const indent = goesBelow ? belowLead : ' '.repeat(leadWidth)
  const lines = wrapWords(printable(text), Math.max(narrowest, columns - indent.length))
  let before = lead
  for (const line of lines) {
    if (goesBelow && before === lead) {
      yield lead.trimEnd()
      before = indent
    }
    yield before + line
    before = indent
  }
}

/** Breaks a text at its spaces; a word that is wider than a line is broken anywhere. */
function* wrapWords(text: string, columns: number): Iterable<string> {
  let line = ''
  let used = 0
  for (const word of text.split(' ')) {
    const wordWidth = width(word)
    if (line !== '' && used + 1 + wordWidth > columns) {
      yield line.trimEnd()
      line = ''
      used = 0
    }
    const separator = line === '' ? '' : ' '
    line += separator + word
    used += separator.length + wordWidth
    if (used <= columns) continue
    const parts = [...wrapCells(cells(line), columns)].map((part) => part.map(({shown}) => shown).join(''))
    line = parts.pop() ?? ''
    used = width(line)
    yield* parts
  }
  if (line.trimEnd() !== '') yield line.trimEnd()
}
