import {basename} from 'node:path'
import {archiveKindOf} from './archives/archive-member.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {metadataFormatOf} from './formats/index.ts'
import type {Item, ItemStream} from './item.ts'
import {type Metadata, type MetadataReading, readMetadata} from './read-metadata.ts'
import {recogniseMetadata} from './recognise-metadata.ts'

/** Reads files that hold captions of others, each once in a run, and remembers what they hold. All paths are absolute. */
export interface StoreReader {
  /** What a file was found to hold; `undefined` where it has not been read. */
  readonly known: (path: string) => Metadata | undefined
  /**
   * Reads a file of text; `undefined` where its name is that of no format.
   * @param reading How, if not by its name.
   * @param mayStream Whether all items are wanted in their order, so that those of a large file need not be held.
   */
  readonly readText: (
    path: string,
    root: string,
    reading?: MetadataReading,
    mayStream?: boolean
  ) => Promise<Metadata | undefined>
  /**
   * Reads an archive or a Parquet file.
   * @param isMeant Whether it is known to hold captions; otherwise nothing is told of one that does not seem to.
   */
  readonly readBinary: (
    path: string,
    root: string,
    isMeant: boolean,
    mayStream?: boolean
  ) => Promise<Metadata>
  /** Whether a file that nobody named is to be read: its own name says so, or what is in it. */
  readonly holdsCaptions: (path: string) => Promise<boolean>
  /** The items that were found and are not held. */
  readonly streams: readonly ItemStream[]
  /** The file that names media. */
  readonly metadataOf: (media: string) => string | undefined
  /** The items that are held of media. */
  readonly itemsOf: (media: string) => readonly Item[]
}

export function createStoreReader(settings: DiscoverySettings, log: DiscoveryLog): StoreReader {
  const read = new Map<string, Metadata>()
  const recognised = new Map<string, boolean>()
  const items = new Map<string, Item[]>()
  const metadataOf = new Map<string, string>()
  const streams: ItemStream[] = []

  function remember(path: string, metadata: Metadata): Metadata {
    read.set(path, metadata)
    if (metadata.stream) streams.push(metadata.stream)
    for (const media of metadata.media) metadataOf.set(media, path)
    for (const item of metadata.items) {
      for (const media of item.media) {
        const known = items.get(media)
        if (known) known.push(item)
        else items.set(media, [item])
      }
    }
    return metadata
  }

  return {
    known: (path) => read.get(path),
    async readText(path, root, reading = metadataFormatOf(basename(path)), mayStream = false) {
      const known = read.get(path)
      if (known || !reading) return known
      return remember(path, await readMetadata(path, root, reading, settings, log, mayStream))
    },
    async readBinary(path, root, isMeant, mayStream = false) {
      const known = read.get(path)
      if (known && (known.items.length > 0 || known.stream || !isMeant)) return known
      const kind = archiveKindOf(path)
      if (kind) {
        const {readArchive} = await import('./archives/read-archive.ts')
        const found = await readArchive(path, root, kind, settings, log)
        return remember(path, {items: found, media: new Set()})
      }
      const {readParquet} = await import('./read-parquet.ts')
      return remember(path, await readParquet(path, root, isMeant, settings, log, mayStream))
    },
    async holdsCaptions(path) {
      if (read.has(path)) return true
      const known = recognised.get(path)
      if (known !== undefined) return known
      const found = await recogniseMetadata(path, settings, log)
      recognised.set(path, found)
      return found
    },
    streams,
    metadataOf: (media) => metadataOf.get(media),
    itemsOf: (media) => items.get(media) ?? []
  }
}
