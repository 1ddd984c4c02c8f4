import {resolve} from 'node:path'
import type {ConfigResolver} from '../config/config-resolver.ts'
import {isWithin} from '../dataset/show-path.ts'
import type {Item} from '../dataset/item.ts'
import {createFileView} from '../file-view.ts'
import {pathKind} from '../files.ts'
import {discoverItems} from './discover-items.ts'
import {fileOf} from './item-place.ts'
import {type PartOfDatasets, keyOf, withContext} from './partial-run.ts'

/** Where files are named, nothing is said to have been otherwise before. */
export const nothingBefore = {base: createFileView(new Map())}

/**
 * What is reported where files are given by name: their items alone, compared with all of the datasets they lie in. A
 * hook that is given a few files then finds that one of them is a duplicate of another that it was not given.
 * `undefined` where whole folders are given, files that hold the captions of a dataset, or all that there is.
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
  const {context} = await withContext(paths, cwd, resolver)
  const beside = await discoverItems(context, cwd, resolver)
  const others = othersThan(named, beside.items)
  if (others.size === 0) return undefined
  const folders = context.map((path) => resolve(cwd, path)).sort((a, b) => b.length - a.length)
  const rooted = new Map(
    named.map((item) => {
      const root = folders.find((folder) => isWithin(fileOf(item), folder)) ?? item.root
      return [keyOf(item), {...item, root}]
    })
  )
  const changed = new Set(rooted.values())
  // In the order of the dataset, which is that of what is found in it.
  const items = new Set<Item>()
  for (const item of beside.items) {
    const own = rooted.get(keyOf(item))
    if (own) items.add(own)
    else if (others.has(item)) items.add(item)
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

/** Items that are not among the named ones, nor of the same media or caption read in another way. */
function othersThan(named: readonly Item[], items: Iterable<Item>): ReadonlySet<Item> {
  const keys = new Set(named.map((item) => keyOf(item)))
  const files = new Set(
    named.flatMap(({caption, media}) => [...media, ...(caption?.slot ? [] : [caption?.path])])
  )
  const others = [...items].filter(
    (item) =>
      !keys.has(keyOf(item)) &&
      ![item.caption?.path, ...item.media].some((path) => path !== undefined && files.has(path))
  )
  return new Set(others)
}
