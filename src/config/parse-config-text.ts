import {type ParseError, parse, printParseErrorCode} from 'jsonc-parser'
import {UserError} from '../errors.ts'

/**
 * Reads JSON as people write it: comments and trailing commas are let pass.
 * @throws UserError with line and column of the first error.
 */
export function parseJson(text: string, label: string): unknown {
  const errors: ParseError[] = []
  const value: unknown = parse(withoutMark(text), errors, {allowTrailingComma: true, allowEmptyContent: true})
  const [error] = errors
  if (!error) return value
  const before = withoutMark(text).slice(0, error.offset).split('\n')
  const place = `${label}:${before.length}:${(before.at(-1) ?? '').length + 1}`
  throw new UserError(
    `${place}: This is not valid JSON: ${inWords(printParseErrorCode(error.error))}; correct it`
  )
}

/** `CommaExpected` reads "comma expected". */
const inWords = (code: string): string =>
  code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()

/**
 * Reads YAML, of which JSON is a part.
 * @throws UserError with line and column of the first error.
 */
export async function parseYaml(text: string, label: string): Promise<unknown> {
  const {LineCounter, parseDocument} = await import('yaml')
  const lineCounter = new LineCounter()
  const document = parseDocument(withoutMark(text), {lineCounter, prettyErrors: false, logLevel: 'silent'})
  const [error] = document.errors
  if (!error) return toValue(() => document.toJS(), label)
  const {line, col} = lineCounter.linePos(error.pos[0])
  const reason = error.message.replace(/\s+/g, ' ').trim()
  throw new UserError(`${label}:${line}:${col}: This is not valid YAML: ${reason}; correct it`)
}

/** References that lead nowhere or unfold without end only show when the document becomes a value. */
function toValue(convert: () => unknown, label: string): unknown {
  try {
    return convert()
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    throw new UserError(`${label}: This is not valid YAML: ${error.message}; correct it`)
  }
}

const withoutMark = (text: string): string => text.replace(/^\u{FEFF}/u, '')
