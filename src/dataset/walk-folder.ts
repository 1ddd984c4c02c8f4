import {basename, join} from 'node:path'
import {FileError, type FolderEntry, listFolder, pathKind, realPath} from '../files.ts'
import type {DatasetFolder} from './dataset-folder.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {isPlumbing, steeringReason} from './folders-passed-over.ts'
import {mediaKind} from './media.ts'
import {captionExtensionOf, captionExtensionsIn, isDatasetFile} from './pair-files.ts'
import {isWithin} from './show-path.ts'

/** A folder still to be entered: the way the walk came, and where that really is. */
interface Place {
  readonly path: string
  readonly real: string
}

/** What all steps of one walk share. */
interface Walk {
  readonly realRoot: string
  readonly settings: DiscoverySettings
  readonly log: DiscoveryLog
  /** Folders to enter. */
  readonly pending: Place[]
  /** Links to folders, followed when all real folders have been entered. */
  readonly links: string[]
}

/**
 * Walks the folders of a dataset, each before those inside it. Folders that are left out are not entered. Every
 * real folder is entered once: links are followed last, and only to places inside the root that were not seen yet.
 * @throws FileError where the root itself cannot be read
 */
export async function* walkFolder(
  root: string,
  settings: DiscoverySettings,
  log: DiscoveryLog
): AsyncGenerator<DatasetFolder> {
  const realRoot = realPath(root)
  const walk: Walk = {realRoot, settings, log, pending: [{path: root, real: realRoot}], links: []}
  const entered = new Set<string>()
  for (;;) {
    const place = walk.pending.pop() ?? followLink(walk)
    if (!place) return
    if (entered.has(place.real)) continue
    entered.add(place.real)
    await settings.enterFolder?.(place.path)
    const entries = place.path === root ? listFolder(root) : listOrLog(place.path, log)
    const extensions = captionExtensionsIn(place.path, settings)
    const reason = place.path === root ? undefined : steeringReason(basename(place.path))
    if (!reason || entries.some(({name}) => captionExtensionOf(name, extensions))) {
      yield enter(place, entries, extensions, walk)
    } else if (entries.some(({name}) => mediaKind(name))) log.skip(place.path, reason)
  }
}

/** Sorts a folder's entries: its files are the result, folders are put on the walk's lists. */
function enter(
  place: Place,
  entries: readonly FolderEntry[],
  extensions: readonly string[],
  walk: Walk
): DatasetFolder {
  const files: string[] = []
  const linkedOut = new Set<string>()
  for (const entry of entries) {
    const {name} = entry
    if (name.startsWith('.')) continue
    if (entry.isFile()) {
      files.push(name)
      continue
    }
    const path = join(place.path, name)
    const kind = kindOrLog(path, entry, walk.log)
    if (kind === 'folder') enterLater(path, entry, join(place.real, name), extensions, walk)
    else if (!isDatasetFile(name, extensions)) continue
    else if (kind === 'nothing') walk.log.skip(path, 'a link that leads nowhere')
    else if (kind === 'other') walk.log.skip(path, 'not a regular file')
    else if (kind === 'file') {
      files.push(name)
      // Media are never opened, so where a link to them leads does not matter.
      if (!mediaKind(name) && !leadsInside(path, walk.realRoot)) linkedOut.add(name)
    }
  }
  return {path: place.path, files, linkedOut}
}

/** Puts a folder on the walk's lists, unless it is left out. */
function enterLater(
  path: string,
  entry: FolderEntry,
  real: string,
  extensions: readonly string[],
  {settings, log, pending, links}: Walk
): void {
  if (isPlumbing(entry.name)) return
  if (settings.ignore?.(path)) log.ignored.push(path)
  else if (captionExtensionOf(entry.name, extensions)) {
    log.skip(path, 'a folder, though its name ends like that of a caption file; rename it to have it linted')
  } else if (entry.isSymbolicLink()) links.push(path)
  else pending.push({path, real})
}

/** The next linked folder inside the root; those that lead out of it are told. */
function followLink({links, realRoot, log}: Walk): Place | undefined {
  links.sort().reverse()
  for (let path = links.pop(); path !== undefined; path = links.pop()) {
    try {
      const real = realPath(path)
      if (isWithin(real, realRoot)) return {path, real}
      log.skip(path, 'a link out of the dataset; name its target to have it linted')
    } catch (error) {
      log.fail(path, error)
    }
  }
  return undefined
}

function listOrLog(path: string, log: DiscoveryLog): readonly FolderEntry[] {
  try {
    return listFolder(path)
  } catch (error) {
    log.fail(path, error)
    return []
  }
}

/** What an entry that is no regular file is, links followed; `undefined` where that cannot be told. */
function kindOrLog(path: string, entry: FolderEntry, log: DiscoveryLog) {
  if (entry.isDirectory()) return 'folder'
  if (!entry.isSymbolicLink()) return 'other'
  try {
    return pathKind(path) ?? 'nothing'
  } catch (error) {
    log.fail(path, error)
    return undefined
  }
}

function leadsInside(path: string, realRoot: string): boolean {
  try {
    return isWithin(realPath(path), realRoot)
  } catch (error) {
    if (error instanceof FileError) return false
    throw error
  }
}
