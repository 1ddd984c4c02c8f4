import {dirname, resolve} from 'node:path'
import {onDisk} from '../file-view.ts'
import type {Rule} from '../rule.ts'
import {checkRuleSettings, withPluginRules} from './check-rule-settings.ts'
import type {LoadedTrainerConfig} from '../dataset/trainer-configs/load-trainer-config.ts'
import {loadCounters} from '../tokenizers/load-counters.ts'
import type {ConfigLayer} from './config.ts'
import {type ConfigNode, reachableNodes} from './config-node.ts'
import {createConfigFinder} from './find-config-file.ts'
import {flagLayers} from './flag-layers.ts'
import {createFolderConfig, type FolderConfig} from './folder-config.ts'
import type {Reloads} from './import-module.ts'
import {createConfigFileLoader, shownPath} from './load-config-file.ts'
import {fileIn, loadConfigNode, loadReference, type NodeLoaders} from './load-config-node.ts'
import {createPluginLoader} from './load-plugins.ts'
import type {ResolvedConfig} from './resolved-config.ts'
import {trainerConfigLayers} from './trainer-config-layers.ts'
import {basePresetName} from './shipped-presets.ts'

/** What a run settles about configs before it starts. */
export interface ConfigResolverSettings {
  /** Absolute path of the working directory: relative paths start here, and shown paths are relative to it. */
  readonly cwd: string
  /** The built-in rules, in the order in which they are listed. */
  readonly ruleList: readonly Rule[]
  /** `--config`: one config for all files, in place of the nearest. */
  readonly configPath?: string | undefined
  /** `--no-config`: no config file at all. */
  readonly noConfig?: boolean | undefined
  /** `--no-js-config`: refuse whatever would run code. */
  readonly noJsConfig?: boolean | undefined
  /** Flags of the command line or options of the API; they win over every config file. */
  readonly flags?: ConfigLayer | undefined
  /** How often programs were loaded anew in this process. */
  readonly reloads?: Reloads
  /** Configs of trainers: what they say of their datasets lies between config files and flags. */
  readonly trainerConfigs?: readonly LoadedTrainerConfig[] | undefined
}

/** The one resolver of a run: every command asks it, so that what is shown is what is run. */
export interface ConfigResolver {
  /**
   * The config that governs the files of a folder; loaded once, also for other folders under the same config file.
   * @param directory Absolute path.
   * @throws UserError for a config that cannot be read or holds a mistake.
   */
  folder(directory: string): Promise<FolderConfig>
  /**
   * What applies to a file. Files with the same settings get the same object.
   * @param path Absolute path.
   * @throws UserError as `folder`.
   */
  configFor(path: string): Promise<ResolvedConfig>
  /** Absolute paths of the governing config files met so far. */
  configFiles(): readonly string[]
  /** What a person should know about the configs met so far: one sentence each. */
  warnings(): readonly string[]
}

/** Creates the resolver of a run. Nothing is read before something is asked. */
export function createConfigResolver(settings: ConfigResolverSettings): ConfigResolver {
  const {cwd, noJsConfig, reloads} = settings
  const find = createConfigFinder()
  const loadFile = createConfigFileLoader({cwd, noJsConfig, reloads})
  const loadPlugins = createPluginLoader({cwd, noJsConfig, reloads})
  const configs = new Map<string | undefined, Promise<FolderConfig>>()
  const warnings: string[] = []
  const trainerLayers = trainerConfigLayers(settings.trainerConfigs ?? [])

  function pathFor(directory: string): string | undefined {
    if (settings.noConfig) return undefined
    if (settings.configPath !== undefined) return resolve(cwd, settings.configPath)
    const found = find(directory)
    if (found && found.shadowed.length > 0 && !configs.has(found.path)) {
      const names = found.shadowed.map((path) => `\`${shownPath(path, cwd)}\``).join(' and ')
      warnings.push(
        `${names} ${found.shadowed.length > 1 ? 'are' : 'is'} not used, as \`${shownPath(found.path, cwd)}\` beside it wins; keep one of them`
      )
    }
    return found?.path
  }

  function folder(directory: string): Promise<FolderConfig> {
    const path = pathFor(directory)
    const config = configs.get(path) ?? load(path)
    configs.set(path, config)
    return config
  }

  async function load(path: string | undefined): Promise<FolderConfig> {
    const base = path === undefined ? cwd : dirname(path)
    const loaders = {loadFile, loadPlugins, base}
    const node = path === undefined ? undefined : await loadConfigNode(await loadFile(path), loaders)
    const flags = await flagLayers(settings.flags ?? {}, {...loaders, base: cwd})
    const basePreset = await loadBasePreset(node, loaders)
    const presets = flags.flatMap(({preset}) => (preset ? [preset] : []))
    const seen = new Set<ConfigNode>()
    const nodes = [...(node ? [node] : []), ...presets].flatMap((root) => [...reachableNodes(root, seen)])
    const rules = withPluginRules(settings.ruleList, nodes)
    const byId = new Map(rules.map((rule) => [rule.id, rule]))
    for (const layer of [...nodes.flatMap(({layers}) => layers), ...flags])
      await checkRuleSettings(layer, byId)
    const wishes = [...trainerLayers.below, ...nodes.flatMap(({layers}) => layers), ...flags]
    const counters = await loadCounters(wishes, (path) => shownPath(path, cwd))
    return await createFolderConfig({node, base, basePreset, flags, rules, counters, trainerLayers})
  }

  return {
    folder: (directory) => onDisk(() => folder(directory)),
    configFor: async (path) => (await onDisk(() => folder(dirname(path)))).configFor(path),
    configFiles: () => [...configs.keys()].flatMap((path) => (path === undefined ? [] : [path])),
    warnings: () => warnings
  }
}

/** `recommended` lies below everything unless the config says `extends: []`. */
async function loadBasePreset(
  node: ConfigNode | undefined,
  loaders: NodeLoaders
): Promise<ConfigNode | undefined> {
  const {extends: bases, preset} = node?.config ?? {}
  if (Array.isArray(bases) && bases.length === 0 && preset === undefined) return undefined
  const source = {path: fileIn(loaders.base), label: 'caplint', value: {}, prefix: []}
  return await loadReference(basePresetName, loaders, {path: source.path, source, keys: [], trail: []})
}
