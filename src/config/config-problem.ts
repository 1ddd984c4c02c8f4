import type * as v from 'valibot'
import {errorAt, type UserError} from '../errors.ts'
import {closestName, mostListed, suggestion} from './closest-name.ts'
import {looksLikeKey} from '../rewrite/secrets.ts'
import {type ConfigSource, type KeyPath, placeIn} from './config-source.ts'

/** Something wrong in a config, and the key or value that it concerns. */
export interface ConfigProblem {
  readonly keys: KeyPath
  readonly part: 'key' | 'value'
  /** One sentence without final stop. */
  readonly message: string
}

/** The error that a person sees: place, what is wrong, what to do. */
export async function problemIn(
  source: ConfigSource,
  {keys, part, message}: ConfigProblem
): Promise<UserError> {
  return errorAt(await placeIn(source, keys, part), message)
}

/**
 * Tells in plain words what a schema has against a value. Works for any valibot schema, so that options which
 * rules declare are told in the same words as the config's own keys.
 * @param knownKeys The keys that are allowed beside an unknown one, by the keys that lead to it.
 */
export function describeIssue(
  issues: readonly v.BaseIssue<unknown>[],
  knownKeys: (parent: KeyPath) => readonly string[]
): ConfigProblem {
  const [first] = issues
  // A key that is missing may be the one that is misspelled.
  const issue = issues.find(isUnknownKey) ?? first
  if (!issue) throw new Error('a value without issues has no problem')
  const deepest = deepestIssue({issue, path: issue.path ?? []})
  const list = deepest.path.findIndex(isListForKeys)
  if (list >= 0) {
    const keys = keysOf(deepest.path.slice(0, list))
    return {keys, part: 'value', message: `Expected keys with values${inPlace(keys)} but found a list`}
  }
  const keys = keysOf(deepest.path)
  const shown = inCode(keys)
  if (isUnknownKey(deepest.issue)) {
    const name = String(keys.at(-1))
    const known = knownKeys(keys.slice(0, -1))
    return {
      keys,
      part: 'key',
      message: `Unexpected key ${shown}; ${suggestion(name, known, 'keys that are known here')}`
    }
  }
  if (isMissingKey(deepest.issue)) {
    return {keys: keys.slice(0, -1), part: 'key', message: `Expected a key ${shown}; add it`}
  }
  if (deepest.issue.expected === 'never') {
    return {keys, part: 'value', message: `Unexpected value${inPlace(keys)}; remove it`}
  }
  const instead = meant(deepest.issue)
  if (instead !== '' && alternativesOf(deepest.issue).length > mostListed) {
    const value = foundValue(deepest.issue.input)
    return {keys, part: 'value', message: `Unexpected ${value}${inPlace(keys)}${instead}`}
  }
  const found = `but found ${foundValue(deepest.issue.input)}`
  return {
    keys,
    part: 'value',
    message: `${expected(deepest.issue)}${inPlace(keys)} ${found}${instead}`
  }
}

const inPlace = (keys: KeyPath): string => (keys.length === 0 ? '' : ` in ${inCode(keys)}`)

/** Whether the issue is a key that the schema does not know. */
const isUnknownKey = (issue: v.BaseIssue<unknown>): boolean =>
  issue.type === 'strict_object' && issue.expected === 'never'

/** Whether the issue is a key that the schema wants and the value lacks. */
export const isMissingKey = (issue: v.BaseIssue<unknown>): boolean =>
  issue.type.endsWith('object') && issue.received === 'undefined' && (issue.expected ?? '').startsWith('"')

type IssuePath = readonly v.IssuePathItem[]

interface LocatedIssue {
  readonly issue: v.BaseIssue<unknown>
  /** From the whole value on, not just from the union that the issue is an alternative of. */
  readonly path: IssuePath
}

const keysOf = (path: IssuePath): KeyPath =>
  path.map(({key}) => (typeof key === 'number' ? key : String(key)))

/** valibot takes a list for a record and complains of what is in it. */
const isListForKeys = ({type, input}: v.IssuePathItem): boolean => type === 'object' && Array.isArray(input)

/**
 * Of the alternatives of a union, the one that came closest tells best what is wrong: the one that failed deepest
 * inside the value, and there by a key that it does not know. Where none got inside, the union itself tells all
 * alternatives.
 */
function deepestIssue(located: LocatedIssue): LocatedIssue {
  const alternatives = (located.issue.issues ?? []).map((issue) =>
    deepestIssue({issue, path: [...located.path, ...(issue.path ?? [])]})
  )
  let deepest = located
  for (const alternative of alternatives) {
    const further = alternative.path.length - deepest.path.length
    const tells = isUnknownKey(alternative.issue) && !isUnknownKey(deepest.issue)
    if (further > 0 || (further === 0 && tells)) deepest = alternative
  }
  return deepest
}

/** Names of types as they stand in valibot's expectations, in plain words. */
const plainTypes: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: '`true` or `false`',
  Array: 'a list',
  Object: 'keys with values'
}

function expected(issue: v.BaseIssue<unknown>): string {
  const defaultMessage = /^Invalid \w+: Expected /.test(issue.message)
  if (!defaultMessage) return issue.message
  const alternatives = alternativesOf(issue).map((one) => plainTypes[one] ?? one.replaceAll('"', '`'))
  return `Expected ${joinOr([...new Set(alternatives)])}`
}

/** `(("off" | "warn") | Array)` has the alternatives `"off"`, `"warn"` and `Array`. */
const splitAlternatives = (expectation: string): readonly string[] =>
  [...expectation.matchAll(/"(?:[^"\\]|\\.)*"|[^\s|()]+/g)].map(([one]) => one)

const alternativesOf = ({expected}: v.BaseIssue<unknown>): readonly string[] =>
  splitAlternatives(expected ?? '')

function joinOr(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`
}

/** What a misspelled one of several allowed values was probably meant to be. */
function meant(issue: v.BaseIssue<unknown>): string {
  if (typeof issue.input !== 'string') return ''
  const allowed = alternativesOf(issue).flatMap((one) =>
    one.startsWith('"') ? [String(JSON.parse(one))] : []
  )
  const closest = closestName(issue.input, allowed)
  return closest === undefined ? '' : `; did you mean \`${closest}\`?`
}

function foundValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'no value'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'keys with values'
  if (typeof value === 'function') return 'a function'
  const shown = String(value)
  if (looksLikeKey(shown)) return 'something that looks like a key, which belongs in the environment'
  if (shown.trim() === '') return shown === '' ? 'an empty text' : 'white space alone'
  return `\`${shown.length > 60 ? `${shown.slice(0, 59)}…` : shown}\``
}

/** `rules.no-mood[1]` in backticks. */
const inCode = (keys: KeyPath): string =>
  `\`${keys.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('')}\``
