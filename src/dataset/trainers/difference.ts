import type {FilesToRead} from '../../language/trainer-reader.ts'
import type {MediaKind} from '../media.ts'
import type {Trainer} from './trainer.ts'

/** An item, as far as trainers differ over it. */
export interface ComparedItem extends FilesToRead {
  /** The captions' file, decoded, without byte order mark. */
  readonly fileText?: string
  /** A JSON Lines file has a blank line, told with its first caption. */
  readonly hasBlankLine?: boolean
  /** Kinds of its media. */
  readonly media: ReadonlySet<MediaKind>
  /** Words that captions are to hold; empty where nobody has named any. */
  readonly anchors: readonly string[]
}

/** Something in captions or files of which trainers make different things. */
export interface Difference {
  /** What is there, for so many items of one kind. */
  readonly tell: (amount: number, detail: string) => string
  /** Whether an item has it: which kind of it, or `''` where there is one only. */
  readonly detailOf: (item: ComparedItem) => string | undefined
  /**
   * What a trainer makes of it: a clause whose verbs end in `{s}` where they agree, with `{them}` for what is there;
   * `undefined` where it reads nothing of the sort.
   */
  readonly does: (trainer: Trainer, detail: string, file: FilesToRead) => string | undefined
  /** It is about media without caption, which is no wonder where captions stand in files of many. */
  readonly isOfMissing?: true
}
