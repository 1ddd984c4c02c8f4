import {decodeText} from '../dataset/decode-text.ts'
import type {DecodedFile} from '../engine/file-changes.ts'
import {undecodableSentence} from '../dataset/undecodable.ts'
import {UserError} from '../errors.ts'
import {log} from './terminal.ts'

/**
 * Everything on standard input, strictly as UTF-8, without byte order mark.
 * @throws {UserError} where it is not UTF-8.
 */
export const readStdin = async (): Promise<string> => (await readStdinFile()).text

/** As `readStdin`, telling whether there was a byte order mark. */
export async function readStdinFile(): Promise<DecodedFile> {
  if (process.stdin.isTTY) log('Reading from the terminal; end with Ctrl-D.')
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  const decoded = decodeText(Buffer.concat(chunks))
  if ('text' in decoded) return decoded
  throw new UserError(undecodableSentence(decoded.undecodable, 'standard input'))
}
