import {constants} from 'node:buffer'
import {isAbsolute, join, dirname, win32} from 'node:path'
import {location} from 'vfile-location'
import {FileError, pathKind, readText} from '../files.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import type {FormatProblem, Slot} from './formats/format.ts'
import type {FormatEntry} from './formats/index.ts'
import type {Item} from './item.ts'
import {showPath} from './show-path.ts'
import {undecodableSentence} from './undecodable.ts'

/** What a metadata file says: its items, and all media it names, there or not. */
export interface Metadata {
  readonly items: readonly Item[]
  /** Absolute paths. */
  readonly media: ReadonlySet<string>
}

/**
 * Reads the slots of a metadata file. Media are looked for relative to the file, as Hugging Face's loaders do, and
 * never outside its folder.
 */
export async function readMetadata(
  path: string,
  root: string,
  entry: FormatEntry,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<Metadata> {
  const items: Item[] = []
  const media = new Set<string>()
  const text = textOrLog(path, settings, log)
  if (text === undefined) return {items, media}
  const format = await entry.load()
  const problems: FormatProblem[] = []
  const folders = new Set<string>()
  for (const slot of format.locate(text)) {
    const named = 'problem' in slot ? slot : mediaOf(slot, path)
    if (typeof named === 'object') problems.push(named)
    else if ('caption' in slot) {
      media.add(named)
      if (!folders.has(dirname(named))) await settings.enterFolder?.(dirname(named))
      folders.add(dirname(named))
      if (settings.ignore?.(named)) log.ignored.push(named)
      else items.push({root, caption: {path, format, slot}, ...mediaThere(named)})
    }
  }
  tellProblems(problems, path, text, settings, log)
  return {items, media}
}

/** After so many broken places in one file the rest is only counted: the file is probably something else. */
const problemsTold = 20

function tellProblems(
  problems: readonly FormatProblem[],
  path: string,
  text: string,
  settings: DiscoverySettings,
  log: DiscoveryLog
): void {
  const places = location(text)
  const shown = showPath(path, settings.cwd)
  for (const {start, problem} of problems.slice(0, problemsTold)) {
    const point = places.toPoint(start)
    log.refuse(path, `${problem} (\`${shown}\`, line ${point?.line}, column ${point?.column})`)
  }
  const rest = problems.length - problemsTold
  if (rest > 0) log.refuse(path, `Expected JSON Lines in \`${shown}\`, ${rest} more lines are broken`)
}

function textOrLog(path: string, settings: DiscoverySettings, log: DiscoveryLog): string | undefined {
  try {
    const decoded = readText(path, constants.MAX_STRING_LENGTH)
    if ('text' in decoded) return decoded.text
    log.refuse(path, undecodableSentence(decoded.undecodable, showPath(path, settings.cwd)))
  } catch (error) {
    log.fail(path, error)
  }
  return undefined
}

/** Absolute path of a slot's media, or why it is refused. */
function mediaOf({start, end, media = ''}: Slot, metadataPath: string): string | FormatProblem {
  const refuse = (problem: string): FormatProblem => ({start, end, problem})
  if (media.includes('\0')) return refuse('Unexpected zero character in the path of the media')
  if (media.includes('://')) return refuse(`Unexpected address \`${media}\`, name a file beside the metadata`)
  if (isAbsolute(media) || win32.isAbsolute(media)) {
    return refuse(`Unexpected absolute path \`${media}\`, write it relative to the metadata file`)
  }
  if (media.split(/[\\/]/).includes('..')) {
    return refuse(`Unexpected path \`${media}\`, name media in the folder of the metadata file or below`)
  }
  return join(dirname(metadataPath), media)
}

/** Media that cannot be told from missing ones, as in a folder that may not be searched, count as missing. */
function mediaThere(path: string): Pick<Item, 'media' | 'missingMedia'> {
  try {
    if (pathKind(path) === 'file') return {media: [path]}
  } catch (error) {
    if (!(error instanceof FileError)) throw error
  }
  return {media: [], missingMedia: [path]}
}
