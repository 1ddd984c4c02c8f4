import type {Span, UndecodableByte} from '../rule.ts'
import type {FilePoint} from './file-points.ts'
import type {Format, Slot} from './formats/format.ts'
import type {Line} from './read-lines.ts'

/** Text read strictly as UTF-8, or the first place where that fails. */
export type DecodedText =
  /** The text without its byte order mark. */
  | {readonly text: string; readonly byteOrderMark: boolean}
  /** `point` is where the byte stands. */
  | {readonly undecodable: UndecodableByte; readonly point: FilePoint}

/** What is known of a file that is read line by line, besides its lines. UTF-16 offsets into its text. */
export interface LinedFile {
  readonly length: number
  /** The first line without anything in it. */
  readonly blankLine?: Span & Pick<Line, 'number'>
}

/** A line that holds captions, in its file. */
export interface CaptionLine extends Line {
  readonly file: LinedFile
}

/** Where an item's caption is stored: a sidecar file, or one slot of a metadata file. */
export interface CaptionSource {
  /** Absolute path. */
  readonly path: string
  readonly format: Format
  /** For metadata files, located at discovery; a sidecar's slot is located when it is read. */
  readonly slot?: Slot
  /** There where the file is read line by line: the line that holds the slot, whose offsets are those in the line. */
  readonly line?: CaptionLine
  /** There where no text holds the caption that could be read again: the slot is all there is of it. */
  readonly inside?: CaptionInside
}

/** A caption inside of something that is no text: an archive, a table of binary data, a file's name. */
export interface CaptionInside {
  /** Its number in the file, from 1: the row of a table. */
  readonly place: number
  /** The file inside of an archive that holds it; absent where there are rows, or just a name. */
  readonly member?: string
}

/** Media and caption that belong together, as discovery found them. Nothing of a sidecar has been read yet. */
export interface Item {
  /** Absolute path of the dataset root the item was found under. */
  readonly root: string
  readonly caption?: CaptionSource
  /** Absolute paths; several where media share one stem, none for a caption without media. */
  readonly media: readonly string[]
  /** Absolute paths of media that a metadata file names and that are not there. */
  readonly missingMedia?: readonly string[]
  /** Absolute paths of further caption files of the same stem that were passed over: `a.caption` beside `a.txt`. */
  readonly otherCaptions?: readonly string[]
  /**
   * Pairing was not possible (text from stdin): pairing rules don't apply. A file given by name is paired with
   * its neighbours in the folder like any other.
   */
  readonly unpaired?: boolean
}

/** Items in the order of a report. They are held, or read anew from their files each time they are asked for. */
export type ItemList = (Iterable<Item> | AsyncIterable<Item>) & {
  readonly length: number
  /** There where some are not held. */
  readonly isStreamed?: true
}

/** The items of one file that are not held. */
export type ItemStream = ItemList & {
  /** Absolute path of the file. */
  readonly path: string
}

/** What could not be read at all. */
export interface DiscoveryFailure extends Partial<FilePoint> {
  /** Absolute. */
  readonly path: string
  /** One sentence; it names the path itself. */
  readonly message: string
  /** There where nothing to lint was found at the path. */
  readonly kind?: 'nothing-found'
}

/** What discovery found under the given paths. */
export interface Discovery<Items extends ItemList = readonly Item[]> {
  readonly items: Items
  /** Absolute paths left out by `ignore` globs: one per item, or one for a whole folder, which is not entered. */
  readonly ignored: readonly string[]
  /** Files passed over, each with a reason a person can read: a link out of the root, a folder named `x.txt`. */
  readonly skipped: readonly {readonly path: string; readonly reason: string}[]
  /** What files of many captions were read as: one sentence each. */
  readonly recognised?: readonly {readonly path: string; readonly sentence: string}[]
  /** What could not be read at all. Makes the exit code 2. */
  readonly failures: readonly DiscoveryFailure[]
}
