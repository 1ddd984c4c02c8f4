import {basename, dirname, join, resolve} from 'node:path'
import {isLink, linkTarget, pathKind, realPath} from '../files.ts'

/** More links than this in a row lead in a circle. */
const mostLinks = 40

/**
 * The file that is meant by a name, also one that is not there yet: two names may lead to it.
 * @throws {FileError} where that cannot be told, as in a folder that may not be searched.
 */
export function placeOf(file: string, links = 0): string {
  const path = resolve(file)
  if (pathKind(path) !== undefined) return realPath(path)
  const folder = dirname(path)
  if (isLink(path) && links < mostLinks) return placeOf(resolve(folder, linkTarget(path)), links + 1)
  return folder === path ? path : join(placeOf(folder, links), basename(path))
}
