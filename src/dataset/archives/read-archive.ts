import {join, posix} from 'node:path'
import type {DiscoveryLog} from '../discovery-log.ts'
import type {DiscoverySettings} from '../discovery-settings.ts'
import {isNotCaption} from '../files-passed-over.ts'
import type {Slot} from '../formats/format.ts'
import {isMetadataName, metadataFormatOf} from '../formats/index.ts'
import {defaultMetadataKeys} from '../formats/metadata-keys.ts'
import {readOnlyFormat} from '../formats/read-only.ts'
import type {Item} from '../item.ts'
import {pairByStem} from '../pair-files.ts'
import {showPath} from '../show-path.ts'
import {type ArchiveContent, captionExtensionsInside, readContent} from './archive-content.ts'
import type {ArchiveKind} from './archive-member.ts'
import {captionsOfRecord} from './record-captions.ts'
import {webdatasetSurprises} from './webdataset-samples.ts'
import {showAmount} from '../show-amount.ts'

/** A caption as it was found in a member of an archive, with the members that are its media, there or not. */
interface Found {
  readonly member: string
  readonly slot: Slot
  /** Its number in the member, from 1. */
  readonly place: number
  readonly media: readonly string[]
}

/** Reads the captions in an archive. Nothing is unpacked but what could hold captions, and that in memory only. */
export async function readArchive(
  path: string,
  root: string,
  kind: ArchiveKind,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<readonly Item[]> {
  const content = await readContent(path, kind, settings, log)
  if (!content) return []
  const inMetadata = await captionsOfMetadata(content, path, settings, log)
  const named = new Set(inMetadata.flatMap(({media}) => media))
  const asItem = itemsFrom(content, path, root, kind)
  const items = inMetadata.map(asItem)
  const captioned: string[] = []
  const wanted = new Set([...content.tooLarge.keys()].filter((name) => isMetadataName(posix.basename(name))))
  for (const {media, captions, unread} of samplesOf(content, path, settings)) {
    if (media.some((name) => named.has(name))) continue
    for (const found of captions) items.push(asItem(found))
    for (const name of unread) wanted.add(name)
    if (captions.length > 0) captioned.push(...media)
    // Behind a damaged place the caption may stand that seems to be missing.
    if (captions.length + unread.length > 0 || media.length === 0 || content.isCutOff) continue
    items.push({root, media: media.map((name) => join(path, name))})
  }
  tellTooLarge(content, wanted, path, settings, log)
  const shown = showPath(path, settings.cwd)
  const captions = items.filter(({caption}) => caption).length
  const number = `${showAmount(captions)} ${captions === 1 ? 'caption' : 'captions'}`
  if (captions > 0) log.recognise(path, `Read \`${shown}\` as ${kind.name}: ${number}; it is not written to`)
  if (!kind.isSequential) return items
  for (const sentence of webdatasetSurprises(content.names, captioned, shown)) log.recognise(path, sentence)
  return items
}

/** Tells what is too large to be read: where captions are wanted as a failure, as outside of archives. */
function tellTooLarge(
  {tooLarge}: ArchiveContent,
  wanted: ReadonlySet<string>,
  path: string,
  {cwd}: DiscoverySettings,
  log: DiscoveryLog
): void {
  for (const [name, reason] of tooLarge) {
    const member = join(path, name)
    if (wanted.has(name)) log.refuse(path, `Cannot read \`${showPath(member, cwd)}\`: ${reason}`)
    else log.skip(member, 'too large for a caption')
  }
}

/** Returns a function that makes items of what was found in an archive. */
function itemsFrom(
  {names, isCutOff}: ArchiveContent,
  path: string,
  root: string,
  {name}: ArchiveKind
): (found: Found) => Item {
  const format = readOnlyFormat(
    name,
    `nothing is written into ${name}; fix the captions in files, then pack them again`
  )
  const members = new Set(names)
  return ({member, slot: {caption}, place, media}) => {
    const slot = {start: 0, end: caption.length, caption}
    const there = media.filter((medium) => members.has(medium)).map((medium) => join(path, medium))
    const missing = media.filter((medium) => !members.has(medium)).map((medium) => join(path, medium))
    return {
      root,
      caption: {path, format, slot, inside: {member, place}},
      media: there,
      ...(isCutOff ? {unpaired: true} : missing.length > 0 ? {missingMedia: missing} : {})
    }
  }
}

/** The captions in files of many captions; what is wrong with these is told. */
async function captionsOfMetadata(
  {texts}: ArchiveContent,
  path: string,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const [member, text] of texts) {
    if (!isMetadataName(posix.basename(member))) continue
    const format = await metadataFormatOf(member)?.load(keysIn(path, settings))
    for (const [index, slot] of [...(format?.locate(text) ?? [])].entries()) {
      if ('problem' in slot) {
        log.refuse(path, `${slot.problem} (\`${showPath(join(path, member), settings.cwd)}\`)`)
        continue
      }
      const media = slot.media === undefined ? [] : [posix.join(posix.dirname(member), slot.media)]
      found.push({member, slot, place: index + 1, media})
    }
  }
  return found
}

/** The members that share a stem, as trainers pair them: media, and captions in text or in a record of JSON beside them. */
interface Sample {
  readonly media: readonly string[]
  readonly captions: readonly Found[]
  /** Texts that are there and could not be read. */
  readonly unread: readonly string[]
}

function* samplesOf(
  {names, texts}: ArchiveContent,
  path: string,
  settings: DiscoverySettings
): Generator<Sample> {
  const extensions = captionExtensionsInside(path, settings)
  for (const [folder, inFolder] of byFolder(names)) {
    for (const {stem, media, captions} of pairByStem(inFolder, extensions).values()) {
      if (media.length === 0 && (captions.length === 0 || isNotCaption(stem))) continue
      const member = (name: string): string => posix.join(folder, name)
      const paths = media.map(member)
      if (captions.length > 0) {
        // Which of several is trained on, the trainer is told, or draws lots.
        const found: Found[] = []
        const unread: string[] = []
        for (const name of captions.map(member)) {
          const text = texts.get(name)
          if (text === undefined) unread.push(name)
          else found.push(foundAs(name, text, 1, paths))
        }
        yield {media: paths, captions: found, unread}
        continue
      }
      const record = member(`${stem}.json`)
      const inRecord = captionsOfRecord(texts.get(record), keysIn(path, settings))
      yield {
        media: paths,
        captions: inRecord.map((caption, index) => foundAs(record, caption, index + 1, paths)),
        unread: []
      }
    }
  }
}

const foundAs = (member: string, caption: string, place: number, media: readonly string[]): Found => ({
  member,
  slot: {start: 0, end: caption.length, caption},
  place,
  media
})

const keysIn = (path: string, settings: DiscoverySettings) =>
  settings.metadataKeys?.(path) ?? defaultMetadataKeys

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
