import {basename, dirname, resolve} from 'node:path'
import type {Report} from '../engine/report.ts'
import {type ConfigChoice, resolverFor} from '../engine/config-choice.ts'
import {isBinaryStore} from '../dataset/archives/archive-member.ts'
import {isNotCaption, stemOf} from '../dataset/files-passed-over.ts'
import {metadataFormatOf} from '../dataset/formats/index.ts'
import {lineListsIn} from '../dataset/line-lists.ts'
import {mediaKind} from '../dataset/media.ts'
import {captionExtensionOf, defaultCaptionExtensions} from '../dataset/pair-files.ts'
import {holdsCaptions} from '../dataset/recognise-metadata.ts'
import {isWithin} from '../dataset/show-path.ts'
import {UserError} from '../errors.ts'
import {listFolder, pathKind} from '../files.ts'
import {count} from '../reporters/summary-lines.ts'
import {emptyReport} from './empty-report.ts'

/**
 * Of the paths that a hook passes on, those that are of a dataset: inside of the `datasets` of the config, where it names
 * any, and media, captions, or files that hold captions. A repository also has a `package.json` and a `requirements.txt`.
 * What is no file, such as a folder or a name that is nowhere, stays: that it is no mistake nobody can know.
 * @throws {UserError} where no path is given.
 */
export async function knownPaths(
  paths: readonly string[],
  cwd: string,
  config: ConfigChoice
): Promise<readonly string[]> {
  if (paths.length === 0) {
    throw new UserError('`--ignore-unknown` passes over some of the paths that are given; give it paths')
  }
  const resolver = resolverFor(cwd, config)
  const {datasets} = await resolver.folder(cwd)
  const known: string[] = []
  for (const shown of paths) {
    const path = resolve(cwd, shown)
    if (pathKind(path) !== 'file') known.push(shown)
    else {
      const isInside = datasets.length === 0 || datasets.some((dataset) => isWithin(path, dataset))
      const extensions = (await resolver.folder(dirname(path))).captionExtensionsFor(dirname(path))
      if (isInside && (await isOfDataset(path, extensions ?? defaultCaptionExtensions))) known.push(shown)
    }
  }
  return known
}

async function isOfDataset(path: string, extensions: readonly string[]): Promise<boolean> {
  const name = basename(path)
  if (mediaKind(name) || isBinaryStore(name)) return true
  if (captionExtensionOf(name, extensions)) return isCaption(path)
  return metadataFormatOf(name) !== undefined && (await holdsCaptions(path))
}

/** Whether a file with the extension of captions is one, and not the `requirements.txt` or `README.txt` of a project. */
function isCaption(path: string): boolean {
  const name = basename(path)
  const stem = stemOf(name)
  if (!isNotCaption(stem)) return true
  const neighbours = listFolder(dirname(path)).map((entry) => entry.name)
  const hasMedia = neighbours.some((each) => mediaKind(each) && stemOf(each) === stem)
  return hasMedia || lineListsIn(neighbours).some(({captions}) => captions === name)
}

/** The report of a run that was given nothing of a dataset. */
export const nothingKnown = (amount: number): Report =>
  emptyReport({
    notes: [
      `Nothing to lint: ${amount === 1 ? 'the file that was named is' : `the ${count(amount, 'file')} that were named are`} of no dataset`
    ]
  })
