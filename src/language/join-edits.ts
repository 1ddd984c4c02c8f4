import type {Span} from './span.ts'

/** A replacement of a stretch of text. */
export interface Edit extends Span {
  readonly text: string
}

/** Several edits, sorted and not overlapping, as one from the start of the first to the end of the last. */
export function joinEdits(text: string, edits: readonly Edit[]): Edit {
  const start = edits[0]?.start ?? 0
  let done = start
  let joined = ''
  for (const edit of edits) {
    joined += text.slice(done, edit.start) + edit.text
    done = edit.end
  }
  return {start, end: done, text: joined}
}
