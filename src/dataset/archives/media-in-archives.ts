import {join, relative, sep} from 'node:path'
import type {Item} from '../item.ts'

/**
 * Gives captions their media where these lie inside of archives beside the file that names them: the keys of diffusion-pipe's
 * `captions.json` are names of members, where a folder holds tar archives.
 * @param items All that was found in a folder: in files of many captions, and in archives.
 * @param folder Absolute path.
 */
export function withMediaInArchives(items: readonly Item[], folder: string): readonly Item[] {
  const bare = items.filter(({caption, media}) => !caption && media.length > 0)
  if (bare.length === 0) return items
  const members = new Map(bare.flatMap(({media}) => media).map((path) => [memberPath(path, folder), path]))
  const taken = new Set<string>()
  const paired = items.map((item) => {
    const {missingMedia = [], ...rest} = item
    const inside = missingMedia.flatMap((path) => members.get(path) ?? [])
    if (inside.length === 0) return item
    for (const path of inside) taken.add(path)
    const missing = missingMedia.filter((path) => !members.has(path))
    const media = [...item.media, ...inside]
    return missing.length > 0 ? {...rest, media, missingMedia: missing} : {...rest, media}
  })
  return paired.filter(({caption, media}) => caption !== undefined || !media.some((path) => taken.has(path)))
}

/** Where a member of an archive would lie, had its archive been unpacked into the folder. */
const memberPath = (path: string, folder: string): string =>
  join(folder, ...relative(folder, path).split(sep).slice(1))
