import {basename, dirname, relative, sep} from 'node:path'
import {configFileNames} from '../../config/find-config-file.ts'
import type {FolderConfig} from '../../config/folder-config.ts'
import {isPlumbing} from '../../dataset/folders-passed-over.ts'
import {isMetadataName, metadataFormatOf} from '../../dataset/formats/index.ts'
import {startLog} from '../../dataset/discovery-log.ts'
import {captionExtensionOf, defaultCaptionExtensions} from '../../dataset/pair-files.ts'
import {recogniseMetadata} from '../../dataset/recognise-metadata.ts'
import {isWithin} from '../../dataset/show-path.ts'
import {discoverItems} from '../../engine/discover-items.ts'
import type {Workspace} from './workspaces.ts'

/**
 * The dataset that an open file holds captions of, as an absolute path; `undefined` where it is none of caplint's business.
 * Most text files of the world are no captions, so a file counts only where a config governs its folder and `caplint`,
 * run there, would read it; or where media say that it does: those beside it of the same name, or those it names.
 *
 * To be called with the file view of the open documents.
 * @throws {UserError} for a config that cannot be used.
 */
export async function datasetOf(path: string, workspace: Workspace): Promise<string | undefined> {
  const name = basename(path)
  if (name.startsWith('.') || configFileNames.some((each) => each === name)) return undefined
  const config = await workspace.choice.resolver.folder(dirname(path))
  const extensions = config.captionExtensionsFor(dirname(path)) ?? defaultCaptionExtensions
  const isSidecar = captionExtensionOf(name, extensions) !== undefined
  if (!isSidecar && !metadataFormatOf(name)) return undefined
  const root = governingRoot(path, config)
  if (root === undefined) return (await hasMedia(path, workspace)) ? dirname(path) : undefined
  if (foldersBetween(root, path).some(isPlumbing) || isLeftOut(path, root, config)) return undefined
  return isSidecar || (await isRecognised(path, config, workspace)) ? root : undefined
}

/** Whether a file, by its name alone, is one of captions: what is said of it where the config cannot be asked. */
export const isNamedLikeCaptions = (path: string): boolean =>
  captionExtensionOf(basename(path), defaultCaptionExtensions) !== undefined || isMetadataName(basename(path))

/** The dataset of the config that a file lies in: the innermost it names, or the config's own folder where it names none. */
function governingRoot(path: string, {path: configPath, base, datasets}: FolderConfig): string | undefined {
  if (configPath === undefined) return undefined
  const around = (datasets.length > 0 ? datasets : [base]).filter((dataset) => isWithin(path, dataset))
  return around.toSorted((a, b) => b.length - a.length)[0]
}

const foldersBetween = (root: string, path: string): readonly string[] =>
  relative(root, dirname(path))
    .split(sep)
    .filter((name) => name !== '')

/** Whether the file, or a folder on the way to it, is ignored: a run does not enter such folders. */
function isLeftOut(path: string, root: string, config: FolderConfig): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (config.isIgnored(at)) return true
    if (at === root || !isWithin(dirname(at), root)) return false
  }
}

/** Whether media stand beside a file, or are named in it, that are there. */
async function hasMedia(path: string, {cwd, choice}: Workspace): Promise<boolean> {
  const {items} = await discoverItems([path], cwd, choice.resolver)
  return items.some(({caption, media}) => caption?.path === path && media.length > 0)
}

/** Whether a run that finds the file in its folder would read it as one that holds captions of others. */
const isRecognised = (path: string, {metadataKeys}: FolderConfig, {cwd}: Workspace): Promise<boolean> =>
  recogniseMetadata(path, {cwd, metadataKeys: () => metadataKeys}, startLog(cwd))
