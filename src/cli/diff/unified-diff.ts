import {Chalk, type ChalkInstance} from 'chalk'
import {diffWordsWithSpace, structuredPatch, type StructuredPatchHunk} from 'diff'
import {printable} from '../../reporters/printable.ts'

/** A text before and after, and the path it is shown under. */
export interface ChangedText {
  readonly path: string
  readonly before: string
  readonly after: string
}

/** Lines shown around a change. */
const context = 3

/**
 * What changes in a file as a unified diff, in pieces. On a colour terminal the words that change stand out; without
 * colour it is the plain format. Everything unsafe to print, and what cannot be seen, is shown as an escape.
 */
export function* unifiedDiff(changed: ChangedText, color: boolean): Iterable<string> {
  const chalk = new Chalk({level: color ? 1 : 0})
  const path = printable(changed.path)
  yield `${chalk.bold(`--- ${path}`)}\n${chalk.bold(`+++ ${path}`)}\n`
  for (const hunk of hunks(changed)) {
    const {oldStart, oldLines, newStart, newLines} = hunk
    yield `${chalk.cyan(`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`)}\n`
    for (const line of hunkLines(hunk, chalk)) yield `${line}\n`
  }
}

/** As in GNU diff: a length of one is not told. */
const range = (start: number, lines: number): string => (lines === 1 ? `${start}` : `${start},${lines}`)

/** Lines that are compared at once: the time it takes grows with the square of the changes. */
const blockLength = 500

/** The stretches that change. Long files whose lines are as many as before are compared in blocks. */
function* hunks({before, after}: ChangedText): Iterable<StructuredPatchHunk> {
  const [oldLines, newLines] = sameLineEnds(before, after).map(linesOf)
  if (!oldLines || !newLines) return
  const whole = oldLines.length !== newLines.length
  const length = whole ? Math.max(oldLines.length, newLines.length) : blockLength
  for (let start = 0; start < Math.max(oldLines.length, newLines.length); start += length) {
    const [old, now] = [oldLines, newLines].map((lines) => lines.slice(start, start + length).join(''))
    if (old === now || old === undefined || now === undefined) continue
    for (const hunk of structuredPatch('', '', old, now, '', '', {context}).hunks) {
      yield {...hunk, oldStart: hunk.oldStart + start, newStart: hunk.newStart + start}
    }
  }
}

/** The lines of a text, each with its break. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Carriage returns at line ends are left out unless some come or go: they would stand at every line, as escapes. */
function sameLineEnds(before: string, after: string): readonly string[] {
  const returns = (text: string): number => text.split('\r\n').length
  const texts = [before, after]
  return returns(before) === returns(after) ? texts.map((text) => text.replaceAll('\r\n', '\n')) : texts
}

/** The lines of a hunk; those that take each other's place are compared word by word. */
function* hunkLines({lines}: StructuredPatchHunk, chalk: ChalkInstance): Iterable<string> {
  let removed: string[] = []
  let added: string[] = []
  const flush = function* (): Iterable<string> {
    yield* changedLines(removed, added, chalk)
    removed = []
    added = []
  }
  for (const line of lines) {
    const sign = line.charAt(0)
    const isLastLine = sign === '\\'
    if (sign === '-') {
      if (added.length > 0) yield* flush()
      removed.push(line.slice(1))
    } else if (sign === '+') added.push(line.slice(1))
    else if (isLastLine && added.length > 0) added.push(line)
    else if (isLastLine && removed.length > 0) removed.push(line)
    else {
      yield* flush()
      yield printable(line)
    }
  }
  yield* flush()
}

function* changedLines(
  removed: readonly string[],
  added: readonly string[],
  chalk: ChalkInstance
): Iterable<string> {
  const markers = [
    {sign: '-', lines: removed, others: added, paint: chalk.red},
    {sign: '+', lines: added, others: removed, paint: chalk.green}
  ]
  for (const {sign, lines, others, paint} of markers) {
    for (const [index, line] of lines.entries()) {
      if (line.startsWith('\\ ')) yield line
      else yield paint(sign + (chalk.level > 0 ? marked(line, others[index], chalk) : printable(line)))
    }
  }
}

/** More changes than this in one line, and marking words would show nothing that a reader can use. */
const mostWordEdits = 500

/** A line whose words that another line lacks stand out. */
function marked(line: string, other: string | undefined, chalk: ChalkInstance): string {
  const parts = diffWordsWithSpace(other ?? line, line, {maxEditLength: mostWordEdits})
  if (!parts) return printable(line)
  return parts
    .filter(({removed}) => !removed)
    .map(({value, added}) => (added ? chalk.inverse(printable(value)) : printable(value)))
    .join('')
}
