import {cells, width, wrapCells} from './cells.ts'
import {printable} from './printable.ts'

/** The narrowest that text is wrapped to, however little room a lead leaves. */
const narrowest = 20

/** A text made printable and wrapped: the first line follows `lead`, the others are indented to stand under it. */
export function* wrapText(text: string, lead: string, leadWidth: number, columns: number): Iterable<string> {
  let before = lead
  for (const line of wrapWords(printable(text), Math.max(narrowest, columns - leadWidth))) {
    yield before + line
    before = ' '.repeat(leadWidth)
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
