import * as zlib from 'node:zlib'
import {asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema} from 'hyparquet'
import {contentPath} from '../files.ts'

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string
  /** Whether each of its cells is a text, not a picture, a list or a structure. */
  readonly isText: boolean
}

/** A row, as far as its columns were asked for. */
export interface ParquetRow {
  /** From 1. */
  readonly number: number
  readonly cells: Readonly<Record<string, unknown>>
}

/** A Parquet file of which nothing has been read but what it consists of. */
export interface ParquetTable {
  readonly columns: readonly ParquetColumn[]
  readonly rowCount: number
  /** The rows in their order. No more than a stretch of them is held, and of other columns nothing is read. */
  readonly rows: (columns: readonly string[]) => AsyncGenerator<ParquetRow>
}

/** What Node unpacks by itself besides Snappy, which hyparquet brings along. */
const compressors = {
  GZIP: (input: Uint8Array) => zlib.gunzipSync(input),
  BROTLI: (input: Uint8Array) => zlib.brotliDecompressSync(input),
  ...('zstdDecompressSync' in zlib && typeof zlib.zstdDecompressSync === 'function'
    ? {ZSTD: zlib.zstdDecompressSync as (input: Uint8Array) => Uint8Array}
    : {})
}

/** So many rows are decoded at once: groups of rows may hold a million. */
const stretch = 50_000

/** Opens a Parquet file. Whatever this or reading its rows throws means that it is damaged, or of a kind that is not read. */
export async function openParquet(path: string): Promise<ParquetTable> {
  const file = await asyncBufferFromFile(contentPath(path))
  const metadata = await parquetMetadataAsync(file)
  const {children} = parquetSchema(metadata)
  return {
    columns: children.map(({element, children: inner}) => ({
      name: element.name,
      isText:
        inner.length === 0 && (element.converted_type === 'UTF8' || element.logical_type?.type === 'STRING')
    })),
    rowCount: Number(metadata.num_rows),
    async *rows(columns) {
      let groupStart = 0
      for (const {num_rows, columns: chunks} of metadata.row_groups) {
        // Rows that no column holds would be made up, however many a damaged file promises.
        if (chunks.some(({meta_data}) => meta_data !== undefined && meta_data.num_values < num_rows)) {
          throw new Error('it promises more rows than it holds')
        }
        const groupEnd = groupStart + Number(num_rows)
        for (let start = groupStart; start < groupEnd; start += stretch) {
          const rowEnd = Math.min(start + stretch, groupEnd)
          const range = {rowStart: start, rowEnd, useOffsetIndex: true}
          const rows = await parquetReadObjects({
            file,
            metadata,
            columns: [...columns],
            compressors,
            ...range
          })
          for (const [index, cells] of rows.entries()) yield {number: start + index + 1, cells}
        }
        groupStart = groupEnd
      }
    }
  }
}
