import type {Format, Slot} from './formats/format.ts'

/** Text read strictly as UTF-8, or the first place where that fails. */
export type DecodedText =
  | {readonly text: string; readonly byteOrderMark: boolean}
  | {readonly undecodable: {readonly offset: number; readonly byte: number; readonly likelyEncoding?: string}}

/** Where an item's caption is stored: a sidecar file, or one slot of a metadata file. */
export interface CaptionSource {
  /** Absolute path. */
  readonly path: string
  readonly format: Format
  /** For metadata files, located at discovery; a sidecar's slot is located when it is read. */
  readonly slot?: Slot
}

/** Media and caption that belong together, as discovery found them. Nothing of a sidecar has been read yet. */
export interface Item {
  /** Absolute path of the dataset root the item was found under. */
  readonly root: string
  readonly caption?: CaptionSource
  /** Absolute paths; several where media share one stem, none for a caption without media. */
  readonly media: readonly string[]
  /** Pairing was not possible (text from stdin, a single file given by name): pairing rules don't apply. */
  readonly unpaired?: boolean
}

/** What discovery found under the given paths. */
export interface Discovery {
  readonly items: readonly Item[]
  /** Absolute paths of items left out by `ignore` globs. */
  readonly ignored: readonly string[]
  /** Files passed over, each with a reason a person can read: a link out of the root, a folder named `x.txt`. */
  readonly skipped: readonly {readonly path: string; readonly reason: string}[]
  /** What could not be read at all: one sentence each. Makes the exit code 2. */
  readonly failures: readonly {readonly path: string; readonly message: string}[]
}
