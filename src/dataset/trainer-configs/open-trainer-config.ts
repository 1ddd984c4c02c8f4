import {extname} from 'node:path'
import {errorAt, UserError} from '../../errors.ts'
import {fileFacts, readText} from '../../files.ts'
import {showPath} from '../show-path.ts'
import {undecodableSentence} from '../undecodable.ts'
import {trainerConfigFormatOf} from './index.ts'
import type {TrainerConfigFormat, Value} from './trainer-config.ts'

/** A larger file is data; no trainer's config comes near. */
const sizeLimit = 2_000_000

/** A file that is the config of a trainer. */
export interface OpenTrainerConfig {
  readonly format: TrainerConfigFormat
  readonly value: Value
  readonly text: string
}

/**
 * Reads a file of TOML, YAML or JSON, and sees whose config it is.
 * @param path Absolute.
 * @returns `undefined` where it is no trainer's that is known.
 * @throws {UserError} where it is no TOML or YAML, or no text. Broken JSON may be captions, of which others tell.
 */
export async function openTrainerConfig(path: string, cwd: string): Promise<OpenTrainerConfig | undefined> {
  const size = fileFacts(path)?.size ?? 0
  if (size > sizeLimit) return undefined
  const decoded = readText(path)
  const shown = showPath(path, cwd)
  if (!('text' in decoded)) {
    throw new UserError(undecodableSentence(decoded.undecodable, shown), {
      place: {path: shown, ...decoded.point}
    })
  }
  const value = await parse(decoded.text, extname(path).toLowerCase(), shown)
  const format = value === undefined ? undefined : trainerConfigFormatOf(value)
  return format && {format, value, text: decoded.text}
}

async function parse(text: string, extension: string, shown: string): Promise<Value> {
  if (extension === '.toml') {
    const {parse: parseToml, TomlError} = await import('smol-toml')
    try {
      return parseToml(text)
    } catch (error) {
      if (!(error instanceof TomlError)) throw error
      const [, reason = 'it is no TOML'] = /^Invalid TOML document: (.*)$/m.exec(error.message) ?? []
      const {line, column} = error
      throw errorAt({path: shown, line, column}, `Cannot read the TOML: ${reason}`)
    }
  }
  if (extension === '.json') {
    try {
      return JSON.parse(text)
    } catch {
      // Maybe it is captions; whoever reads them tells what is wrong.
      return undefined
    }
  }
  const {LineCounter, parseDocument} = await import('yaml')
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {lineCounter, logLevel: 'silent', prettyErrors: false})
  const [error] = document.errors
  if (error) {
    const {line, col: column} = lineCounter.linePos(error.pos[0])
    throw errorAt({path: shown, line, column}, `Cannot read the YAML: ${error.message}`)
  }
  try {
    return document.toJS()
  } catch (error) {
    // So the library refuses aliases that stand for too much.
    if (!(error instanceof ReferenceError)) throw error
    throw errorAt(
      {path: shown},
      `Cannot read the YAML: its aliases stand for too much; write out what they stand for`
    )
  }
}
