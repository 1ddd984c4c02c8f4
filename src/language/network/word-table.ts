import {hiddenSize} from './sizes.ts'
import {wordTable, wordTableScale} from './word-table.generated.ts'

/**
 * Adds what the network has learned of a word form: from captions, and from the company that the word keeps in running
 * text (GloVe). False for a form that the table doesn't hold.
 * @param at Index of the vector's first number.
 */
export function addFromTable(form: string, vectors: Float32Array, at: number, share = 1): boolean {
  const row = rowOf(form)
  if (row < 0) return false
  for (let i = 0; i < hiddenSize; i++) {
    const code = wordTable.charCodeAt(row + i) - firstCode
    vectors[at + i] =
      (vectors[at + i] as number) + share * (code - middleCode) * (wordTableScale[i] as number)
  }
  return true
}

/** Whether the table holds a form. */
export const isInTable = (form: string): boolean => rowOf(form) >= 0

/** Each number is one character of 64. */
const firstCode = 48
const middleCode = 31.5

/** Where a form's numbers begin in the table, whose lines are sorted and searched where they are; -1 for none. */
function rowOf(form: string): number {
  let low = 0
  let high = wordTable.length
  while (low < high) {
    const middle = (low + high) >> 1
    const start = middle === 0 ? 0 : wordTable.lastIndexOf('\n', middle - 1) + 1
    const tab = wordTable.indexOf('\t', start)
    const found = wordTable.slice(start, tab)
    if (found === form) return tab + 1
    if (start < low || found < form) low = tab + 1 + hiddenSize + 1
    else high = start
  }
  return -1
}
