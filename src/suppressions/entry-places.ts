import type {KeyPath} from '../config/config-source.ts'
import type {FilePlace} from '../errors.ts'
import {firstEntryLine, formatSuppressions} from './format-suppressions.ts'
import type {SuppressionsDocument} from './suppression.ts'

/** Where a key or its value stands. The parser that tells places is loaded when needed. */
export async function placeIn(
  text: string,
  label: string,
  keys: KeyPath,
  part: 'key' | 'value' = 'value'
): Promise<FilePlace> {
  const {findNodeAtLocation, parseTree} = await import('jsonc-parser')
  const root = parseTree(text, [], {allowTrailingComma: true})
  const path = [...keys]
  let node = root && findNodeAtLocation(root, path)
  while (root && !node && path.pop() !== undefined) node = findNodeAtLocation(root, path)
  if (!node) return {path: label}
  const shown = part === 'key' && node.parent?.type === 'property' ? node.parent : node
  const before = text.slice(0, shown.offset).split('\n')
  return {path: label, line: before.length, column: (before.at(-1) ?? '').length + 1}
}

/**
 * The lines, from 1, on which entries stand, by their index in the file. A file as caplint writes it need not be parsed
 * again to tell.
 */
export async function entryLines(
  document: SuppressionsDocument,
  text: string
): Promise<(index: number) => number> {
  const first = firstEntryLine(document)
  if (text === formatSuppressions(document)) return (index) => first + index
  const {findNodeAtLocation, parseTree} = await import('jsonc-parser')
  const root = parseTree(text, [], {allowTrailingComma: true})
  const entries = (root && findNodeAtLocation(root, ['suppressions'])?.children) ?? []
  return lineCounter(
    text,
    entries.map(({offset}) => offset)
  )
}

/** The lines of places that follow each other in a text, from 1: counted in one go, as there may be very many. */
function lineCounter(text: string, offsets: readonly number[]): (index: number) => number {
  const lines: number[] = []
  let line = 1
  let lineEnd = text.indexOf('\n')
  for (const offset of offsets) {
    for (; lineEnd !== -1 && lineEnd < offset; lineEnd = text.indexOf('\n', lineEnd + 1)) line++
    lines.push(line)
  }
  return (index) => lines[index] ?? 1
}
