import {basename, dirname, join} from 'node:path'
import {bareMedia, type DatasetFolder, folderAt, hasSidecars} from './dataset-folder.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {archiveKindOf, isBinaryStore} from './archives/archive-member.ts'
import {withMediaInArchives} from './archives/media-in-archives.ts'
import {mediaKind} from './media.ts'
import {isMetadataName, metadataFormatOf} from './formats/index.ts'
import {stemOf} from './files-passed-over.ts'
import {linkedOutReason} from './group-item.ts'
import type {Item, ItemStream} from './item.ts'
import {namedLineList, type LineList, lineListsIn, readableList} from './line-lists.ts'
import type {Metadata} from './read-metadata.ts'
import {isWithin, showPath} from './show-path.ts'
import {createStoreReader} from './store-reader.ts'

/**
 * The files that hold captions of other files, as far as discovery has met them. One for all arguments of a run:
 * each file is read, and complained about, once.
 */
export interface CaptionStores {
  /** Reads the metadata files of a folder that is linted as a whole, and the archives in it, if no media lie beside them. */
  readonly enter: (folder: DatasetFolder, root: string) => Promise<readonly Item[]>
  /** Does so for a folder of which only some files are linted: what does not concern them is not told. */
  readonly lookInto: (folder: DatasetFolder, root: string) => Promise<void>
  /** Reads a metadata file that was named: it is meant to hold captions, and what is wrong with it is told. */
  readonly readNamed: (path: string, root: string) => Promise<readonly Item[]>
  /**
   * Does so for the folders above one, up to and including the working directory, if that is above it. What is found
   * there belongs to the dataset of the metadata file.
   */
  readonly lookAbove: (folder: string) => Promise<void>
  /** The items that were found and are not held; what the other functions give is without them. */
  readonly streams: () => readonly ItemStream[]
  /** Whether a metadata file was found to hold captions, and read. */
  readonly isRead: (path: string) => boolean
  /** The metadata file that names media, by absolute path. */
  readonly metadataOf: (media: string) => string | undefined
  /** The items that metadata files hold for media, if they are held. */
  readonly itemsOf: (media: string) => readonly Item[]
}

