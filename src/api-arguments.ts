/** Calls from JavaScript have no types to hold them: what is no such thing gets a sentence, not a stack. */
import {fixTypes} from './engine/report.ts'
import {UserError} from './errors.ts'

/** Kinds of values that the API takes, by the words for them. */
const kinds = {
  'a text': (value: unknown) => typeof value === 'string',
  'a list of texts': (value: unknown) =>
    Array.isArray(value) && value.every((each) => typeof each === 'string'),
  'a path or `false`': (value: unknown) => typeof value === 'string' || value === false,
  '`true` or `false`': (value: unknown) => typeof value === 'boolean',
  'a function': (value: unknown) => typeof value === 'function',
  'a list of `safe`, `rewrite`, `llm`': (value: unknown) =>
    Array.isArray(value) && value.every((each) => fixTypes.some((type) => type === each)),
  'an AbortSignal': (value: unknown) => value instanceof AbortSignal,
  'an object of options': (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
} as const satisfies Readonly<Record<string, (value: unknown) => boolean>>

type Kind = keyof typeof kinds

/** Options of runs that no config layer holds; those of layers are checked as flags are. */
const optionKinds: Readonly<Record<string, Kind>> = {
  cwd: 'a text',
  config: 'a path or `false`',
  jsConfig: '`true` or `false`',
  filename: 'a text',
  fix: '`true` or `false`',
  fixTypes: 'a list of `safe`, `rewrite`, `llm`',
  fixRules: 'a list of texts',
  onProgress: 'a function',
  signal: 'an AbortSignal'
}

/**
 * Checks an argument of the API.
 * @throws {UserError}
 */
export function assertArgument(name: string, value: unknown, kind: Kind): void {
  if (!kinds[kind](value)) throw new UserError(`Expected ${kind} as \`${name}\` but found ${typeName(value)}`)
}

/**
 * Checks the options of a run.
 * @throws {UserError}
 */
export function assertOptions(options: object): void {
  assertArgument('options', options, 'an object of options')
  for (const [name, value] of Object.entries(options)) {
    const kind = optionKinds[name]
    if (kind !== undefined && value !== undefined) assertArgument(name, value, kind)
  }
}

function typeName(value: unknown): string {
  if (value === null) return '`null`'
  if (Array.isArray(value)) return 'a list'
  return value === undefined ? 'nothing' : `a value of the type ${typeof value}`
}
