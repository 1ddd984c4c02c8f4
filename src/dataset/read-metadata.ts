import {constants} from 'node:buffer'
import {isAbsolute, join, dirname, win32} from 'node:path'
import {location} from 'vfile-location'
import {pathKind, readText} from '../files.ts'
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

/** After so many broken places in one file the rest is only counted: the file is probably something else. */
const problemsTold = 20

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
  const places = location(text)
  const shown = showPath(path, settings.cwd)
  let problems = 0
  const tell = ({start, problem}: Pick<FormatProblem, 'start' | 'problem'>) => {
    problems++
    if (problems > problemsTold) return
    const point = places.toPoint(start)
    log.refuse(path, `${problem} at \`${shown}:${point?.line}:${point?.column}\``)
  }
  for (const slot of format.locate(text)) {
    if ('problem' in slot) {
      tell(slot)
      continue
    }
    const named = mediaOf(slot, path)
    if (typeof named === 'object') {
      tell({start: slot.start, problem: named.problem})
      continue
    }
    media.add(named)
    if (settings.ignore?.(named)) log.ignored.push(named)
    else {
      const there = isFile(named)
      items.push({
        root,
        caption: {path, format, slot},
        media: there ? [named] : [],
        ...(there ? {} : {missingMedia: [named]})
      })
    }
  }
  if (problems > problemsTold) {
    log.refuse(
      path,
      `${problems - problemsTold} more broken entries in \`${shown}\`; check that it is JSON Lines`
    )
  }
  return {items, media}
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
function mediaOf({media = ''}: Slot, metadataPath: string): string | {readonly problem: string} {
  if (media.includes('://'))
    return {problem: `Unexpected address \`${media}\`, name a file beside the metadata`}
  if (isAbsolute(media) || win32.isAbsolute(media)) {
    return {problem: `Unexpected absolute path \`${media}\`, write it relative to the metadata file`}
  }
  if (media.split(/[\\/]/).includes('..')) {
    return {
      problem: `Unexpected path \`${media}\`, media must lie in the folder of the metadata file or below`
    }
  }
  return join(dirname(metadataPath), media)
}

/** Media that cannot be told from missing ones, as in a folder that may not be searched, count as missing. */
function isFile(path: string): boolean {
  try {
    return pathKind(path) === 'file'
  } catch {
    return false
  }
}
