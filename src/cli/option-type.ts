import * as v from 'valibot'

/** A rule's option, for people. */
export interface OptionDescription {
  readonly name: string
  /** `number`, `list of string`, `first | last`. */
  readonly type: string
  /** As JSON; absent where the option has no default. */
  readonly default?: string
  readonly description?: string
}

/** Describes the options that a rule's schema declares. */
export function describeOptions(schema: v.GenericSchema): readonly OptionDescription[] {
  const entries = 'entries' in schema ? (schema.entries as Readonly<Record<string, v.GenericSchema>>) : {}
  return Object.entries(entries).map(([name, option]) => {
    const fallback: unknown = v.getDefault(option)
    const description = descriptionOf(option)
    return {
      name,
      type: typeOf(option),
      ...(fallback === undefined ? {} : {default: JSON.stringify(fallback)}),
      ...(description === undefined ? {} : {description})
    }
  })
}

/** An option's description stands at what it wraps, beside the default. */
function descriptionOf(schema: v.GenericSchema): string | undefined {
  const {wrapped} = schema as Parts
  return v.getDescription(schema) ?? (wrapped && descriptionOf(wrapped))
}

/** What valibot schemas may hold, as far as a type is told by it. */
interface Parts {
  readonly wrapped?: v.GenericSchema
  readonly item?: v.GenericSchema
  readonly options?: readonly unknown[]
}

function typeOf(schema: v.GenericSchema): string {
  const {wrapped, item, options} = schema as Parts
  if (wrapped) return schema.type === 'nullable' ? `${typeOf(wrapped)} | null` : typeOf(wrapped)
  if (item) return `list of ${typeOf(item)}`
  if (options) return options.map((each) => (isSchema(each) ? typeOf(each) : String(each))).join(' | ')
  return schema.expects
}

const isSchema = (value: unknown): value is v.GenericSchema =>
  typeof value === 'object' && value !== null && 'expects' in value
