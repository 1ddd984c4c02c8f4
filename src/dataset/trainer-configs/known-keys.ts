import {closestMatch} from 'leven'
import type {KeyKind, Table, TrainerConfigFormat, Value} from './trainer-config.ts'

/** What is wrong with the keys of a trainer's config: one sentence each. */
export interface KeyProblems {
  /** Values of another kind than the trainer takes. */
  readonly errors: readonly string[]
  /** Keys that are probably misspelled, and all that are not known where the trainer stops at such. */
  readonly notes: readonly string[]
}

/** A config as text, to tell where its keys stand. */
interface ConfigText {
  readonly text: string
  /** Path as people know it. */
  readonly shown: string
}

const kinds: Readonly<Record<Exclude<KeyKind, 'any'>, string>> = {
  text: 'a text',
  flag: '`true` or `false`',
  number: 'a number'
}

/** Looks through the keys that matter to captions; what else a config holds is its trainer's own concern. */
export function keyProblems(
  {trainer, tables, stopsAtUnknownKeys}: TrainerConfigFormat,
  value: Value,
  config: ConfigText
): KeyProblems {
  const errors: string[] = []
  const notes: string[] = []
  for (const {tablesIn, keys} of tables) {
    for (const [place, table] of tablesIn(value)) {
      for (const [key, found] of Object.entries(table)) {
        const at = placeOf(key, place, config)
        const kind = Object.hasOwn(keys, key) ? keys[key] : undefined
        if (kind !== undefined) {
          const problem = wrongKind(kind, found)
          if (problem) errors.push(`${at} ${problem}`)
          continue
        }
        const meant = nearest(key, table, Object.keys(keys))
        if (meant === undefined && !stopsAtUnknownKeys) continue
        const then = stopsAtUnknownKeys ? ', which stops at it' : ''
        const hint = meant === undefined ? '' : `; did you mean \`${meant}\`?`
        notes.push(`${at} is no key that ${trainer} knows${then}${hint}`)
      }
    }
  }
  return {errors, notes}
}

/** A value that is not set, as YAML and JSON write it, is of any kind. */
function wrongKind(kind: KeyKind, found: Value): string | undefined {
  if (kind === 'any' || found === null || found === undefined) return undefined
  const is = typeof found === 'string' ? 'text' : typeof found === 'boolean' ? 'flag' : typeof found
  return is === kind ? undefined : `must be ${kinds[kind]}, but is ${shownValue(found)}`
}

function shownValue(found: Value): string {
  if (Array.isArray(found)) return 'a list'
  if (typeof found === 'object') return 'a table'
  return `\`${typeof found === 'string' ? JSON.stringify(found) : String(found)}\``
}

/** A known key that differs in at most two letters, in one if it is short, and is not there itself. */
function nearest(key: string, table: Table, known: readonly string[]): string | undefined {
  const absent = known.filter((each) => !Object.hasOwn(table, each))
  return closestMatch(key, absent, {maxDistance: key.length < 8 ? 1 : 2})
}

/** Where a key stands: its path, and its line where no other key is called so. */
function placeOf(key: string, place: string, {text, shown}: ConfigText): string {
  const path = place === '' ? key : `${place}.${key}`
  const written = new RegExp(`(?:^|[\\s{,"'-])${escaped(key)}["']?\\s*[:=]`, 'gm')
  const found = [...text.matchAll(written)]
  const [first] = found
  if (first === undefined || found.length > 1) return `\`${path}\` in \`${shown}\``
  const line = text.slice(0, first.index + first[0].indexOf(key)).split('\n').length
  return `\`${path}\` in \`${shown}:${line}\``
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
