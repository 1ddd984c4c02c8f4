import {basename, dirname, extname, join} from 'node:path'
import type {Discovery, Item} from '../../dataset/item.ts'
import {mediaKind} from '../../dataset/media.ts'

/** Media that have no caption yet, and where it will stand. */
export interface Uncaptioned {
  readonly item: Item
  /** Absolute path of the medium that is shown. */
  readonly media: string
  /** Absolute path of the caption file; it may be there, and empty. */
  readonly captionPath: string
}

/** What is to be captioned, and what is not. */
export interface CaptioningPlan {
  readonly todo: readonly Uncaptioned[]
  /** Number of items that have a caption. */
  readonly captioned: number
  /** Media that are passed over, absolute paths, each with a reason. */
  readonly passedOver: readonly {readonly path: string; readonly reason: string}[]
}

/** What decides where captions go. */
export interface CaptionPlaces {
  /** The caption that an item's file holds; `undefined` where there is no file, or none that can be read. */
  readonly captionOf: (item: Item) => string | undefined
  /** Extensions of caption files by the config of a folder. */
  readonly extensionsOf: (folder: string) => readonly string[] | undefined
}

/** Picks the media without caption, in the order in which they were found. */
export function planCaptioning({items}: Discovery, {captionOf, extensionsOf}: CaptionPlaces): CaptioningPlan {
  const todo: Uncaptioned[] = []
  const passedOver: {path: string; reason: string}[] = []
  let captioned = 0
  const metadataFolders = new Map<string, string>()
  const extensions = new Map<string, string>()
  for (const {caption, media} of items) {
    if (!caption) continue
    if (caption.slot) for (const path of media) metadataFolders.set(dirname(path), basename(caption.path))
    else extensions.set(dirname(caption.path), extname(caption.path))
  }
  for (const item of items) {
    const [media] = item.media
    if (media === undefined || mediaKind(media) === undefined) continue
    if (item.caption) {
      const caption = item.caption.slot?.caption ?? captionOf(item)
      if (caption === undefined) {
        passedOver.push({path: media, reason: 'it has a caption file that cannot be read'})
      } else if (caption.trim() !== '') captioned++
      else if (item.caption.slot) {
        passedOver.push({
          path: media,
          reason: `its caption stands in \`${basename(item.caption.path)}\`, where none is added`
        })
      } else todo.push({item, media, captionPath: item.caption.path})
      continue
    }
    const folder = dirname(media)
    const metadata = metadataFolders.get(folder)
    if (metadata !== undefined) {
      passedOver.push({
        path: media,
        reason: `captions of its folder stand in \`${metadata}\`, where none is added`
      })
      continue
    }
    // As the captions beside it, lest the new one be taken for another set.
    const extension = extensions.get(folder) ?? extensionsOf(folder)?.[0] ?? '.txt'
    todo.push({item, media, captionPath: join(folder, basename(media, extname(media)) + extension)})
  }
  return {todo, captioned, passedOver}
}
