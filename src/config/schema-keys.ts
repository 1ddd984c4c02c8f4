import type {KeyPath} from './config-source.ts'

/**
 * The keys that a valibot schema allows in the object at the end of a path; none where it holds any keys. Works on
 * schemas that rules declare as on those of the config.
 */
export function schemaKeys(schema: unknown, path: KeyPath): readonly string[] {
  if (!isObject(schema)) return []
  const [key, ...rest] = path
  if (Array.isArray(schema.options)) {
    return [...new Set(schema.options.flatMap((option: unknown) => schemaKeys(option, path)))]
  }
  if (isObject(schema.wrapped)) return schemaKeys(schema.wrapped, path)
  if (key === undefined) return isObject(schema.entries) ? Object.keys(schema.entries) : []
  if (isObject(schema.entries)) return schemaKeys(schema.entries[key], rest)
  if (Array.isArray(schema.items)) return schemaKeys(schema.items[Number(key)], rest)
  return schemaKeys(schema.item ?? schema.value, rest)
}

const isObject = (value: unknown): value is Readonly<Record<string | number, unknown>> =>
  typeof value === 'object' && value !== null
