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
export function* cells(text: string, start = 0, end = text.length): Iterable<Cell> {
  for (const piece of printablePieces(text.slice(start, end))) {
    const from = start + piece.start
    if (piece.escape) {
      const lineBreak = lineBreaks.has(piece.shown) && !(piece.shown === '\\r' && text[from + 1] === '\n')
      yield {
        start: from,
        end: start + piece.end,
        shown: piece.shown,
        width: piece.shown.length,
        space: false,
        lineBreak
      }
    } else yield* shownCells(piece.shown, from)
  }
}

function* shownCells(text: string, from: number): Iterable<Cell> {
  const plain = isPlain(text)
  const units = plain ? plainUnits(text) : graphemes(text)
  for (const {segment, index} of units)
    yield {
      start: from + index,
      end: from + index + segment.length,
      shown: segment,
      width: plain ? 1 : graphemeWidth(segment),
      space: segment === ' ',
      lineBreak: false
    }
}

function* plainUnits(text: string): Iterable<{segment: string; index: number}> {
  for (let index = 0; index < text.length; index++) yield {segment: text.charAt(index), index}
}

/**
 * Breaks cells into lines of at most `columns` columns: after the text's own line breaks, else after the last space,
 * else anywhere. The space at which a line is broken stays at its end and may stand one column beyond.
 */
export function* wrapCells<C extends Cell>(all: Iterable<C>, columns: number): Iterable<readonly C[]> {
  let line: C[] = []
  let used = 0
  for (const cell of all) {
    if (used + cell.width > columns && line.length > 0 && !cell.space) {
      const rest = line.splice(line.findLastIndex(({space}) => space) + 1 || line.length)
      yield line
      line = rest
      used = rest.reduce((sum, each) => sum + each.width, 0)
    }
    line.push(cell)
    used += cell.width
    if (cell.lineBreak || (cell.space && used > columns)) {
      yield line
      line = []
      used = 0
    }
  }
  if (line.length > 0) yield line
}
