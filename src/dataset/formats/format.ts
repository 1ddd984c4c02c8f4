/** Where a caption lives inside a text: UTF-16 offsets of its raw (still encoded) characters. */
export interface Slot {
  readonly start: number
  readonly end: number
  /** The decoded caption. */
  readonly caption: string
  /** Path of the media the caption belongs to, as written in the text; absent where the file's own name tells. */
  readonly media?: string
}

/** A place where a slot was expected and the text does not hold one. */
export interface FormatProblem {
  readonly start: number
  readonly end: number
  /** One sentence without final stop. */
  readonly problem: string
}

/** How captions are stored. Text in, text out: a format never touches the file system and never re-serialises. */
export interface Format {
  readonly name: string
  readonly locate: (text: string) => Iterable<Slot | FormatProblem>
  /** The raw characters that stand for `caption` in a slot. */
  readonly encode: (caption: string) => string
  /** Offset into `text` of an offset into the slot's caption; they differ where the caption is stored with escapes. */
  readonly place: (text: string, slot: Slot, captionOffset: number) => number
}
