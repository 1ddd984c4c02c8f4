import type {Caption, CaptionContext} from './caption.ts'

/** Reads a caption: parses it, finds anchors and secondary concepts, and annotates concepts on demand. */
export function readCaption(text: string, context: CaptionContext = {}): Caption {
  throw new Error(`not written yet: ${text}${context.kind}`)
}
