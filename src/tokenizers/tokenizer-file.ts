import {createHash} from 'node:crypto'
import {UserError} from '../errors.ts'
import {FileError, readText} from '../files.ts'
import type {TokenCounter} from '../language/token-counter.ts'

/** The largest `tokenizer.json` that is read, in bytes; Gemma's has 33 MB. */
const sizeLimit = 100_000_000

/**
 * Counts with the tokenizer of a `tokenizer.json`, as Hugging Face's models bring it.
 * @param path Absolute path.
 * @param shown The path as people know it.
 * @throws UserError where the file cannot be read or is no tokenizer.
 */
export async function tokenizerFile(path: string, shown: string): Promise<TokenCounter> {
  const {Tokenizer} = await import('@huggingface/tokenizers')
  const refuse = (reason: string): UserError =>
    new UserError(
      `Cannot use \`${shown}\` as tokenizer: ${reason}; name the \`tokenizer.json\` of your text encoder`
    )
  let text: string
  try {
    const decoded = readText(path, sizeLimit)
    if (!('text' in decoded)) throw refuse('it is no UTF-8 text')
    text = decoded.text
  } catch (error) {
    if (error instanceof FileError) throw refuse(error.reason)
    throw error
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw refuse('it is no JSON')
  }
  if (typeof json !== 'object' || json === null || !('model' in json)) throw refuse('it has no key `model`')
  try {
    const tokenizer = new Tokenizer(json, {})
    tokenizer.encode('a', {add_special_tokens: false})
    return {
      name: shown,
      isExact: true,
      vocabulary: createHash('sha256').update(text).digest('base64url'),
      count: (each) => tokenizer.encode(each, {add_special_tokens: false}).ids.length
    }
  } catch (error) {
    // The library throws whatever it stumbles over in a file that is not what it expects.
    throw refuse(`its tokenizer cannot be built (${error instanceof Error ? error.message : String(error)})`)
  }
}
