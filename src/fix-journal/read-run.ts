import {basename} from 'node:path'
import {FileError, readBytes} from '../files.ts'
import {type JournaledChange, type JournalHead, journalVersion, readHead, readLine} from './journal-lines.ts'
import {journalExtension} from './run-name.ts'

/** A journal as read. Damaged lines are told, and the others used. */
export interface RecordedRun {
  readonly run: string
  /** Absolute path of the journal. */
  readonly path: string
  /** What the first line says. */
  readonly head?: JournalHead
  /** Why nothing can be restored from this journal: the second half of a sentence. */
  readonly problem?: string
  /** In the order in which they were made; each was written before its file. */
  readonly changes: readonly JournaledChange[]
  /** When the run ended, ISO 8601; absent where it was broken off, or is not over yet. */
  readonly ended?: string
  /** When the run was last undone, and how many files were left as they were then. */
  readonly undone?: {readonly at: string; readonly left: number}
  /** 1-based numbers of lines that cannot be read. */
  readonly damagedLines: readonly number[]
  /** The last line breaks off: the run ended while it was written, and its file was not changed. */
  readonly cutOff: boolean
}

/** Reads a journal, as far as it can be read. */
export function readRun(path: string): RecordedRun {
  const run = {run: basename(path, journalExtension), path, changes: [], damagedLines: [], cutOff: false}
  try {
    return {...run, ...readLines(readBytes(path))}
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return {...run, problem: error.reason}
  }
}

function readLines(bytes: Buffer): Omit<RecordedRun, 'run' | 'path'> {
  const {lines, rest} = linesOf(bytes)
  const [first, ...others] = lines
  let cutOff = rest !== ''
  // Killed before the first line was whole, the run had changed nothing.
  if (first === undefined) return {changes: [], damagedLines: [], cutOff}
  const head = readHead(first)
  if (!head) return {changes: [], damagedLines: [1], cutOff, problem: 'its first line is damaged'}
  if (head.version > journalVersion) {
    return {head, changes: [], damagedLines: [], cutOff, problem: 'a newer caplint wrote it; update caplint'}
  }
  const changes: JournaledChange[] = []
  const damagedLines: number[] = []
  let ended: string | undefined
  let undone: RecordedRun['undone']
  for (const [index, text] of others.entries()) {
    const line = readLine(text)
    if (!line) damagedLines.push(index + 2)
    else if ('change' in line) changes.push(line.change)
    else if ('ended' in line) ended = line.ended
    else {
      undone = {at: line.undone, left: line.left}
      // A line that breaks off is closed by the note behind it.
      if (damagedLines.at(-1) === index + 1) {
        damagedLines.pop()
        cutOff = true
      }
    }
  }
  return {
    head,
    changes,
    ...(ended === undefined ? {} : {ended}),
    ...(undone ? {undone} : {}),
    damagedLines,
    cutOff
  }
}

/**
 * The lines of a file, and what stands behind the last line break. Cut before they are decoded: a journal may be
 * larger than a string can be.
 */
function linesOf(bytes: Buffer): {readonly lines: readonly string[]; readonly rest: string} {
  const lines: string[] = []
  let start = 0
  for (let end = bytes.indexOf(lineBreak); end >= 0; end = bytes.indexOf(lineBreak, start)) {
    lines.push(bytes.toString('utf8', start, end))
    start = end + 1
  }
  return {lines, rest: bytes.toString('utf8', start)}
}

const lineBreak = 10
