import type {Item} from '../dataset/item.ts'
import type {ReadItem} from '../dataset/read-item.ts'
import {showPath} from '../dataset/show-path.ts'

/** How an item is named in the report, and the dataset it is compared within. */
export interface ItemPlace {
  readonly root: string
  readonly path: string
  /** Where the caption starts in a file that holds many, from 1; absent where the path says it all. */
  readonly line?: number | undefined
  readonly media: string | undefined
  /** The item as it was found; absent for text. */
  readonly item?: Item
}

/** A place as sentences show it: `metadata.jsonl:12` where one file holds many captions. */
export const shownPlace = ({path, line}: Pick<ItemPlace, 'path' | 'line'>): string =>
  line === undefined ? path : `${path}:${line}`

/** How an item that was read is named, in a run that started in a folder. */
export function itemPlace(item: Item, {caption}: ReadItem, cwd: string): ItemPlace {
  const inside = item.caption?.inside
  const file = showPath(fileOf(item), cwd)
  const path = inside?.member === undefined ? file : `${file}/${inside.member}`
  const media = item.caption && item.media[0]
  const isAlone = inside !== undefined && (inside.member !== undefined || inside.place === 0)
  const line = item.caption?.slot && !isAlone ? caption?.locate(0).line : undefined
  return {root: item.root, path, line, media: media && showPath(media, cwd), item}
}

/** The file whose config applies to an item. */
export const fileOf = ({caption, media, root}: Item): string => caption?.path ?? media[0] ?? root
