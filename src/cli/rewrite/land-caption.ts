import {showPath} from '../../dataset/show-path.ts'
import type {FileWriter} from '../../engine/fix-run.ts'
import {FileError, readBytes} from '../../files.ts'
import {printable} from '../../reporters/printable.ts'
import type {JobResult} from '../../rewrite/proposal-run.ts'
import {log} from '../terminal.ts'
import type {Uncaptioned} from './uncaptioned.ts'

/** What a run of captioning has come to so far. */
export interface CaptionTally {
  /** Captions that were written, as paths are shown. */
  readonly written: string[]
  /** Media whose proposed caption failed the gates. */
  refused: number
  failed: number
}

/**
 * Writes a caption that passed the gates, and tells of one that did not.
 * @returns The line for stdout; `undefined` where nothing was written.
 */
export function landCaption(
  result: JobResult,
  {item, media, captionPath}: Uncaptioned,
  writer: FileWriter,
  {cwd, tally}: {readonly cwd: string; readonly tally: CaptionTally}
): string | undefined {
  const shown = showPath(media, cwd)
  if (result.status === 'refused') {
    tally.refused++
    log(`${shown}: not captioned, as the caption that the model proposes would ${result.reason}.`)
  }
  if (result.status !== 'accepted') return undefined
  const before = emptyFile(captionPath)
  const after = Buffer.from(`${result.text}\n`)
  const outcome = writer.write({path: captionPath, root: item.root, before, after})
  if (outcome.status !== 'written') {
    tally.failed++
    log(`caplint: Cannot write \`${showPath(captionPath, cwd)}\`: ${outcome.reason}`)
    return undefined
  }
  tally.written.push(showPath(captionPath, cwd))
  for (const {rule, message} of result.messages) log(`${shown}: warning of ${rule}: ${message}.`)
  return `${printable(shown)}: ${printable(result.text)}\n`
}

/** The bytes of a caption file that is there and holds nothing but white space; `undefined` where there is none. */
function emptyFile(path: string): Buffer | undefined {
  try {
    const bytes = readBytes(path)
    // Somebody has written a caption meanwhile: the writer will not find what it is told of, and leave it.
    return bytes.toString('utf8').trim() === '' ? bytes : Buffer.alloc(0)
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}
