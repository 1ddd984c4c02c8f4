import {relative, resolve, sep} from 'node:path'
import {currentView} from '../file-view.ts'
import {isPlumbing} from './folders-passed-over.ts'
import {globFileSystem} from './glob-file-system.ts'
import {isWithin} from './show-path.ts'

/** Characters that make an argument a pattern; parentheses alone don't, names like `a (1).png` are common. */
const magic = /[*?[\]{}]|[@!+]\(/

export const isGlob = (argument: string): boolean => magic.test(argument)

/** What a glob matches, absolute: folders, and files outside of these. */
export interface GlobMatches {
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

/**
 * Expands a glob. Hidden files, links to folders and plumbing are left out unless the fixed part of the glob names
 * them. Globby is loaded here and only here: most runs need no glob.
 */
export async function expandGlob(glob: string, cwd: string): Promise<GlobMatches> {
  const {globby} = await import('globby')
  const pattern = sep === '\\' ? glob.replaceAll('\\', '/') : glob
  const matches = await globby(pattern, {
    cwd,
    absolute: true,
    onlyFiles: false,
    markDirectories: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    suppressErrors: true,
    ...(currentView() ? {fs: globFileSystem} : {})
  })
  const base = resolve(cwd, fixedPart(pattern))
  const wanted = matches.filter((path) => !relative(base, path).split(sep).some(isPlumbing)).sort()
  const folders: string[] = []
  const files: string[] = []
  for (const path of wanted) {
    const native = path.replaceAll('/', sep)
    if (folders.some((folder) => isWithin(native, folder))) continue
    if (path.endsWith('/')) folders.push(native.slice(0, -1))
    else files.push(native)
  }
  return {folders, files}
}

/** The folders of a glob before its first pattern, which are meant literally. */
function fixedPart(glob: string): string {
  const parts = glob.split('/')
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => isGlob(part))
  )
  return fixed.length === 1 && fixed[0] === '' ? '/' : fixed.join('/')
}
