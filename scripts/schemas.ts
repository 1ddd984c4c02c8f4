/**
 * Writes the JSON schemas that editors check configs, presets and suppressions with. They follow from the declarations that caplint
 * itself validates with, those of every rule's options included. With `--check` nothing is written, and the exit
 * code is 1 if a schema is not what it would be.
 */
import {fileURLToPath} from 'node:url'
import {type JsonSchema, toJsonSchema} from '@valibot/to-json-schema'
import type * as v from 'valibot'
import {configSchema, ruleSettingsSchema, severitySchema} from '../src/config/config-schema.ts'
import {presetRulesSchema, presetSchema} from '../src/config/preset-schema.ts'
import {shippedPresetNames} from '../src/config/shipped-presets.ts'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import {takesBaseModel} from '../src/config/resolve-layers.ts'
import type {Rule} from '../src/rule.ts'
import {suppressionsSchema} from '../src/suppressions/suppression.ts'
import {bringUpToDate} from './generated-files.ts'

const severity: JsonSchema = {$ref: '#/definitions/severity'}

/** The schemas by file name, as text. */
export function schemaFiles(rules: readonly Rule[] = builtInRules): ReadonlyMap<string, string> {
  const config = convert(configSchema, ruleSettingsSchema.pipe[0], {
    type: 'object',
    properties: byId(rules, (rule) => ({
      anyOf: [severity, entryWith(optionsOf(rule))]
    })),
    // Plugins bring rules that are not known here.
    additionalProperties: {
      anyOf: [severity, entryWith({type: 'object'})]
    }
  })
  const preset = convert(presetSchema, presetRulesSchema.pipe[0], {
    type: 'object',
    properties: byId(rules, (rule) => ({
      type: 'object',
      properties: {severity, options: optionsOf(rule), because: {type: 'string'}},
      required: ['severity', 'because'],
      additionalProperties: false
    }))
  })
  return new Map([
    ['config.schema.json', asText(proposing(config, rules))],
    ['preset.schema.json', asText(preset)],
    ['suppressions.schema.json', asText(toJsonSchema(suppressionsSchema, {ignoreActions: ['readonly']}))]
  ])
}

/** Converts a declaration, with the settings of rules told rule by rule. */
function convert(schema: v.GenericSchema, rulesPart: v.GenericSchema, rules: JsonSchema): JsonSchema {
  const converted = toJsonSchema(schema, {
    typeMode: 'input',
    errorMode: 'ignore',
    ignoreActions: ['readonly', 'check'],
    overrideSchema: ({valibotSchema}) => {
      if (valibotSchema === rulesPart) return {allOf: [{$ref: '#/definitions/rules'}]}
      if (valibotSchema.type === 'union') return unionWithoutCode(valibotSchema)
      return undefined
    }
  })
  return {...converted, definitions: {severity: inner(toJsonSchema(severitySchema)), rules}}

  /** Functions and rule objects cannot stand in JSON or YAML. */
  function unionWithoutCode(union: v.GenericSchema): JsonSchema | undefined {
    const options = 'options' in union && Array.isArray(union.options) ? union.options : []
    const writable = options.filter(({type}) => type !== 'custom')
    if (writable.length === options.length) return undefined
    const schemas = writable.map((option: v.GenericSchema) => inner(convert(option, rulesPart, rules)))
    return schemas.length === 1 ? schemas[0] : {anyOf: schemas}
  }
}

/** A schema as part of another. */
const inner = ({$schema, definitions, ...schema}: JsonSchema): JsonSchema => schema

/** A list of a severity and, maybe, options. */
const entryWith = (options: JsonSchema): JsonSchema => ({
  type: 'array',
  items: [severity, options],
  minItems: 1,
  maxItems: 2
})

const byId = (rules: readonly Rule[], describe: (rule: Rule) => JsonSchema): Record<string, JsonSchema> =>
  Object.fromEntries(
    rules.map((rule) => [rule.id, {description: `${rule.summary}\n\n${rule.why}`, ...describe(rule)}])
  )

function optionsOf({options}: Rule): JsonSchema {
  return inner(
    toJsonSchema(options, {typeMode: 'input', errorMode: 'ignore', ignoreActions: ['readonly', 'check']})
  )
}

/** Proposes names where others are allowed, too (presets), or are known only here (base models). */
function proposing(config: JsonSchema, rules: readonly Rule[]): JsonSchema {
  const models = rules.filter(takesBaseModel).flatMap((rule) => enumOf(optionsOf(rule).properties?.baseModel))
  const overrides = part(config.properties?.overrides)
  const withNames = (schema: JsonSchema): JsonSchema => {
    const {preset, baseModel} = schema.properties ?? {}
    const names = {
      preset: {...part(preset), anyOf: [{enum: [...shippedPresetNames]}, {}]},
      baseModel: {...part(baseModel), ...(models.length > 0 ? {enum: [...new Set(models)]} : {})}
    }
    return {...schema, properties: {...schema.properties, ...names}}
  }
  const named = withNames(config)
  const items = withNames(part(overrides.items))
  return {...named, properties: {...named.properties, overrides: {...overrides, items}}}
}

/** A part of a schema that is a schema itself, as parts of converted declarations are. */
const part = (schema: JsonSchema['items'] | undefined): JsonSchema =>
  typeof schema === 'object' && !Array.isArray(schema) ? schema : {}

const enumOf = (schema: JsonSchema['items'] | undefined) => part(schema).enum ?? []

const asText = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = [...schemaFiles()].map(([name, text]) => [`schema/${name}`, text] as const)
  bringUpToDate(new Map(files), 'schemas')
}
