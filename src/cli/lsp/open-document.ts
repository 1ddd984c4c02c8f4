import {fileURLToPath} from 'node:url'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Position, Range} from 'vscode-languageserver/node'
import type {FilePoint} from '../../dataset/file-points.ts'
import {onDisk} from '../../file-view.ts'
import {readBeginning} from '../../files.ts'

const byteOrderMark = '\u{FEFF}'

/** A file that is open in the editor: its text as it is edited, and how places in it are counted there. */
export interface OpenDocument {
  readonly uri: string
  readonly version: number
  /** Absolute path. */
  readonly path: string
  /** Number of UTF-16 code units. */
  readonly length: number
  /** What the file would hold were it saved now. */
  readonly bytes: Buffer
  /** Whether the editor counts a byte order mark as the first character of the text. */
  readonly hasMark: boolean
  /** The place of a message. */
  positionOf(point: FilePoint): Position
  /** The place of a UTF-16 offset into the decoded file. */
  positionAt(fileOffset: number): Position
  rangeOf(start: number, end: number): Range
  /** UTF-16 offset into the decoded file of a place; negative before the byte order mark. */
  offsetAt(position: Position): number
}

/** The path that a URI names; `undefined` for what is no file of this machine: an unsaved new document, a revision in git. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

/** A document as it is now, whatever becomes of it; `undefined` where it is no file. */
export function openDocument(live: TextDocument): OpenDocument | undefined {
  const {uri, languageId, version} = live
  const path = pathOfUri(uri)
  if (path === undefined) return undefined
  const text = live.getText()
  const document = TextDocument.create(uri, languageId, version, text)
  const hasMark = text.startsWith(byteOrderMark)
  const shift = hasMark ? 1 : 0
  const positionAt = (fileOffset: number): Position => document.positionAt(fileOffset + shift)
  return {
    uri,
    version,
    path,
    length: text.length,
    hasMark,
    get bytes() {
      // Most editors take the mark off when they open a file, and put it back when they save it.
      return Buffer.from(hasMark || !startsWithMark(path) ? text : byteOrderMark + text)
    },
    positionOf: ({line, column}) => ({line: line - 1, character: column - 1 + (line === 1 ? shift : 0)}),
    positionAt,
    rangeOf: (start, end) => ({start: positionAt(start), end: positionAt(end)}),
    offsetAt: (position) => document.offsetAt(position) - shift
  }
}

/** Whether the file on the disk begins with a byte order mark; a file that is not there yet begins with nothing. */
function startsWithMark(path: string): boolean {
  try {
    return onDisk(() => readBeginning(path, 3)).bytes.toString() === byteOrderMark
  } catch {
    return false
  }
}
