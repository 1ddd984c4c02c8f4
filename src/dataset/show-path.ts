import {isAbsolute, relative, sep} from 'node:path'

/** A path relative to a folder, `/` separated on every system; absolute where it lies on another drive. */
export function showPath(path: string, folder: string): string {
  const shown = relative(folder, path) || '.'
  return sep === '/' ? shown : shown.replaceAll(sep, '/')
}

/** Whether a path is a folder itself or lies somewhere below it, judged by the paths alone. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
