import {basename, dirname, relative, resolve, sep} from 'node:path'
import {isNotCaption, stemOf} from '../dataset/files-passed-over.ts'
import {isPlumbing} from '../dataset/folders-passed-over.ts'
import {mediaKind} from '../dataset/media.ts'
import {captionExtensionOf, defaultCaptionExtensions, pairByStem} from '../dataset/pair-files.ts'
import {holdsCaptions} from '../dataset/recognise-metadata.ts'
import {isWithin} from '../dataset/show-path.ts'
import {type ConfigChoice, resolverFor} from '../engine/config-choice.ts'
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

/**
 * Refuses to write a report into folders that are linted, under a name that the next run would take for a caption
 * without media: its own report would be found at fault.
 * @param paths What is to be linted, as it was given.
 * @throws {UserError}
 */
export async function spareLintedFolders(
  outputs: readonly ReportOutput[],
  paths: readonly string[],
  config: ConfigChoice
): Promise<void> {
  const cwd = process.cwd()
  for (const {file} of outputs) {
    if (file === undefined) continue
    const path = resolve(cwd, file)
    const name = basename(path)
    const extension = captionExtensionOf(name, defaultCaptionExtensions)
    if (extension === undefined || isNotCaption(stemOf(name))) continue
    const resolver = resolverFor(cwd, config)
    const {datasets} = await resolver.folder(cwd)
    const without = datasets.length > 0 ? datasets : [cwd]
    const roots = paths.length > 0 ? paths.map((each) => resolve(cwd, each)) : without
    const root = roots.find((each) => pathKind(each) === 'folder' && isWithin(path, each))
    if (root === undefined || relative(root, dirname(path)).split(sep).some(isPlumbing)) continue
    if ((await resolver.folder(dirname(path))).isIgnored(path)) continue
    throw new UserError(
      `Refused to write the report to \`${file}\`: it lies in what is linted, where a file with the extension \`${extension}\` is read as a caption; name another folder or extension`
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
