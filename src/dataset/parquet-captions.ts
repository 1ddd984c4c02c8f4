import {finetrainersColumns} from './formats/finetrainers-columns.ts'
import type {FormatProblem, Slot} from './formats/format.ts'
import {
  defaultMetadataKeys,
  isAddress,
  isAddressKey,
  mediaKeyAmong,
  type MetadataKeys
} from './formats/metadata-keys.ts'
import {mediaKind} from './media.ts'
import type {ParquetColumn, ParquetRow} from './parquet-table.ts'

/** The columns of a file that are read. */
export interface ParquetColumns {
  readonly captions: readonly string[]
  /** A column of paths; absent where the media themselves are in the file. */
  readonly mediaKey: string | undefined
  /** Whether a column names media, or holds them. */
  readonly hasMedia: boolean
}

/** Chooses among the columns of a file those that are read; of captions there may be none. */
export function chooseColumns(
  columns: readonly ParquetColumn[],
  keys: MetadataKeys,
  trainer: string | undefined
): ParquetColumns {
  const names = columns.map(({name}) => name)
  const texts = columns.flatMap(({name, isText}) => (isText ? name : []))
  return {
    captions: captionColumns(names, keys, trainer),
    mediaKey: mediaKeyAmong(texts, keys),
    hasMedia: mediaKeyAmong(names, keys) !== undefined || names.some(isMediaColumn)
  }
}

/** Whether a column holds media, as shards of webdataset have them: it is called like an extension, `jpg`. */
const isMediaColumn = (name: string): boolean => mediaKind(`a.${name}`) !== undefined

/**
 * Columns of captions: those that are known, or else, and for finetrainers in any case, all that finetrainers takes. Which of
 * several is trained on, it draws lots.
 */
function captionColumns(
  names: readonly string[],
  keys: MetadataKeys,
  trainer: string | undefined
): readonly string[] {
  const isDefault = keys.captions === defaultMetadataKeys.captions
  const known = keys.captions.flatMap((group) => group.find((key) => names.includes(key)) ?? [])
  if (!isDefault || (known.length > 0 && trainer !== 'finetrainers')) return known
  return names.filter((name) => finetrainersColumns.includes(name))
}

/** The captions of a row, or what is wrong with it. */
export function* slotsOfRow(
  {cells}: ParquetRow,
  {captions, mediaKey}: ParquetColumns
): Generator<Slot | FormatProblem> {
  const written = mediaKey === undefined ? undefined : cells[mediaKey]
  if (mediaKey !== undefined && (typeof written !== 'string' || written === '')) {
    return yield {start: 0, end: 0, problem: `Expected the path of the media under \`${mediaKey}\``}
  }
  const isElsewhere = mediaKey !== undefined && isAddressKey(mediaKey) && isAddress(String(written))
  const media = {
    ...(typeof written === 'string' && !isElsewhere ? {media: written} : {}),
    ...(mediaKey === undefined ? {} : {mediaKey})
  }
  const [first] = captions
  const found = captions.flatMap((key) => textsOf(cells[key]).map((caption) => ({key, caption})))
  // A row without any text has an empty caption; one column of several may well be empty.
  const texts = found.length === 0 && first !== undefined ? [{key: first, caption: ''}] : found
  // Captions of one row are told apart by where they stand in it, one behind the other.
  let start = 0
  for (const {key, caption} of texts) {
    yield {start, end: start + caption.length, caption, captionKey: key, ...media}
    start += caption.length + 1
  }
}

/** The texts of a cell. */
const textsOf = (value: unknown): readonly string[] =>
  [value].flat().filter((entry) => typeof entry === 'string')
