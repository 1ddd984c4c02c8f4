import type {Format} from './format.ts'

/**
 * Captions that are read and never written: no text holds them that could be changed in place.
 * @param readOnly Why, and what to do instead: a sentence without final stop.
 */
export const readOnlyFormat = (name: string, readOnly: string): Format => ({
  name,
  locate: () => [],
  encode: (caption) => caption,
  place: (_text, {start}, captionOffset) => start + captionOffset,
  readOnly
})

/** The names of media as their captions, as OneTrainer and SimpleTuner read them if they are told to. */
export const fileNames = readOnlyFormat(
  'file name',
  'captions are the names of the media here, and caplint renames no files; rename them, or keep captions in files'
)
