import {collectFiles} from './collect-files.ts'
import {collectFolder} from './collect-folder.ts'
import {type DiscoveryLog, startLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import type {Discovery, Item} from './item.ts'
import {resolveArgument} from './resolve-argument.ts'
import {showPath} from './show-path.ts'

export type {DiscoverySettings} from './discovery-settings.ts'

/**
 * Finds the items under folders, globs and single files. Nothing but metadata files is opened.
 * @param paths Folders, globs, caption files, media, metadata files; relative ones start from `settings.cwd`.
 * @returns Items in code-unit order of their paths, each once; trouble with files is data, never thrown.
 */
export async function discover(paths: readonly string[], settings: DiscoverySettings): Promise<Discovery> {
  const log = startLog(settings.cwd)
  const items = new Map<string, Item>()
  const add = (item: Item): void => {
    const key = keyOf(item)
    if (!items.has(key)) items.set(key, item)
  }
  const named: string[] = []
  for (const argument of new Set(paths)) {
    const {folders, files} = await resolveArgument(argument, settings, log)
    named.push(...files)
    for (const folder of folders) {
      for (const item of await itemsOfFolder(folder, settings, log)) add(item)
    }
  }
  for (const item of await collectFiles(named, settings, log)) add(item)
  const ordered = [...items].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    items: ordered.map(([, item]) => item),
    ignored: log.ignored,
    skipped: log.skipped,
    failures: log.failures
  }
}

/** A folder's items; a folder that yields nothing at all is told, for a wrong path must not pass as clean. */
async function itemsOfFolder(
  folder: string,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<readonly Item[]> {
  const events = () => log.failures.length + log.ignored.length
  const before = events()
  try {
    const items = await collectFolder(folder, settings, log)
    if (items.length === 0 && events() === before) {
      log.refuse(folder, `Found no captions and no media in \`${showPath(folder, settings.cwd)}\``)
    }
    return items
  } catch (error) {
    log.fail(folder, error)
    return []
  }
}

/** Sorts by path and, within a metadata file, by place; the same for the same item however it was found. */
function keyOf({caption, media}: Item): string {
  if (!caption) return media[0] ?? ''
  return caption.slot ? `${caption.path}\0${String(caption.slot.start).padStart(12, '0')}` : caption.path
}
