import type {Format, Slot} from './format.ts'

/** The one slot of a sidecar: all of its text. */
export const sidecarSlot = (text: string): Slot => ({start: 0, end: text.length, caption: text})

/** A text file beside the media that holds the caption and nothing else. */
export const sidecar: Format = {
  name: 'sidecar',
  locate: (text) => [sidecarSlot(text)],
  encode: (caption) => caption,
  place: (_text, slot, captionOffset) => slot.start + captionOffset
}
