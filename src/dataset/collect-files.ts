import type {Dirent} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {FileError, isLink, listFolder, realPath} from '../files.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {metadataFormatOf} from './formats/index.ts'
import {itemOfGroup} from './group-item.ts'
import type {Item} from './item.ts'
import {captionExtensionsIn, pairByStem, type StemGroup} from './pair-files.ts'
import {type Metadata, readMetadata} from './read-metadata.ts'
import {isWithin} from './show-path.ts'

/**
 * Finds the items that files given by name belong to: a caption's media and a media's caption are looked for beside
 * it, so that a file alone is judged as it is within its folder.
 * @param paths Absolute paths of existing files.
 */
export async function collectFiles(
  paths: readonly string[],
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<readonly Item[]> {
  const items: Item[] = []
  const read = new Map<string, Promise<Metadata>>()
  const metadataAt = (path: string, root: string): Promise<Metadata> | undefined => {
    const entry = metadataFormatOf(basename(path))
    if (!entry) return undefined
    const known = read.get(path) ?? readMetadata(path, root, entry, settings, log)
    read.set(path, known)
    return known
  }
  const listing = rememberedListing()
  for (const [folder, names] of byFolder(paths)) {
    await settings.enterFolder?.(folder)
    const root = isWithin(folder, settings.cwd) ? settings.cwd : folder
    for (const name of names) {
      const path = join(folder, name)
      if (!metadataFormatOf(name)) continue
      if (settings.ignore?.(path)) log.ignored.push(path)
      else items.push(...((await metadataAt(path, folder))?.items ?? []))
    }
    const neighbours = listing(folder).filter((name) => !name.startsWith('.'))
    const all = [...new Set([...neighbours, ...names])]
    const place = {folder, root, linkedOut: linkedOut(folder, names, root)}
    for (const group of pairByStem(all, captionExtensionsIn(folder, settings)).values()) {
      if (![...group.media, ...group.captions].some((name) => names.has(name))) continue
      const listed = group.captions.length === 0 ? await listedItems(group, folder, root) : []
      const item = listed.length > 0 ? undefined : itemOfGroup(namedFirst(group, names), place, settings, log)
      items.push(...listed, ...(item ? [item] : []))
    }
  }
  return items

  /** The slots that metadata files in the folder or above it hold for media. */
  async function listedItems({media}: StemGroup, folder: string, root: string): Promise<readonly Item[]> {
    const wanted = new Set(media.map((name) => join(folder, name)))
    for (let above = folder; ; above = dirname(above)) {
      for (const name of listing(above)) {
        const metadata = await metadataAt(join(above, name), above)
        const found = metadata?.items.filter((item) => item.media.some((path) => wanted.has(path))) ?? []
        if (found.length > 0) return found
      }
      if (above === root || above === dirname(above)) return []
    }
  }
}

/** Names by folder, folders and names in the order in which they were given. */
function byFolder(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>()
  for (const path of paths) {
    const names = folders.get(dirname(path)) ?? new Set()
    folders.set(dirname(path), names.add(basename(path)))
  }
  return folders
}

/** Lists each folder once. A folder that cannot be listed shows nothing: its files may be readable by name still. */
function rememberedListing(): (folder: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  const isPossibleFile = (entry: Dirent): boolean => entry.isFile() || entry.isSymbolicLink()
  return (folder) => {
    const names = known.get(folder) ?? orNothing(() => listFolder(folder).filter(isPossibleFile))
    known.set(folder, names)
    return names
  }
}

function orNothing(list: () => readonly Dirent[]): readonly string[] {
  try {
    return list().map(({name}) => name)
  } catch (error) {
    if (error instanceof FileError) return []
    throw error
  }
}

/** Named files that are links to a place outside of both the root and their own folder. */
function linkedOut(folder: string, names: ReadonlySet<string>, root: string): ReadonlySet<string> {
  const outside = [...names].filter((name) => {
    const path = join(folder, name)
    if (!isLink(path)) return false
    const real = realPath(path)
    return !isWithin(real, realPath(root)) && !isWithin(real, realPath(folder))
  })
  return new Set(outside)
}

/** A caption that was named is the one to read, whatever stands beside it. */
const namedFirst = (group: StemGroup, names: ReadonlySet<string>): StemGroup => ({
  ...group,
  captions: [
    ...group.captions.filter((name) => names.has(name)),
    ...group.captions.filter((name) => !names.has(name))
  ]
})
