import type {ReportedSeverity} from '../engine/report.ts'
import type {Span} from '../language/span.ts'
import {type Cell, cells, wrapCells} from './cells.ts'
import {excerpt} from './excerpt.ts'
import {count, grouped} from './summary-lines.ts'

/** A stretch of a caption to be marked; an empty one marks the place where something is missing. */
export interface Mark extends Span {
  readonly severity: ReportedSeverity
}

/** Colours a stretch of text by severity, or leaves it as it is. */
export type Paint = (severity: ReportedSeverity, text: string) => string

const underline = '~'
const caret = '^'

/**
 * A caption wrapped to `columns`, marked words underlined with `~` on the line below, missing things pointed at
 * with `^`. The marks carry the meaning; colour only repeats it. A last line says so when text is left out.
 */
export function* captionLines(
  caption: string,
  marks: readonly Mark[],
  columns: number,
  paint: Paint
): Iterable<string> {
  const text = withoutEnd(caption, marks)
  const within = marks.map((mark) =>
    mark.start > text.length ? {...mark, start: text.length, end: text.length} : mark
  )
  const {stretches, shown} = excerpt(text, within)
  const places = markPlaces(within, text.length)
  // A mark of something missing may stand behind the last character of a line.
  const room = within.some(({start, end}) => start === end) ? columns - 1 : columns
  for (const wrapped of wrapCells(excerptCells(text, stretches), room)) {
    const line = withoutBreak(wrapped, places)
    const below = marksBelow(line, places, paint)
    if (below === '' && line.every((cell) => cell.shown === '')) continue
    yield textOf(line, places, paint)
    if (below) yield below
  }
  if (shown < text.length) {
    yield `(${grouped(shown)} of ${count(text.length, 'character')} shown; … stands for the rest)`
  }
}

/** The caption without the white space at its end, such as the file's last line break, unless marks tell of it. */
function withoutEnd(caption: string, marks: readonly Mark[]): string {
  const needed = marks.reduce((end, mark) => (mark.start < mark.end ? Math.max(end, mark.end) : end), 0)
  return caption.slice(0, Math.max(needed, caption.trimEnd().length))
}

/** The cells of the stretches, with an ellipsis where text is left out, and a last one for the caption's end. */
function excerptCells(caption: string, stretches: readonly Span[]): readonly Cell[] {
  const {length} = caption
  const found: Cell[] = []
  let at = 0
  for (const {start, end} of stretches) {
    if (start > at) found.push(...ellipsis(at, start))
    // One by one: a long stretch has more cells than a call takes arguments.
    for (const cell of cells(caption, start, end)) found.push(cell)
    at = end
  }
  if (at < length) found.push(...ellipsis(at, length))
  found.push({start: length, end: length, shown: '', width: 0, space: false, lineBreak: false})
  return found
}

/** An ellipsis in the place of a stretch of text, set off by spaces that stand for its ends. */
function ellipsis(start: number, end: number): readonly Cell[] {
  const space = {shown: ' ', width: 1, space: true, lineBreak: false}
  return [
    ...(start > 0 ? [{...space, start, end: start}] : []),
    {start, end, shown: '…', width: 1, space: false, lineBreak: false},
    {...space, start: end, end}
  ]
}

/** The severest mark at every offset of a caption, as a rank: 0 none, 1 warn, 2 error. */
interface MarkPlaces {
  readonly words: Uint8Array
  /** Something is missing right before the offset. */
  readonly missing: Uint8Array
}

const severityOf: readonly (ReportedSeverity | undefined)[] = [undefined, 'warn', 'error']

function markPlaces(marks: readonly Mark[], length: number): MarkPlaces {
  const words = new Uint8Array(length + 1)
  const missing = new Uint8Array(length + 1)
  // Warnings first, so that errors stand over them.
  for (const rank of [1, 2]) {
    for (const {start, end, severity} of marks) {
      if (severity !== severityOf[rank]) continue
      if (start < end) words.fill(rank, start, end)
      else missing[start] = rank
    }
  }
  return {words, missing}
}

/** Rank of the mark that touches a cell. A cell without extent, as beside an ellipsis, has that of what follows. */
function rankOf(places: Uint8Array, {start, end}: Cell): number {
  let rank = places[start] ?? 0
  for (let at = start + 1; at < end; at++) rank = Math.max(rank, places[at] ?? 0)
  return rank
}

/**
 * A line without the space at which it was wrapped, unless something is missing there: that space stands beyond the
 * last column, and a terminal would break the line once more for it.
 */
function withoutBreak(line: readonly Cell[], {missing}: MarkPlaces): readonly Cell[] {
  const last = line.at(-1)
  return last?.space && rankOf(missing, last) === 0 ? line.slice(0, -1) : line
}

function textOf(line: readonly Cell[], {words}: MarkPlaces, paint: Paint): string {
  return painted(
    line,
    (cell) => rankOf(words, cell),
    ({shown}) => shown,
    paint
  )
}

/** The line of marks under a line of text; empty where nothing is marked. */
function marksBelow(line: readonly Cell[], {words, missing}: MarkPlaces, paint: Paint): string {
  const signs = (cell: Cell): string => {
    const rest = rankOf(words, cell) > 0 ? underline : ' '
    return rankOf(missing, cell) > 0
      ? caret + rest.repeat(Math.max(0, cell.width - 1))
      : rest.repeat(cell.width)
  }
  return painted(line, (cell) => rankOf(missing, cell) || rankOf(words, cell), signs, paint)
}

/** What cells show, neighbours of the same rank painted together. */
function painted(
  line: readonly Cell[],
  rank: (cell: Cell) => number,
  show: (cell: Cell) => string,
  paint: Paint
): string {
  let text = ''
  let run = ''
  let runRank = 0
  const flush = (): void => {
    const severity = severityOf[runRank]
    text += severity ? paint(severity, run) : run
    run = ''
  }
  for (const cell of line) {
    const cellRank = rank(cell)
    if (cellRank !== runRank) {
      flush()
      runRank = cellRank
    }
    run += show(cell)
  }
  flush()
  return text.trimEnd()
}
