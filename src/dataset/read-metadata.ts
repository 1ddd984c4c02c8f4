import {constants} from 'node:buffer'
import {fileFacts, readText} from '../files.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {filePoints} from './file-points.ts'
import type {Format} from './formats/format.ts'
import {defaultMetadataKeys, type MetadataKeys} from './formats/metadata-keys.ts'
import type {Item, ItemStream} from './item.ts'
import {createTally} from './metadata-tally.ts'
import {showPath} from './show-path.ts'
import {folderEntrance, slotReader} from './slot-reader.ts'
import {undecodableSentence} from './undecodable.ts'

/** What a metadata file says: its items, and the media it names. */
export interface Metadata {
  /** The items, unless they are too many to be held. */
  readonly items: readonly Item[]
  /** The items that are not held. */
  readonly stream?: ItemStream
  /** Absolute paths: of all media, there or not; of those that are there, where items are not held. */
  readonly media: ReadonlySet<string>
}

/** How a metadata file is read. */
export interface MetadataReading {
  /** The format, as people know it. */
  readonly name: string
  readonly load: (keys: MetadataKeys) => Promise<Format>
  /** Where the media are named, if not in the file itself: what follows a comma. */
  readonly mediaFrom?: string
  /** Media that need no caption of their own, absolute: any caption of the file stands for any of them. */
  readonly covers?: readonly string[]
}

/**
 * Reads the slots of a metadata file, and looks whether the media that it names are there: never outside the dataset.
 * @param mayStream Whether all items are wanted in their order, so that those of a large file need not be held.
 */
export async function readMetadata(
  path: string,
  root: string,
  entry: MetadataReading,
  settings: DiscoverySettings,
  log: DiscoveryLog,
  mayStream = false
): Promise<Metadata> {
  const items: Item[] = []
  const media = new Set(entry.covers)
  const format = await entry.load(settings.metadataKeys?.(path) ?? defaultMetadataKeys)
  const {streamFrom = Number.POSITIVE_INFINITY} = settings
  if (mayStream && format.byLine && (fileFacts(path)?.size ?? 0) >= streamFrom) {
    const {streamMetadata} = await import('./stream-metadata.ts')
    return streamMetadata(path, root, format, entry, settings, log)
  }
  const text = textOrLog(path, settings, log)
  if (text === undefined) return {items, media}
  const enter = folderEntrance(settings.enterFolder)
  const read = slotReader({path, root, format}, settings)
  const tally = createTally(path, settings, log)
  const pointOf = filePoints(text)
  for (const slot of format.locate(text)) {
    const found = read(slot)
    tally.add(found, pointOf)
    await enter(found.media)
    for (const named of found.media) media.add(named)
    if (found.item) items.push(found.item)
  }
  tally.tell({...entry, remark: format.remark?.(text)}, format.name)
  return {items, media}
}

function textOrLog(path: string, settings: DiscoverySettings, log: DiscoveryLog): string | undefined {
  try {
    const decoded = readText(path, constants.MAX_STRING_LENGTH)
    if ('text' in decoded) return decoded.text
    log.refuse(path, undecodableSentence(decoded.undecodable, showPath(path, settings.cwd)), decoded.point)
  } catch (error) {
    log.fail(path, error)
  }
  return undefined
}
