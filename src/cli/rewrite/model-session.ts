import {dirname, resolve} from 'node:path'
import type {ConfigResolver} from '../../config/config-resolver.ts'
import {pathKind} from '../../files.ts'
import type {Asking} from '../../rewrite/asking.ts'
import {createBudget} from '../../rewrite/budget.ts'
import {type ConnectedModel, connect} from '../../rewrite/connect.ts'
import {type KnownPrice, priceOf} from '../../rewrite/cost.ts'
import {
  type ProviderFlags,
  type ProviderSettings,
  withProviderFlags
} from '../../rewrite/provider-settings.ts'
import type {MediaReader} from '../../rewrite/rewrite-captions.ts'
import {inWords} from '../../rewrite/throttle.ts'
import {log} from '../terminal.ts'
import {mediaReader} from './media-reader.ts'
import {type ModelFlags, providerFlags} from './model-flags.ts'
import {responseFolder, responseStore} from './response-folder.ts'

/** A model that is ready to be asked, and the terms of a run. */
export interface ModelSession {
  readonly model: ConnectedModel
  readonly asking: Asking
  readonly price: KnownPrice | undefined
  /** US dollars. */
  readonly maxCost: number | undefined
  /** Whether the limit was given on the command line: a config's own does not speak for the user at a terminal. */
  readonly limitIsGiven: boolean
  readonly asksNothing: boolean
  /** There where the config alone names an address that nobody knows, with the variable whose key would go there. */
  readonly strangeAddress?: {readonly keyVariable: string | undefined} | undefined
  /** There where the model is shown the media. */
  readonly media: MediaReader | undefined
}

/**
 * The model's settings by the config that governs the working directory, or else what is named first, and the flags.
 * @returns `undefined` where neither names a provider.
 */
export async function modelSettings(
  resolver: ConfigResolver,
  paths: readonly string[],
  flags: ModelFlags
): Promise<ProviderFlags | undefined> {
  const settings = withProviderFlags(await configured(resolver, paths), providerFlags(flags))
  return settings.provider === undefined && settings.model === undefined ? undefined : settings
}

async function configured(
  resolver: ConfigResolver,
  [first]: readonly string[]
): Promise<ProviderSettings | undefined> {
  const {rewrite} = await resolver.folder(process.cwd())
  if (rewrite || first === undefined) return rewrite?.value
  const path = resolve(first)
  return (await resolver.folder(pathKind(path) === 'folder' ? path : dirname(path))).rewrite?.value
}

/**
 * Gets the model ready. Nothing is sent yet.
 * @throws {UserError} for settings that cannot be.
 * @throws {ProviderError} where there is no key.
 */
export async function openModelSession(
  settings: ProviderFlags,
  flags: ModelFlags,
  environment: NodeJS.ProcessEnv = process.env
): Promise<ModelSession> {
  const model = await connect(settings, environment, {
    onWait: (milliseconds, reason) => log(`${reason.message}: waiting ${inWords(milliseconds)}.`)
  })
  const {provider, destination} = model
  const price = priceOf({provider, model: model.model, place: destination.place})
  const folder = responseFolder(environment, process.platform)
  return {
    model,
    price,
    maxCost: settings.maxCost,
    limitIsGiven: flags.maxCost !== undefined,
    asksNothing: flags.yes ?? false,
    ...(destination.place === 'elsewhere' && flags.baseUrl === undefined
      ? {strangeAddress: {keyVariable: settings.apiKeyEnv}}
      : {}),
    asking: {
      model,
      address: destination.baseURL,
      budget: createBudget(price, settings.maxCost),
      ...(folder === undefined ? {} : {store: responseStore(folder)})
    },
    media: settings.vision ? mediaReader(model.takesClips, process.cwd(), environment) : undefined
  }
}
