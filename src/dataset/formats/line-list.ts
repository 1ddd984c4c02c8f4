import type {Format, FormatProblem, Slot} from './format.ts'

/** What an item is called that a line stands for: the media beside it, or nothing, for a list that goes with all media. */
export interface LineListMedia {
  /** Paths of the media, in the order of the lines. */
  readonly paths: readonly string[]
  /** The file that lists them, as it is called in sentences; absent where the folder does. */
  readonly listedIn?: string
}

/**
 * One caption a line. With media, line by line as many: `prompts.txt` and `videos.txt` of finetrainers and diffusers. Without,
 * any line for any media: the prompt file of OneTrainer; blank lines are left out there.
 */
export const lineList = (media: LineListMedia | undefined): Format => ({
  name: 'one caption a line',
  *locate(text) {
    const lines = [...linesOf(text)]
    const problem = media && wrongCount(text, lines.length, media)
    if (problem) yield problem
    for (const [index, line] of lines.entries()) {
      if (!media && line.caption.trim() === '') continue
      const separator = media?.listedIn === undefined ? undefined : oddBreakIn(line)
      if (separator) yield separator
      const path = problem ? undefined : media?.paths[index]
      yield path === undefined ? line : {media: path, ...line}
    }
  },
  encode: (caption) => caption,
  place: (_text, {start, end}, captionOffset) => Math.min(start + captionOffset, end),
  refuse: (caption) =>
    /[\r\n]/.test(caption)
      ? 'a caption with a line break would become two in a file of one caption a line'
      : undefined
})

/** The lines of a text, without what ends them. What stands behind the last line break is a line if it holds anything. */
export function* linesOf(text: string): Generator<Slot> {
  const breaks = /\r\n|\n|\r/g
  let start = text.startsWith('\u{FEFF}') ? 1 : 0
  for (const {index, 0: found} of text.matchAll(breaks)) {
    yield {start, end: index, caption: text.slice(start, index)}
    start = index + found.length
  }
  if (start < text.length) yield {start, end: text.length, caption: text.slice(start)}
}

function wrongCount(
  text: string,
  captions: number,
  {paths, listedIn}: LineListMedia
): FormatProblem | undefined {
  if (captions === paths.length || listedIn === undefined) return undefined
  return {
    start: 0,
    end: text.length,
    problem: `Expected as many captions as there are lines in \`${listedIn}\`, ${paths.length}, but found ${captions}; without that no caption is sure of its media`
  }
}

/** What Python's `splitlines` takes for a line break besides the usual ones, with its name. */
const oddBreaks: ReadonlyMap<string, string> = new Map([
  ['\v', 'vertical tab'],
  ['\f', 'form feed'],
  ['\x1c', 'file separator'],
  ['\x1d', 'group separator'],
  ['\x1e', 'record separator'],
  ['\x85', 'next-line character (U+0085)'],
  ['\u2028', 'line separator (U+2028)'],
  ['\u2029', 'paragraph separator (U+2029)']
])

function oddBreakIn({start, caption}: Slot): FormatProblem | undefined {
  for (const [character, name] of oddBreaks) {
    const offset = caption.indexOf(character)
    if (offset < 0) continue
    const place = start + offset
    return {
      start: place,
      end: place + 1,
      problem: `Unexpected ${name}, take it away: Python splits lines there, and all captions below go to the wrong media`
    }
  }
  return undefined
}
