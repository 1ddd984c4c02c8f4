import type {Recognition} from './format.ts'

/** The keys (of JSON objects) or columns (of tables) under which a metadata file names media and holds captions. */
export interface MetadataKeys {
  /** The one that counts first stands first. */
  readonly media: readonly string[]
  /** Groups of keys: of each group the first that is there holds a caption. */
  readonly captions: readonly (readonly string[])[]
}

/**
 * What is read where the config says nothing. Media: Hugging Face's `file_name`, then musubi-tuner's and sd-scripts'
 * `image_path` and `video_path`, LTX-Video-Trainer's `media_path`, LTX-2's and DiffSynth-Studio's `video` and `image`, and
 * SimpleTuner's `url`, under which addresses stand.
 * Captions: Hugging Face's `text`, then the trainers' keys; sd-scripts' `tags` are the caption where there is no
 * other. ai-toolkit keeps a short caption beside the long one, and trains on both if told to.
 */
export const defaultMetadataKeys: MetadataKeys = {
  media: [
    'file_name',
    'image_path',
    'video_path',
    'media_path',
    'video',
    'image',
    'file_names',
    'image_path_0',
    'video_path_0',
    'url'
  ],
  captions: [['text', 'caption', 'prompt', 'tags'], ['caption_short']]
}

/** Keys of Hugging Face's loaders besides `file_name`: `image_file_name`, `depth_file_names`. */
const otherFileName = /_file_names?$/

/** The key under which a record names its media; `undefined` where it has none. */
export const mediaKeyAmong = (names: readonly string[], {media}: MetadataKeys): string | undefined =>
  media.find((key) => names.includes(key)) ??
  (media === defaultMetadataKeys.media ? names.find((name) => otherFileName.test(name)) : undefined)

/** Whether paths under a key are read by Hugging Face's loaders, which refuse those that leave the file's folder. */
export const isFileNameKey = (key: string): boolean => /^(?:.*_)?file_names?$/.test(key)

/** Whether media under a key lie at addresses, from where the trainer fetches them: nothing is looked for there. */
export const isAddressKey = (key: string): boolean => key === 'url'

/** Whether a path of media is an address. */
export const isAddress = (path: string): boolean => path.includes('://')

/** Keys of the first group, as they are named to people who have none of them. */
export const captionKeyNames = ({captions}: MetadataKeys): readonly string[] =>
  (captions === defaultMetadataKeys.captions ? [['text', 'caption', 'prompt']] : captions).flat()

/** Media keys as they are named to people who have none of them. */
export const mediaKeyNames = ({media}: MetadataKeys): readonly string[] =>
  media === defaultMetadataKeys.media ? media.slice(0, 6) : media

/** More keys than these would bury the sentence. */
const keysShown = 12

/** Keys in a sentence: `` `a`, `b` ``. */
export function quoteKeys(keys: readonly string[]): string {
  const shown = keys.slice(0, keysShown).map((key) => `\`${key}\``)
  return keys.length > keysShown
    ? `${shown.join(', ')} and ${keys.length - keysShown} more`
    : shown.join(', ')
}

/** What a record or a first line of columns tells that names media, with a caption or without. */
export function recognition(
  isCaptions: boolean,
  names: readonly string[],
  mediaKey: string | undefined
): Recognition {
  if (mediaKey !== undefined && isAddressKey(mediaKey)) {
    return isCaptions ? {isCaptions: false, isOfAddresses: true} : {isCaptions}
  }
  return isCaptions ? {isCaptions} : {isCaptions, keys: names}
}
