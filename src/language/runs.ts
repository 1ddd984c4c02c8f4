import type {Span} from './span.ts'

/** A run of letters and digits: the smallest unit in which phrases are compared. */
export interface Run extends Span {
  /** In lower case, normalised to composed characters. */
  readonly lower: string
}

/** The runs of letters, digits and combining marks of a text; hyphens, underscores and apostrophes separate. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    runs.push({
      start: match.index,
      end: match.index + match[0].length,
      lower: match[0].toLowerCase().normalize('NFC')
    })
  }
  return runs
}
