import {fileName} from '../../language/file-name.ts'
import type {FilesToRead, UnfitMetadata} from '../../language/trainer-reader.ts'
import type {TrainerSettings} from './settings.ts'
import type {MetadataFiles, Trainer} from './trainer.ts'

/**
 * Why a trainer finds no caption where a file of many has one: it reads no such file, or not under such keys; `undefined`:
 * it does.
 */
export function unfitMetadata(
  {metadataFiles}: Trainer,
  settings: TrainerSettings,
  files: FilesToRead
): UnfitMetadata | undefined {
  const {captionPath} = files
  if (captionPath === undefined || !files.inMetadata || files.inArchive) return undefined
  const name = fileName(captionPath)
  const kinds = metadataFiles.is.filter((kind) => isNamedSo(kind, name))
  if (kinds.length === 0) {
    return {because: 'file', reads: [...new Set(metadataFiles.is.flatMap(({files}) => files))]}
  }
  const problems = kinds.map((kind) => problemOf(kind, settings, files))
  return problems.includes(undefined) ? undefined : problems[0]
}

/** Keys that a trainer takes captions from, set as it is, in the order in which it looks; empty where any will do. */
export function captionKeysOf({metadataFiles}: Trainer, {captionKey}: TrainerSettings): readonly string[] {
  if (captionKey !== undefined) return [captionKey]
  return [
    ...new Set(metadataFiles.is.flatMap(({captions}) => (typeof captions === 'string' ? [] : captions)))
  ]
}

/** Whether a trainer reads the file that a caption is in at all, or media beside which there is none. */
export function readsFile(trainer: Trainer, file: FilesToRead): boolean {
  if (!file.inMetadata) return trainer.sidecar !== undefined
  const unfit = unfitMetadata(trainer, trainer.defaults ?? {}, file)
  return !unfit || unfit.because === 'caption-key' || unfit.because === 'no-list'
}

const isNamedSo = ({files}: MetadataFiles, name: string): boolean =>
  files.some((each) => (each.startsWith('.') ? name.endsWith(each) : name === each))

function problemOf(
  {media, captions}: MetadataFiles,
  {captionKey: told}: TrainerSettings,
  {captionKey, mediaKey, isBareText}: FilesToRead
): UnfitMetadata | undefined {
  if (media === 'by-path' && mediaKey !== undefined) return {because: 'media-key', found: mediaKey, reads: []}
  if (media !== 'by-path' && media !== 'any' && !(mediaKey !== undefined && media.includes(mediaKey)))
    return {because: 'media-key', ...(mediaKey === undefined ? {} : {found: mediaKey}), reads: media}
  if (captions === 'lists') {
    if (captionKey !== undefined) return {because: 'caption-key', found: captionKey, reads: []}
    return isBareText ? {because: 'no-list', reads: []} : undefined
  }
  const wanted = told === undefined ? captions : [told]
  if (wanted === 'any' || (captionKey !== undefined && wanted.includes(captionKey))) return undefined
  return {because: 'caption-key', ...(captionKey === undefined ? {} : {found: captionKey}), reads: wanted}
}
