/** What can be set about how a trainer reads captions, under names that mean the same for all trainers. */
export interface TrainerSettings {
  /** Extension of caption files, with dot. */
  readonly captionExtension?: string | undefined
  /** The key or column of captions in files of many. */
  readonly captionKey?: string | undefined
  /** The key or column that names the media in files of many. */
  readonly mediaKey?: string | undefined
  /** The kind of media that is looked for; others are passed over. Absent: all that the trainer reads. */
  readonly mediaKind?: 'image' | 'video' | undefined
  /** Images named `stem_1`, `stem_2` without caption are layers of `stem`, no images of their own. */
  readonly numberedLayers?: boolean | undefined
  /** Whether captions are in files, are the names of the media, or are the trigger for all media. */
  readonly captionsFrom?: 'files' | 'names' | 'trigger' | undefined
  /** The word or phrase that the trainer adds to captions. */
  readonly trigger?: string | undefined
  /** Whether the trigger is put before captions, where the trainer asks. */
  readonly prependTrigger?: boolean | undefined
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
  /** What media without caption are trained with. */
  readonly classTokens?: string | undefined
  readonly defaultCaption?: string | undefined
  /** `{a|b}` is a choice, and so are lines. */
  readonly wildcards?: boolean | undefined
  /** Each line is a caption. */
  readonly splitLines?: boolean | undefined
  /** `(words:1.2)` and `\(` are read as in prompts. */
  readonly weights?: boolean | undefined
  /** Tags are shuffled or dropped, and so the caption is taken apart. */
  readonly shuffle?: boolean | undefined
  readonly separator?: string | undefined
  readonly keepSeparator?: string | undefined
  readonly secondarySeparator?: string | undefined
  /** Media with an empty caption are left out. */
  readonly skipEmpty?: boolean | undefined
  /** The captions are of a regularisation set. */
  readonly regularisation?: boolean | undefined
  /** Folders inside are read, too. */
  readonly subfolders?: boolean | undefined
  /** Captions are read from `metadata_cache.json`, where it is there. */
  readonly metadataCache?: boolean | undefined
  /** The most tokens, start and end not counted. */
  readonly maximumTokens?: number | undefined
}

export type TrainerSetting = keyof TrainerSettings
