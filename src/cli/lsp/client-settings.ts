import type {ConfigLayer} from '../../config/config.ts'
import type {ConfigChoice} from '../../engine/config-choice.ts'
import {UserError} from '../../errors.ts'

/** What the editor's settings say: the names of the API's options, which are those of the flags. */
export type ClientSettings = Readonly<Record<string, unknown>>

/**
 * Reads settings that an editor sends, at start or under `caplint`.
 * @returns Those that are set; `undefined` where it sends none.
 * @throws {UserError} where they are no object.
 */
export function readClientSettings(value: unknown): ClientSettings | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new UserError(
      'Expected an object in the editor’s settings of caplint, such as `{"preset": "character"}`'
    )
  }
  // Editors send `null` for what is not set.
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null))
}

/**
 * What flags and the editor's settings come to; settings win, but what a flag has forbidden stays forbidden: settings may
 * come with the folder that is opened.
 * @throws {UserError} for a value of `config` or `jsConfig` that is not allowed. The others are checked with the configs.
 */
export function withClientSettings(flags: ConfigChoice, settings: ClientSettings): ConfigChoice {
  const {config, jsConfig, ...layer} = settings
  if (config !== undefined && config !== false && typeof config !== 'string') {
    throw new UserError('Expected a path or `false` in the editor’s setting `config` of caplint')
  }
  if (jsConfig !== undefined && typeof jsConfig !== 'boolean') {
    throw new UserError('Expected `true` or `false` in the editor’s setting `jsConfig` of caplint')
  }
  return {
    ...flags,
    ...(typeof config === 'string' ? {configPath: config, noConfig: false} : {}),
    ...(config === false ? {configPath: undefined, noConfig: true} : {}),
    noJsConfig: flags.noJsConfig === true || jsConfig === false,
    // Its keys and values are validated like those of the API, where the config is resolved.
    layer: {...flags.layer, ...(layer as ConfigLayer)}
  }
}
