import {basename, dirname, join, resolve} from 'node:path'
import type {ConfigResolver} from '../config/config-resolver.ts'
import type {FolderConfig} from '../config/folder-config.ts'
import {discover, type DiscoverySettings} from '../dataset/discover.ts'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Discovery, ItemList} from '../dataset/item.ts'
import {showPath} from '../dataset/show-path.ts'
import {defaultMetadataKeys, type MetadataKeys} from '../dataset/formats/metadata-keys.ts'
import {captionKeysOf} from '../dataset/trainers/metadata-fit.ts'
import {nameAsCaption} from '../dataset/trainers/name-as-caption.ts'
import type {TrainerUse} from '../dataset/trainers/trainer-use.ts'

/**
 * Size in bytes from which on the items of one file are read anew each time. Those of a file of this size take some
 * 20 MB where they are held.
 */
export const streamedSize = 8_000_000

/** As `streamItems`, with all items in memory: for those who go through them in another order, or change them. */
export async function discoverItems(
  paths: readonly string[],
  cwd: string,
  resolver: ConfigResolver
): Promise<Discovery> {
  const {asked, settings} = await discoverySettings(paths, cwd, resolver)
  return discover(asked, settings)
}

/**
 * Finds the items to lint; without paths, those of the config's `datasets`, or else of the working directory. Each
 * folder is read with the config that governs it.
 * @param streamFrom Size in bytes from which on the items of a file are not held.
 */
export async function streamItems(
  paths: readonly string[],
  cwd: string,
  resolver: ConfigResolver,
  streamFrom: number
): Promise<Discovery<ItemList>> {
  const {asked, settings} = await discoverySettings(paths, cwd, resolver)
  return discover(asked, {...settings, streamFrom})
}

/** What is looked through, and all that discovery asks of configs. */
async function discoverySettings(paths: readonly string[], cwd: string, resolver: ConfigResolver) {
  const configs = new Map<string, FolderConfig>()
  const enterFolder = async (folder: string): Promise<void> => {
    configs.set(folder, await resolver.folder(folder))
  }
  const configOf = (folder: string): FolderConfig | undefined => configs.get(folder)
  /** The config that any file of a folder has. */
  const fileConfigOf = (folder: string): ResolvedConfig | undefined =>
    (configOf(folder) ?? configOf(cwd))?.configFor(join(folder, 'a.txt'))
  await enterFolder(cwd)
  // Shown in messages, and so written as a person would.
  const datasets = (configOf(cwd)?.datasets ?? []).map((path) => showPath(path, cwd))
  const asked = paths.length > 0 ? paths : datasets.length > 0 ? datasets : [cwd]
  for (const path of asked.map((each) => resolve(cwd, each))) {
    // What leaves out the working directory itself, or a rule that it lacks, is none of a run's business inside it.
    if (path !== cwd) await enterFolder(dirname(path))
  }
  const settings = {
    cwd,
    enterFolder,
    ignore: (path) => (configOf(dirname(path)) ?? configOf(cwd))?.isIgnored(path) ?? false,
    captionExtensions: (folder) => (configOf(folder) ?? configOf(cwd))?.captionExtensionsFor(folder),
    hasNumberedLayers: (folder) => fileConfigOf(folder)?.trainer?.settings.numberedLayers === true,
    captionOfStem: (folder) => captionOfStem(fileConfigOf(folder)),
    isSettled: (folder) => (configOf(folder) ?? configOf(cwd))?.isInTrainerConfig(folder) ?? false,
    trainerOf: (folder) => fileConfigOf(folder)?.trainer?.profile.name,
    passesOverMetadata: (path, folder) => passesOverMetadata(fileConfigOf(folder), path),
    mediaFolder: (path) => (configOf(dirname(path)) ?? configOf(cwd))?.mediaFolderOf(path),
    metadataKeys: (path) => {
      const config = configOf(dirname(path)) ?? configOf(cwd)
      return config?.metadataKeys ?? keysOfTrainer(config?.configFor(path).trainer)
    }
  } satisfies DiscoverySettings
  return {asked, settings}
}

/** The keys that a trainer looks for come first, then the usual ones: what it does not read is still linted, and told. */
function keysOfTrainer(trainer: TrainerUse | undefined): MetadataKeys | undefined {
  const read = trainer ? captionKeysOf(trainer.profile, trainer.settings) : []
  const mediaKey = trainer?.settings.mediaKey
  if (read.length === 0 && mediaKey === undefined) return undefined
  const {captions} = defaultMetadataKeys
  const media =
    mediaKey === undefined
      ? defaultMetadataKeys.media
      : [...new Set([mediaKey, ...defaultMetadataKeys.media])]
  const [usual = [], ...further] = captions
  const others = further.filter((group) => group.some((key) => read.includes(key)))
  const first = read.filter((key) => !others.flat().includes(key))
  return {media, captions: [[...new Set([...first, ...usual])], ...others]}
}

/** Why a trainer does not read a file of many captions that nobody named, where there are caption files. */
function passesOverMetadata(config: ResolvedConfig | undefined, path: string): string | undefined {
  const profile = config?.trainer?.profile
  if (!profile?.sidecar || profile.metadataBesideMedia?.is.includes(basename(path))) return undefined
  return `${profile.name} reads the caption files beside the media instead; name this file to have it linted, too`
}

/** How a trainer makes captions of the names of media, where it is set to. */
function captionOfStem(config: ResolvedConfig | undefined): ((stem: string) => string) | undefined {
  const trainer = config?.trainer
  if (trainer?.settings.captionsFrom !== 'names') return undefined
  const {profile} = trainer
  return (stem) => nameAsCaption(profile, stem)
}
