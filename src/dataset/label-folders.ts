import {join, relative, sep} from 'node:path'
import {folderAt, staysIn} from './dataset-folder.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {captionExtensionsIn, pairByStem, type StemGroup, type StemGroups} from './pair-files.ts'
import {isWithin} from './show-path.ts'

/** Of a clip's path CogVideoX's own trainer writes `labels` for `videos`, and finds the caption there (sat/data_video.py). */
const mediaFolder = 'videos'
const captionFolder = 'labels'

/**
 * Gives media to captions that lie in `labels`, from `videos` beside it, and captions to media the other way round. Names of
 * files in the other folder are relative to the one that was given.
 * @param groups What lies in the folder.
 * @param folder Absolute path.
 * @param root Absolute path of the dataset; nothing outside of it and of the working directory is looked at.
 */
export function withLabels(
  groups: StemGroups,
  folder: string,
  root: string,
  settings: DiscoverySettings
): StemGroups {
  const parts = folder.split(sep)
  const place = parts.findLastIndex((part) => part === mediaFolder || part === captionFolder)
  if (place < 0) return groups
  const isOfMedia = parts[place] === mediaFolder
  const other = parts.with(place, isOfMedia ? captionFolder : mediaFolder).join(sep)
  if (!isWithin(other, root) && !isWithin(other, settings.cwd)) return groups
  const beside = pairByStem(folderAt(other).files, captionExtensionsIn(other, settings))
  const fromOther = (names: readonly string[]): string[] =>
    names.filter((name) => staysIn(other, name)).map((name) => join(relative(folder, other), name))
  const pair = (group: StemGroup): StemGroup => {
    const found = beside.get(group.stem)
    if (!found) return group
    if (isOfMedia) return group.captions.length > 0 ? group : {...group, captions: fromOther(found.captions)}
    return group.media.length > 0 ? group : {...group, media: fromOther(found.media)}
  }
  return new Map([...groups].map(([stem, group]) => [stem, pair(group)]))
}
