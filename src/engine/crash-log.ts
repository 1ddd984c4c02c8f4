import {thrownText} from '../errors.ts'
import type {Failure} from './report.ts'

/** Crashes of rules in the order they happened. A crash ends the rule on that caption, never the run. */
export interface CrashLog {
  add(rule: string, path: string | undefined, error: unknown): void
  /** One failure per rule: the first crash, and how many there were. */
  failures(): readonly Failure[]
}

export function createCrashLog(): CrashLog {
  const crashes = new Map<string, {path: string | undefined; error: unknown; count: number}>()
  return {
    add(rule, path, error) {
      const known = crashes.get(rule)
      if (known) known.count++
      else crashes.set(rule, {path, error, count: 1})
    },
    failures: () =>
      [...crashes].map(([rule, {path, error, count}]) => {
        const reason = thrownText(error)
        const more = count > 1 ? `, and ${count - 1} more times` : ''
        const place = path === undefined ? 'comparing captions' : path
        return {
          rule,
          ...(path === undefined ? {} : {path}),
          message: `Rule ${rule} crashed on ${place}${more}: ${reason}. This is a bug in the rule; switch it off until it is mended.`,
          ...(error instanceof Error && error.stack ? {stack: error.stack} : {})
        }
      })
  }
}
