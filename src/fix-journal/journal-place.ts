import {homedir} from 'node:os'
import {basename, dirname, isAbsolute, join} from 'node:path'
import {isWithin} from '../dataset/show-path.ts'
import {UserError} from '../errors.ts'
import {FileError, realPath} from '../files.ts'
import {hasHiddenPart} from './hidden-part.ts'

/** Folder of caplint's own beside a config. */
const ownFolder = '.caplint'

/** Where a user's own files lie. */
export interface UserSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
}

/** What decides where the journals of a run lie. */
export interface JournalSurroundings extends UserSurroundings {
  /** Absolute path of the config file that governs the working directory, if there is one. */
  readonly configPath?: string | undefined
  /** Absolute path of the working directory. */
  readonly cwd: string
  /** Absolute paths of the folders whose files the run may change. */
  readonly roots: readonly string[]
}

/**
 * The folder for the journals of a run: beside the config where it lies in the working directory or above it and has
 * the datasets below it, for that is where `undo` will look; else in the user's state folder.
 * @returns Absolute path; the folder need not exist.
 * @throws {UserError} where there is no config and the user has no home.
 */
export function journalFolder({configPath, cwd, roots, ...user}: JournalSurroundings): string {
  const base = configPath === undefined ? undefined : dirname(configPath)
  return base !== undefined && isWithin(cwd, base) && roots.every((root) => isOpenlyBelow(root, base))
    ? besideConfig(base)
    : stateFolder(user)
}

/** Whether a folder really lies below another one, and in none that is hidden. */
function isOpenlyBelow(folder: string, base: string): boolean {
  try {
    const [real, realBase] = [realPath(folder), realPath(base)]
    return isWithin(real, realBase) && !hasHiddenPart(real, realBase)
  } catch (error) {
    if (error instanceof FileError) return false
    throw error
  }
}

const besideConfig = (base: string): string => join(base, ownFolder, 'journal')

/**
 * The folder that a journal folder beside a config belongs to: no file outside of it is restored from there, since such
 * journals may have come with a dataset of somebody else's. `undefined` for the user's own state folder.
 */
export function baseOfJournals(folder: string): string | undefined {
  const parent = dirname(folder)
  return basename(parent) === ownFolder ? dirname(parent) : undefined
}

/**
 * All folders in which journals that concern a working directory may lie, whether they exist or not.
 * @param cwd Absolute path.
 */
export function journalFolders(cwd: string, user: UserSurroundings): readonly string[] {
  const folders: string[] = []
  for (let folder = cwd; ; folder = dirname(folder)) {
    folders.push(besideConfig(folder))
    if (dirname(folder) === folder) break
  }
  const state = stateFolderIfAny(user)
  return state === undefined ? folders : [...folders, state]
}

function stateFolder(user: UserSurroundings): string {
  const folder = stateFolderIfAny(user)
  if (folder !== undefined) return folder
  throw new UserError(
    'There is no home folder to keep the journal of changes in; set XDG_STATE_HOME, or put a config beside the dataset'
  )
}

/** As the XDG base directory specification and Windows have it; paths there must be absolute to count. */
function stateFolderIfAny({environment, platform}: UserSurroundings): string | undefined {
  const named = platform === 'win32' ? environment.LOCALAPPDATA : environment.XDG_STATE_HOME
  if (named && isAbsolute(named)) return join(named, 'caplint', 'journal')
  const home = homeIfAny()
  if (home === undefined) return undefined
  const state = platform === 'win32' ? ['AppData', 'Local'] : ['.local', 'state']
  return join(home, ...state, 'caplint', 'journal')
}

/** In a container, a user may have neither entry nor home. */
function homeIfAny(): string | undefined {
  try {
    const home = homedir()
    return isAbsolute(home) ? home : undefined
  } catch {
    return undefined
  }
}
