/** What the rewriting side asks of a provider, whichever it is. Providers know HTTP and models, never captions or rules. */

/** A picture, or a short clip, that goes with a request. */
export interface MediaPart {
  /** IANA media type: `image/jpeg`. */
  readonly mediaType: string
  readonly data: Uint8Array
  /** Name of the file it came from, for messages. */
  readonly name: string
}

export interface ModelRequest {
  readonly system: string
  readonly prompt: string
  readonly media: readonly MediaPart[]
  readonly maxOutputTokens: number
  readonly temperature: number
  readonly signal?: AbortSignal
}

/** Why the model stopped: only `stop` gives a whole answer. */
export type FinishReason = 'stop' | 'length' | 'refused' | 'other'

export interface ModelAnswer {
  readonly text: string
  readonly finishReason: FinishReason
  /** Tokens as the provider counts them; absent where it doesn't say. */
  readonly inputTokens?: number
  readonly outputTokens?: number
}

/** A model behind a provider. `ask` throws `ProviderError`. */
export interface LanguageModel {
  /** Provider's name as in the config: `google`, `openai`, `openai-compatible`, `anthropic`, `replicate`. */
  readonly provider: string
  readonly model: string
  ask(request: ModelRequest): Promise<ModelAnswer>
}

/** `auth`, `billing`, `model` and `vision` concern every request: the run ends. The others may pass. */
export type ProviderFailure =
  | 'auth'
  | 'billing'
  | 'model'
  | 'vision'
  | 'rate-limit'
  | 'server'
  | 'network'
  | 'timeout'
  | 'answer'

/** What can be said of a failure beyond its kind. */
export interface FailureTraits {
  readonly repeatable?: boolean
  readonly endsRun?: boolean
}

/** A request that failed. The message is one sentence for the user and never holds a key. */
export class ProviderError extends Error {
  readonly failure: ProviderFailure
  /** Milliseconds that the provider asks to wait. */
  readonly retryAfter: number | undefined
  /** Whether the same request may be sent again: it can succeed, and does not cost twice. */
  readonly repeatable: boolean
  /** Whether further requests would fail alike. */
  readonly endsRun: boolean

  constructor(
    message: string,
    failure: ProviderFailure,
    retryAfter?: number,
    {repeatable = mayPass.has(failure), endsRun = concernsAll.has(failure)}: FailureTraits = {}
  ) {
    super(message)
    this.name = 'ProviderError'
    this.failure = failure
    this.retryAfter = retryAfter
    this.repeatable = repeatable
    this.endsRun = endsRun
  }
}

const mayPass: ReadonlySet<ProviderFailure> = new Set(['rate-limit', 'server', 'network'])

/** Of `auth` and `billing`, one may be a hiccup of a provider; the limits of a run count them. */
const concernsAll: ReadonlySet<ProviderFailure> = new Set(['model', 'vision'])
