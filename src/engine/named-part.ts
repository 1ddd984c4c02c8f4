import {dirname, join, relative, resolve} from 'node:path'
import type {ConfigResolver} from '../config/config-resolver.ts'
import {isNotCaption, stemOf} from '../dataset/files-passed-over.ts'
import {mediaKind} from '../dataset/media.ts'
import {captionExtensionOf, defaultCaptionExtensions} from '../dataset/pair-files.ts'
import type {Item} from '../dataset/item.ts'
import {isWithin} from '../dataset/show-path.ts'
import {createFileView} from '../file-view.ts'
import {listFolder, pathKind} from '../files.ts'
import {discoverItems} from './discover-items.ts'
import {fileOf} from './item-place.ts'
import {type FileChanges, itemKey, type PartOfDatasets} from './partial-run.ts'

/** Where files are named, nothing is said to have been otherwise before. */
export const nothingBefore: Pick<FileChanges, 'base'> = {base: createFileView(new Map())}

/**
 * What is reported where files are given by name: their items alone, compared with all of the dataset that was given or that the
 * config names, or else with what lies beside them. A hook that is given a few files then finds that one of them is a duplicate
 * of another that it was not given.
 * @returns `undefined` where whole folders are given, files that hold the captions of a dataset, or all that there is.
 */
export async function findNamedPart(
  paths: readonly string[],
  cwd: string,
  resolver: ConfigResolver
): Promise<PartOfDatasets | undefined> {
  if (paths.every((path) => isWhole(resolve(cwd, path)))) return undefined
  const found = await discoverItems(paths, cwd, resolver)
  const named = [...found.items]
  if (named.every(({caption}) => caption?.slot)) return undefined
  const {datasets} = await resolver.folder(cwd)
  const folders = paths.filter((path) => isWhole(resolve(cwd, path))).map((path) => resolve(cwd, path))
  /** The dataset that an item is compared within: one that was given or that the config names, or the folder it is in. */
  const rootOf = (item: Item): string => {
    const file = fileOf(item)
    return [...folders, ...datasets].find((folder) => isWithin(file, folder)) ?? dirname(file)
  }
  const context = new Set<string>()
  for (const root of new Set(named.map(rootOf))) {
    if (folders.includes(root) || datasets.includes(root)) context.add(root)
    // The media in an archive lie in no folder: the archive is all that they are compared within.
    else if (pathKind(root) === 'file') context.add(root)
    else for (const path of await filesOf(root, resolver)) context.add(path)
  }
  const beside = await discoverItems(
    [...context].map((path) => relative(cwd, path) || '.'),
    cwd,
    resolver
  )
  const others = othersThan(named, beside.items)
  if (others.size === 0) return undefined
  const rooted = new Map(named.map((item) => [itemKey(item), {...item, root: rootOf(item)}]))
  const changed = new Set(rooted.values())
  // In the order of the dataset, which is that of what is found in it.
  const items = new Set<Item>()
  for (const item of beside.items) {
    const own = rooted.get(itemKey(item))
    if (own) items.add(own)
    else if (others.has(item)) items.add({...item, root: rootOf(item)})
  }
  const refused = new Set(found.failures.map(({path}) => path))
  return {
    discovery: {...found, items: [...items, ...[...changed].filter((item) => !items.has(item))]},
    changed,
    former: [],
    isNamed: true,
    unreadable: beside.failures.flatMap(({path}) => (refused.has(path) ? [] : path))
  }
}

/** Whether a path stands for all that it is compared with. What is nowhere is told by discovery. */
function isWhole(path: string): boolean {
  try {
    return pathKind(path) === 'folder'
  } catch {
    return true
  }
}

/** Media and captions in a folder, not in those inside of it: who names one file has not asked for a look at all below it. */
async function filesOf(folder: string, resolver: ConfigResolver): Promise<readonly string[]> {
  const extensions = (await resolver.folder(folder)).captionExtensionsFor(folder) ?? defaultCaptionExtensions
  const names = listFolder(folder).flatMap((entry) => (entry.isDirectory() ? [] : entry.name))
  const media = names.filter(mediaKind)
  const stems = new Set(media.map(stemOf))
  const captions = names.filter(
    (name) =>
      captionExtensionOf(name, extensions) !== undefined &&
      (stems.has(stemOf(name)) || !isNotCaption(stemOf(name)))
  )
  return [...media, ...captions].map((name) => join(folder, name))
}

/** Items that are not among the named ones, nor of the same media or caption read in another way. */
function othersThan(named: readonly Item[], items: Iterable<Item>): ReadonlySet<Item> {
  const keys = new Set(named.map((item) => itemKey(item)))
  const files = new Set(
    named.flatMap(({caption, media}) => [...media, ...(caption?.slot ? [] : [caption?.path])])
  )
  const others = [...items].filter(
    (item) =>
      !keys.has(itemKey(item)) &&
      ![item.caption?.path, ...item.media].some((path) => path !== undefined && files.has(path))
  )
  return new Set(others)
}
