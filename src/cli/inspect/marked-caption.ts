import type {ChalkInstance} from 'chalk'
import type {Span} from '../../language/span.ts'
import {type Cell, cells, wrapCells} from '../../reporters/cells.ts'
import {type Marked, paintMarked} from './concept-colors.ts'

/** A stretch that is marked, as what, and on which grounds. */
export interface MarkedSpan extends Span {
  readonly marked: Marked
  readonly why: string | undefined
}

export const isShorter = (a: Span, b: Span): boolean => a.end - a.start < b.end - b.start

type PaintedCell = Cell & {readonly marked: Marked | undefined}

/** A caption wrapped to `columns`, its marked stretches coloured, or between `«` and `»` where there is no colour. */
export function markedCaption(
  text: string,
  spans: readonly MarkedSpan[],
  columns: number,
  chalk: ChalkInstance
): readonly string[] {
  const shown = cells(text.trimEnd())
  const marked = chalk.level > 0 ? painted(shown, spans) : bracketed(shown, spans)
  return [...wrapCells([...marked], columns)].map((line) => lineOf(line, chalk).trimEnd())
}

/** Gives each cell the mark of the shortest stretch it lies in. */
function* painted(all: Iterable<Cell>, spans: readonly MarkedSpan[]): Iterable<PaintedCell> {
  for (const cell of all) {
    const around = spans.filter(({start, end}) => start < cell.end && end > cell.start)
    const closest = around.reduce<MarkedSpan | undefined>(
      (best, span) => (best === undefined || isShorter(span, best) ? span : best),
      undefined
    )
    yield {...cell, marked: closest?.marked}
  }
}

/** Puts brackets around stretches; stretches that share both ends share their brackets. */
function* bracketed(all: Iterable<Cell>, spans: readonly MarkedSpan[]): Iterable<PaintedCell> {
  const distinct = new Map(spans.map((span) => [`${span.start}-${span.end}`, span])).values()
  const waiting = [...distinct].sort((a, b) => a.start - b.start || b.end - a.end)
  let open: MarkedSpan[] = []
  let last: Cell | undefined
  for (const cell of all) {
    for (const {end} of open) if (end <= cell.start) yield bracket('»', cell.start)
    open = open.filter(({end}) => end > cell.start)
    for (let next = waiting[0]; next && next.start < cell.end; next = waiting[0]) {
      waiting.shift()
      open.push(next)
      yield bracket('«', cell.start)
    }
    yield {...cell, marked: undefined}
    last = cell
  }
  for (const _ of open) yield bracket('»', last?.end ?? 0)
}

const bracket = (shown: string, at: number): PaintedCell => ({
  start: at,
  end: at,
  shown,
  width: 1,
  space: false,
  lineBreak: false,
  marked: undefined
})

function lineOf(line: readonly PaintedCell[], chalk: ChalkInstance): string {
  let text = ''
  for (let index = 0; index < line.length; ) {
    const marked = line[index]?.marked
    let run = ''
    while (index < line.length && line[index]?.marked === marked) run += line[index++]?.shown ?? ''
    text += marked === undefined ? run : paintMarked(chalk, marked, run)
  }
  return text
}
