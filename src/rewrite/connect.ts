import {UserError} from '../errors.ts'
import {type Clock, systemClock} from './clock.ts'
import {type Destination, destinationOf, keyFor} from './destination.ts'
import {type LanguageModel, ProviderError} from './language-model.ts'
import type {ProviderFlags, ProviderName, ProviderSettings} from './provider-settings.ts'
import type {Ask, Connection} from './providers/connection.ts'
import {providerTitles} from './providers/known-providers.ts'
import {redact} from './secrets.ts'
import {checkingSight} from './sight.ts'
import {throttled} from './throttle.ts'

/** A model that keeps to the limits of its provider by itself: any number of callers may ask at once. */
export interface ConnectedModel extends LanguageModel {
  /** Where requests go: what a person has to know before captions and images leave the machine. */
  readonly destination: Destination
  /** How many requests run at once; more tasks at once than that only wait. */
  readonly concurrency: number
  /** Whether clips can be sent as they are; otherwise frames go as images. */
  readonly takesClips: boolean
}

export interface ConnectOptions {
  /** Milliseconds for one request: by default 10 minutes, and an hour for servers on this machine or its network. */
  readonly requestTimeLimit?: number | undefined
  /** Called when requests pause as the provider asks. */
  readonly onWait?: ((milliseconds: number, reason: ProviderError) => void) | undefined
  readonly clock?: Clock
}

const minute = 60_000

/**
 * Gets a model ready. Nothing is sent before it is asked.
 * @param environment Where keys come from, and nothing else does.
 * @throws {UserError} for settings that cannot be, and a package that is not installed.
 * @throws {ProviderError} where there is no key.
 */
export async function connect(
  settings: ProviderFlags,
  environment: NodeJS.ProcessEnv,
  options: ConnectOptions = {}
): Promise<ConnectedModel> {
  const whole = wholeSettings(settings)
  const {provider, model} = whole
  const destination = destinationOf(whole)
  const key = keyFor(whole, destination, environment)
  const clock = options.clock ?? systemClock
  const isNear = destination.place === 'machine' || destination.place === 'network'
  const title =
    destination.place === 'own' && provider !== 'openai-compatible'
      ? providerTitles[provider]
      : `the server at \`${destination.host}\``
  const connection: Connection = {provider, title, model, destination, key, clock}
  const connectProvider = await providers[provider]()
  const asked = await connectProvider(connection)
  const seen = provider === 'openai-compatible' ? checkingSight(asked, connection) : asked
  const concurrency = whole.concurrency ?? (isNear ? 1 : 4)
  const ask = throttled(withoutKey(seen, connection), {
    concurrency,
    requestTimeLimit: options.requestTimeLimit ?? (isNear ? 60 : 10) * minute,
    onWait: options.onWait,
    clock,
    title
  })
  const takesClips = provider === 'google' || provider === 'replicate'
  return {provider, model, destination, concurrency, takesClips, ask}
}

type Connect = (connection: Connection) => Promise<Ask>

/** Each is loaded when it is chosen. */
const providers: Readonly<Record<ProviderName, () => Promise<Connect>>> = {
  google: async () => (await import('./providers/google.ts')).connectGoogle,
  openai: async () => (await import('./providers/openai.ts')).connectOpenAI,
  'openai-compatible': async () => (await import('./providers/openai-compatible.ts')).connectOpenAICompatible,
  anthropic: async () => (await import('./providers/anthropic.ts')).connectAnthropic,
  replicate: async () => (await import('./providers/replicate.ts')).connectReplicate
}

function wholeSettings(settings: ProviderFlags): ProviderSettings {
  const {provider, model} = settings
  if (provider === undefined) {
    throw new UserError('Expected a provider; set `rewrite.provider` in the config, or `--provider`')
  }
  if (model === undefined) {
    throw new UserError('Expected a model; set `rewrite.model` in the config, or `--model`')
  }
  const given = Object.entries(settings).filter(([, value]) => value !== undefined)
  return {...Object.fromEntries(given), provider, model}
}

/** The last line of defence: an answer that holds the key is no caption, and an error that does is cleaned. */
function withoutKey(ask: Ask, {key, title}: Connection): Ask {
  if (!key) return ask
  return async (request) => {
    try {
      const answer = await ask(request)
      if (!answer.text.includes(key.value)) return answer
      throw new ProviderError(
        `Unexpected key of yours in the answer of ${title}; do not trust that address`,
        'answer'
      )
    } catch (error) {
      if (!(error instanceof ProviderError) || !error.message.includes(key.value)) throw error
      const {failure, retryAfter, repeatable, endsRun} = error
      throw new ProviderError(redact(error.message, [key.value]), failure, retryAfter, {repeatable, endsRun})
    }
  }
}
