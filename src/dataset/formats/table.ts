import type {Format, FormatProblem, Slot} from './format.ts'
import {captionKeyNames, mediaKeyAmong, mediaKeyNames, type MetadataKeys, quoteKeys} from './metadata-keys.ts'
import {type Cell, type Row, rowsOf} from './table-rows.ts'

/**
 * A table with a line of column names: `metadata.csv` of Hugging Face, the CSV files of LTX-Video-Trainer,
 * DiffSynth-Studio and SimpleTuner. Fields may stand between quotes, as RFC 4180 has them.
 */
export const table = (delimiter: ',' | '\t', keys: MetadataKeys): Format => ({
  name: delimiter === ',' ? 'CSV' : 'TSV',
  *locate(text) {
    const used = delimiterOf(text, delimiter)
    const rows = rowsOf(text, used)
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
    let isFirst = true
    for (const row of rows) {
      yield* slotsOfRow(text, row, columns, isFirst)
      isFirst = false
    }
  },
  recognise(beginning) {
    const {value: head} = rowsOf(beginning, delimiterOf(beginning, delimiter)).next()
    const names = head?.cells.map(({value}) => value) ?? []
    if (mediaKeyAmong(names, keys) === undefined) return {isCaptions: false}
    const isCaptions = keys.captions.flat().some((key) => names.includes(key))
    return isCaptions ? {isCaptions} : {isCaptions, keys: names}
  },
  encode(caption, {style}) {
    const doubled = caption.replaceAll('"', '""')
    if (style === 'quoted') return doubled
    return /[",;\t\r\n]/.test(caption) ? `"${doubled}"` : caption
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

/** Where the first line has no comma, spreadsheets have written semicolons, or tabs. */
function delimiterOf(text: string, delimiter: ',' | '\t'): ',' | ';' | '\t' {
  const [head = ''] = text.split(/[\r\n]/, 1)
  if (head.includes(delimiter)) return delimiter
  return head.includes(';') ? ';' : head.includes('\t') ? '\t' : delimiter
}

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

function* slotsOfRow(
  text: string,
  row: Row,
  columns: Columns,
  isFirst: boolean
): Generator<Slot | FormatProblem> {
  const {cells, start, end} = row
  const wrong = row.problem ?? wrongCount(cells.length, columns.count, isFirst)
  if (wrong) return yield {start, end, problem: wrong}
  const media = cells[columns.media]
  if (!media || media.value === '') {
    return yield {start, end, problem: `Expected the path of the media under \`${columns.mediaKey}\``}
  }
  for (const {index, key} of columns.captions) {
    const cell = cells[index]
    if (!cell) continue
    if (missingValues.has(cell.value)) {
      yield {
        ...extentOf(cell),
        problem: `Unexpected caption \`${cell.value}\`, which pandas reads as a missing value; write a caption`,
        of: {media: media.value, mediaKey: columns.mediaKey}
      }
      continue
    }
    const isQuoted = text[cell.start] === '"'
    yield {
      start: isQuoted ? cell.start + 1 : cell.start,
      end: isQuoted ? cell.end - 1 : cell.end,
      caption: cell.value,
      media: media.value,
      mediaKey: columns.mediaKey,
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
