import {thrownText} from '../errors.ts'
import type {Rule} from '../rule.ts'
import type {ConfigPlugin, MountedPlugin} from './config.ts'
import {problemIn} from './config-problem.ts'
import {isRule, type RetextPlugin} from './config-schema.ts'
import type {ConfigSource, KeyPath} from './config-source.ts'
import {importModule, type ModuleExports, type Reloads} from './import-module.ts'
import {shownPath} from './load-config-file.ts'
import {isFileBeside, referenceKind, resolveReference} from './resolve-reference.ts'

/** Loads the rules that a config's `plugins` name. */
export type PluginLoader = (
  plugins: readonly ConfigPlugin[],
  source: ConfigSource
) => Promise<readonly Rule[]>

/** Settings of a plugin loader. */
export interface PluginLoaderSettings {
  readonly cwd: string
  /** Refuses everything that would run code. */
  readonly noJsConfig?: boolean | undefined
  readonly reloads?: Reloads
}

/**
 * One plugin loader for a whole run; every module is loaded at most once.
 * The function it returns throws `UserError` for what cannot be found, loaded, or is no rule.
 */
export function createPluginLoader(settings: PluginLoaderSettings): PluginLoader {
  return async (plugins, source) => {
    const rules: Rule[] = []
    for (const [index, plugin] of plugins.entries()) {
      const load = (reference: string, keys: KeyPath) => loadPluginModule(reference, source, keys, settings)
      if (typeof plugin === 'string') rules.push(...(await rulesOf(plugin, source, ['plugins', index], load)))
      else if (isRule(plugin)) rules.push(plugin)
      else rules.push(await mounted(plugin, source, ['plugins', index], load))
    }
    return rules
  }
}

type ModuleLoader = (reference: string, keys: KeyPath) => Promise<ModuleExports>

async function loadPluginModule(
  reference: string,
  source: ConfigSource,
  keys: KeyPath,
  {cwd, noJsConfig = false, reloads}: PluginLoaderSettings
): Promise<ModuleExports> {
  const fail = (message: string) => problemIn(source, {keys, part: 'value', message})
  if (noJsConfig)
    throw await fail(`Refused to run plugin \`${reference}\`, as \`--no-js-config\` asks; remove it`)
  const path = await resolveReference(reference, source.path)
  if (path === undefined) throw await fail(notFound(reference, source.path))
  return await importModule(path, shownPath(path, cwd), reloads)
}

function notFound(reference: string, from: string): string {
  if (referenceKind(reference) === 'path') return `There is no file \`${reference}\`; check the path`
  if (isFileBeside(reference, from))
    return `Unexpected name \`${reference}\`; to refer to the file, write \`./${reference}\``
  return `There is no plugin \`${reference}\`; install the package, or write a path that starts with \`./\``
}

async function rulesOf(reference: string, source: ConfigSource, keys: KeyPath, load: ModuleLoader) {
  const rules = [...new Set(exportedRules(await load(reference, keys)))]
  if (rules.length > 0) return rules
  const message = `Plugin \`${reference}\` exports no rule; export one made by \`defineRule\`, or mount a retext plugin with \`id\` and \`retext\``
  throw await problemIn(source, {keys, part: 'value', message})
}

/** Rules that a module exports: by any name, or in a list or record called `rules` or `default`. */
function exportedRules(exported: unknown): readonly Rule[] {
  if (isRule(exported)) return [exported]
  if (typeof exported !== 'object' || exported === null) return []
  const direct = Object.values(exported).filter(isRule)
  const nested = ['rules', 'default'].flatMap((name) => {
    const inner: unknown = Object.entries(exported).find(([key]) => key === name)?.[1]
    return isRule(inner) ? [] : exportedRules(inner)
  })
  return [...direct, ...nested]
}

async function mounted(
  plugin: MountedPlugin,
  source: ConfigSource,
  keys: KeyPath,
  load: ModuleLoader
): Promise<Rule> {
  const {mountRetextPlugin} = await import('./mount-retext-plugin.ts')
  const {id, retext, options, summary} = plugin
  const place = [...keys, 'retext']
  const mount = async (attacher: RetextPlugin): Promise<Rule> => {
    try {
      return mountRetextPlugin({id, plugin: attacher, options, summary})
    } catch (error) {
      const message = `Plugin \`${id}\` cannot be mounted: ${thrownText(error)}; correct it or its options`
      throw await problemIn(source, {keys: place, part: 'value', message})
    }
  }
  if (typeof retext === 'function') return await mount(retext)
  const exported = (await load(retext, place)).default
  if (typeof exported !== 'function') {
    const message = `\`${retext}\` has no plugin as its default export; name a retext plugin`
    throw await problemIn(source, {keys: place, part: 'value', message})
  }
  return await mount((...settings: readonly unknown[]) => exported(...settings))
}
