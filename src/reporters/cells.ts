import {graphemeWidth, graphemes} from './grapheme-width.ts'
import {printablePieces} from './printable.ts'

/** What a terminal shows as one unit: a grapheme, or the escape of a character that is not shown as it is. */
export interface Cell {
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
  readonly shown: string
  /** Terminal columns: 2 for CJK and emoji. */
  readonly width: number
  readonly space: boolean
  /** Whether the text's line ends after this cell. */
  readonly lineBreak: boolean
}

/** Characters that stand alone and take one column: printable ASCII, Latin letters, typographic marks such as `“…—”`. */
const isPlain = (text: string): boolean => /^[\x20-\x7e\xa0-\u02ff\u2010-\u2027]*$/.test(text)
const lineBreaks = new Set(['\\n', '\\r'])

/** Width of a text in terminal columns. */
export const width = (text: string): number =>
  isPlain(text) ? text.length : graphemes(text).reduce((sum, {segment}) => sum + graphemeWidth(segment), 0)

/** A stretch of a text as cells. A stretch that starts or ends inside a grapheme shows that grapheme's part. */
export function cells(text: string, start = 0, end = text.length): readonly Cell[] {
  const found: Cell[] = []
  for (const piece of printablePieces(text.slice(start, end))) {
    const from = start + piece.start
    if (piece.escape) found.push(escapeCell(piece.shown, from, start + piece.end, text))
    else if (isPlain(piece.shown)) addPlain(found, piece.shown, from)
    else addGraphemes(found, piece.shown, from)
  }
  return found
}

function escapeCell(shown: string, start: number, end: number, text: string): Cell {
  const lineBreak = lineBreaks.has(shown) && !(shown === '\\r' && text[end] === '\n')
  return {start, end, shown, width: shown.length, space: false, lineBreak}
}

function addPlain(found: Cell[], text: string, from: number): void {
  for (let index = 0; index < text.length; index++) {
    const shown = text.charAt(index)
    const start = from + index
    found.push({start, end: start + 1, shown, width: 1, space: shown === ' ', lineBreak: false})
  }
}

function addGraphemes(found: Cell[], text: string, from: number): void {
  for (const {segment, index} of graphemes(text)) {
    const start = from + index
    const end = start + segment.length
    found.push({
      start,
      end,
      shown: segment,
      width: graphemeWidth(segment),
      space: segment === ' ',
      lineBreak: false
    })
  }
}

/**
 * Breaks cells into lines of at most `columns` columns: after the text's own line breaks, else after the last space,
 * else anywhere. The space at which a line is broken stays at its end and may stand one column beyond.
 */
export function* wrapCells<C extends Cell>(all: readonly C[], columns: number): Iterable<readonly C[]> {
  let start = 0
  let used = 0
  /** Where the line could be broken after a space, and its width up to there. */
  let breakAt = 0
  let usedAtBreak = 0
  for (const [index, {width, space, lineBreak}] of all.entries()) {
    if (used + width > columns && index > start && !space) {
      const end = breakAt > start ? breakAt : index
      yield all.slice(start, end)
      used -= breakAt > start ? usedAtBreak : used
      start = end
    }
    used += width
    if (lineBreak || (space && used > columns)) {
      yield all.slice(start, index + 1)
      start = index + 1
      used = 0
    } else if (space) {
      breakAt = index + 1
      usedAtBreak = used
    }
  }
  if (start < all.length) yield all.slice(start)
}
