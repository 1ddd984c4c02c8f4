import {basename, dirname, join, resolve} from 'node:path'
import {isWithin} from '../dataset/show-path.ts'
import {FileError, pathKind, realPath} from '../files.ts'
import {hasHiddenPart} from './hidden-part.ts'

/** Where a file really is, or why it must not be written: the second half of a sentence. */
export type WritablePlace =
  | {readonly real: string}
  | {readonly reason: string /** Nothing is there any more. */; readonly gone?: true}

/** What a file must lie in to be written. */
export interface Bounds {
  /** Absolute path of the dataset: no link leads out of it. */
  readonly root: string
  /** Absolute path of a folder below which no hidden name may be on the way; absent where hidden names are no matter. */
  readonly openlyBelow?: string | undefined
}

/**
 * Resolves the links on the way to a file, so that the file is replaced and not the link, and nothing outside of the
 * dataset is touched.
 * @param path Absolute.
 * @param isNew Nothing is there yet; only the folder is resolved.
 */
export function writablePlace(path: string, {root, openlyBelow}: Bounds, isNew: boolean): WritablePlace {
  if (resolve(path) === resolve(root) || !isWithin(path, root)) {
    return {reason: 'it lies outside of the dataset'}
  }
  try {
    if (!isNew && pathKind(path) === undefined) return {reason: 'it is gone', gone: true}
    const real = isNew ? join(realPath(dirname(path)), basename(path)) : realPath(path)
    if (!isWithin(real, realPath(root))) {
      return {reason: 'a link leads there out of the dataset; name its target instead'}
    }
    if (openlyBelow === undefined) return {real}
    const base = realPath(openlyBelow)
    if (!isWithin(real, base)) return {reason: 'it lies outside of the folder of the config'}
    return hasHiddenPart(real, base) ? {reason: 'it is hidden, or in a hidden folder'} : {real}
  } catch (error) {
    if (error instanceof FileError) return {reason: error.reason}
    throw error
  }
}
