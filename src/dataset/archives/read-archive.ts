import {dirname, join, posix} from 'node:path'
import {decodeText} from '../decode-text.ts'
import type {DiscoveryLog} from '../discovery-log.ts'
import type {DiscoverySettings} from '../discovery-settings.ts'
import {isNotCaption} from '../files-passed-over.ts'
import {isPlumbing} from '../folders-passed-over.ts'
import type {Format, Slot} from '../formats/format.ts'
import {isMetadataName, metadataFormatOf} from '../formats/index.ts'
import {defaultMetadataKeys} from '../formats/metadata-keys.ts'
import {readOnlyFormat} from '../formats/read-only.ts'
import type {Item} from '../item.ts'
import {captionExtensionOf, captionExtensionsIn, pairByStem} from '../pair-files.ts'
import {captionSizeLimit} from '../read-item.ts'
import {showPath} from '../show-path.ts'
import {undecodableSentence} from '../undecodable.ts'
import type {ArchiveKind} from './archive-member.ts'
import {captionsOfRecord} from './record-captions.ts'

/** Extensions of captions in webdataset shards besides those that hold everywhere. */
const shardExtensions: readonly string[] = ['.text', '.cap']

/** Greatest size of a file of many captions inside of an archive, in bytes, unpacked. */
const metadataSizeLimit = 64_000_000

const whyReadOnly = (kind: string): string =>
  `nothing is written into ${kind}; fix the captions in files, then pack them again`

/** What an archive holds, as far as captions go: names of files, and the texts that could be captions. */
interface Content {
  readonly names: readonly string[]
  readonly texts: ReadonlyMap<string, string>
}

/** Reads the captions in an archive. Nothing is unpacked but what could hold captions, and that in memory only. */
export async function readArchive(
  path: string,
  root: string,
  kind: ArchiveKind,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<readonly Item[]> {
  const content = await contentOf(path, kind, settings, log)
  if (!content) return []
  const format = readOnlyFormat(kind.name, whyReadOnly(kind.name))
  const members = new Set(content.names)
  const items: Item[] = []
  const named = new Set<string>()
  const asItem = (member: string, slot: Slot, place: number, media: readonly string[]): void => {
    const start = {start: 0, end: slot.caption.length, caption: slot.caption}
    const there = media.filter((name) => members.has(name)).map((name) => join(path, name))
    const missingMedia = media.filter((name) => !members.has(name)).map((name) => join(path, name))
    const caption = {path, format, slot: start, inside: {member, place}}
    items.push({root, caption, media: there, ...(missingMedia.length > 0 ? {missingMedia} : {})})
  }
  for (const [member, text] of content.texts) {
    const metadata = isMetadataName(posix.basename(member))
      ? await formatOf(member, path, settings)
      : undefined
    if (!metadata) continue
    for (const [index, slot] of [...metadata.locate(text)].entries()) {
      if ('problem' in slot) {
        log.refuse(path, `${slot.problem} (\`${showPath(join(path, member), settings.cwd)}\`)`)
        continue
      }
      const media = slot.media === undefined ? [] : [posix.join(posix.dirname(member), slot.media)]
      for (const name of media) named.add(name)
      asItem(member, slot, index + 1, media)
    }
  }
  const extensions = [...captionExtensionsIn(dirname(path), settings), ...shardExtensions]
  for (const [folder, names] of byFolder(content.names)) {
    for (const {stem, media, captions} of pairByStem(names, extensions).values()) {
      const inFolder = (name: string): string => posix.join(folder, name)
      const mediaNames = media.map(inFolder)
      if (mediaNames.some((name) => named.has(name))) continue
      if (mediaNames.length === 0 && (captions.length === 0 || isNotCaption(stem))) continue
      const [chosen] = captions
      const text = chosen === undefined ? undefined : content.texts.get(inFolder(chosen))
      if (chosen !== undefined && text === undefined) continue
      if (chosen !== undefined && text !== undefined) {
        asItem(inFolder(chosen), wholeSlot(text), 1, mediaNames)
        continue
      }
      const record = inFolder(`${stem}.json`)
      const inRecord = captionsOfRecord(content.texts.get(record), keysOf(path, settings))
      for (const [index, caption] of inRecord.entries())
        asItem(record, wholeSlot(caption), index + 1, mediaNames)
      if (inRecord.length === 0) items.push({root, media: mediaNames.map((name) => join(path, name))})
    }
  }
  return items
}

const wholeSlot = (caption: string): Slot => ({start: 0, end: caption.length, caption})

const keysOf = (path: string, settings: DiscoverySettings) =>
  settings.metadataKeys?.(dirname(path)) ?? defaultMetadataKeys

const formatOf = (member: string, path: string, settings: DiscoverySettings): Promise<Format> | undefined =>
  metadataFormatOf(member)?.load(keysOf(path, settings))

async function contentOf(
  path: string,
  kind: ArchiveKind,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<Content | undefined> {
  const names: string[] = []
  const bytes = new Map<string, Buffer>()
  const links: string[] = []
  const tooLarge: string[] = []
  const extensions = [...captionExtensionsIn(dirname(path), settings), ...shardExtensions, '.json']
  const members = await kind.load()
  try {
    for await (const {name, kind: what, size, read} of members(path)) {
      if (what === 'link') links.push(name)
      if (what !== 'file' || name.split('/').some(isPlumbing)) continue
      names.push(name)
      const isMetadata = isMetadataName(posix.basename(name))
      if (!isMetadata && captionExtensionOf(name, extensions) === undefined) continue
      if (size <= (isMetadata ? metadataSizeLimit : captionSizeLimit)) bytes.set(name, await read())
      else tooLarge.push(name)
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    log.refuse(
      path,
      `Cannot read \`${showPath(path, settings.cwd)}\`: as ${kind.name} it is damaged (${error.message}); pack it again`
    )
    return undefined
  }
  for (const name of links)
    log.skip(join(path, name), 'a link inside of an archive; put the file itself there')
  for (const name of tooLarge) log.skip(join(path, name), 'too large for a caption')
  return {names, texts: decodedTexts(bytes, path, settings, log)}
}

function decodedTexts(
  bytes: ReadonlyMap<string, Buffer>,
  path: string,
  {cwd}: DiscoverySettings,
  log: DiscoveryLog
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const [name, content] of bytes) {
    const decoded = decodeText(content)
    if ('text' in decoded) texts.set(name, decoded.text)
    else log.refuse(path, undecodableSentence(decoded.undecodable, showPath(join(path, name), cwd)))
  }
  return texts
}

function byFolder(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>()
  for (const name of names) {
    const folder = posix.dirname(name)
    const known = folders.get(folder)
    if (known) known.push(posix.basename(name))
    else folders.set(folder, [posix.basename(name)])
  }
  return folders
}
