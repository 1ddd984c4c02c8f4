import {resolve} from 'node:path'
import {UserError} from '../errors.ts'
import {suggestion} from './closest-name.ts'
import type {ConfigLayer, RuleEntry} from './config.ts'
import {type Layer, toLayer} from './config-layer.ts'
import {configLayerSchema} from './config-schema.ts'
import type {ConfigSource} from './config-source.ts'
import {fileIn, loadReference, type NodeLoaders, validated} from './load-config-node.ts'

/** The keys that flags and options of the API can set, each a layer of its own so that origins can name it. */
const flags = {
  preset: '--preset',
  kind: '--kind',
  register: '--register',
  anchor: '--anchor',
  trigger: '--trigger',
  secondary: '--secondary',
  lexicon: 'option lexicon',
  baseModel: '--base-model',
  tokenizer: '--tokenizer',
  trainer: '--trainer',
  rules: '--rule'
} as const satisfies Record<keyof ConfigLayer, string>

/**
 * The layers of flags, which lie above all config files.
 * @throws UserError for values that are not allowed.
 */
export async function flagLayers(settings: ConfigLayer, loaders: NodeLoaders): Promise<readonly Layer[]> {
  for (const name of Object.keys(settings)) {
    if (!Object.hasOwn(flags, name)) {
      throw new UserError(`Unexpected option \`${name}\`; ${suggestion(name, Object.keys(flags), 'options')}`)
    }
  }
  if (settings.anchor !== undefined && settings.trigger !== undefined) {
    throw new UserError('Unexpected option `trigger` beside `anchor`, which means the same; keep one of them')
  }
  const layers: Layer[] = []
  for (const [key, flag] of Object.entries(flags)) {
    const given = Object.entries(settings).filter(([name, value]) => name === key && value !== undefined)
    if (given.length === 0) continue
    const source: ConfigSource = {
      path: fileIn(loaders.base),
      label: flag,
      value: Object.fromEntries(given),
      prefix: []
    }
    const {preset, ...layer} = await validated(source, configLayerSchema)
    const referrer = {path: source.path, source, keys: [], trail: []}
    const node = preset === undefined ? undefined : await loadReference(preset, loaders, referrer)
    layers.push(await toLayer(layer, {origin: flag, base: loaders.base, source, preset: node}))
  }
  return layers
}

/**
 * Reads the values of `--rule`: `no-mood: off` or `word-count: [warn, {maximum: 60}]`.
 * @throws UserError where a value is not of that form. Whether rule and severity exist is checked with the config's.
 */
export async function readRuleFlags(values: readonly string[]): Promise<Readonly<Record<string, RuleEntry>>> {
  const rules = new Map<string, unknown>()
  for (const value of values) {
    const [, id, entry] = /^\s*([^\s:]+)\s*:\s*(\S.*?)\s*$/s.exec(value) ?? []
    if (id === undefined || entry === undefined) throw notARule(value)
    rules.set(id, /^[\w-]+$/.test(entry) ? entry : await readEntry(entry, value))
  }
  const value = {rules: Object.fromEntries(rules)}
  const source: ConfigSource = {path: resolve('caplint'), label: '--rule', value, prefix: []}
  const settings = await validated(source, configLayerSchema)
  return settings.rules ?? {}
}

async function readEntry(entry: string, value: string): Promise<unknown> {
  const {parseDocument} = await import('yaml')
  const document = parseDocument(entry, {logLevel: 'silent'})
  if (document.errors.length > 0) throw notARule(value)
  return document.toJS()
}

const notARule = (value: string): UserError =>
  new UserError(
    `--rule: Unexpected \`${value}\`; write \`no-mood: off\`, or with options \`word-count: [warn, {maximum: 60}]\``
  )
