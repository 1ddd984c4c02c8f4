import type * as v from 'valibot'
import type {configLayerSchema, configSchema, mountedPluginSchema, ruleEntrySchema} from './config-schema.ts'

/** A config file's content. The keys are described where they are declared, in `config-schema.ts`. */
export type Config = v.InferOutput<typeof configSchema>

/** What may differ between parts of a dataset; also what flags and options of the API can set. */
export type ConfigLayer = v.InferOutput<typeof configLayerSchema>

/** A rule's entry in a config: its severity, or severity and options. */
export type RuleEntry = v.InferOutput<typeof ruleEntrySchema>

/** One anchor, several, or anchors by glob of the folder or file they apply to. */
export type AnchorSetting = NonNullable<ConfigLayer['anchor']>

/** A unified plugin for retext, mounted as a caplint rule. */
export type MountedPlugin = v.InferOutput<typeof mountedPluginSchema>

/** Own rules: rule objects, retext plugins, or the path or package name of a module that exports either. */
export type ConfigPlugin = NonNullable<Config['plugins']>[number]

/** Types a config file: `export default defineConfig({preset: 'character', anchor: 'annika'})`. */
export const defineConfig = (config: Config): Config => config
