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
 * The stack down to the first frame that is under way still, now that the crash has been caught: below that it tells only
 * who asked for the caption to be linted, which differs from thread to thread.
 */
function ownStack(stack: unknown): string | undefined {
  if (typeof stack !== 'string') return undefined
  const underWay = new Set(new Error().stack?.split('\n').filter(hasPlace))
  const lines = stack.split('\n')
  const last = lines.findIndex((line) => underWay.has(line))
  return last < 0 ? stack : lines.slice(0, last + 1).join('\n')
}

/** Frames of what is built in, as `Array.map (<anonymous>)`, look the same wherever they are called. */
const hasPlace = (line: string): boolean => /^\s+at .*:\d+\)?$/.test(line)

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
