import {dirname} from 'node:path'
import * as zlib from 'node:zlib'
import {asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema} from 'hyparquet'
import {contentPath} from '../files.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {
  captionKeyNames,
  defaultMetadataKeys,
  mediaKeyAmong,
  type MetadataKeys,
  quoteKeys
} from './formats/metadata-keys.ts'
import {readOnlyFormat} from './formats/read-only.ts'
import type {Item} from './item.ts'
import {fileFinder, resolveMedia} from './metadata-media.ts'
import {showPath} from './show-path.ts'

const parquet = readOnlyFormat(
  'Parquet',
  'nothing is written into Parquet files; fix the captions in a text format such as metadata.csv, then convert it again'
)

/** What Node unpacks by itself besides Snappy, which hyparquet brings along. */
const compressors = {
  GZIP: (input: Uint8Array) => zlib.gunzipSync(input),
  BROTLI: (input: Uint8Array) => zlib.brotliDecompressSync(input),
  ...('zstdDecompressSync' in zlib && typeof zlib.zstdDecompressSync === 'function'
    ? {ZSTD: zlib.zstdDecompressSync as (input: Uint8Array) => Uint8Array}
    : {})
}

/** What a Parquet file says: its items, and all media it names, there or not. */
export interface ParquetCaptions {
  readonly items: readonly Item[]
  /** Absolute paths. */
  readonly media: ReadonlySet<string>
}

interface Columns {
  readonly captions: readonly string[]
  /** A column of paths; absent where the media themselves are in the file. */
  readonly mediaKey: string | undefined
}

/**
 * Reads the captions of a Parquet file, one group of rows after the other, and of these the columns of captions and
 * paths alone: pictures in the file are never loaded.
 * @param isMeant Whether the file is known to hold captions; otherwise it is left alone if it does not seem to.
 */
export async function readParquet(
  path: string,
  root: string,
  isMeant: boolean,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<ParquetCaptions> {
  const items: Item[] = []
  const media = new Set<string>()
  const shown = showPath(path, settings.cwd)
  const isFile = fileFinder()
  const addRow = (
    row: Readonly<Record<string, unknown>>,
    number: number,
    {captions, mediaKey}: Columns
  ): void => {
    const written = mediaKey === undefined ? undefined : row[mediaKey]
    for (const key of captions) {
      for (const caption of captionsOf(row[key])) {
        const slot = {
          start: 0,
          end: caption.length,
          caption,
          captionKey: key,
          ...(mediaKey ? {mediaKey} : {})
        }
        const source = {path, format: parquet, slot, inside: {place: number}}
        if (typeof written !== 'string') {
          items.push({root, caption: source, media: [], unpaired: true})
          continue
        }
        const found = resolveMedia(written, slot, {file: path, root, cwd: settings.cwd}, isFile)
        if ('problem' in found) log.refuse(path, `${found.problem} (\`${shown}\`, row ${number})`)
        else if ('outside' in found) items.push({root, caption: source, media: [], unpaired: true})
        else {
          media.add(found.path)
          const there = isFile(found.path)
          items.push({
            root,
            caption: source,
            media: there ? [found.path] : [],
            ...(there ? {} : {missingMedia: [found.path]})
          })
        }
      }
    }
  }
  try {
    const file = await asyncBufferFromFile(contentPath(path))
    const metadata = await parquetMetadataAsync(file)
    const schema = parquetSchema(metadata)
    const names = schema.children.map(({element}) => element.name)
    const keys = settings.metadataKeys?.(dirname(path)) ?? defaultMetadataKeys
    const columns = columnsAmong(schema.children, names, keys)
    const namesMedia = mediaKeyAmong(names, keys) !== undefined
    if (!isMeant && !(namesMedia && columns.captions.length > 0)) return {items, media}
    if (columns.captions.length === 0) {
      log.refuse(
        path,
        `Expected a column of captions in \`${shown}\`: ${quoteKeys(captionKeyNames(keys))}, the columns here are ${quoteKeys(names)}`
      )
      return {items, media}
    }
    const wanted = [...columns.captions, ...(columns.mediaKey === undefined ? [] : [columns.mediaKey])]
    let start = 0
    for (const {num_rows} of metadata.row_groups) {
      const end = start + Number(num_rows)
      const rows = await parquetReadObjects({
        file,
        metadata,
        columns: wanted,
        rowStart: start,
        rowEnd: end,
        compressors
      })
      for (const [index, row] of rows.entries()) addRow(row, start + index + 1, columns)
      start = end
    }
    if (items.length > 0) log.recognise(path, whatWasRead(items.length, shown, columns))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    log.refuse(
      path,
      `Cannot read \`${shown}\`: as Parquet it is damaged or of a kind that is not read (${error.message}); write it again`
    )
  }
  return {items, media}
}

type SchemaColumn = ReturnType<typeof parquetSchema>

function columnsAmong(
  children: readonly SchemaColumn[],
  names: readonly string[],
  keys: MetadataKeys
): Columns {
  const isLeaf = (name: string): boolean =>
    children.find(({element}) => element.name === name)?.children.length === 0
  const mediaKey = mediaKeyAmong(names.filter(isLeaf), keys)
  const captions = keys.captions.flatMap((group) => group.find((key) => names.includes(key)) ?? [])
  return {captions, mediaKey}
}

/** The texts of a cell. One that is empty is an empty caption. */
function captionsOf(value: unknown): readonly string[] {
  if (value === null || value === undefined) return ['']
  return [value].flat().filter((entry) => typeof entry === 'string')
}

function whatWasRead(count: number, shown: string, {captions, mediaKey}: Columns): string {
  const media =
    mediaKey === undefined ? ', media in the file itself' : `, media under ${quoteKeys([mediaKey])}`
  const number = `${count.toLocaleString('en')} ${count === 1 ? 'caption' : 'captions'}`
  return `Read \`${shown}\` as Parquet: ${number} under ${quoteKeys(captions)}${media}; it is not written to`
}
