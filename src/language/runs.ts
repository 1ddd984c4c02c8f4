import type {Span} from './span.ts'

/** A run of letters and digits: the smallest unit in which phrases are compared. */
export interface Run extends Span {
  /** In lower case, normalised to composed characters. */
  readonly lower: string
}

let lastText = ''
let lastRuns: readonly Run[] = []

/**
 * The runs of letters, digits and combining marks of a text; hyphens, underscores and apostrophes separate. The last
 * answer is kept: anchors, secondary concepts and allowed phrases are looked for in the same caption one after the other.
 */
export function runsOf(text: string): readonly Run[] {
  if (text !== lastText) {
    lastRuns = readRuns(text)
    lastText = text
  }
  return lastRuns
}

function readRuns(text: string): readonly Run[] {
  const runs: Run[] = []
  let start = -1
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : space
    if (code > 127) return runsOfAnyScript(text)
    if (isAsciiWord(code)) {
      if (start < 0) start = index
    } else if (start >= 0) {
      runs.push({start, end: index, lower: text.slice(start, index).toLowerCase()})
      start = -1
    }
  }
  return runs
}

const space = 32

/** ASCII letters and digits; the loop over character codes is three times as fast as the pattern below. */
const isAsciiWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)

function runsOfAnyScript(text: string): readonly Run[] {
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
