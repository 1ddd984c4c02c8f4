import {dirname} from 'node:path'
import {describeDataset, type DatasetDescription} from '../dataset/describe-dataset.ts'
import {discover} from '../dataset/discover.ts'
import {mediaKind} from '../dataset/media.ts'
import {itemReader} from '../dataset/read-item.ts'
import type {Item} from '../dataset/item.ts'

/** More captions than this tell nothing new about a dataset. */
const sampleSize = 1000

/** Looks at the captions under a folder, to propose what a config may say. Files that cannot be read are passed over. */
export async function proposeConfig(folder: string): Promise<DatasetDescription> {
  const {items} = await discover([folder], {cwd: dirname(folder)})
  const read = itemReader(folder)
  const captions = sampleOf(items).flatMap((item) => {
    const {caption} = read(item)
    return caption && item.caption ? [{path: item.caption.path, text: caption.slot.caption}] : []
  })
  const hasVideo = items.some(({media}) => media.some((path) => mediaKind(path) === 'video'))
  return describeDataset(captions, hasVideo)
}

/** Items at even distances, so that no folder is left out of the sample. */
function sampleOf(items: readonly Item[]): readonly Item[] {
  const step = Math.max(1, Math.ceil(items.length / sampleSize))
  return items.filter((_, index) => index % step === 0)
}
