import type {Format, FormatProblem, Slot} from './format.ts'
import {
  captionKeyNames,
  isAddress,
  isAddressKey,
  mediaKeyAmong,
  mediaKeyNames,
  type MetadataKeys,
  quoteKeys,
  recognition
} from './metadata-keys.ts'
import {type Cell, type Row, rowsOf} from './table-rows.ts'

/** What may stand between fields. */
type Delimiter = ',' | ';' | '\t' | '|'

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']

/** Delimiters as they are called in sentences, in the plural. */
const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars'
}

/**
 * A table with a line of column names: `metadata.csv` of Hugging Face, the CSV files of LTX-Video-Trainer,
 * DiffSynth-Studio and SimpleTuner. Fields may stand between quotes, as RFC 4180 has them.
 * @param delimiter What files that are called so have between fields; spreadsheets write others as well, which are told.
 */
export const table = (delimiter: ',' | '\t', keys: MetadataKeys): Format => ({
  name: delimiter === ',' ? 'CSV' : 'TSV',
  *locate(text) {
    const rows = rowsOf(text, delimiterOf(text, delimiter, keys))
    const {value: head} = rows.next()
    if (!head) {
      return yield {
        start: 0,
        end: 0,
        problem: 'Expected a first line that names the columns, the table is empty'
      }
    }
    const columns = columnsOf(head, keys)
    if ('problem' in columns) return yield columns
    yield* slotsOfRows(text, rows, columns)
  },
  recognise(beginning) {
    const names = namesIn(beginning, delimiterOf(beginning, delimiter, keys))
    const mediaKey = mediaKeyAmong(names, keys)
    if (mediaKey === undefined) return {isCaptions: false}
    return recognition(
      keys.captions.flat().some((key) => names.includes(key)),
      names,
      mediaKey
    )
  },
  remark(beginning) {
    const used = delimiterOf(beginning, delimiter, keys)
    if (used === delimiter) return undefined
    return `its fields are separated by ${delimiterNames[used]}, where trainers expect ${delimiterNames[delimiter]}`
  },
  encode(caption, {style}) {
    const doubled = caption.replaceAll('"', '""')
    if (style === 'quoted') return doubled
    return /[",;|\t\r\n]/.test(caption) ? `"${doubled}"` : caption
  },
  place(text, {start, end, style}, captionOffset) {
    if (style !== 'quoted' && text[start] !== '"') return Math.min(start + captionOffset, end)
    let place = style === 'quoted' ? start : start + 1
    const last = style === 'quoted' ? end : end - 1
    for (let remaining = captionOffset; remaining > 0 && place < last; remaining--) {
      place += text[place] === '"' ? 2 : 1
    }
    return place >= last ? end : place
  }
})

/** The delimiter with which the first line names media; else the usual one, if it is there, or another that is. */
function delimiterOf(text: string, usual: ',' | '\t', keys: MetadataKeys): Delimiter {
  const candidates = [usual, ...delimiters.filter((delimiter) => delimiter !== usual)]
  const names = candidates.map((delimiter) => ({delimiter, names: namesIn(text, delimiter)}))
  const found =
    names.find((each) => each.names.length > 1 && mediaKeyAmong(each.names, keys) !== undefined) ??
    names.find((each) => each.names.length > 1)
  return found?.delimiter ?? usual
}

/** The names of the columns in the first line. */
const namesIn = (text: string, delimiter: Delimiter): readonly string[] =>
  rowsOf(text, delimiter)
    .next()
    .value?.cells.map(({value}) => value) ?? []

interface Columns {
  readonly count: number
  readonly media: number
  readonly mediaKey: string
  readonly captions: readonly {readonly index: number; readonly key: string}[]
}

function columnsOf({cells, start, end}: Row, keys: MetadataKeys): Columns | FormatProblem {
  const names = cells.map(({value}) => value)
  const problem = (sentence: string): FormatProblem => ({
    start,
    end,
    problem: `${sentence}, the columns here are ${quoteKeys(names)}`
  })
  const mediaKey = mediaKeyAmong(names, keys)
  if (mediaKey === undefined) {
    return problem(`Expected a column for the path of the media: ${quoteKeys(mediaKeyNames(keys))}`)
  }
  const captions = keys.captions.flatMap((group) => {
    const key = group.find((name) => names.includes(name))
    return key === undefined ? [] : [{index: names.indexOf(key), key}]
  })
  if (captions.length === 0) {
    return problem(`Expected a column of captions: ${quoteKeys(captionKeyNames(keys))}`)
  }
  return {count: names.length, media: names.indexOf(mediaKey), mediaKey, captions}
}

/** What pandas, through which most trainers read tables, takes for a missing value, quoted or not. */
const missingValues: ReadonlySet<string> = new Set([
  ...['#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>'],
  ...['N/A', 'NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null']
])

function* slotsOfRows(text: string, rows: Iterable<Row>, columns: Columns): Generator<Slot | FormatProblem> {
  let isFirst = true
  let firstNumber: Slot | undefined
  let areNumbers = true
  for (const row of rows) {
    for (const found of slotsOfRow(text, row, columns, isFirst)) {
      if ('caption' in found) {
        if (isNumber.test(found.caption)) firstNumber ??= found
        else areNumbers = false
      }
      yield found
    }
    isFirst = false
  }
  if (!firstNumber || !areNumbers) return
  const {start, end, caption} = firstNumber
  yield {
    start,
    end,
    problem: `Unexpected numbers alone as captions, here \`${caption}\`: pandas reads them as numbers, which trainers take for no text`
  }
}

const isNumber = /^[-+]?\d+(?:\.\d*)?$/

function* slotsOfRow(
  text: string,
  row: Row,
  columns: Columns,
  isFirst: boolean
): Generator<Slot | FormatProblem> {
  const {cells, start, end} = row
  const wrong = row.problem ?? wrongCount(cells.length, columns.count, isFirst)
  if (wrong) return yield {start, end, problem: wrong}
  const {mediaKey} = columns
  const path = cells[columns.media]?.value ?? ''
  if (path === '') return yield {start, end, problem: `Expected the path of the media under \`${mediaKey}\``}
  const media = isAddressKey(mediaKey) && isAddress(path) ? {mediaKey} : {media: path, mediaKey}
  for (const {index, key} of columns.captions) {
    const cell = cells[index]
    if (!cell) continue
    if (missingValues.has(cell.value)) {
      yield {
        ...extentOf(cell),
        problem: `Unexpected caption \`${cell.value}\`, which pandas reads as a missing value; write a caption`,
        of: media
      }
      continue
    }
    const isQuoted = text[cell.start] === '"'
    yield {
      start: isQuoted ? cell.start + 1 : cell.start,
      end: isQuoted ? cell.end - 1 : cell.end,
      caption: cell.value,
      ...media,
      captionKey: key,
      ...(isQuoted ? {style: 'quoted'} : {})
    }
  }
}

function wrongCount(found: number, expected: number, isFirst: boolean): string | undefined {
  if (found === expected) return undefined
  const what = `Expected ${expected} fields, as in the first line, but found ${found}`
  if (found < expected) return `${what}; add what is missing, or an empty field`
  const effect = isFirst ? ', or pandas takes the first field for a row name and shifts all columns' : ''
  return `${what}; put quotes around a caption that holds a comma${effect}`
}

const extentOf = ({start, end}: Cell) => ({start, end})
