import {width} from '../reporters/cells.ts'
import {printable} from '../reporters/printable.ts'
import {wrapText} from '../reporters/wrap-text.ts'

/** A text made printable and wrapped to `columns`, every line indented. */
export const paragraph = (text: string, indent: number, columns: number): readonly string[] => {
  const space = ' '.repeat(indent)
  return [...wrapText(text, space, indent, columns)]
}

/**
 * Entries as two columns: a label that may be coloured, and a text that is wrapped beside it.
 * @param paint Colours a label; its width is measured before.
 */
export function entries(
  rows: readonly (readonly [label: string, text: string])[],
  indent: number,
  columns: number,
  paint: (label: string) => string = (label) => label
): readonly string[] {
  const shown = rows.map(([label, text]) => [printable(label), text] as const)
  const labelWidth = Math.max(0, ...shown.map(([label]) => width(label)))
  return shown.flatMap(([label, text]) => {
    const lead = `${' '.repeat(indent)}${paint(label)}${' '.repeat(labelWidth - width(label))}  `
    const lines = [...wrapText(text, lead, indent + labelWidth + 2, columns)]
    return lines.length > 0 ? lines : [lead.trimEnd()]
  })
}
