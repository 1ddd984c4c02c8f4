import {type Command, InvalidArgumentError} from 'commander'
import type {ConfigLayer} from '../config/config.ts'
import type {ConfigChoice} from '../engine/config-choice.ts'

/** Flags that decide what applies; every command that reads a config takes them, so that all agree. */
export interface ConfigFlags {
  readonly preset?: string
  readonly anchor?: readonly string[]
  readonly secondary?: readonly string[]
  readonly baseModel?: string
  readonly tokenizer?: string
  readonly trainer?: string
  readonly rule?: readonly string[]
  /** A path, or false for `--no-config`. */
  readonly config?: string | boolean
  readonly jsConfig: boolean
}

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value]

/** Collects a repeatable flag whose value must not be empty. */
export const collectWords = (value: string, previous?: readonly string[]): readonly string[] => {
  if (value.trim() === '') throw new InvalidArgumentError('It must not be empty.')
  return collect(value, previous)
}

/** Adds the config flags to a command. */
export const addConfigFlags = (command: Command): Command =>
  command
    .optionsGroup('What to check:')
    .option('--preset <name>', 'guide to follow: character, style, motion, object, tags')
    .option('--anchor <words>', 'word or phrase being taught (repeatable)', collectWords)
    .option('--secondary <phrase>', 'trait that captions may name, worded so (repeatable)', collectWords)
    .option('--base-model <name>', 'base model, whose encoder limits the length')
    .option('--tokenizer <path>', 'tokenizer.json of the encoder, to count exactly')
    .option('--trainer <name>', 'trainer that reads them: sd-scripts, ai-toolkit, …')
    .option('--rule <setting>', "set a rule: 'no-mood: off' (repeatable)", collect)
    .optionsGroup('Config:')
    .option('-c, --config <path>', 'use this config file')
    .option('--no-config', 'use no config file')
    .option('--no-js-config', 'refuse config files that are programs')

/**
 * What the flags say about the config.
 * @throws {UserError} where a `--rule` cannot be read.
 */
export async function configChoice(flags: ConfigFlags): Promise<ConfigChoice> {
  const {preset, anchor, secondary, rule, baseModel, tokenizer, trainer, config, jsConfig} = flags
  const layer: ConfigLayer = {
    ...(preset === undefined ? {} : {preset}),
    ...(anchor ? {anchor} : {}),
    ...(secondary ? {secondary} : {}),
    ...(baseModel === undefined ? {} : {baseModel}),
    ...(tokenizer === undefined ? {} : {tokenizer}),
    ...(trainer === undefined ? {} : {trainer}),
    ...(rule ? {rules: await ruleSettings(rule)} : {})
  }
  return {
    configPath: typeof config === 'string' ? config : undefined,
    noConfig: config === false,
    noJsConfig: !jsConfig,
    layer
  }
}

/** Reading settings takes the validation of configs, which most runs can do without. */
async function ruleSettings(settings: readonly string[]): Promise<NonNullable<ConfigLayer['rules']>> {
  const {readRuleFlags} = await import('../config/flag-layers.ts')
  return readRuleFlags(settings)
}
