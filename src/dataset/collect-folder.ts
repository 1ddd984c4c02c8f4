import {dirname, join} from 'node:path'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {isNotCaption, labelledStem, unreadStores} from './files-passed-over.ts'
import {metadataFormatOf} from './formats/index.ts'
import {itemOfGroup, linkedOutReason} from './group-item.ts'
import type {Item} from './item.ts'
import {captionExtensionsIn, pairByStem, type StemGroup, type StemGroups} from './pair-files.ts'
import {readMetadata} from './read-metadata.ts'
import {isWithin, showPath} from './show-path.ts'
import {type DatasetFolder, walkFolder} from './walk-folder.ts'

/** A file with captions that caplint does not read, and how many media seem to depend on it. */
interface UnreadStore {
  readonly path: string
  readonly what: string
  media: number
}

/**
 * Finds the items of a dataset folder and all folders in it. Where a metadata file names media, its caption is the
 * one that counts: the trainers that read such a file look at no sidecar.
 * @throws FileError where the folder itself cannot be read
 */
export async function collectFolder(
  root: string,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<readonly Item[]> {
  const items: Item[] = []
  const metadataOf = new Map<string, string>()
  const stores: UnreadStore[] = []

  for await (const folder of walkFolder(root, settings, log)) {
    for (const path of metadataIn(folder, settings, log)) {
      const entry = metadataFormatOf(path.slice(dirname(path).length + 1))
      if (!entry) continue
      const metadata = await readMetadata(path, root, entry, settings, log)
      for (const item of metadata.items) items.push(item)
      for (const media of metadata.media) metadataOf.set(media, path)
    }
    for (const {name, what} of unreadStores(folder.files)) {
      stores.push({path: join(folder.path, name), what, media: 0})
    }
    const groups = pairByStem(folder.files, captionExtensionsIn(folder.path, settings))
    const place = {folder: folder.path, root, linkedOut: folder.linkedOut}
    for (const group of groups.values()) {
      if (belongsToOther(group, groups)) continue
      const metadata = group.media.map((name) => metadataOf.get(join(folder.path, name))).find(Boolean)
      if (metadata) {
        for (const name of group.captions) {
          log.skip(
            join(folder.path, name),
            `\`${showPath(metadata, settings.cwd)}\` holds the caption of its media`
          )
        }
        continue
      }
      const store = group.captions.length === 0 ? storeAbove(folder.path, stores) : undefined
      if (store) store.media++
      else {
        const item = itemOfGroup(group, place, settings, log)
        if (item) items.push(item)
      }
    }
  }
  for (const {path, what, media} of stores) {
    const depends = media > 0 ? `; ${media} media without sidecar are left out with it` : ''
    log.skip(path, `${what}, which caplint does not read${depends}`)
  }
  return items
}

/** The metadata files of a folder that may be read. */
function metadataIn(
  folder: DatasetFolder,
  settings: DiscoverySettings,
  log: DiscoveryLog
): readonly string[] {
  const paths: string[] = []
  for (const name of folder.files) {
    if (!metadataFormatOf(name)) continue
    const path = join(folder.path, name)
    if (settings.ignore?.(path)) log.ignored.push(path)
    else if (folder.linkedOut.has(name)) log.skip(path, linkedOutReason)
    else paths.push(path)
  }
  return paths
}

/** Whether files of a stem are no item of their own: text of another purpose, or a mask of other media. */
function belongsToOther({stem, media, captions}: StemGroup, groups: StemGroups): boolean {
  if (media.length === 0) return captions.length === 0 || isNotCaption(stem)
  const labelled = captions.length === 0 ? labelledStem(stem) : undefined
  return labelled !== undefined && (groups.get(labelled)?.media.length ?? 0) > 0
}

const storeAbove = (folder: string, stores: readonly UnreadStore[]): UnreadStore | undefined =>
  stores.find(({path}) => isWithin(folder, dirname(path)))
