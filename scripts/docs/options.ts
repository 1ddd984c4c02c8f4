import {toJsonSchema} from '@valibot/to-json-schema'
import type {Rule} from '../../src/rule.ts'
import {code, table} from './markdown.ts'

type JsonSchema = Exclude<NonNullable<ReturnType<typeof toJsonSchema>['properties']>[string], boolean>

/** A rule's options as a table, or nothing where it has none. */
export function optionsTable(rule: Rule): string | undefined {
  const {properties = {}} = toJsonSchema(rule.options, {typeMode: 'input'})
  const rows = Object.entries(properties).flatMap(([name, option]) =>
    typeof option === 'boolean'
      ? []
      : [[code(name), code(typeOf(option)), code(JSON.stringify(option.default)), option.description ?? '']]
  )
  return rows.length > 0 ? table(['option', 'type', 'default', 'meaning'], rows) : undefined
}

function typeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives) return alternatives.map(typeOfAny).join(' | ')
  if (schema.type === 'array') {
    const item = schema.items === undefined || Array.isArray(schema.items) ? 'any' : typeOfAny(schema.items)
    return item.includes('|') ? `(${item})[]` : `${item}[]`
  }
  if (schema.type === 'object') return 'object'
  return `${schema.type ?? 'any'}${range(schema)}`
}

const typeOfAny = (schema: JsonSchema | boolean): string =>
  typeof schema === 'boolean' ? 'any' : typeOf(schema)

function range({minimum, maximum}: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return ` ${minimum}–${maximum}`
  if (minimum !== undefined) return ` ≥ ${minimum}`
  return maximum === undefined ? '' : ` ≤ ${maximum}`
}
