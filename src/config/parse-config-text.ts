import type {ParseError} from 'jsonc-parser'
import {errorAt} from '../errors.ts'

/**
 * Reads JSON as people write it: comments and trailing commas are let pass.
 * @throws UserError with line and column of the first error.
 */
export async function parseJson(text: string, label: string): Promise<unknown> {
  const bare = withoutMark(text)
  try {
    return JSON.parse(bare)
  } catch {
    return await parseLenientJson(bare, label)
  }
}

/** Most JSON is strict and read by Node; this parser is loaded for the rest alone. */
async function parseLenientJson(text: string, label: string): Promise<unknown> {
  const {parse, printParseErrorCode} = await import('jsonc-parser')
  const errors: ParseError[] = []
  let value: unknown
  try {
    value = parse(text, errors, {allowTrailingComma: true, allowEmptyContent: true})
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw errorAt({path: label}, `This is not valid JSON: it is nested too deeply; correct it`)
  }
  const [error] = errors
  if (!error) return value
  const before = text.slice(0, error.offset).split('\n')
  throw errorAt(
    {path: label, line: before.length, column: (before.at(-1) ?? '').length + 1},
    `This is not valid JSON: ${inWords(printParseErrorCode(error.error))}; correct it`
  )
}

/** `CommaExpected` reads "comma expected". */
const inWords = (code: string): string =>
  code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()

/** What js-yaml tells of a mistake; places count from 0. That a file holds several documents has no place. */
interface YamlMistake {
  readonly reason: string
  readonly mark?: {readonly line: number; readonly column: number}
}

/**
 * Reads YAML, of which JSON is a part, with the parser that cosmiconfig brings: it loads several times faster than
 * the one that tells places, which is kept for when something is wrong.
 * @throws UserError with line and column of the first error.
 */
export async function parseYaml(text: string, label: string): Promise<unknown> {
  const {defaultLoaders} = await import('cosmiconfig')
  try {
    return await defaultLoaders['.yaml'](label, withoutMark(text))
  } catch (error) {
    if (!isYamlMistake(error)) throw error
    const {reason, mark} = error
    const place = mark === undefined ? {} : {line: mark.line + 1, column: mark.column + 1}
    throw errorAt({path: label, ...place}, `This is not valid YAML: ${reason}; correct it`)
  }
}

const isYamlMistake = (error: unknown): error is YamlMistake =>
  error instanceof Error && error.name === 'YAMLException' && 'reason' in error

const withoutMark = (text: string): string => text.replace(/^\u{FEFF}/u, '')
