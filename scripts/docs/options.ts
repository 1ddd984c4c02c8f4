import {describeOptions} from '../../src/cli/option-type.ts'
import type {Rule} from '../../src/rule.ts'
import {code, table} from './markdown.ts'

/** A rule's options as a table, in the words of `caplint explain`; nothing where it has none. */
export function optionsTable(rule: Rule): string | undefined {
  const options = describeOptions(rule.options)
  if (options.length === 0) return undefined
  const rows = options.map(({name, type, default: fallback, description = ''}) => [
    code(name),
    type,
    fallback === undefined ? '' : code(fallback),
    description
  ])
  return table(['option', 'type', 'default', 'meaning'], rows)
}
