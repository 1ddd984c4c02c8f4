import {basename, dirname, join, resolve} from 'node:path'
import type {ConfigResolver} from '../config/config-resolver.ts'
import type {FolderConfig} from '../config/folder-config.ts'
import {discover} from '../dataset/discover.ts'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Discovery} from '../dataset/item.ts'
import {showPath} from '../dataset/show-path.ts'

/**
 * Finds the items to lint; without paths, those of the config's `datasets`, or else of the working directory. Each
 * folder is read with the config that governs it.
 */
export async function discoverItems(
  paths: readonly string[],
  cwd: string,
  resolver: ConfigResolver
): Promise<Discovery> {
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
  return discover(asked, {
    cwd,
    enterFolder,
    ignore: (path) => (configOf(dirname(path)) ?? configOf(cwd))?.isIgnored(path) ?? false,
    captionExtensions: (folder) => (configOf(folder) ?? configOf(cwd))?.captionExtensionsFor(folder),
    captionOfStem: (folder) => captionOfStem(fileConfigOf(folder)),
    isSettled: (folder) => (configOf(folder) ?? configOf(cwd))?.isInTrainerConfig(folder) ?? false,
    trainerOf: (folder) => fileConfigOf(folder)?.trainer?.profile.name,
    passesOverMetadata: (path, folder) => passesOverMetadata(fileConfigOf(folder), path),
    metadataKeys: (folder) => (configOf(folder) ?? configOf(cwd))?.metadataKeys
  })
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
  return trainer.profile.spacesInNames?.is ? (stem) => stem.replaceAll('_', ' ') : (stem) => stem
}
