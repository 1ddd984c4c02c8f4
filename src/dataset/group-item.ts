import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {entryPath} from './entry-path.ts'
import {stemOf} from './files-passed-over.ts'
import {fileNames} from './formats/read-only.ts'
import {sidecar} from './formats/sidecar.ts'
import type {Item} from './item.ts'
import type {StemGroup} from './pair-files.ts'

/** Where a group was found. */
export interface GroupPlace {
  readonly folder: string
  readonly root: string
  /** Names of files that are links out of the dataset. */
  readonly linkedOut: ReadonlySet<string>
}

/** Media whose name is their caption, where the trainer reads it so. */
function itemOfName(
  media: readonly string[],
  {folder, root}: Omit<GroupPlace, 'linkedOut'>,
  settings: DiscoverySettings
): Item | undefined {
  const captionOfStem = settings.captionOfStem?.(folder)
  const [first] = media
  if (!captionOfStem || first === undefined) return undefined
  const caption = captionOfStem(stemOf(first))
  const slot = {start: 0, end: caption.length, caption}
  return {
    root,
    media: media.map((name) => entryPath(folder, name)),
    caption: {path: entryPath(folder, first), format: fileNames, slot, inside: {place: 0}}
  }
}

/** Why a link out of the dataset is passed over. */
export const linkedOutReason = 'a link out of the dataset; put the file itself there to have it linted'

/**
 * Files of one stem as an item; none if they are ignored or must not be read. `ignore` leaves an item out when it
 * takes away its caption or all of its media; one of several media it just takes off the list.
 */
export function itemOfGroup(
  group: StemGroup,
  {folder, root, linkedOut}: GroupPlace,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Item | undefined {
  const kept = (name: string): boolean => !settings.ignore?.(entryPath(folder, name))
  const captions = group.captions.filter(kept)
  const media = group.media.filter(kept)
  if (
    captions.length < Math.min(1, group.captions.length) ||
    media.length < Math.min(1, group.media.length)
  ) {
    log.ignored.push(entryPath(folder, group.captions[0] ?? group.media[0] ?? group.stem))
    return undefined
  }
  const named = itemOfName(media, {folder, root}, settings)
  if (named) {
    for (const name of captions) log.skip(entryPath(folder, name), 'captions are the names of the media here')
    return named
  }
  const [chosen, ...passedOver] = captions
  if (chosen !== undefined && linkedOut.has(chosen)) {
    log.skip(entryPath(folder, chosen), linkedOutReason)
    return undefined
  }
  for (const name of passedOver) {
    log.skip(
      entryPath(folder, name),
      `\`${chosen}\` beside it is read as the caption; set \`captionExtension\` to choose`
    )
  }
  const others = [...passedOver, ...group.otherCaptions]
  return {
    root,
    media: media.map((name) => entryPath(folder, name)),
    ...(chosen === undefined ? {} : {caption: {path: entryPath(folder, chosen), format: sidecar}}),
    ...(others.length === 0 ? {} : {otherCaptions: others.map((name) => entryPath(folder, name))})
  }
}
