import {parquetWriteBuffer} from 'hyparquet-writer'

/** A Parquet file of columns of text, missing values as `null`, in groups of so many rows. */
export const parquetOf = (
  columns: Readonly<Record<string, readonly (string | null)[]>>,
  rowGroupSize = 2
): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: Object.entries(columns).map(([name, data]) => ({name, data: [...data], type: 'STRING'})),
      rowGroupSize
    })
  )
