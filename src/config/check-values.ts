import {thrownText} from '../errors.ts'
import {type ConfigProblem, problemIn} from './config-problem.ts'
import type {ConfigSource, KeyPath} from './config-source.ts'

/** Names that JavaScript keeps for itself: schemas drop such keys without a word, and with them what they say. */
const reservedNames: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor'])

/** Plugins are programs, and what they take as options is theirs to judge. */
const unchecked: ReadonlySet<string> = new Set(['plugins'])

/**
 * Refuses what schemas would let pass as keys with values, though it says nothing to them: dates as YAML reads them,
 * promises, maps, and keys of names that JavaScript keeps for itself.
 * @throws UserError with the place of the first of them.
 */
export async function checkValues(source: ConfigSource): Promise<void> {
  const problem = firstProblem(source.value)
  if (problem) throw await problemIn(source, problem)
}

/** A config that is a program can hold getters, which run, and fail, when they are read. */
function firstProblem(value: unknown): ConfigProblem | undefined {
  try {
    for (const problem of problems(value, [], new Set())) return problem
  } catch (error) {
    return {keys: [], part: 'value', message: `This config cannot be read: ${thrownText(error)}; correct it`}
  }
  return undefined
}

/** No config that says something goes deeper. */
const deepest = 100

function* problems(value: unknown, keys: KeyPath, seen: Set<object>): Generator<ConfigProblem> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  if (keys.length > deepest) {
    const top = keys.slice(0, 1)
    return yield {keys: top, part: 'key', message: `Unexpected depth in \`${top.join()}\`; nest less`}
  }
  if (!Array.isArray(value)) {
    const kind = Object.prototype.toString.call(value).slice('[object '.length, -1)
    if (kind !== 'Object') yield {keys, part: 'value', message: unexpectedKind(kind, keys)}
  }
  for (const [key, inner] of Object.entries(value)) {
    if (keys.length === 0 && unchecked.has(key)) continue
    const inside = [...keys, Array.isArray(value) ? Number(key) : key]
    if (reservedNames.has(key) && keys.length > 0) {
      const message = `Unexpected key \`${key}\`: JavaScript keeps this name for itself; use another`
      yield {keys: inside, part: 'key', message}
    }
    yield* problems(inner, inside, seen)
  }
}

function unexpectedKind(kind: string, keys: KeyPath): string {
  const place = keys.length === 0 ? '' : ` in \`${keys.join('.')}\``
  if (kind === 'Date') return `Unexpected date${place}; put it in quotes to make it a text`
  if (kind === 'Promise') return `Unexpected promise${place}; write \`await\` before it`
  return `Expected plain keys with values${place} but found a value of the kind ${kind}`
}
