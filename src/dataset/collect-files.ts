import {basename, dirname, join} from 'node:path'
import {isLink, realPath} from '../files.ts'
import {isBinaryStore} from './archives/archive-member.ts'
import type {CaptionStores} from './caption-stores.ts'
import {folderAt, staysIn} from './dataset-folder.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {metadataFormatOf} from './formats/index.ts'
import {itemOfGroup} from './group-item.ts'
import type {Item} from './item.ts'
import {withLabels} from './label-folders.ts'
import {namedLineList} from './line-lists.ts'
import {captionExtensionsIn, pairByStem, type StemGroup} from './pair-files.ts'
import {isWithin} from './show-path.ts'

/** Absolute paths of existing files. */
export interface GivenFiles {
  /** Each given by its own name. */
  readonly named: readonly string[]
  /** Matched by a pattern: those that could hold captions of others are only read if they do. */
  readonly matched: readonly string[]
}

/**
 * Finds the items that files given by name belong to: a caption's media and a media's caption are looked for beside
 * it, so that a file alone is judged as it is within its folder. A caption that was named is read even where
 * metadata holds another one.
 */
export async function collectFiles(
  {named, matched}: GivenFiles,
  settings: DiscoverySettings,
  stores: CaptionStores,
  log: DiscoveryLog
): Promise<readonly Item[]> {
  const items: Item[] = []
  const byName = new Set(named)
  for (const [path, names] of byFolder([...named, ...matched])) {
    await settings.enterFolder?.(path)
    const root = isWithin(path, settings.cwd) ? settings.cwd : path
    const neighbours = folderAt(path)
    const folder = {...neighbours, files: [...new Set([...neighbours.files, ...names])]}
    if (![...names].every((name) => byName.has(join(path, name)) && isStore(name))) {
      await stores.lookAbove(path)
      await stores.lookInto(folder, root)
    }
    for (const item of await itemsOfMetadata(path, names, folder.files, root)) items.push(item)
    const place = {folder: path, root, linkedOut: linkedOut(path, names, root)}
    const paired = pairByStem(folder.files, captionExtensionsIn(path, settings))
    for (const group of withLabels(paired, path, root, settings).values()) {
      if (![...group.media, ...group.captions].some((name) => names.has(name))) continue
      if (group.captions.some((name) => stores.isRead(join(path, name)))) continue
      const stored =
        group.captions.length > 0 ? [] : group.media.flatMap((name) => stores.itemsOf(join(path, name)))
      for (const item of stored) items.push(item)
      if (stored.length > 0) continue
      const item = itemOfGroup(namedFirst(group, names), place, settings, log)
      if (item) items.push(item)
    }
  }
  return items

  async function itemsOfMetadata(
    folder: string,
    names: ReadonlySet<string>,
    neighbours: readonly string[],
    root: string
  ): Promise<readonly Item[]> {
    const found: Item[] = []
    for (const name of names) {
      if (!metadataFormatOf(name) && !isBinaryStore(name) && !namedLineList(name, neighbours)) continue
      const path = join(folder, name)
      if (settings.ignore?.(path)) {
        if (byName.has(path)) log.ignored.push(path)
        continue
      }
      if (!byName.has(path) && !stores.isRead(path)) continue
      for (const item of await stores.readNamed(path, root)) found.push(item)
    }
    return found
  }
}

/** Whether a file holds the captions of many media, and asks for no look at what lies beside it. */
const isStore = (name: string): boolean => isBinaryStore(name) || metadataFormatOf(name) !== undefined

/** Names by folder, folders and names in the order in which they were given. */
function byFolder(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>()
  for (const path of paths) {
    const names = folders.get(dirname(path)) ?? new Set()
    folders.set(dirname(path), names.add(basename(path)))
  }
  return folders
}

/** Named files that are links to a place outside of both the root and their own folder. */
function linkedOut(folder: string, names: ReadonlySet<string>, root: string): ReadonlySet<string> {
  const outside = [...names].filter((name) => {
    const path = join(folder, name)
    return isLink(path) && !staysIn(folder, name) && !isWithin(realPath(path), realPath(root))
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
