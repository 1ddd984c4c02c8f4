import {createRequire} from 'node:module'
import {dirname, isAbsolute, join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {pathKind} from '../files.ts'

/** What a config refers to: a path, or the name of a package. */
export type ReferenceKind = 'path' | 'package'

/** `./team.yaml`, `../team.yaml` and absolute paths are paths; everything else is a package's name. */
export const referenceKind = (reference: string): ReferenceKind =>
  isAbsolute(reference) || /^\.\.?(?:[\\/]|$)/.test(reference) ? 'path' : 'package'

/**
 * The file that a reference stands for, seen from a file; `undefined` where there is none.
 * @param from Absolute path of the file that refers, or of any file in the folder that does.
 */
export async function resolveReference(reference: string, from: string): Promise<string | undefined> {
  if (referenceKind(reference) === 'path') {
    const path = resolve(dirname(from), reference)
    return pathKind(path) === 'file' ? path : undefined
  }
  try {
    return createRequire(from).resolve(reference)
  } catch (error) {
    if (!isUnresolved(error)) throw error
    return resolveModuleOnly(reference, from)
  }
}

/** Packages that export for `import` alone are not seen by `require.resolve`. */
async function resolveModuleOnly(name: string, from: string): Promise<string | undefined> {
  const {createJiti} = await import('jiti')
  const {fileURLToPath} = await import('node:url')
  const url = createJiti(from).esmResolve(name, {parentURL: pathToFileURL(from).href, try: true})
  return url === undefined ? undefined : fileURLToPath(url)
}

const isUnresolved = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(MODULE_NOT_FOUND|ERR_PACKAGE_PATH_NOT_EXPORTED)$/.test(String(error.code))

/** Whether a name that is neither a preset nor a package would be a file if `./` stood in front of it. */
export const isFileBeside = (name: string, from: string): boolean =>
  pathKind(join(dirname(from), name)) === 'file'
