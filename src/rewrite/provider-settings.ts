import * as v from 'valibot'
import {baseURLForm, expectedBaseURL} from './base-url.ts'
import {providerNames} from './provider-names.ts'

export {type ProviderName, providerNames} from './provider-names.ts'

const described = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description))

const baseURL = v.pipe(v.string(), v.regex(baseURLForm, expectedBaseURL))

/** The settings one by one, for the config and for flags alike. */
const providerEntries = {
  provider: described(v.picklist(providerNames), 'Who runs the model.'),
  model: described(
    v.pipe(v.string(), v.regex(/^\S+$/, 'Expected the name of a model')),
    'Name of the model as the provider writes it: `gemini-2.5-flash`, `qwen2.5vl:7b`, `google/gemini-2.5-flash`.'
  ),
  baseURL: v.optional(
    described(
      baseURL,
      'Where the provider is reached, such as `http://localhost:11434/v1` for Ollama. A key is sent to an address other than its own only if `apiKeyEnv` names it.'
    )
  ),
  vision: v.optional(
    described(
      v.boolean(),
      'Shows the model the image, or frames of the clip, too. Otherwise nothing but text leaves the machine.'
    )
  ),
  concurrency: v.optional(
    described(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64)),
      'How many requests run at once. Without it 4, and 1 for a server on this machine.'
    )
  ),
  maxCost: v.optional(
    described(
      v.pipe(v.number(), v.minValue(0)),
      'US dollars that a run may cost; it stops before it costs more.'
    )
  ),
  apiKeyEnv: v.optional(
    described(
      v.pipe(
        v.string(),
        v.regex(/^[A-Z_][A-Z\d_]{0,63}$/, 'Expected the name of an environment variable, in capitals,')
      ),
      'Name of the environment variable that holds the key; never the key itself.'
    )
  )
} as const

/** The key `rewrite` of a config. */
export const providerSettingsSchema = v.pipe(v.strictObject(providerEntries), v.readonly())

/** Which model rewrites and captions, and on what terms. */
export type ProviderSettings = v.InferOutput<typeof providerSettingsSchema>

/** Settings of flags, of which any can be missing. */
export type ProviderFlags = {readonly [Key in keyof ProviderSettings]?: ProviderSettings[Key] | undefined}

/**
 * Lays flags over what a config says. Another provider than the config's takes nothing of what belongs to that one:
 * its model, address and key.
 * @returns What is known; `provider` and `model` may be missing.
 */
export function withProviderFlags(
  configured: ProviderSettings | undefined,
  flags: ProviderFlags
): ProviderFlags {
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined))
  if (!configured || flags.provider === undefined || flags.provider === configured.provider) {
    return {...configured, ...given}
  }
  const {vision, concurrency, maxCost} = configured
  return {
    ...(vision === undefined ? {} : {vision}),
    ...(concurrency === undefined ? {} : {concurrency}),
    ...(maxCost === undefined ? {} : {maxCost}),
    ...given
  }
}
