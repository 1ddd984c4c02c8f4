import {join} from 'node:path'
import {type CaptionStores, createCaptionStores} from './caption-stores.ts'
import {collectFiles} from './collect-files.ts'
import {collectFolder} from './collect-folder.ts'
import {type DiscoveryLog, startLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import type {Discovery, Item, ItemList, ItemStream} from './item.ts'
import {resolveArgument} from './resolve-argument.ts'
import {showPath} from './show-path.ts'

export type {DiscoverySettings} from './discovery-settings.ts'

/**
 * Finds the items under folders, globs and single files. Nothing but metadata files is opened.
 * @param paths Folders, globs, caption files, media, metadata files; relative ones start from `settings.cwd`.
 * Items of files from `settings.streamFrom` on are not held.
 * @returns Items in code-unit order of their paths, each once; trouble with files is data, never thrown.
 */
export function discover(
  paths: readonly string[],
  settings: DiscoverySettings & {readonly streamFrom?: undefined}
): Promise<Discovery>
export function discover(paths: readonly string[], settings: DiscoverySettings): Promise<Discovery<ItemList>>
export async function discover(
  paths: readonly string[],
  settings: DiscoverySettings
): Promise<Discovery<ItemList>> {
  const log = startLog(settings.cwd)
  const stores = createCaptionStores(settings, log)
  const found: Item[] = []
  const named: string[] = []
  const matched: string[] = []
  for (const argument of new Set(paths)) {
    const {folders, files, byGlob} = await resolveArgument(argument, settings, log)
    for (const file of files) (byGlob ? matched : named).push(file)
    for (const folder of folders) {
      for (const item of await itemsOfFolder(folder, settings, stores, log)) found.push(item)
    }
  }
  for (const item of await collectFiles({named, matched}, settings, stores, log)) found.push(item)
  const streams = [...stores.streams()]
  if (found.length + streams.length + log.failures.length + log.ignored.length === 0) {
    const shown = paths.map((path) => `\`${path}\``).join(', ')
    log.refuse(settings.cwd, `Found nothing to lint at ${shown}, see what was passed over`, {
      kind: 'nothing-found'
    })
  }
  return {
    items: withStreams(inOrderOnce(found), streams),
    ignored: [...new Set(log.ignored)].sort(),
    // What was passed over in its folder may have been named besides, and read.
    skipped: once(log.skipped.filter(({path}) => !stores.isRead(path))),
    recognised: once(log.recognised),
    failures: once(log.failures)
  }
}

/** A folder's items; a folder that yields nothing at all is told, for a wrong path must not pass as clean. */
async function itemsOfFolder(
  folder: string,
  settings: DiscoverySettings,
  stores: CaptionStores,
  log: DiscoveryLog
): Promise<readonly Item[]> {
  const events = () => log.failures.length + log.ignored.length + stores.streams().length
  const before = events()
  try {
    const items = await collectFolder(folder, settings, stores, log)
    if (items.length === 0 && events() === before) {
      const message = `Found no captions and no media in \`${showPath(folder, settings.cwd)}\``
      log.refuse(folder, message, {kind: 'nothing-found'})
    }
    return items
  } catch (error) {
    log.fail(folder, error)
    return []
  }
}

function pathOf({caption, media}: Item): string {
  if (!caption) return media[0] ?? ''
  const member = caption.inside?.member
  return member === undefined ? caption.path : join(caption.path, member)
}

const compareItems = (a: Item, b: Item): number =>
  compare(pathOf(a), pathOf(b)) ||
  (a.caption?.inside?.place ?? 0) - (b.caption?.inside?.place ?? 0) ||
  (a.caption?.slot?.start ?? 0) - (b.caption?.slot?.start ?? 0)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Items by path and, within a metadata file, by place. Of those found by several arguments the first stays. */
const inOrderOnce = (found: Item[]): readonly Item[] =>
  found.sort(compareItems).filter((item, index) => {
    const previous = found[index - 1]
    return previous === undefined || compareItems(previous, item) !== 0
  })

/** Items that are held and items that are not, in the order of their paths. */
function withStreams(held: readonly Item[], streams: ItemStream[]): ItemList {
  if (streams.length === 0) return held
  streams.sort((a, b) => compare(a.path, b.path))
  return {
    isStreamed: true,
    length: held.length + streams.reduce((sum, {length}) => sum + length, 0),
    async *[Symbol.asyncIterator]() {
      let next = 0
      for (const stream of streams) {
        for (let item = held[next]; item && pathOf(item) < stream.path; item = held[next]) {
          yield item
          next++
        }
        yield* stream
      }
      yield* held.slice(next)
    }
  }
}

/** Events by path, each once however many arguments met it. */
function once<Event extends {readonly path: string}>(events: readonly Event[]): readonly Event[] {
  const byText = new Map(events.map((event) => [JSON.stringify(event), event]))
  return [...byText.values()].sort((a, b) => compare(a.path, b.path))
}
