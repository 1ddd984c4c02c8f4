import type {AnnotatedCaption} from './score.ts'

/**
 * Reads sentences with marked concepts, one a line: `kind anchor | a [framing:close up] of …`. Marks nest where concepts
 * overlap; `-` stands for no kind or no anchor; lines that begin with `#` and empty lines are notes.
 */
export function parseAnnotatedSentences(text: string): AnnotatedCaption[] {
  const captions: AnnotatedCaption[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const bar = line.indexOf(' | ')
    if (bar < 0) throw new Error(`Line ${index + 1} has no " | " between its context and its caption`)
    const context = line.slice(0, bar)
    const space = context.indexOf(' ')
    const anchor = context.slice(space + 1)
    const {caption, ranges} = unmark(line.slice(bar + 3), index + 1)
    captions.push({
      id: `sentence-${index + 1}`,
      kind: context.slice(0, space),
      anchor: anchor === '-' ? null : anchor,
      caption,
      spans: Object.fromEntries(
        Object.entries(ranges).map(([concept, places]) => [
          concept,
          places.map(([start, end]) => caption.slice(start, end))
        ])
      ),
      ranges
    })
  }
  return captions
}

type Ranges = Record<string, [start: number, end: number][]>

function unmark(marked: string, line: number): {caption: string; ranges: Ranges} {
  const ranges: Ranges = {}
  const open: {concept: string; start: number}[] = []
  let caption = ''
  for (let i = 0; i < marked.length; i++) {
    const opening = /^\[([a-z-]+):/.exec(marked.slice(i))
    if (opening !== null) {
      open.push({concept: opening[1] ?? '', start: caption.length})
      i += opening[0].length - 1
    } else if (marked[i] === ']' && open.length > 0) {
      const mark = open.pop()
      if (mark === undefined) break
      ranges[mark.concept] ??= []
      ranges[mark.concept]?.push([mark.start, caption.length])
    } else caption += marked[i]
  }
  if (open.length > 0) throw new Error(`Line ${line} has an open mark`)
  return {caption, ranges}
}
