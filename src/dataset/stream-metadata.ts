import {changedMeanwhile, FileError} from '../file-error.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import type {Format} from './formats/format.ts'
import type {Item, ItemStream, LinedFile} from './item.ts'
import {createTally} from './metadata-tally.ts'
import type {Metadata, MetadataReading} from './read-metadata.ts'
import {readLines, UndecodableError} from './read-lines.ts'
import {showPath} from './show-path.ts'
import {folderEntrance, slotReader} from './slot-reader.ts'
import {undecodableSentence} from './undecodable.ts'

/**
 * Reads a metadata file line by line, once to learn what is in it, and again whenever its items are asked for: a file of
 * a million captions never lies in memory, nor do its items.
 */
export async function streamMetadata(
  path: string,
  root: string,
  format: Format,
  entry: MetadataReading,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<Metadata> {
  const media = new Set(entry.covers)
  const enter = folderEntrance(settings.enterFolder)
  const read = slotReader({path, root, format}, settings)
  const tally = createTally(path, settings, log)
  let items = 0
  let length = 0
  let blankLine: LinedFile['blankLine']
  try {
    for (const line of readLines(path)) {
      length = line.start + line.text.length
      if (!blankLine && line.text.trim() === '')
        blankLine = {start: line.start, end: length, number: line.number}
      for (const slot of format.locate(line.text)) {
        const found = read(slot)
        tally.add(found, (start) => ({line: line.number, column: start + 1}))
        await enter(found.media)
        // Media that are not there, which may be a million, nobody asks for.
        for (const there of found.item?.media ?? found.media) media.add(there)
        if (found.item) items++
      }
    }
  } catch (error) {
    if (error instanceof UndecodableError) {
      log.refuse(path, undecodableSentence(error.undecodable, showPath(path, settings.cwd)), error.point)
    } else log.fail(path, error)
    return {items: [], media: new Set(entry.covers)}
  }
  tally.tell(entry, format.name)
  return {items: [], media, ...(items > 0 ? {stream: itemStream(path, items, itemsIn)} : {})}

  function* itemsIn(): Generator<Item> {
    const file = {length, ...(blankLine ? {blankLine} : {})}
    for (const line of readLines(path)) {
      for (const slot of format.locate(line.text)) {
        const {text, number, start, byteOrderMark} = line
        const {item} = read(slot, {text, number, start, byteOrderMark, file})
        if (item) yield item
      }
    }
  }
}

/** Items that are read anew each time; what goes wrong then tells that the file is another by now. */
function itemStream(path: string, length: number, items: () => Iterable<Item>): ItemStream {
  return {
    path,
    length,
    *[Symbol.iterator]() {
      try {
        yield* items()
      } catch (error) {
        if (!(error instanceof UndecodableError)) throw error
        throw new FileError(path, changedMeanwhile)
      }
    }
  }
}
