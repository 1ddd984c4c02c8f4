import {join} from 'node:path'
import * as v from 'valibot'
import {UserError} from '../errors.ts'
import {checkValues} from './check-values.ts'
import {suggestion} from './closest-name.ts'
import type {Config} from './config.ts'
import {toLayer} from './config-layer.ts'
import type {ConfigNode} from './config-node.ts'
import {describeIssue, problemIn} from './config-problem.ts'
import {configSchema} from './config-schema.ts'
import type {ConfigSource, KeyPath} from './config-source.ts'
import type {ConfigFileLoader} from './load-config-file.ts'
import type {PluginLoader} from './load-plugins.ts'
import type {Preset} from './preset.ts'
import {presetSchema} from './preset-schema.ts'
import {isFileBeside, referenceKind, resolveReference} from './resolve-reference.ts'
import {schemaKeys} from './schema-keys.ts'
import {shippedPreset, shippedPresetNames} from './shipped-presets.ts'

/** Who refers to a preset or config, and what lies between it and the config that is being loaded. */
export interface Referrer {
  /** Absolute path of a file in the folder that relative paths and packages are resolved from. */
  readonly path: string
  /** Where the reference stands, for errors. */
  readonly source: ConfigSource
  readonly keys: KeyPath
  /** Origins of the nodes above, outermost first: a node among them closes a circle. */
  readonly trail: readonly string[]
}

/** What nodes are loaded with. */
export interface NodeLoaders {
  readonly loadFile: ConfigFileLoader
  readonly loadPlugins: PluginLoader
  /** Folder of the config that governs: patterns in what it extends are relative to it, too. */
  readonly base: string
}

/**
 * Loads a config file with everything it builds on.
 * @throws UserError for keys and values that are not allowed, references that lead nowhere, and circles.
 */
export async function loadConfigNode(
  source: ConfigSource,
  loaders: NodeLoaders,
  trail: readonly string[] = []
): Promise<ConfigNode> {
  if (isPreset(source.value)) {
    return presetNode(
      await validated(source, presetSchema),
      source.label,
      source.path,
      loaders,
      trail,
      source
    )
  }
  const config: Config = await validated(source, configSchema)
  const referrer = (keys: KeyPath): Referrer => ({
    path: source.path,
    source,
    keys,
    trail: [...trail, source.label]
  })
  const reference = async (name: string | undefined, keys: KeyPath) =>
    name === undefined ? undefined : await loadReference(name, loaders, referrer(keys))

  const bases: ConfigNode[] = []
  for (const [index, name] of [config.extends ?? []].flat().entries()) {
    const keys = typeof config.extends === 'string' ? ['extends'] : ['extends', index]
    bases.push(await loadReference(name, loaders, referrer(keys)))
  }
  const place = {base: loaders.base, source}
  const own = await toLayer(config, {
    ...place,
    origin: source.label,
    preset: await reference(config.preset, ['preset'])
  })
  const layers = [own]
  await assertOneAnchor(source, config, [])
  for (const [index, override] of (config.overrides ?? []).entries()) {
    const keys = ['overrides', index]
    await assertOneAnchor(source, override, keys)
    const preset = await reference(override.preset, [...keys, 'preset'])
    const origin = `${source.label} overrides[${index}]`
    layers.push(await toLayer(override, {...place, origin, keys, preset, files: override.files}))
  }
  const pluginRules = await loaders.loadPlugins(config.plugins ?? [], source)
  return {key: source.path, origin: source.label, extends: bases, layers, isGuide: false, pluginRules, config}
}

/**
 * Loads what `extends`, `preset` or `--preset` names: a shipped preset, a file, or a package.
 * @throws UserError where there is nothing of that name, or it builds on itself.
 */
export async function loadReference(
  name: string,
  loaders: NodeLoaders,
  referrer: Referrer
): Promise<ConfigNode> {
  const {source, keys, trail} = referrer
  const fail = async (message: string) => problemIn(source, {keys, part: 'value', message})
  const preset = shippedPreset(name)
  if (preset) return presetNode(preset, `preset ${name}`, referrer.path, loaders, trail)
  const path = await resolveReference(name, referrer.path)
  if (path === undefined) throw await fail(notFound(name, referrer.path))
  const loaded = await loaders.loadFile(path)
  if (trail.includes(loaded.label)) {
    throw await fail(`\`${[...trail, loaded.label].join('` builds on `')}\`; break this circle`)
  }
  return await loadConfigNode(loaded, loaders, trail)
}

function notFound(name: string, from: string): string {
  if (referenceKind(name) === 'path') return `There is no file \`${name}\`; check the path`
  if (isFileBeside(name, from))
    return `Unexpected name \`${name}\`; to refer to the file, write \`./${name}\``
  return `There is no preset or package \`${name}\`; ${suggestion(name, shippedPresetNames, 'presets')}`
}

/** A preset is told from a shared config by the two keys that say what it is. */
const isPreset = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'id' in value && 'about' in value

async function presetNode(
  preset: Preset,
  origin: string,
  path: string,
  loaders: NodeLoaders,
  trail: readonly string[],
  source?: ConfigSource
): Promise<ConfigNode> {
  if (trail.includes(origin))
    throw new UserError(`\`${[...trail, origin].join('` builds on `')}\`; break this circle`)
  const bases: ConfigNode[] = []
  for (const [index, name] of (preset.extends ?? []).entries()) {
    const from = source ?? {path, label: origin, value: preset, prefix: []}
    bases.push(
      await loadReference(name, loaders, {
        path,
        source: from,
        keys: ['extends', index],
        trail: [...trail, origin]
      })
    )
  }
  const {kind, register} = preset
  const rules = new Map(Object.entries(preset.rules))
  const layer = {origin, kind, register, rules, keys: [], guide: preset, ...(source ? {source} : {})}
  return {
    key: source?.path ?? origin,
    origin,
    extends: bases,
    layers: [layer],
    isGuide: kind !== undefined,
    pluginRules: []
  }
}

/** @throws UserError naming the first key or value that the schema does not allow. */
export async function validated<Output>(
  source: ConfigSource,
  schema: v.GenericSchema<unknown, Output>
): Promise<Output> {
  if (Array.isArray(source.value)) {
    throw await problemIn(source, {
      keys: [],
      part: 'value',
      message: 'Expected keys with values but found a list'
    })
  }
  await checkValues(source)
  const result = v.safeParse(schema, source.value)
  if (result.success) return result.output
  throw await problemIn(
    source,
    describeIssue(result.issues, (parent) => schemaKeys(schema, parent))
  )
}

async function assertOneAnchor(
  source: ConfigSource,
  {anchor, trigger}: Pick<Config, 'anchor' | 'trigger'>,
  keys: KeyPath
): Promise<void> {
  if (anchor === undefined || trigger === undefined) return
  const message = 'Unexpected `trigger` beside `anchor`, which means the same; keep one of them'
  throw await problemIn(source, {keys: [...keys, 'trigger'], part: 'key', message})
}

/** A path in a folder that has no config, so that references can be resolved from it. */
export const fileIn = (directory: string): string => join(directory, 'caplint')
