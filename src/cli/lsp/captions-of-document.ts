import type {ResolvedConfig} from '../../config/resolved-config.ts'
import type {Format} from '../../dataset/formats/format.ts'
import {itemReader, type ReadCaption} from '../../dataset/read-item.ts'
import {discoverItems} from '../../engine/discover-items.ts'
import type {Workspace} from './workspaces.ts'

/** A caption in an open file. */
export interface DocumentCaption {
  readonly read: ReadCaption
  readonly format: Format
  readonly config: ResolvedConfig
}

/**
 * The captions of one file, in order, none of which may be linted yet. To be called with the file view of the open documents.
 * @throws {UserError} for a config that cannot be used.
 */
export async function captionsOfDocument(
  path: string,
  {cwd, choice: {resolver}}: Workspace
): Promise<readonly DocumentCaption[]> {
  const {items} = await discoverItems([path], cwd, resolver)
  const config = await resolver.configFor(path)
  const read = itemReader(cwd)
  return items.flatMap((item) => {
    if (item.caption?.path !== path || item.caption.inside) return []
    const {caption} = read(item)
    return caption ? [{read: caption, format: item.caption.format, config}] : []
  })
}

/** The caption that a UTF-16 offset into the decoded file lies in. */
export const captionAt = (
  captions: readonly DocumentCaption[],
  fileOffset: number
): DocumentCaption | undefined =>
  captions.find(({read: {slot}}) => slot.start <= fileOffset && fileOffset <= slot.end)

/** UTF-16 offset into the decoded file of one into the caption. */
export const toFileOffset = (
  {read: {slot, fileText}, format}: DocumentCaption,
  captionOffset: number
): number => format.place(fileText, slot, captionOffset)

/** UTF-16 offset into the caption of one into the decoded file; inside of an escape that of the character it stands for. */
export function toCaptionOffset(caption: DocumentCaption, fileOffset: number): number {
  let low = 0
  let high = caption.read.slot.caption.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (toFileOffset(caption, middle) <= fileOffset) low = middle
    else high = middle - 1
  }
  return low
}
