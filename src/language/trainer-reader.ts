import type {Span} from './span.ts'

/** Which of several texts an encoder gets: there is one; one at random, each time anew; each, as an item of its own. */
export type TextChoice = 'one' | 'random' | 'each'

/** What a trainer makes of one caption. */
export interface CaptionReading {
  /** What may reach the encoder, in the order of the caption; a list that was cut short holds the first of them. */
  readonly texts: readonly string[]
  /** Number of texts that are possible; more than are listed where wildcards multiply. */
  readonly total: number
  readonly choice: TextChoice
  /** Stretches of the caption that no text holds: UTF-16 offsets. */
  readonly unread: readonly Span[]
}

/** Syntax that some trainers take out of captions and others train on. */
export interface SyntaxUse {
  readonly kind: 'wildcard' | 'keep-separator' | 'secondary-separator'
  /** The separator; absent for wildcards. */
  readonly text?: string
  /** Whether the trainer reads it, set as it is. */
  readonly isRead: boolean
  /** What would make the trainer read it: `enable_wildcard`; absent where nothing does. */
  readonly key?: string
}

/** The files of an item, as far as a trainer's reading depends on them. Paths as in `ItemFiles` of the rule API. */
export interface FilesToRead {
  readonly captionPath?: string
  readonly mediaPaths: readonly string[]
  readonly otherCaptionPaths?: readonly string[]
  readonly caption?: string
  readonly byteOrderMark: boolean
  /** The caption stands in a file of many. */
  readonly inMetadata?: boolean
  readonly unpaired?: boolean
  /** The caption is a file in an archive, as others are in a folder, or the name of its media. */
  readonly inArchive?: boolean
  /** The key or column that holds the caption in a file of many, and the one that names its media, where there are such. */
  readonly captionKey?: string
  readonly mediaKey?: string
  /** In a file of many the caption stands by itself under the path of its media, not in a list. */
  readonly isBareText?: boolean
}

/** Why a trainer finds no caption in a file of many captions. */
export interface UnfitMetadata {
  /** It reads no such file; not under this key of media, or of captions; or lists of captions alone. */
  readonly because: 'file' | 'media-key' | 'caption-key' | 'no-list'
  /** The key that is there. */
  readonly found?: string
  /** What is read instead: extensions and names of files, or keys; no keys where the path of the media stands for one. */
  readonly reads: readonly string[]
}

/** Media that a trainer does not read. */
export interface UnreadMedia {
  readonly path: string
  /** Why: it takes no such extension, looks for another kind of media as it is set, or does not find such a spelling. */
  readonly because: 'extension' | 'kind' | 'case'
  /** The kind that it looks for, where that is why. */
  readonly looksFor?: 'image' | 'video'
}

/** What a trainer does with the files of an item. */
export interface ItemFate {
  readonly unreadMedia: readonly UnreadMedia[]
  /** Why the caption file is not read; absent where it is, or where there is none. */
  readonly unreadCaption?:
    | undefined
    | 'extension'
    | 'case'
    | 'no-sidecars'
    | 'captions-elsewhere'
    | 'opened-as-media'
  /** Why the captions of a file of many are not read; absent where they are. */
  readonly unfitMetadata?: UnfitMetadata
  /** The extension that would be read, or was to be. */
  readonly extension?: string | undefined
  /** The caption as the trainer finds it: in order, nowhere, with nothing in it, or a file of zero bytes. */
  readonly caption: 'there' | 'missing' | 'blank' | 'zero-bytes'
  /** The run stops; the media are left out; they are trained on the caption; or on another text. */
  readonly outcome: 'stops' | 'drops' | 'trains' | 'trains-on-other'
  /** The text that is trained on in place of a caption, before the trainer adds anything. */
  readonly otherText?: string
  /** The setting that the other text is from, where it has one: `class_tokens`. */
  readonly otherTextKey?: string
}

/** How a caption reaches a reader. */
export interface CaptionOrigin {
  /** A file of its own, or a field of a file of many. Without it: a file of its own. */
  readonly from?: 'sidecar' | 'metadata'
  /** Tags that stand beside the caption in a file of many. */
  readonly tags?: string
  /** Whether the file begins with a byte order mark, which most readers take for text. */
  readonly byteOrderMark?: boolean
}

/** The trainer that captions are read for, set as it will be. */
export interface TrainerReader {
  /** As people write it: `sd-scripts`. */
  readonly name: string
  /** What becomes of line breaks: all but the first line is dropped, each line is a caption, or they stay. */
  readonly lines: 'first' | 'alternatives' | 'kept'
  /** There where each line is a caption because a setting was given that makes it one: lines are meant. */
  readonly linesAreMeant?: true
  /** Whether caption files beside media are read. */
  readonly readsSidecars: boolean
  /** The setting that makes each line a caption, where that can be chosen. */
  readonly linesKey?: string
  /**
   * Who sees to the anchor: whoever writes captions; the trainer, where the caption lacks it as a sequence of
   * characters; or the trainer, always.
   */
  readonly anchor: 'written' | 'added-if-absent' | 'added'
  /** The word that the trainer is told to add; absent where it adds none. */
  readonly trigger?: string
  /** Text that the trainer puts before and after each caption. */
  readonly prefix?: string
  readonly suffix?: string
  /** How the trainer calls what can be set, by caplint's name for it: `caption_prefix` for `prefix`. */
  readonly keys: Readonly<
    Partial<
      Record<
        'captionExtension' | 'captionKey' | 'captionsFrom' | 'trigger' | 'prefix' | 'suffix' | 'wildcards',
        string
      >
    >
  >
  /** Placeholders that the trainer replaces by the trigger; it deletes them where there is none. */
  readonly placeholders: readonly string[]
  /** Captions are of a regularisation set, which must not hold the anchor. */
  readonly isRegularisation: boolean
  /** The trainer splits at commas and joins with comma and space, whatever the text is. */
  readonly rejoinsCommas: boolean
  readonly syntax: readonly SyntaxUse[]
  /** What a trainer makes of a caption. */
  readonly read: (caption: string, origin?: CaptionOrigin) => CaptionReading
  /** What a trainer does with the files of an item. */
  readonly fate: (files: FilesToRead) => ItemFate
  /** Whether a byte order mark or a blank line stops the reading of a JSON Lines file. */
  readonly strictMetadata: {readonly byteOrderMark: boolean; readonly blankLine: boolean}
  /** What to do after captions were changed, so that caches do not keep the old ones. */
  readonly staleCaches?: string
  /** The most tokens of a text that the encoder gets, `null` for no limit; `undefined` where that is not known. */
  readonly limit: (baseModel: string) => TrainerLimit | null | undefined
}

/** How many tokens of a text a trainer lets through. */
export interface TrainerLimit {
  /** Without the tokens that encoders add. */
  readonly tokens: number
  /** Who says so, for people: `sd-scripts cuts CLIP at 77 tokens`. */
  readonly because: string
  /** A longer text ends the run, where it is not cut. */
  readonly stops?: true
}
