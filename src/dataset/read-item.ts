import {changedMeanwhile} from '../file-error.ts'
import {basename, join} from 'node:path'
import {FileError, readText} from '../files.ts'
import type {ItemFiles} from '../rule.ts'
import {type FilePoint, filePoints} from './file-points.ts'
import type {Format, Slot} from './formats/format.ts'
import {metadataFormatOf} from './formats/index.ts'
import {sidecarSlot} from './formats/sidecar.ts'
import type {CaptionInside, CaptionLine, CaptionSource, DecodedText, Item} from './item.ts'
import {showPath} from './show-path.ts'
import {undecodableSentence} from './undecodable.ts'

/** A caption as read, and the way from its offsets to places in its file. */
export interface ReadCaption {
  readonly slot: Slot
  /** The file's whole text, decoded, without its byte order mark; of a file that is not held, the caption's line. */
  readonly fileText: string
  /** Length of the file's whole text in UTF-16 code units. */
  readonly fileLength: number
  /** There where the file is not held. */
  readonly line?: CaptionLine
  /** Whether the file starts with a byte order mark. */
  readonly fileMark: boolean
  /** Place in the file of a UTF-16 offset into the caption, through whatever escapes the format stores it with. */
  readonly locate: (captionOffset: number) => FilePoint
  /** Place in the file of a UTF-16 offset into `fileText`. */
  readonly locateInFile: (fileOffset: number) => FilePoint
}

/** What an item's files hold. */
export interface ReadItem {
  readonly files: ItemFiles
  /** Absent where there is no caption, or none that can be read. */
  readonly caption?: ReadCaption
  /** Why a caption that is there cannot be linted: one sentence. */
  readonly failure?: string
  /** Where in the file that is, where it has a place. */
  readonly failsAt?: FilePoint
}

/**
 * Greatest size of a sidecar in bytes. The longest text any encoder reads is a few thousand tokens, some 20 kB;
 * what is larger than this is no caption, and parsing it would take memory and minutes.
 */
export const captionSizeLimit = 250_000

/** A file as it was last read. */
interface OpenText {
  readonly path: string
  readonly decoded: DecodedText
  readonly locateInFile: (fileOffset: number) => FilePoint
}

/**
 * Returns a function that reads items. It remembers the last file, so that the slots of one metadata file, read one
 * after the other, cost one read.
 * @param cwd The folder that sentences show paths relative to.
 * @param instead Texts that stand for files on the disk, by absolute path: what they hold, or would.
 */
export function itemReader(
  cwd: string,
  instead?: ReadonlyMap<string, DecodedText>
): (item: Item) => ReadItem {
  let last: OpenText | undefined
  const open = (source: CaptionSource): OpenText => {
    if (last?.path !== source.path) last = openText(source, instead?.get(source.path))
    return last
  }
  return (item) => {
    const {caption: source} = item
    const files = pathFacts(item)
    if (!source) return {files}
    if (source.inside && source.slot)
      return {files: inSlot(files, source.slot), caption: readInside(source.slot, source.inside)}
    if (source.line && source.slot) return readOnLine(source.slot, source.format, source.line, files)
    const shown = showPath(source.path, cwd)
    try {
      return readSource(source, open(source), files, shown)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      return {files, failure: `Cannot read \`${shown}\`: ${error.reason}`}
    }
  }
}

/** What can be told of an item without opening a file. */
function pathFacts({root, caption, media, missingMedia, otherCaptions, unpaired}: Item): ItemFiles {
  const relative = (path: string): string => showPath(path, root)
  return {
    // Known keys stand in front: what a spread begins has a hidden class of its own each time.
    mediaPaths: media.map(relative),
    byteOrderMark: false,
    ...(caption ? {captionPath: relative(captionFileOf(caption))} : {}),
    ...(unpaired ? {unpaired} : {}),
    ...(missingMedia ? {missingMediaPaths: missingMedia.map(relative)} : {}),
    ...(otherCaptions ? {otherCaptionPaths: otherCaptions.map(relative)} : {})
  }
}

/** The file that holds a caption: of an archive the member, unless that holds many. */
function captionFileOf({path, inside}: CaptionSource): string {
  const {member} = inside ?? {}
  return member === undefined || metadataFormatOf(basename(member)) ? path : join(path, member)
}

const inSlot = (files: ItemFiles, {caption}: Slot): ItemFiles => ({caption, ...files})

/** A caption that discovery has read already. The place in a table is its row; elsewhere that in the caption. */
function readInside(slot: Slot, {member, place}: CaptionInside): ReadCaption {
  const {caption} = slot
  const inCaption = filePoints(caption)
  const isRow = member === undefined && place > 0
  const locate = (offset: number): FilePoint =>
    isRow ? {line: place, column: offset + 1} : inCaption(offset)
  return {
    slot,
    fileText: caption,
    fileLength: caption.length,
    fileMark: false,
    locate,
    locateInFile: locate
  }
}

/** A caption whose line discovery has just read. */
function readOnLine(slot: Slot, format: Format, line: CaptionLine, files: ItemFiles): ReadItem {
  const {text, number, start, byteOrderMark, file} = line
  const caption: ReadCaption = {
    slot,
    fileText: text,
    fileLength: file.length,
    fileMark: byteOrderMark,
    locate: (captionOffset) => ({line: number, column: format.place(text, slot, captionOffset) + 1}),
    line,
    // Besides the line itself, rules only ask for the beginning of the file and its first blank line.
    locateInFile(offset) {
      if (offset >= start && offset <= start + text.length) return {line: number, column: offset - start + 1}
      const blank = file.blankLine
      return blank && offset >= blank.start && offset <= blank.end
        ? {line: blank.number, column: offset - blank.start + 1}
        : {line: 1, column: 1}
    }
  }
  return {files: {caption: slot.caption, ...files, byteOrderMark}, caption}
}

function openText({path, slot}: CaptionSource, instead: DecodedText | undefined): OpenText {
  const decoded = instead ?? readText(path, slot ? undefined : captionSizeLimit)
  return {path, decoded, locateInFile: filePoints('text' in decoded ? decoded.text : '')}
}

function readSource(source: CaptionSource, opened: OpenText, files: ItemFiles, shown: string): ReadItem {
  const {decoded, locateInFile} = opened
  if ('undecodable' in decoded) {
    const {undecodable, point} = decoded
    const failure = undecodableSentence(undecodable, shown)
    return {files: {...files, undecodable}, failure, failsAt: point}
  }
  const {text} = decoded
  const slot = source.slot ?? sidecarSlot(text)
  if (!stillHolds(text, source, slot)) {
    return {
      files,
      failure: `Cannot lint \`${shown}\`: ${changedMeanwhile}`
    }
  }
  const caption: ReadCaption = {
    slot,
    fileText: text,
    fileLength: text.length,
    fileMark: decoded.byteOrderMark,
    locate: (captionOffset) => locateInFile(source.format.place(text, slot, captionOffset)),
    locateInFile
  }
  // A file's mark is told with the first caption in it, not with each.
  const byteOrderMark = decoded.byteOrderMark && !text.slice(0, slot.start).includes('\n')
  return {files: {caption: slot.caption, ...files, byteOrderMark}, caption}
}

/** Whether a slot located at discovery still lies where it was: its caption must reach exactly to its end. */
const stillHolds = (text: string, {slot: known, format}: CaptionSource, slot: Slot): boolean =>
  !known || (slot.end <= text.length && format.place(text, slot, slot.caption.length) === slot.end)
