import {homedir} from 'node:os'
import {dirname, join} from 'node:path'
import {FileError, isLink, type PathKind, pathKind, readText} from '../files.ts'

/** Names of config files, in the order in which one wins over another in the same folder. */
export const configFileNames = [
  'caplint.config.js',
  'caplint.config.mjs',
  'caplint.config.ts',
  '.caplintrc',
  '.caplintrc.json',
  '.caplintrc.yaml',
  '.caplintrc.yml',
  'package.json'
] as const

/** The config that governs a folder, and those beside it that lose against it. Absolute paths. */
export interface FoundConfig {
  readonly path: string
  readonly shadowed: readonly string[]
}

/**
 * Finds the nearest config file: in the folder or above it, up to the repository's root, the home folder, or the
 * root of the file system. Each folder is looked at once, however many files lie in it. The search is done here and
 * not by cosmiconfig, whose search knows no repository root and can be led astray by a `cosmiconfig` key in the
 * package.json of the working directory.
 */
export function createConfigFinder(): (directory: string) => FoundConfig | undefined {
  const found = new Map<string, FoundConfig | undefined>()
  const home = homedir()

  function find(directory: string): FoundConfig | undefined {
    if (found.has(directory)) return found.get(directory)
    const parent = dirname(directory)
    const last = parent === directory || directory === home || kindOf(join(directory, '.git')) !== undefined
    const config = configIn(directory) ?? (last ? undefined : find(parent))
    found.set(directory, config)
    return config
  }
  return find
}

function configIn(directory: string): FoundConfig | undefined {
  const [path, ...shadowed] = configFileNames.map((name) => join(directory, name)).filter(holdsConfig)
  return path === undefined ? undefined : {path, shadowed}
}

/**
 * Whether a config is meant to be here. A folder or a dead link of such a name counts, for whoever made it must be
 * told that it configures nothing. A package.json counts only where it has the key, or where it is broken and seems to.
 */
function holdsConfig(path: string): boolean {
  const kind = kindOf(path)
  if (!path.endsWith('package.json')) return kind !== undefined || isLink(path)
  return kind === 'file' && hasKey(path)
}

function hasKey(packagePath: string): boolean {
  let text = ''
  try {
    const content = readText(packagePath)
    if ('text' in content) text = content.text
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'caplint' in value
  } catch (error) {
    if (error instanceof FileError) return false
    if (error instanceof SyntaxError) return /"caplint"\s*:/.test(text)
    throw error
  }
}

/** What stands at a path; nothing where that cannot be told: a folder that may not be searched holds no config for us. */
function kindOf(path: string): PathKind | undefined {
  try {
    return pathKind(path)
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}
