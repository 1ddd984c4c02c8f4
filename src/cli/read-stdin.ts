import {decodeText} from '../dataset/decode-text.ts'
import {undecodableSentence} from '../dataset/undecodable.ts'
import {UserError} from '../errors.ts'
import {log} from './terminal.ts'

/**
 * Everything on standard input, strictly as UTF-8, without byte order mark.
 * @throws {UserError} where it is not UTF-8.
 */
export async function readStdin(): Promise<string> {
  if (process.stdin.isTTY) log('Reading from the terminal; end with Ctrl-D.')
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  const decoded = decodeText(Buffer.concat(chunks))
  if ('text' in decoded) return decoded.text
  throw new UserError(undecodableSentence(decoded.undecodable, 'standard input'))
}
