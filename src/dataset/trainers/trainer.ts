import type {BaseModel} from '../../../rules/words/token-limits.ts'
import type {TrainerSetting} from './settings.ts'

/** Something that is so, with the place in the trainer's source or documentation that says it. */
export interface Fact<Value> {
  readonly is: Value
  readonly source: string
}

/** Declares a fact. */
export const fact = <const Value>(is: Value, source: string): Fact<Value> => ({is, source})

/**
 * What happens to media: the run stops, the media is left out (where a setting says when: while that holds, else it is trained empty), or it is trained on the text of a setting, or, where
 * that is not set or none is named, on an empty text.
 */
export type Outcome =
  | {readonly does: 'stops'}
  | {readonly does: 'drops'; readonly when?: TrainerSetting}
  | {readonly does: 'trains'; readonly on?: TrainerSetting}

/** Files that hold the captions of many media, of one kind, as a trainer reads them. */
export interface MetadataFiles {
  /** Extensions with dot, or whole names where no others are looked for. */
  readonly files: readonly string[]
  /** Keys or columns that name the media; `by-path`: an object whose keys do; `any`: whatever is set, or no key at all. */
  readonly media: 'by-path' | 'any' | readonly string[]
  /** Keys or columns that hold a caption; `lists`: lists of captions, by path; `any`: whatever is set, or no key at all. */
  readonly captions: 'lists' | 'any' | readonly string[]
}

/** Steps that a caption takes on its way to the encoder; their code is in `reading/steps.ts`. */
export type ReadingStep =
  /** White space at both ends goes. */
  | 'strip'
  /** The same, for captions in files of their own only. */
  | 'strip-sidecar'
  /** The tags that a file of many holds beside a caption are joined on with the separator: to each line where wildcards are on. */
  | 'append-tags'
  /** Of a file the first line alone is read, or all that are not blank, where wildcards are on. */
  | 'read-lines'
  /** Of several lines one is chosen where wildcards are on; else the first stays. */
  | 'choose-line'
  /** Each line that is not blank is a caption. */
  | 'split-lines'
  /** `{a|b}` becomes a or b. */
  | 'wildcards'
  /** Prefix and suffix are joined on with one space. */
  | 'affixes'
  /** The prefix is put before the text as it is. */
  | 'bare-prefix'
  /** Where tags are shuffled: split, stripped and joined again; the separators of fixed parts go. */
  | 'tags'
  /** The secondary separator becomes the separator. */
  | 'secondary-separator'
  /** `[trigger]` and `[name]` become the trigger, or nothing. */
  | 'placeholders'
  /** The trigger and a space are put before a text that does not hold it as a sequence of characters. */
  | 'trigger-if-absent'
  /** The trigger is put before every text as it is. */
  | 'bare-trigger'
  /** The trigger and a space are put before every text. */
  | 'trigger'
  /** The same where the settings ask for it. */
  | 'trigger-if-asked'
  /** Split at commas, joined with comma and space. */
  | 'rejoin-commas'

/** What happens to a text that is too long for the encoder. */
export type Overlong = 'cut in silence' | 'cut with a warning' | 'stops'

