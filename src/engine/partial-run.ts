import {dirname, relative, resolve} from 'node:path'
import type {ConfigResolver} from '../config/config-resolver.ts'
import type {Discovery, Item} from '../dataset/item.ts'
import {isWithin} from '../dataset/show-path.ts'
import {type FileView, withFileView} from '../file-view.ts'
import {pathKind} from '../files.ts'
import {discoverItems} from './discover-items.ts'
import {fileOf} from './item-place.ts'

/** What became of files since a state that they are compared with, their base. Paths are absolute. */
export interface FileChanges {
  /** Files that the base does not have, or has with other content. */
  readonly changed: ReadonlySet<string>
  /** Where renamed files lay in the base: old paths to new ones. */
  readonly renamed: ReadonlyMap<string, string>
  /** The files as the base has them. */
  readonly base: FileView
}

/** Items of which a part is reported. */
export interface PartOfDatasets {
  /** Everything that discovery found of concern: changed items, those they are compared with, and trouble with files that changed. */
  readonly discovery: Discovery
  /** The items that changed. */
  readonly changed: ReadonlySet<Item>
  /** Items as the base has them that changed since, or are gone; of datasets of which something is reported. */
  readonly former: readonly Item[]
  /** Whether files were named, so that what concerns no changed one of them is left out. */
  readonly isNamed: boolean
  /** Number of items in the datasets, changed or not; absent where nothing is said to have changed. */
  readonly total?: number
  /** Absolute paths of files that could not be read and have not changed: what they hold is not compared. */
  readonly unreadable: readonly string[]
}

/**
 * Finds which items changed. Items change with their captions, with their media, with what is paired, and in files of
 * many captions with their own entry alone, wherever it moves.
 * @param paths What is to be reported: all of a folder, or the files that are named.
 */
export async function findPart(
  {changed: files, renamed, base}: FileChanges,
  paths: readonly string[],
  cwd: string,
  resolver: ConfigResolver
): Promise<PartOfDatasets> {
  const {context, named} = await withContext(paths, cwd, resolver)
  const current = await discoverItems(context, cwd, resolver)
  const before = await withFileView(base, () => discoverItems(context, cwd, resolver))
  const items = [...current.items]
  const unmatched = itemsByKey(before.items, (path) => renamed.get(path) ?? path)
  const changed = new Set<Item>()
  for (const item of items) {
    const key = itemKey(item)
    if (!touches(item, files) && unmatched.get(key)?.pop()) continue
    if (!named || named.has(key)) changed.add(item)
  }
  const gone = [...unmatched.values()].flat()
  const roots = new Set([...changed, ...(named ? [] : gone)].map(({root}) => root))
  const former = gone.filter(({root}) => roots.has(root))
  const known = new Set(before.failures.map(eventKey))
  const isOld = (event: {readonly path: string}): boolean =>
    !files.has(event.path) && known.has(eventKey(event)) && pathKind(event.path) === 'file'
  const concerned = withFoldersAbove(files)
  const knownSkips = new Set(before.skipped.map(eventKey))
  return {
    discovery: {
      items: items.filter(({root}) => roots.has(root)),
      ignored: current.ignored.filter((path) => concerned.has(path)),
      skipped: current.skipped.filter((skip) => files.has(skip.path) || !knownSkips.has(eventKey(skip))),
      recognised: (current.recognised ?? []).filter(({path}) => files.has(path)),
      failures: isEmptied(current, before) ? [] : current.failures.filter((failure) => !isOld(failure))
    },
    changed,
    former,
    isNamed: named !== undefined,
    total: items.length,
    unreadable: current.failures.filter(isOld).map(({path}) => path)
  }
}

function withFoldersAbove(files: ReadonlySet<string>): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const file of files) {
    for (let path = file; !paths.has(path); path = dirname(path)) paths.add(path)
  }
  return paths
}

const eventKey = (event: {readonly path: string}): string => JSON.stringify(event)

/** Whether the change took the last item away: then it is no mistake that nothing is found. */
const isEmptied = (current: Discovery, before: Discovery): boolean =>
  isEmpty(current) && !isEmpty(before) && current.failures.every(({path}) => pathKind(path) === 'folder')

const isEmpty = ({items}: Discovery): boolean => [...items].length === 0

/** What is compared with what. */
interface ComparisonContext {
  /** Paths of all that is looked at. */
  readonly context: readonly string[]
  /** Keys of the items to report; absent where all are. */
  readonly named?: ReadonlySet<string>
}

/**
 * The folders and datasets that given paths lie in: files are compared with what lies beside them, or with all of the
 * dataset of the config that holds them.
 */
async function withContext(
  paths: readonly string[],
  cwd: string,
  resolver: ConfigResolver
): Promise<ComparisonContext> {
  const folders = paths.filter((path) => pathKind(resolve(cwd, path)) === 'folder')
  if (folders.length === paths.length) return {context: paths}
  const found = await discoverItems(paths, cwd, resolver)
  const {datasets} = await resolver.folder(cwd)
  const context = new Set(folders)
  for (const item of found.items) {
    const folder = dirname(fileOf(item))
    context.add(datasets.find((dataset) => isWithin(folder, dataset)) ?? folder)
  }
  // Where nothing is found, or nothing that can be read, that is told by whoever looks there again.
  const failed = new Set(found.failures.map(({path}) => path))
  for (const path of paths) if (failed.has(resolve(cwd, path))) context.add(path)
  const named = new Set([...found.items].map((item) => itemKey(item)))
  return {context: [...context].map((path) => relative(cwd, path) || '.'), named}
}

/** Whether a file of the item changed; in files of many captions the entry decides, not the file. */
function touches({caption, media, missingMedia, otherCaptions}: Item, files: ReadonlySet<string>): boolean {
  const own = caption && !caption.slot ? [caption.path] : []
  return [...own, ...media, ...(missingMedia ?? []), ...(otherCaptions ?? [])].some((path) => files.has(path))
}

/** Items by what makes them the same before and after. */
function itemsByKey(items: Iterable<Item>, now: (path: string) => string): Map<string, Item[]> {
  const byKey = new Map<string, Item[]>()
  for (const item of items) {
    const key = itemKey(item, now)
    const known = byKey.get(key)
    if (known) known.push(item)
    else byKey.set(key, [item])
  }
  return byKey
}

/**
 * What makes an item the same one: its files, and in files of many captions its text.
 * @param now The path that a file has by now.
 */
export function itemKey(
  {caption, media, missingMedia, otherCaptions, unpaired}: Item,
  now: (path: string) => string = (path) => path
): string {
  const {path, slot, inside} = caption ?? {}
  return JSON.stringify([
    path === undefined ? null : now(path),
    slot ? [slot.caption, inside?.member] : null,
    media.map(now),
    missingMedia?.map(now),
    otherCaptions?.map(now),
    unpaired
  ])
}
