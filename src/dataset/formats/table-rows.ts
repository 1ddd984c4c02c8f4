/** A field of a table: its extent with its quotes, and what it says. */
export interface Cell {
  readonly start: number
  readonly end: number
  readonly value: string
}

export interface Row {
  readonly start: number
  readonly end: number
  readonly cells: readonly Cell[]
  /** What is wrong with its quotes: a sentence without final stop. */
  readonly problem?: string
}

/**
 * Splits a table into rows and fields, as RFC 4180 has them: a field that begins with a quote ends with one, and quotes
 * inside are doubled; in other fields quotes are ordinary characters. Lines end with LF, CRLF or CR; blank ones are
 * left out, as pandas does.
 */
export function* rowsOf(text: string, delimiter: string): Generator<Row, undefined> {
  let place = text.startsWith('\u{FEFF}') ? 1 : 0
  while (place < text.length) {
    const row = rowAt(text, place, delimiter)
    place = afterBreak(text, row.end)
    const [only] = row.cells
    if (row.cells.length === 1 && only?.start === only?.end) continue
    yield row
  }
  return undefined
}

function rowAt(text: string, start: number, delimiter: string): Row {
  const cells: (Omit<Cell, 'value'> & {readonly value: string | undefined})[] = []
  let problem: string | undefined
  let place = start
  for (;;) {
    const cell = text[place] === '"' ? quotedAt(text, place) : bareAt(text, place, delimiter)
    cells.push(cell)
    place = cell.end
    if (cell.value === undefined) {
      problem = 'Expected a closing quote: without it the field reaches to the end of the file'
    } else if (!isEnd(text, place, delimiter)) {
      problem ??= 'Unexpected text behind a closing quote, double the quotes inside of a field: `""`'
      place = bareAt(text, place, delimiter).end
    }
    if (text[place] !== delimiter) break
    place++
  }
  const complete = cells.map(({value = '', ...extent}) => ({value, ...extent}))
  return {start, end: place, cells: complete, ...(problem ? {problem} : {})}
}

const isEnd = (text: string, place: number, delimiter: string): boolean =>
  place >= text.length || text[place] === delimiter || text[place] === '\n' || text[place] === '\r'

/** A field between quotes; without value, and up to the end of its line, where the closing quote is missing. */
function quotedAt(text: string, start: number) {
  let place = start + 1
  for (;;) {
    const quote = text.indexOf('"', place)
    if (quote < 0) {
      const rest = text.slice(start).search(/[\r\n]/)
      return {start, end: rest < 0 ? text.length : start + rest, value: undefined}
    }
    if (text[quote + 1] !== '"') {
      return {start, end: quote + 1, value: text.slice(start + 1, quote).replaceAll('""', '"')}
    }
    place = quote + 2
  }
}

function bareAt(text: string, start: number, delimiter: string) {
  let end = start
  while (!isEnd(text, end, delimiter)) end++
  return {start, end, value: text.slice(start, end)}
}

const afterBreak = (text: string, place: number): number =>
  text[place] === '\r' && text[place + 1] === '\n' ? place + 2 : place + 1
