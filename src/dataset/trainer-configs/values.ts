import type {Table, Value} from './trainer-config.ts'

/** Values of settings by what they are; those of another kind count as not there, as their trainer will tell itself. */

export const isTable = (value: Value): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const tableOf = (value: Value): Table => (isTable(value) ? value : {})

/** The tables of a list, each with its index. */
export const tablesOf = (value: Value): readonly (readonly [number, Table])[] =>
  Array.isArray(value)
    ? value.flatMap((entry: Value, index) => (isTable(entry) ? [[index, entry] as const] : []))
    : []

/** The tables of a list, each with where it stands: `datasets[0]`. */
export const namedTables = (value: Value, name: string): readonly (readonly [string, Table])[] =>
  tablesOf(value).map(([index, table]) => [`${name}[${index}]`, table])

export const textOf = (value: Value): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export const flagOf = (value: Value): boolean | undefined => (typeof value === 'boolean' ? value : undefined)

export const numberOf = (value: Value): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** An extension with its dot, where the trainer adds one. */
export const withDot = (extension: string | undefined): string | undefined =>
  extension === undefined || extension.startsWith('.') ? extension : `.${extension}`

/** Settings without those that are not set. */
export const settingsOf = <Settings extends object>(settings: Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Settings
