import {basename, dirname, resolve} from 'node:path'
import {isLink, pathKind, type PathKind} from '../files.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import {expandGlob, isGlob} from './expand-glob.ts'
import type {DiscoveryFailure} from './item.ts'
import {captionExtensionsIn, isDatasetFile} from './pair-files.ts'

/** Folders to walk and files to look up, absolute. */
export interface Targets {
  readonly folders: readonly string[]
  readonly files: readonly string[]
  /** The files match a pattern: nobody has said of each that it holds captions. */
  readonly byGlob?: true
}

const nothing: Targets = {folders: [], files: []}

/** What an argument names. What exists under its literal name is taken before it is read as a glob. */
export async function resolveArgument(
  argument: string,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<Targets> {
  const path = resolve(settings.cwd, argument)
  const refuse = (message: string, kind?: DiscoveryFailure['kind']): Targets => {
    log.refuse(path, message, kind && {kind})
    return nothing
  }
  if (argument === '') return refuse('Unexpected empty path, name a folder, a file, or a glob')
  let kind: PathKind | undefined
  try {
    kind = pathKind(path)
  } catch (error) {
    log.fail(path, error)
    return nothing
  }
  if (kind === 'folder') {
    if (!settings.ignore?.(path)) return {folders: [path], files: []}
    log.ignored.push(path)
    return nothing
  }
  if (kind === 'other')
    return refuse(`Cannot read \`${argument}\`: it is neither a folder nor a regular file`)
  if (kind === 'file') {
    const extensions = await extensionsBeside(path, settings)
    if (isDatasetFile(basename(path), extensions)) return {folders: [], files: [path]}
    return refuse(
      `Unexpected file \`${argument}\`, expected an image, a video, a caption (${extensions.join(', ')}) or captions in JSON, JSON Lines, CSV, TSV, Parquet, a tar or a zip archive`
    )
  }
  if (isLink(path)) return refuse(`Cannot read \`${argument}\`: it is a link that leads nowhere`)
  if (argument.startsWith('!')) {
    return refuse(
      `Unexpected exclusion \`${argument}\`, put what is to be left out under \`ignore\` in the config`
    )
  }
  if (!isGlob(argument))
    return refuse(`Found nothing at \`${argument}\`, check the spelling`, 'nothing-found')
  const matches = await expandGlob(argument, settings.cwd).catch((error: unknown) => {
    // What patterns libraries refuse, they tell in words of their own: too long, too many alternatives.
    if (error instanceof RangeError || error instanceof SyntaxError) return undefined
    throw error
  })
  if (!matches) return refuse(`Cannot expand the pattern \`${argument}\`, write a shorter one`)
  const files: string[] = []
  for (const file of matches.files) {
    if (!isDatasetFile(basename(file), await extensionsBeside(file, settings))) continue
    if (isRegularOrLog(file, log)) files.push(file)
  }
  if (files.length > 0 || matches.folders.length > 0) return {folders: matches.folders, files, byGlob: true}
  return refuse(`Found no caption and no media that match \`${argument}\``, 'nothing-found')
}

/** Whether a match of a glob can be read; one that cannot be is told, and keeps nobody from reading the others. */
function isRegularOrLog(path: string, log: DiscoveryLog): boolean {
  try {
    const kind = pathKind(path)
    if (kind === 'file') return true
    log.skip(path, kind === undefined ? 'a link that leads nowhere' : 'not a regular file')
  } catch (error) {
    log.fail(path, error)
  }
  return false
}

/** The caption extensions that hold in a file's folder. */
async function extensionsBeside(path: string, settings: DiscoverySettings): Promise<readonly string[]> {
  const folder = dirname(path)
  await settings.enterFolder?.(folder)
  return captionExtensionsIn(folder, settings)
}
