import type {ResolvedConfig} from '../config/resolved-config.ts'
import {dirname, resolve} from 'node:path'
import type {Item} from '../dataset/item.ts'
import {pathKind} from '../files.ts'
import type {ReadItem} from '../dataset/read-item.ts'
import type {ItemFiles} from '../rule.ts'

const blankLine = /^[^\S\n]*\r?\n/m

/** What item rules look at, with the trainer that the files are for, and what only its rules ask. */
export function filesForTrainer(
  {files, caption}: ReadItem,
  {trainer}: ResolvedConfig,
  item?: Item
): ItemFiles {
  if (!trainer) return files
  const isFirstOfLines =
    caption !== undefined &&
    files.captionPath?.endsWith('.jsonl') === true &&
    !caption.fileText.slice(0, caption.slot.start).includes('\n')
  const blank = isFirstOfLines ? blankLine.exec(caption.fileText) : null
  return {
    ...files,
    trainer,
    ...(item?.caption?.slot ? {inMetadata: true} : {}),
    ...(trainer.settings.metadataCache && item && hasCache(item) ? {hasMetadataCache: true} : {}),
    ...(blank ? {blankLine: {start: blank.index, end: blank.index + blank[0].length}} : {})
  }
}

/** Whether sd-scripts has written captions into a file of its own beside the media, which it then reads instead. */
function hasCache({root, caption, media: [first]}: Item): boolean {
  const folder = dirname(caption?.path ?? first ?? root)
  return pathKind(resolve(folder, 'metadata_cache.json')) === 'file'
}
