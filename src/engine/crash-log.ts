import {thrownText} from '../errors.ts'
import type {Failure} from './report.ts'

/** A rule that crashed on a caption. */
export interface RuleCrash {
  readonly rule: string
  /** What was thrown, as a sentence without final stop. */
  readonly reason: string
  readonly stack?: string
}

/** What can be told of a crash wherever it is told. */
export function asCrash(rule: string, error: unknown): RuleCrash {
  const stack = error instanceof Error ? ownStack(error.stack) : undefined
  return {rule, reason: thrownText(error), ...(stack ? {stack} : {})}
}

/**
 * The stack down to where the caption was linted, or the item looked at: below that it tells only who asked for it, which
 * differs from thread to thread.
 */
const ownStack = (stack: unknown): string | undefined =>
  typeof stack === 'string'
    ? stack.replace(/^(\s+at (?:lintCaption|startItem) .*)$[\s\S]*/m, '$1')
    : undefined

/** Crashes of rules in the order they happened. A crash ends the rule on that caption, never the run. */
export interface CrashLog {
  /** Takes what a rule threw. */
  add(rule: string, path: string | undefined, error: unknown): void
  /** Takes a crash that was told elsewhere. */
  take(crash: RuleCrash, path: string | undefined): void
  /** One failure per rule: the first crash, and how many there were. */
  failures(): readonly Failure[]
}

export function createCrashLog(): CrashLog {
  const crashes = new Map<string, {path: string | undefined; crash: RuleCrash; count: number}>()
  const take = (crash: RuleCrash, path: string | undefined): void => {
    const known = crashes.get(crash.rule)
    if (known) known.count++
    else crashes.set(crash.rule, {path, crash, count: 1})
  }
  return {
    take,
    add: (rule, path, error) => take(asCrash(rule, error), path),
    failures: () =>
      [...crashes].map(([rule, {path, crash, count}]) => {
        const more = count > 1 ? `, and ${count - 1} more times` : ''
        const place = path === undefined ? 'comparing captions' : path
        return {
          rule,
          ...(path === undefined ? {} : {path}),
          message: `Rule ${rule} crashed on ${place}${more}: ${crash.reason}. This is a bug in the rule; switch it off until it is mended.`,
          ...(crash.stack === undefined ? {} : {stack: crash.stack})
        }
      })
  }
}