export function createCaptionStores(settings: DiscoverySettings, log: DiscoveryLog): CaptionStores {
  const reader = createStoreReader(settings, log)
  const above = new Set<string>()

  /** Why metadata that nobody named is not read: the trainer takes the caption files in a folder that has some. */
  function passedOver(path: string, sidecarsIn: DatasetFolder): string | undefined {
    const reason = reader.known(path) ? undefined : settings.passesOverMetadata?.(path, sidecarsIn.path)
    if (reason === undefined) return undefined
    return settings.isSettled?.(sidecarsIn.path) || hasSidecars(sidecarsIn, settings) ? reason : undefined
  }

  /** The items of the archives and Parquet files of a folder. */
  async function readBinaries(
    folder: DatasetFolder,
    root: string,
    isEntered: boolean
  ): Promise<readonly Item[]> {
    const found: Item[] = []
    const hasMedia = folder.files.some(mediaKind)
    for (const name of folder.files) {
      const path = join(folder.path, name)
      if (!isBinaryStore(name) || (!isEntered && archiveKindOf(name))) continue
      if (settings.ignore?.(path)) log.ignored.push(path)
      else if (folder.linkedOut.has(name)) log.skip(path, linkedOutReason)
      else if (archiveKindOf(name) && hasMedia) {
        log.skip(path, 'an archive beside media; name it to have it linted')
      } else {
        const metadata = await reader.readBinary(path, root, name === 'metadata.parquet', isEntered)
        for (const item of metadata.items) found.push(item)
      }
    }
    return found
  }

  /** The items of the JSON, JSON Lines and tables of a folder that hold captions. */
  async function readMetadataFiles(
    folder: DatasetFolder,
    root: string,
    isEntered: boolean,
    sidecarsIn: DatasetFolder
  ): Promise<readonly Item[]> {
    const found: Item[] = []
    const isOfOneMedium = besideMedia(folder.files)
    for (const name of folder.files) {
      if (!metadataFormatOf(name) || (isOfOneMedium(name) && !isMetadataName(name))) continue
      const path = join(folder.path, name)
      if (settings.ignore?.(path)) {
        if (isMetadataName(name)) log.ignored.push(path)
      } else if (folder.linkedOut.has(name)) log.skip(path, linkedOutReason)
      else if (await reader.holdsCaptions(path)) {
        const reason = passedOver(path, sidecarsIn)
        if (reason === undefined) {
          const metadata = await reader.readText(path, root, undefined, isEntered)
          for (const item of metadata?.items ?? []) found.push(item)
        } else if (isEntered) log.skip(path, reason)
      }
    }
    return found
  }

  /** @param sidecarsIn The folder whose caption files decide whether a trainer passes metadata over. */
  async function readAll(
    folder: DatasetFolder,
    root: string,
    isEntered: boolean,
    sidecarsIn: DatasetFolder = folder
  ): Promise<readonly Item[]> {
    const binaries = await readBinaries(folder, root, isEntered)
    const metadata = await readMetadataFiles(folder, root, isEntered, sidecarsIn)
    const lists: Metadata[] = []
    for (const list of lineListsIn(folder.files)) {
      const ofList = await readList(list, folder, root, list.media !== undefined)
      if (ofList) lists.push(ofList)
    }
    return [...binaries, ...metadata, ...lists.flatMap(({items}) => items)]
  }

  /** Reads a file of one caption a line, unless it is not sure that it is one. */
  async function readList(
    list: LineList,
    folder: DatasetFolder,
    root: string,
    isMeant: boolean
  ): Promise<Metadata | undefined> {
    const path = join(folder.path, list.captions)
    const known = reader.known(path)
    if (known) return known
    const names = [list.captions, ...(list.media === undefined ? [] : [list.media])]
    if (settings.ignore?.(path)) {
      log.ignored.push(path)
      return undefined
    }
    if (names.some((name) => folder.linkedOut.has(name))) {
      log.skip(path, linkedOutReason)
      return undefined
    }
    const reading = readableList(list, folder.path, bareMedia(folder, settings), isMeant)
    if (!reading) {
      log.skip(
        path,
        'captions, one a line, as it seems, but not as many as media; name the file to have it linted'
      )
      return undefined
    }
    return reader.readText(path, root, {name: 'one caption a line', ...reading})
  }

  /** The items of a file that was named, with media from the archives beside it, where some are not to be found elsewhere. */
  async function withArchivesBeside(
    items: readonly Item[],
    folder: DatasetFolder,
    root: string
  ): Promise<readonly Item[]> {
    if (!items.some(({missingMedia}) => missingMedia)) return items
    const inside: Item[] = []
    for (const name of folder.files) {
      const path = join(folder.path, name)
      if (!archiveKindOf(name) || folder.linkedOut.has(name) || settings.ignore?.(path)) continue
      const {items: members} = await reader.readBinary(path, root, false)
      for (const item of members) if (!item.caption) inside.push(item)
    }
    return withMediaInArchives([...items, ...inside], folder.path).filter(({caption}) => caption)
  }

  async function lookInto(folder: DatasetFolder, root: string, beside?: DatasetFolder): Promise<void> {
    await readAll(folder, root, false, beside)
  }

  return {
    async enter(folder, root) {
      return withMediaInArchives(await readAll(folder, root, true), folder.path)
    },
    lookInto,
    async readNamed(path, root) {
      const folder = folderAt(dirname(path))
      const list = namedLineList(basename(path), folder.files)
      const isNew = !reader.known(path)
      const before = log.failures.length + log.ignored.length
      const metadata = list
        ? await readList(list, folder, root, true)
        : isBinaryStore(path)
          ? await reader.readBinary(path, root, true)
          : await reader.readText(path, root)
      const items = await withArchivesBeside(metadata?.items ?? [], folder, root)
      if (isNew && items.length === 0 && log.failures.length + log.ignored.length === before) {
        const message = `Found no captions in \`${showPath(path, settings.cwd)}\``
        log.refuse(path, message, {kind: 'nothing-found'})
      }
      return items
    },
    async lookAbove(folder) {
      for (let path = dirname(folder); isWithin(path, settings.cwd); path = dirname(path)) {
        if (above.has(path)) return
        above.add(path)
        await settings.enterFolder?.(path)
        await lookInto(folderAt(path), path, folderAt(folder))
        if (path === dirname(path)) return
      }
    },
    streams: () => reader.streams,
    isRead: (path) => reader.known(path) !== undefined,
    metadataOf: reader.metadataOf,
    itemsOf: reader.itemsOf
  }
}

/**
 * Returns a function that tells whether a file belongs to media beside it by its name: `a.json` or `a.png.json` beside `a.png`, as
 * downloaders write them. There is one for each of thousands of media, and none holds the captions of others.
 */
function besideMedia(names: readonly string[]): (name: string) => boolean {
  const media = new Set(names.filter(mediaKind).flatMap((name) => [name, stemOf(name)]))
  return (name) => media.has(stemOf(name))
}
