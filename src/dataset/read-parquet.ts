import {dirname} from 'node:path'
import {changedMeanwhile, FileError} from '../file-error.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {captionKeyNames, defaultMetadataKeys, quoteKeys} from './formats/metadata-keys.ts'
import {readOnlyFormat} from './formats/read-only.ts'
import type {Item} from './item.ts'
import {createTally} from './metadata-tally.ts'
import {chooseColumns, type ParquetColumns, slotsOfRow} from './parquet-captions.ts'
import {openParquet, type ParquetRow, type ParquetTable} from './parquet-table.ts'
import type {Metadata} from './read-metadata.ts'
import {showPath} from './show-path.ts'
import {folderEntrance, slotReader} from './slot-reader.ts'

const parquet = readOnlyFormat(
  'Parquet',
  'nothing is written into Parquet files; fix the captions in a text format such as metadata.csv, then convert it again'
)

/** A file of so many rows is not held, if it need not be. */
const streamedRows = 50_000

/**
 * Reads the captions of a Parquet file, a stretch of rows after the other, and of these the columns of captions and
 * paths alone: pictures in the file are never loaded.
 * @param isMeant Whether the file is known to hold captions; otherwise it is left alone if it does not seem to.
 * @param mayStream Whether all items are wanted in their order, so that those of a large file need not be held.
 */
export async function readParquet(
  path: string,
  root: string,
  isMeant: boolean,
  settings: DiscoverySettings,
  log: DiscoveryLog,
  mayStream = false
): Promise<Metadata> {
  const nothing: Metadata = {items: [], media: new Set()}
  try {
    const table = await openParquet(path)
    const columns = columnsOf(table, path, isMeant, settings, log)
    if (!columns) return nothing
    const isStreamed = mayStream && settings.streamFrom !== undefined && table.rowCount >= streamedRows
    return await readRows({path, root, table, columns, isStreamed}, settings, log)
  } catch (error) {
    if (error instanceof FileError) log.fail(path, error)
    else log.refuse(path, damageOf(path, error, settings))
    return nothing
  }
}

/** @throws error again if it is none that a damaged file could be the reason of */
function damageOf(path: string, error: unknown, {cwd}: DiscoverySettings): string {
  if (!(error instanceof Error)) throw error
  return `Cannot read \`${showPath(path, cwd)}\`: as Parquet it is damaged or of a kind that is not read (${error.message}); write it again`
}

/** The columns to read; `undefined` where there are none, which is told of a file that is meant. */
function columnsOf(
  {columns}: ParquetTable,
  path: string,
  isMeant: boolean,
  settings: DiscoverySettings,
  log: DiscoveryLog
): ParquetColumns | undefined {
  const keys = settings.metadataKeys?.(path) ?? defaultMetadataKeys
  const chosen = chooseColumns(columns, keys, settings.trainerOf?.(dirname(path)))
  const hasCaptions = chosen.captions.length > 0
  if (hasCaptions && (isMeant || chosen.hasMedia)) return chosen
  if (!isMeant) return undefined
  const names = columns.map(({name}) => name)
  log.refuse(
    path,
    `Expected a column of captions in \`${showPath(path, settings.cwd)}\`: ${quoteKeys(captionKeyNames(keys))}, the columns here are ${quoteKeys(names)}`
  )
  return undefined
}

/** A Parquet file while it is read. */
interface OpenParquet {
  readonly path: string
  readonly root: string
  readonly table: ParquetTable
  readonly columns: ParquetColumns
  readonly isStreamed: boolean
}

async function readRows(
  {path, root, table, columns, isStreamed}: OpenParquet,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<Metadata> {
  const items: Item[] = []
  const media = new Set<string>()
  const read = slotReader({path, root, format: parquet}, settings)
  const tally = createTally(path, settings, log, 'row')
  const enter = folderEntrance(settings.enterFolder)
  let length = 0
  let damage: string | undefined
  try {
    for await (const row of rows()) {
      for (const slot of slotsOfRow(row, columns)) {
        const found = read(slot)
        tally.add(found, () => ({line: row.number, column: 1}))
        await enter(found.media)
        for (const named of isStreamed ? (found.item?.media ?? []) : found.media) media.add(named)
        if (!found.item) continue
        length++
        if (!isStreamed) items.push(inRow(found.item, row))
      }
    }
  } catch (error) {
    damage = damageOf(path, error, settings)
  }
  const mediaFrom = 'media in the file itself'
  tally.tell({name: 'Parquet', mediaFrom, remark: 'it is not written to'}, parquet.name)
  if (damage !== undefined) log.refuse(path, damage)
  // Of a damaged file the rows before that place are linted; reading it anew would end in the middle of a report.
  return isStreamed && damage === undefined
    ? {items, media, stream: {path, length, [Symbol.asyncIterator]: itemsIn}}
    : {items, media}

  function rows(): AsyncGenerator<ParquetRow> {
    return table.rows([...columns.captions, ...(columns.mediaKey === undefined ? [] : [columns.mediaKey])])
  }

  async function* itemsIn(): AsyncGenerator<Item> {
    try {
      for await (const row of rows()) {
        for (const slot of slotsOfRow(row, columns)) {
          const {item} = read(slot)
          if (item) yield inRow(item, row)
        }
      }
    } catch {
      throw new FileError(path, changedMeanwhile)
    }
  }
}

const inRow = (item: Item, {number}: ParquetRow): Item =>
  item.caption ? {...item, caption: {...item.caption, inside: {place: number}}} : item
