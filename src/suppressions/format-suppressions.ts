import {type Suppression, type SuppressionsDocument, suppressionsVersion} from './suppression.ts'

/** Keys in the order in which they are written. */
const keys = [
  'path',
  'rule',
  'fingerprint',
  'count',
  'caption',
  'reason',
  'expires'
] as const satisfies readonly (keyof Suppression)[]

/**
 * Writes a suppressions file: sorted, one entry on each line, so that git merges what two people add, and a conflict is a
 * matter of single lines.
 */
export function formatSuppressions({$schema, suppressions}: SuppressionsDocument): string {
  const lines = sorted(suppressions).map((suppression) => `    ${line(suppression)}`)
  const schema = $schema === undefined ? '' : `  "$schema": ${JSON.stringify($schema)},\n`
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]'
  return `{\n${schema}  "version": ${suppressionsVersion},\n  "suppressions": ${list}\n}\n`
}

/** Number of the line, from 1, on which the first entry of a file stands that `formatSuppressions` has written. */
export const firstEntryLine = ({$schema}: SuppressionsDocument): number => ($schema === undefined ? 4 : 5)

function line(suppression: Suppression): string {
  const members = keys.flatMap((key) => {
    const value = suppression[key]
    return value === undefined ? [] : [`${JSON.stringify(key)}: ${JSON.stringify(value)}`]
  })
  return `{${members.join(', ')}}`
}

/** In the order of code units, which is the same on every machine. */
const sorted = (suppressions: readonly Suppression[]): readonly Suppression[] =>
  [...suppressions].sort(
    (a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint)
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
