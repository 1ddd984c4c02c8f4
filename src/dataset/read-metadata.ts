import {constants} from 'node:buffer'
import {dirname} from 'node:path'
import {location} from 'vfile-location'
import {readText} from '../files.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import type {Format, FormatProblem, Slot} from './formats/format.ts'
import {defaultMetadataKeys, type MetadataKeys, quoteKeys} from './formats/metadata-keys.ts'
import type {Item} from './item.ts'
import {fileFinder, resolveMedia, stemFinder} from './metadata-media.ts'
import {showPath} from './show-path.ts'
import {undecodableSentence} from './undecodable.ts'

/** What a metadata file says: its items, and all media it names, there or not. */
export interface Metadata {
  readonly items: readonly Item[]
  /** Absolute paths. */
  readonly media: ReadonlySet<string>
}

/** How a metadata file is read. */
export interface MetadataReading {
  /** The format, as people know it. */
  readonly name: string
  readonly load: (keys: MetadataKeys) => Promise<Format>
  /** Where the media are named, if not in the file itself: what follows a comma. */
  readonly mediaFrom?: string
  /** Media that need no caption of their own, absolute: any caption of the file stands for any of them. */
  readonly covers?: readonly string[]
}

/** Reads the slots of a metadata file, and looks whether the media that it names are there: never outside the dataset. */
export async function readMetadata(
  path: string,
  root: string,
  entry: MetadataReading,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<Metadata> {
  const items: Item[] = []
  const media = new Set(entry.covers)
  const text = textOrLog(path, settings, log)
  if (text === undefined) return {items, media}
  const format = await entry.load(settings.metadataKeys?.(dirname(path)) ?? defaultMetadataKeys)
  const problems: FormatProblem[] = []
  const outside: Outside[] = []
  const folders = new Set<string>()
  const slots: Slot[] = []
  const isFile = fileFinder()
  const pathsOf = mediaPaths(path, root, settings.cwd, isFile)
  for (const slot of format.locate(text)) {
    const found = 'problem' in slot ? slot : pathsOf(slot)
    if ('problem' in found) {
      problems.push(found)
      const broken = found.of ? pathsOf({...found, caption: '', ...found.of}) : undefined
      if (broken && 'paths' in broken) for (const named of broken.paths) media.add(named)
      continue
    }
    if ('problem' in slot) continue
    slots.push(slot)
    const caption = {path, format, slot}
    if (slot.media === undefined) {
      items.push({root, caption, media: [], unpaired: true})
      continue
    }
    if ('outside' in found) {
      outside.push({start: slot.start, written: found.outside})
      items.push({root, caption, media: [], unpaired: true})
      continue
    }
    for (const named of found.paths) {
      media.add(named)
      if (!folders.has(dirname(named))) await settings.enterFolder?.(dirname(named))
      folders.add(dirname(named))
    }
    const kept = found.paths.filter((named) => !settings.ignore?.(named))
    const [first] = found.paths
    if (kept.length === 0 && first !== undefined) log.ignored.push(first)
    else items.push({root, caption, ...mediaThere(kept, isFile)})
  }
  tellProblems(problems, {path, text, format}, settings, log)
  tellOutside(outside, {path, text, format}, settings, log)
  if (slots.length > 0) log.recognise(path, whatWasRead(slots, path, entry, settings))
  return {items, media}
}

/** Returns a function that tells the absolute paths of a slot's media, or why they are refused or not looked for. */
function mediaPaths(file: string, root: string, cwd: string, isFile: (path: string) => boolean) {
  const byStem = stemFinder()
  return (slot: Slot): FormatProblem | {readonly outside: string} | {readonly paths: readonly string[]} => {
    const {start, end, media, otherMedia = []} = slot
    if (media === undefined) return {paths: []}
    const paths: string[] = []
    for (const written of [media, ...otherMedia]) {
      const found = resolveMedia(written, slot, {file, root, cwd}, isFile)
      if ('problem' in found) return {start, end, problem: found.problem}
      if ('outside' in found) return found
      paths.push(slot.mediaKey === undefined ? (byStem(found.path) ?? found.path) : found.path)
    }
    return {paths}
  }
}

/** After so many broken places in one file the rest is only counted: the file is probably something else. */
const problemsTold = 20

/** A metadata file while it is read. */
interface OpenMetadata {
  readonly path: string
  readonly text: string
  readonly format: Format
}

function tellProblems(
  problems: readonly FormatProblem[],
  {path, text, format}: OpenMetadata,
  settings: DiscoverySettings,
  log: DiscoveryLog
): void {
  if (problems.length === 0) return
  const places = location(text)
  const shown = showPath(path, settings.cwd)
  for (const {start, problem} of problems.slice(0, problemsTold)) {
    const point = places.toPoint(start)
    log.refuse(path, `${problem} (\`${shown}\`, line ${point?.line}, column ${point?.column})`)
  }
  const rest = problems.length - problemsTold
  if (rest > 0) log.refuse(path, `Expected ${format.name} in \`${shown}\`, ${rest} more places are broken`)
}

/** A path that leads out of the dataset, and the place of its caption. */
interface Outside {
  readonly start: number
  readonly written: string
}

/** One sentence for a whole file: where one path leads elsewhere, mostly all of them do. */
function tellOutside(
  outside: readonly Outside[],
  {path, text}: OpenMetadata,
  {cwd}: DiscoverySettings,
  log: DiscoveryLog
): void {
  const [first] = outside
  if (!first) return
  const line = location(text).toPoint(first.start)?.line
  if (outside.every(({written}) => written.includes('://'))) {
    const more = outside.length > 1 ? `, and ${outside.length - 1} more` : ''
    log.refuse(
      path,
      `Unexpected address \`${first.written}\` (\`${showPath(path, cwd)}\`, line ${line})${more}: caplint fetches nothing, and looks for no media there`
    )
    return
  }
  const others = outside.length > 1 ? `, and ${outside.length - 1} more: they lead` : ': it leads'
  log.refuse(
    path,
    `Unexpected path \`${first.written}\` (\`${showPath(path, cwd)}\`, line ${line})${others} out of the dataset, where no media are looked for; run caplint in a folder that holds them, too`
  )
}

/** What a file was read as, for people who wonder which of its columns caplint takes for the caption. */
function whatWasRead(
  slots: readonly Slot[],
  path: string,
  {name, mediaFrom}: MetadataReading,
  {cwd}: DiscoverySettings
): string {
  const captionKeys = new Set<string>()
  const mediaKeys = new Set<string>()
  for (const {captionKey, mediaKey} of slots) {
    if (captionKey !== undefined) captionKeys.add(captionKey)
    if (mediaKey !== undefined) mediaKeys.add(mediaKey)
  }
  const number = `${slots.length.toLocaleString('en')} ${slots.length === 1 ? 'caption' : 'captions'}`
  const under = captionKeys.size > 0 ? ` under ${quoteKeys([...captionKeys])}` : ''
  const elsewhere = mediaFrom === undefined ? ' by path of the media' : `, ${mediaFrom}`
  const media = mediaKeys.size > 0 ? `, media under ${quoteKeys([...mediaKeys])}` : elsewhere
  return `Read \`${showPath(path, cwd)}\` as ${name}: ${number}${under}${media}`
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

/** The media that go with a caption: of several that make up one sample, the first stands for all. */
function mediaThere(
  paths: readonly string[],
  isFile: (path: string) => boolean
): Pick<Item, 'media' | 'missingMedia'> {
  const there = paths.filter(isFile)
  const missingMedia = paths.filter((path) => !there.includes(path))
  const media = there.slice(0, 1)
  return missingMedia.length > 0 ? {media, missingMedia} : {media}
}
