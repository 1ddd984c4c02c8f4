import type {Format} from './format.ts'

/** A text file beside the media that holds the caption and nothing else. */
export const sidecar: Format = {
  name: 'sidecar',
  locate: (text) => [{start: 0, end: text.length, caption: text}],
  encode: (caption) => caption,
  place: (_text, slot, captionOffset) => slot.start + captionOffset
}
