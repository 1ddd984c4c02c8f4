import type {CaptionStores} from './caption-stores.ts'
import type {DatasetFolder} from './dataset-folder.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {entryPath} from './entry-path.ts'
import {isNotCaption, labelledStem} from './files-passed-over.ts'
import {itemOfGroup} from './group-item.ts'
import type {Item} from './item.ts'
import {withLabels} from './label-folders.ts'
import {lineListsIn} from './line-lists.ts'
import {captionExtensionsIn, pairByStem, type StemGroup, type StemGroups} from './pair-files.ts'
import {repeatsAndWords} from './folder-phrase.ts'
import {mediaKind} from './media.ts'
import {showPath} from './show-path.ts'
import {walkFolder} from './walk-folder.ts'

/**
 * Finds the items of a dataset folder and all folders in it. Where a metadata file names media, its caption is the
 * one that counts: the trainers that read such a file look at no sidecar.
 * @throws FileError where the folder itself cannot be read
 */
export async function collectFolder(
  root: string,
  settings: DiscoverySettings,
  stores: CaptionStores,
  log: DiscoveryLog
): Promise<readonly Item[]> {
  const items: Item[] = []
  const repeated: string[] = []
  await stores.lookAbove(root)
  for await (const folder of walkFolder(root, settings, log)) {
    for (const item of await stores.enter(folder, root)) items.push(item)
    if (isNamedForRepeats(folder)) repeated.push(folder.path)
    const paired = pairByStem(folder.files, captionExtensionsIn(folder.path, settings))
    const groups = withLabels(paired, folder.path, root, settings)
    const hasLayers = settings.hasNumberedLayers?.(folder.path) ?? false
    for (const group of groups.values()) {
      if (belongsToOther(group, groups, hasLayers) || isList(group, folder)) continue
      for (const item of itemsOf(group, folder)) items.push(item)
    }
  }
  tellRepeated()
  return items

  function isNamedForRepeats({path, files}: DatasetFolder): boolean {
    const trainer = settings.trainerOf?.(path) ?? 'sd-scripts'
    return trainer === 'sd-scripts' && repeatsAndWords(path) !== undefined && files.some(mediaKind)
  }

  /** Folders that sd-scripts reads repeats and class words from: told once, however many there are. */
  function tellRepeated(): void {
    const [first] = repeated.sort()
    const name = first === undefined ? undefined : repeatsAndWords(first)
    if (first === undefined || !name) return
    const more = repeated.length > 1 ? ` and ${repeated.length - 1} more` : ''
    log.recognise(
      first,
      `sd-scripts takes from the name of \`${showPath(first, settings.cwd)}\`${more}, where it is run with \`--train_data_dir\`: ${name.repeats} ${name.repeats === 1 ? 'repeat' : 'repeats'}, and the class words \`${name.words}\` for media without caption`
    )
  }

  /** Whether the only file of a stem is one of many captions, or lists their media. */
  function isList({captions, media}: StemGroup, {path, files}: DatasetFolder): boolean {
    if (media.length > 0) return false
    const lists = lineListsIn(files)
    return captions.some(
      (name) =>
        stores.isRead(entryPath(path, name)) ||
        lists.some((list) => list.media === name || list.captions === name)
    )
  }

  function itemsOf(group: StemGroup, folder: DatasetFolder): readonly Item[] {
    const media = group.media.map((name) => entryPath(folder.path, name))
    const metadata = media.map(stores.metadataOf).find((path) => path !== undefined)
    const counts =
      group.captions.length === 0 || !metadata || !settings.passesOverMetadata?.(metadata, folder.path)
    if (metadata && counts) {
      const reason = `\`${showPath(metadata, settings.cwd)}\` holds the caption of its media`
      for (const name of group.captions) log.skip(entryPath(folder.path, name), reason)
      return media.flatMap(stores.itemsOf)
    }
    const item = itemOfGroup(group, {folder: folder.path, root, linkedOut: folder.linkedOut}, settings, log)
    return item ? [item] : []
  }
}

/** Whether files of a stem are no item of their own: text of another purpose, a mask or a layer of other media. */
function belongsToOther({stem, media, captions}: StemGroup, groups: StemGroups, hasLayers: boolean): boolean {
  if (media.length === 0) return captions.length === 0 || isNotCaption(stem)
  const labelled = captions.length === 0 ? labelledStem(stem, hasLayers) : undefined
  return labelled !== undefined && (groups.get(labelled)?.media.length ?? 0) > 0
}
