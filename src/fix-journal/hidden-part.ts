import {relative, sep} from 'node:path'

/**
 * Whether a way from a folder down to a path leads through a hidden name, or is itself one: `.git/config`. What lies
 * there is never a caption, and some of it is run by other programs.
 */
export const hasHiddenPart = (path: string, folder: string): boolean =>
  relative(folder, path)
    .split(sep)
    .some((part) => part.startsWith('.'))
