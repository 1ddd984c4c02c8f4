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

type CellMark = ReportedSeverity | undefined
interface MarkedCell extends Cell {
  readonly mark: CellMark
  /** Something is missing right before this cell. */
  readonly missing: CellMark
}

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
  for (const line of wrapCells(markCells(excerptCells(text, stretches), within), columns)) {
    const below = marksBelow(line, paint)
    if (below === '' && line.every((cell) => cell.shown === '')) continue
    yield textOf(line, paint)
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
function* excerptCells(caption: string, stretches: readonly Span[]): Iterable<Cell> {
  let at = 0
  for (const {start, end} of stretches) {
    if (start > at) yield* ellipsis(at, start)
    yield* cells(caption, start, end)
    at = end
  }
  if (at < caption.length) yield* ellipsis(at, caption.length)
  yield {start: caption.length, end: caption.length, shown: '', width: 0, space: false, lineBreak: false}
}

/** An ellipsis in the place of a stretch of text, set off by spaces that stand for its ends. */
function* ellipsis(start: number, end: number): Iterable<Cell> {
  const space = {shown: ' ', width: 1, space: true, lineBreak: false}
  if (start > 0) yield {...space, start, end: start}
  yield {start, end, shown: '…', width: 1, space: false, lineBreak: false}
  yield {...space, start: end, end}
}

/** Gives each cell the severest mark that touches it. */
function* markCells(all: Iterable<Cell>, marks: readonly Mark[]): Iterable<MarkedCell> {
  const byStart = [...marks].sort((a, b) => a.start - b.start)
  let next = 0
  let open: readonly Mark[] = []
  for (const cell of all) {
    open = open.filter(({end}) => end > cell.start)
    let missing: CellMark
    for (let mark = byStart[next]; mark && startsIn(mark, cell); mark = byStart[++next]) {
      if (mark.start < mark.end) open = [...open, mark]
      else missing = severest(missing, mark.severity)
    }
    yield {
      ...cell,
      missing,
      mark: open.reduce<CellMark>((mark, {severity}) => severest(mark, severity), undefined)
    }
  }
}

/** Whether a mark starts before the cell ends; the caption's end is a cell without extent. */
const startsIn = (mark: Mark, {start, end}: Cell): boolean => mark.start < end || mark.start === start

const severest = (a: CellMark, b: CellMark): CellMark => (a === 'error' || b === undefined ? a : b)

function textOf(line: readonly MarkedCell[], paint: Paint): string {
  const painted = runs(line, ({mark}) => mark).map(({value, group}) => {
    const text = group.map(({shown}) => shown).join('')
    return value ? paint(value, text) : text
  })
  return painted.join('').trimEnd()
}

/** The line of marks under a line of text; empty where nothing is marked. */
function marksBelow(line: readonly MarkedCell[], paint: Paint): string {
  const last = line.at(-1)
  const visible = last?.space && !last.missing ? line.slice(0, -1) : line
  const painted = runs(visible, ({mark, missing}) => missing ?? mark).map(({value, group}) => {
    const text = group.map(signs).join('')
    return value ? paint(value, text) : text
  })
  return painted.join('').trimEnd()
}

function signs({missing, mark, width}: MarkedCell): string {
  const rest = mark ? underline : ' '
  return missing ? caret + rest.repeat(Math.max(0, width - 1)) : rest.repeat(width)
}

/** Neighbouring cells with the same value. */
function runs(
  line: readonly MarkedCell[],
  read: (cell: MarkedCell) => CellMark
): readonly {readonly value: CellMark; readonly group: readonly MarkedCell[]}[] {
  const found: {value: CellMark; group: MarkedCell[]}[] = []
  for (const cell of line) {
    const value = read(cell)
    const last = found.at(-1)
    if (last && last.value === value) last.group.push(cell)
    else found.push({value, group: [cell]})
  }
  return found
}