/** A trainer as data: what it reads, and what it makes of it. Paths, extensions and keys are as the trainer has them. */
export interface Trainer {
  /** As it is chosen and shown: `sd-scripts`. */
  readonly name: string
  /** Other names that people know it by, in lower case. */
  readonly aliases: readonly string[]
  /** The project, and the state of it that the facts are from; absent for a service whose source is not public. */
  readonly repository?: {readonly name: string; readonly commit: string}
  /** The caption files beside media; absent where the trainer reads none. */
  readonly sidecar?: Fact<{
    /** The extension where nothing is set; absent where one must be set. */
    readonly extension?: string
    /** Whether another one can be set. */
    readonly settable: boolean
    /** Whether a file name in another case is found, on a system that tells cases apart. */
    readonly anyCase?: boolean
  }>
  /** Files that hold the captions of many media, with their keys: for people. */
  readonly metadata: readonly Fact<string>[]
  /** The same for the judgement of files; none where captions stand beside media alone. */
  readonly metadataFiles: Fact<readonly MetadataFiles[]>
  /**
   * Where captions stand beside media: the files of many that are found in a folder without being named, by name. Absent:
   * none.
   */
  readonly metadataBesideMedia?: Fact<readonly string[]>
  /** Names of files of many of which a folder may hold one alone, or the run stops. */
  readonly oneAlone?: Fact<readonly (readonly string[])[]>
  /** Where else captions come from: for people. */
  readonly otherSources: readonly Fact<string>[]
  /** Whether a folder named `N_words` gives its images N repeats, and the words to train on where there is no caption. */
  readonly repeatsFromFolders?: Fact<true>
  /** Whether names that are captions end at their first dot, not at the last one. */
  readonly namesEndAtDot?: Fact<true>
  /** Whether underscores in names that are captions become spaces. */
  readonly spacesInNames?: Fact<true>
  /** Media that are read, by extension with dot in lower case. */
  readonly media: Fact<{
    /** `anything`: whatever the folder holds is opened. */
    readonly images: readonly string[] | 'anything'
    readonly videos: readonly string[]
    /** Which spellings of an extension are found on a system that tells cases apart. */
    readonly case: 'any' | 'lower or upper' | 'lower'
  }>
  /** Whether whatever lies beside media is opened as media, so that a caption file ends the run. */
  readonly opensAllBesideMedia?: Fact<true>
  /** Whether folders inside are read; `set`: as the setting says, and not where nothing is set. */
  readonly recursion: Fact<'yes' | 'no' | 'set' | 'listed'>
  readonly encoding: Fact<'utf-8' | 'locale'>
  readonly lines: Fact<'first' | 'alternatives' | 'kept'>
  /** Which of several texts is trained on, where lines or wildcards make several. */
  readonly choice: 'random' | 'each'
  readonly steps: Fact<readonly ReadingStep[]>
  /** Media without caption; `key`: a record that lacks the keys that are read, where that is another matter. */
  readonly missing: Fact<{readonly image: Outcome; readonly video?: Outcome; readonly key?: Outcome}>
  /** A file of zero bytes, and one with white space alone. */
  readonly empty: Fact<{readonly zeroBytes: Outcome; readonly blank: Outcome}>
  readonly anchor: Fact<'written' | 'added-if-absent' | 'added'>
  /** Whether a byte order mark or a blank line stops the reading of a JSON or JSON Lines file. */
  readonly strictMetadata?: Fact<{readonly byteOrderMark: boolean; readonly blankLine: boolean}>
  /** Media that steer training: how they are found, and what happens where one is missing. For people. */
  readonly companions: readonly Fact<string>[]
  /** What keeps the captions of an earlier run; absent where an edited caption is read anew. */
  readonly staleCaches?: Fact<string>
  /** What paths in metadata and config are relative to. */
  readonly pathBase: Fact<string>
  /** What can be set, and how the trainer calls it. */
  readonly settings: Partial<Readonly<Record<TrainerSetting, string>>>
  /** Values of settings where nothing is set, other than `false` and nothing. */
  readonly defaults?: {
    readonly separator?: string
    readonly trigger?: string
    readonly skipEmpty?: boolean
    readonly splitLines?: boolean
    readonly captionsFrom?: 'files' | 'names' | 'trigger'
  }
  /** Tokens of a text that reach the encoder, by base model; `null`: all. Without those that encoders add. */
  readonly limits: Fact<Partial<Readonly<Record<BaseModel, number | null>>>>
  /** What happens to a text that is too long. */
  readonly overlong: Fact<Overlong>
  /** The same for base models with which it is another matter. */
  readonly overlongOf?: Fact<Partial<Readonly<Record<BaseModel, Overlong>>>>
  /** What else a person should know. */
  readonly notes: readonly Fact<string>[]
}
