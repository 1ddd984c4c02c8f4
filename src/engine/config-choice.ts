import type {ConfigLayer} from '../config/config.ts'
import {type ConfigResolver, createConfigResolver} from '../config/config-resolver.ts'
import type {LoadedTrainerConfig} from '../dataset/trainer-configs/load-trainer-config.ts'
import {builtInRules} from './built-in-rules.ts'

/** Where a run's config comes from. */
export interface ConfigChoice {
  /** Path of the config to use instead of the nearest one. */
  readonly configPath?: string | undefined
  /** Uses no config file at all. */
  readonly noConfig?: boolean | undefined
  /** Refuses configs that are programs: for folders whose content is not trusted. */
  readonly noJsConfig?: boolean | undefined
  /** Settings that win over every file: the flags of the command line. */
  readonly layer?: ConfigLayer | undefined
  /** Configs of trainers, which say what the trainer will do with their datasets. */
  readonly trainerConfigs?: readonly LoadedTrainerConfig[] | undefined
  /** How often configs that are programs were loaded anew in this process, which else runs each only once. */
  readonly reloads?: number | undefined
  /** The resolver that an earlier run has made of all this: configs are not read anew. */
  readonly resolver?: ConfigResolver | undefined
}

/** The resolver of a run: every command that reads a config makes it here, so that all agree. */
export const resolverFor = (cwd: string, {layer, resolver, ...choice}: ConfigChoice = {}): ConfigResolver =>
  resolver ?? createConfigResolver({cwd, ruleList: builtInRules, ...choice, flags: layer})
