import {join} from 'node:path'
import {FileError, isLink, listFolder, realPath} from '../files.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {captionExtensionsIn, pairByStem} from './pair-files.ts'
import {isWithin} from './show-path.ts'

/** A folder of a dataset and the files in it. */
export interface DatasetFolder {
  /** Absolute path, by the way the walk came. */
  readonly path: string
  /** Names of regular files and of links to such, in code-unit order, hidden ones left out. */
  readonly files: readonly string[]
  /** Those of `files` that are links out of the dataset and hold text: they must not be read. */
  readonly linkedOut: ReadonlySet<string>
}

/** Whether some media of a folder have a caption file of their own. */
export const hasSidecars = ({path, files}: DatasetFolder, settings: DiscoverySettings): boolean =>
  [...pairByStem(files, captionExtensionsIn(path, settings)).values()].some(
    ({media, captions}) => media.length > 0 && captions.length > 0
  )

/** Media of a folder that have no caption file of their own. */
export const bareMedia = ({path, files}: DatasetFolder, settings: DiscoverySettings): readonly string[] =>
  [...pairByStem(files, captionExtensionsIn(path, settings)).values()]
    .filter(({captions}) => captions.length === 0)
    .flatMap(({media}) => media)
    .sort()

/** The files of a folder that is not walked. One that cannot be listed shows nothing. */
export function folderAt(path: string): DatasetFolder {
  try {
    const entries = listFolder(path).filter((entry) => entry.isFile() || entry.isSymbolicLink())
    const files = entries.map(({name}) => name).filter((name) => !name.startsWith('.'))
    const linkedOut = entries.filter((entry) => entry.isSymbolicLink() && !staysIn(path, entry.name))
    return {path, files, linkedOut: new Set(linkedOut.map(({name}) => name))}
  } catch (error) {
    if (error instanceof FileError) return {path, files: [], linkedOut: new Set()}
    throw error
  }
}

/** Whether a file, if it is a link, leads to a place in its own folder or below. */
export function staysIn(folder: string, name: string): boolean {
  const path = join(folder, name)
  if (!isLink(path)) return true
  try {
    return isWithin(realPath(path), realPath(folder))
  } catch (error) {
    if (error instanceof FileError) return false
    throw error
  }
}
