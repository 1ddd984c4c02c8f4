import {isBinaryStore} from './archives/archive-member.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {stemOf} from './files-passed-over.ts'
import {metadataFormatOf} from './formats/index.ts'
import {mediaKind} from './media.ts'

/** Extensions of captions where the config names none: the one that most trainers read, then that of sd-scripts. */
export const defaultCaptionExtensions: readonly string[] = ['.txt', '.caption']

/** Files of one folder that share a stem. */
export interface StemGroup {
  readonly stem: string
  /** Names of media, in code-unit order. */
  readonly media: string[]
  /** Names of caption files: the one that is read, then those passed over. */
  readonly captions: string[]
  /** Names of files that would be captions had the config not chosen other extensions. */
  readonly otherCaptions: string[]
}

/** The files of a folder by stem, in the order of their names. */
export type StemGroups = ReadonlyMap<string, StemGroup>

/**
 * The caption extension a name ends with, as configured; the longest, where several fit. Case does not count:
 * `A.TXT` is a caption on Windows, and whether it should be called so is a rule's concern.
 */
export function captionExtensionOf(name: string, extensions: readonly string[]): string | undefined {
  const lower = name.toLowerCase()
  let found: string | undefined
  for (const extension of extensions) {
    if (extension.length >= name.length || !lower.endsWith(extension.toLowerCase())) continue
    if (!found || extension.length > found.length) found = extension
  }
  return found
}

/**
 * Pairs media and captions of one folder by stem. Stems that differ only in case or Unicode composition are the
 * same on Windows and macOS: they are paired too, where that leaves no choice.
 */
export function pairByStem(
  names: readonly string[],
  extensions: readonly string[] = defaultCaptionExtensions
): StemGroups {
  const groups = new Map<string, StemGroup>()
  const group = (stem: string): StemGroup => {
    const known = groups.get(stem)
    if (known) return known
    const added: StemGroup = {stem, media: [], captions: [], otherCaptions: []}
    groups.set(stem, added)
    return added
  }
  for (const name of names) {
    const extension = captionExtensionOf(name, extensions)
    if (extension) group(name.slice(0, -extension.length)).captions.push(name)
    else if (mediaKind(name)) group(stemOf(name)).media.push(name)
    else if (captionExtensionOf(name, defaultCaptionExtensions)) group(stemOf(name)).otherCaptions.push(name)
  }
  for (const {stem, captions} of groups.values()) {
    if (captions.length > 1) sortByExtension(captions, stem, extensions)
  }
  joinPortableStems(groups)
  return groups
}

/** The order of the extensions decides; between `a.txt` and `a.TXT`, the spelling of the config. */
function sortByExtension(captions: string[], stem: string, extensions: readonly string[]): void {
  const rank = (name: string): number => {
    const extension = name.slice(stem.length)
    const exact = extensions.indexOf(extension)
    return exact < 0 ? extensions.length : exact
  }
  captions.sort((a, b) => rank(a) - rank(b))
}

/** Joins a caption without media to media without caption whose stem is portably the same. */
function joinPortableStems(groups: Map<string, StemGroup>): void {
  const orphans = [...groups.values()].filter(
    ({media, captions}) => media.length === 0 && captions.length > 0
  )
  if (orphans.length === 0) return
  const bare = byPortableStem(
    [...groups.values()].filter(({media, captions}) => media.length > 0 && captions.length === 0)
  )
  for (const [key, [orphan, otherOrphan]] of byPortableStem(orphans)) {
    const [media, otherMedia] = bare.get(key) ?? []
    if (!orphan || otherOrphan || !media || otherMedia) continue
    media.captions.push(...orphan.captions)
    groups.delete(orphan.stem)
  }
}

/** Groups whose stems are one and the same where neither case nor composition counts. */
function byPortableStem(groups: readonly StemGroup[]): ReadonlyMap<string, readonly StemGroup[]> {
  const alike = new Map<string, StemGroup[]>()
  for (const group of groups) {
    const key = group.stem.normalize('NFC').toLowerCase()
    const known = alike.get(key)
    if (known) known.push(group)
    else alike.set(key, [group])
  }
  return alike
}

/** The extensions of captions in a folder. */
export const captionExtensionsIn = (folder: string, settings: DiscoverySettings): readonly string[] =>
  settings.captionExtensions?.(folder) ?? defaultCaptionExtensions

/** Whether a file of this name is part of a dataset: media, caption, or metadata that holds captions. */
export const isDatasetFile = (name: string, extensions: readonly string[]): boolean =>
  isBinaryStore(name) ||
  Boolean(mediaKind(name) ?? captionExtensionOf(name, extensions) ?? metadataFormatOf(name))
