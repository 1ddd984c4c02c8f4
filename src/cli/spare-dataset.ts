import {basename, dirname, resolve} from 'node:path'
import {mediaKind} from '../dataset/media.ts'
import {captionExtensionOf, defaultCaptionExtensions, pairByStem} from '../dataset/pair-files.ts'
import {holdsCaptions} from '../dataset/recognise-metadata.ts'
import {UserError} from '../errors.ts'
import {listFolder, pathKind} from '../files.ts'
import type {ReportOutput} from './report-outputs.ts'

/**
 * Refuses to write a report over media, metadata or the caption of media: a slip of the hand (`-o images/a.txt`)
 * must not cost what a dataset is made of. Nor is a report to become a part of it: beside media, `report.txt` would be
 * linted by the next run, and trained on.
 * @throws {UserError}
 */
export async function spareDataset(outputs: readonly ReportOutput[]): Promise<void> {
  for (const {file} of outputs) {
    if (file === undefined) continue
    const path = resolve(file)
    const extension = captionExtensionOf(basename(path), defaultCaptionExtensions)
    if (!(await isOfDataset(path))) {
      if (extension === undefined || !standsBesideMedia(path)) continue
      throw new UserError(
        `Refused to write the report to \`${file}\`: beside media, a file with the extension \`${extension}\` is read as a caption; name another folder or extension`
      )
    }
    throw new UserError(
      `Refused to write the report over \`${file}\`, which belongs to a dataset; name another file`
    )
  }
}

const standsBesideMedia = (path: string): boolean =>
  pathKind(dirname(path)) === 'folder' && listFolder(dirname(path)).some(({name}) => mediaKind(name))

async function isOfDataset(path: string): Promise<boolean> {
  const name = basename(path)
  if (pathKind(path) !== 'file') return false
  if (mediaKind(name) || (await holdsCaptions(path))) return true
  const groups = pairByStem(listFolder(dirname(path)).map((entry) => entry.name))
  return [...groups.values()].some(
    ({media, captions, otherCaptions}) => media.length > 0 && [...captions, ...otherCaptions].includes(name)
  )
}
