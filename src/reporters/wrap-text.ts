import {cells, wrapCells} from './cells.ts'
import {printable} from './printable.ts'

/** A text made printable and wrapped: the first line follows `lead`, the others are indented to stand under it. */
export function* wrapText(text: string, lead: string, leadWidth: number, columns: number): Iterable<string> {
  let before = lead
  for (const line of wrapCells(cells(printable(text)), Math.max(20, columns - leadWidth))) {
    const shown = line.map((cell) => cell.shown).join('')
    yield before + shown.trimEnd()
    before = ' '.repeat(leadWidth)
  }
}
