import {basename, dirname, join} from 'node:path'
import {FileError, isLink, listFolder, realPath} from '../files.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {unreadStores} from './files-passed-over.ts'
import {recogniseMetadata} from './recognise-metadata.ts'
import {isMetadataName, metadataFormatOf} from './formats/index.ts'
import {linkedOutReason} from './group-item.ts'
import type {Item} from './item.ts'
import {namedLineList, type LineList, lineListsIn, readableList} from './line-lists.ts'
import {type Metadata, type MetadataReading, readMetadata} from './read-metadata.ts'
import {captionExtensionsIn, pairByStem} from './pair-files.ts'
import {isWithin, showPath} from './show-path.ts'
import type {DatasetFolder} from './walk-folder.ts'

/**
 * The files that hold captions of other files, as far as discovery has met them. One for all arguments of a run:
 * each file is read, and complained about, once.
 */
export interface CaptionStores {
  /** Reads the metadata files of a folder that is linted as a whole, and notes those that caplint cannot read. */
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
  /** Whether a metadata file was found to hold captions, and read. */
  readonly isRead: (path: string) => boolean
  /** The metadata file that names media, by absolute path. */
  readonly metadataOf: (media: string) => string | undefined
  /** The items that metadata files hold for media. */
  readonly itemsOf: (media: string) => readonly Item[]
  /** Whether media without caption in a folder may have it in a file that caplint cannot read; counts them there. */
  readonly mayBeElsewhere: (folder: string) => boolean
  /** Tells of the files that caplint cannot read. */
  readonly tellUnread: () => void
}

/** A file with captions that caplint does not read, and how many media seem to depend on it. */
interface UnreadStore {
  readonly path: string
  readonly what: string
  /** Whether the folder it lies in is linted as a whole. */
  entered: boolean
  media: number
}

export function createCaptionStores(settings: DiscoverySettings, log: DiscoveryLog): CaptionStores {
  const read = new Map<string, Metadata>()
  const recognised = new Map<string, boolean>()
  const items = new Map<string, Item[]>()
  const metadataOf = new Map<string, string>()
  const unread = new Map<string, UnreadStore>()
  const above = new Set<string>()

  async function readOnce(
    path: string,
    root: string,
    entry: MetadataReading | undefined = metadataFormatOf(basename(path))
  ): Promise<Metadata | undefined> {
    const known = read.get(path)
    if (known || !entry) return known
    const metadata = await readMetadata(path, root, entry, settings, log)
    read.set(path, metadata)
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

  function noteUnread(folder: DatasetFolder, entered: boolean): void {
    for (const {name, what} of unreadStores(folder.files)) {
      const path = join(folder.path, name)
      const store = unread.get(path) ?? {path, what, entered, media: 0}
      store.entered ||= entered
      unread.set(path, store)
    }
  }

  /** Whether a file is to be read, which was not named: its own name says so, or what is in it. */
  async function holdsCaptions(path: string): Promise<boolean> {
    if (read.has(path)) return true
    const known = recognised.get(path)
    if (known !== undefined) return known
    const found = await recogniseMetadata(path, settings, log)
    recognised.set(path, found)
    return found
  }

  async function readAll(folder: DatasetFolder, root: string): Promise<readonly Item[]> {
    const found: Item[] = []
    for (const name of folder.files) {
      if (!metadataFormatOf(name)) continue
      const path = join(folder.path, name)
      if (settings.ignore?.(path)) {
        if (isMetadataName(name)) log.ignored.push(path)
      } else if (folder.linkedOut.has(name)) log.skip(path, linkedOutReason)
      else if (await holdsCaptions(path)) {
        for (const item of (await readOnce(path, root))?.items ?? []) found.push(item)
      }
    }
    for (const list of lineListsIn(folder.files)) {
      const metadata = await readList(list, folder, root, list.media !== undefined)
      for (const item of metadata?.items ?? []) found.push(item)
    }
    return found
  }

  /** Reads a file of one caption a line, unless it is not sure that it is one. */
  async function readList(
    list: LineList,
    folder: DatasetFolder,
    root: string,
    isMeant: boolean
  ): Promise<Metadata | undefined> {
    const path = join(folder.path, list.captions)
    const known = read.get(path)
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
    return readOnce(path, root, {name: 'one caption a line', ...reading})
  }

  async function lookInto(folder: DatasetFolder, root: string): Promise<void> {
    noteUnread(folder, false)
    await readAll(folder, root)
  }

  return {
    enter(folder, root) {
      noteUnread(folder, true)
      return readAll(folder, root)
    },
    lookInto,
    async readNamed(path, root) {
      const folder = folderAt(dirname(path))
      const list = namedLineList(basename(path), folder.files)
      const before = log.failures.length + log.ignored.length
      const metadata = list ? await readList(list, folder, root, true) : await readOnce(path, root)
      const items = metadata?.items ?? []
      if (items.length === 0 && log.failures.length + log.ignored.length === before) {
        log.refuse(path, `Found no captions in \`${showPath(path, settings.cwd)}\``)
      }
      return items
    },
    async lookAbove(folder) {
      for (let path = dirname(folder); isWithin(path, settings.cwd); path = dirname(path)) {
        if (above.has(path)) return
        above.add(path)
        await settings.enterFolder?.(path)
        await lookInto(folderAt(path), path)
        if (path === dirname(path)) return
      }
    },
    isRead: (path) => read.has(path),
    metadataOf: (media) => metadataOf.get(media),
    itemsOf: (media) => items.get(media) ?? [],
    mayBeElsewhere(folder) {
      for (const store of unread.values()) {
        if (!isWithin(folder, dirname(store.path))) continue
        store.media++
        return true
      }
      return false
    },
    tellUnread() {
      for (const {path, what, entered, media} of unread.values()) {
        if (!entered && media === 0) continue
        const depends = media > 0 ? `; ${media} media without sidecar are left out with it` : ''
        log.skip(path, `${what}, which caplint does not read${depends}`)
      }
    }
  }
}

/** Media of a folder that have no caption file of their own. */
const bareMedia = ({path, files}: DatasetFolder, settings: DiscoverySettings): readonly string[] =>
  [...pairByStem(files, captionExtensionsIn(path, settings)).values()]
    .filter(({captions}) => captions.length === 0)
    .flatMap(({media}) => media)
    .sort()

/** The files of a folder that is not walked. One that cannot be listed shows nothing. */
export function folderAt(path: string): DatasetFolder {
  try {
    const entries = listFolder(path).filter((entry) => entry.isFile() || entry.isSymbolicLink())
    const files = entries.map(({name}) => name).filter((name) => !name.startsWith('.'))
    const linkedOut = entries.filter((entry) => entry.isSymbolicLink() && !staysIn(path, entry.name))
    return {path, files, linkedOut: new Set(linkedOut.map(({name}) => name))}
  } catch (error) {
    if (error instanceof FileError) return {path, files: [], linkedOut: new Set()}
    throw error
  }
}

/** Whether a file, if it is a link, leads to a place in its own folder or below. */
export function staysIn(folder: string, name: string): boolean {
  const path = join(folder, name)
  if (!isLink(path)) return true
  try {
    return isWithin(realPath(path), realPath(folder))
  } catch (error) {
    if (error instanceof FileError) return false
    throw error
  }
}
