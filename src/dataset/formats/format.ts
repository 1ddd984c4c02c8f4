/** Where a caption lives inside a text: UTF-16 offsets of its raw (still encoded) characters. */
export interface Slot {
  readonly start: number
  readonly end: number
  /** The decoded caption. */
  readonly caption: string
  /**
   * Path of the media the caption belongs to, as written in the text; absent where something else tells it, or where an
   * address stands under a key that is meant for addresses.
   */
  readonly media?: string
  /** Paths of further media of the same caption, as written: the layers or views of one sample. */
  readonly otherMedia?: readonly string[]
  /** The key or column that names the media; absent where the format has none. */
  readonly mediaKey?: string
  /** The key or column that holds the caption; absent where the format has none. */
  readonly captionKey?: string
  /** How the raw characters are written, where a format knows several ways: a new caption is written the same way. */
  readonly style?: 'quoted' | 'ascii' | 'raw'
}

/** A place where a slot was expected and the text does not hold one. */
export interface FormatProblem {
  readonly start: number
  readonly end: number
  /** One sentence without final stop. */
  readonly problem: string
  /** The media, where they are known: their caption is broken, not missing. Written and named as in a slot. */
  readonly of?: Pick<Slot, 'media' | 'otherMedia' | 'mediaKey'>
}

/** What the beginning of a file tells of whether it holds captions. */
export interface Recognition {
  /** It names media and holds captions. */
  readonly isCaptions: boolean
  /** The keys or columns there are, where it names media but holds nothing that is known as a caption. */
  readonly keys?: readonly string[]
  /** The path under which those keys stand, where it need not be one of media. */
  readonly keysOf?: string
  /** It holds captions, of media at addresses: lists of downloads look the same. */
  readonly isOfAddresses?: true
}

/** How captions are stored. Text in, text out: a format never touches the file system and never re-serialises. */
export interface Format {
  readonly name: string
  readonly locate: (text: string) => Iterable<Slot | FormatProblem>
  /** The raw characters that stand for `caption` in a slot. */
  readonly encode: (caption: string, slot: Slot) => string
  /** Offset into `text` of an offset into the slot's caption; they differ where the caption is stored with escapes. */
  readonly place: (text: string, slot: Slot, captionOffset: number) => number
  /**
   * What the beginning of a file of any name tells of whether it holds captions.
   * @param isWhole Whether the beginning is all there is.
   */
  readonly recognise?: (beginning: string, isWhole: boolean) => Recognition
  /** What people should know of a file by how it begins, where its trainers would stumble: a clause. */
  readonly remark?: (beginning: string) => string | undefined
  /** Whether each line stands for itself, so that a text can be located line by line. */
  readonly byLine?: boolean
  /** Why a caption cannot be stored in this format: a sentence without final stop. Absent: every caption can. */
  readonly refuse?: (caption: string) => string | undefined
  /** Why nothing is written into files of this format: a sentence without final stop. */
  readonly readOnly?: string
}
