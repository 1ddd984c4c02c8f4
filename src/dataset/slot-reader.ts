import {dirname} from 'node:path'
import type {DiscoverySettings} from './discovery-settings.ts'
import type {Format, FormatProblem, Slot} from './formats/format.ts'
import type {CaptionLine, CaptionSource, Item} from './item.ts'
import {fileFinder, type MetadataPlace, resolveMedia, stemFinder} from './metadata-media.ts'

/** What a place in a metadata file comes to. */
export interface FoundSlot {
  /** Absent where there is none: the place is broken, or its media are left out. */
  readonly item?: Item
  readonly slot?: Slot
  readonly problem?: FormatProblem
  /** A path that leads out of the dataset, as written. */
  readonly outside?: string
  /** Absolute paths of the media that are named, there or not. */
  readonly media: readonly string[]
  /** Absolute path of media that `ignore` leaves out. */
  readonly ignored?: string
}

/** A metadata file while it is read. */
export interface SlotSource {
  /** Absolute path. */
  readonly path: string
  readonly root: string
  readonly format: Format
}

/** Returns a function that makes items of the slots of a metadata file, and looks whether their media are there. */
export function slotReader(
  {path, root, format}: SlotSource,
  settings: DiscoverySettings
): (found: Slot | FormatProblem, line?: CaptionLine) => FoundSlot {
  const isFile = fileFinder()
  const pathsOf = mediaPaths(
    {file: path, root, cwd: settings.cwd, mediaFolder: settings.mediaFolder?.(path)},
    isFile
  )
  return (slot, line) => {
    const found = 'problem' in slot ? slot : pathsOf(slot)
    if ('problem' in found) {
      const broken = found.of ? pathsOf({...found, caption: '', ...found.of}) : undefined
      return {problem: found, media: broken && 'paths' in broken ? broken.paths : []}
    }
    if ('problem' in slot) return {problem: slot, media: []}
    const caption = line ? {path, format, slot, line} : {path, format, slot}
    const unpaired = {root, caption, media: [], unpaired: true}
    if (slot.media === undefined) return {slot, item: unpaired, media: []}
    if ('outside' in found) return {slot, item: unpaired, outside: found.outside, media: []}
    const kept = found.paths.filter((named) => !settings.ignore?.(named))
    const [first] = found.paths
    return kept.length === 0 && first !== undefined
      ? {slot, media: found.paths, ignored: first}
      : {slot, item: withMedia(root, caption, kept, isFile), media: found.paths}
  }
}

/**
 * Returns a function that tells the absolute paths of a slot's media, or why they are refused or not looked for. Names that
 * are keys, or that start from a folder of the trainer's config, may lack their extension, as sd-scripts and SimpleTuner take them.
 */
function mediaPaths(place: MetadataPlace, isFile: (path: string) => boolean) {
  const byStem = stemFinder()
  return (slot: Slot): FormatProblem | {readonly outside: string} | {readonly paths: readonly string[]} => {
    const {start, end, media, otherMedia = []} = slot
    if (media === undefined) return {paths: []}
    const paths: string[] = []
    for (const written of [media, ...otherMedia]) {
      const found = resolveMedia(written, slot, place, isFile)
      if ('problem' in found) return {start, end, problem: found.problem}
      if ('outside' in found) return found
      const mayBeStem = slot.mediaKey === undefined || place.mediaFolder !== undefined
      paths.push(mayBeStem ? (byStem(found.path) ?? found.path) : found.path)
    }
    return {paths}
  }
}

/** An item with the media that go with its caption: of several that make up one sample, the first stands for all. */
function withMedia(
  root: string,
  caption: CaptionSource,
  paths: readonly string[],
  isFile: (path: string) => boolean
): Item {
  const there = paths.filter(isFile)
  const missingMedia = paths.filter((path) => !there.includes(path))
  const media = there.slice(0, 1)
  return missingMedia.length > 0 ? {root, caption, media, missingMedia} : {root, caption, media}
}

/** Folders of media, each the first time that it is named, so that its config can be loaded. */
export function folderEntrance(
  enterFolder: DiscoverySettings['enterFolder']
): (media: readonly string[]) => Promise<void> {
  const entered = new Set<string>()
  return async (media) => {
    for (const path of media) {
      const folder = dirname(path)
      if (entered.has(folder)) continue
      entered.add(folder)
      await enterFolder?.(folder)
    }
  }
}
