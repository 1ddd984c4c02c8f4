import type {Clock} from '../clock.ts'
import type {ApiKey, Destination} from '../destination.ts'
import type {ModelAnswer, ModelRequest} from '../language-model.ts'
import type {ProviderName} from '../provider-settings.ts'

/** What an adapter needs to reach a model. */
export interface Connection {
  readonly provider: ProviderName
  /** For messages: `Google Gemini`, or the address of a server that has no name of its own. */
  readonly title: string
  readonly model: string
  readonly destination: Destination
  readonly key: ApiKey | undefined
  readonly clock: Clock
}

/** Asks a model once: no retries, no limits. Throws `ProviderError`, or the reason of the request's signal. */
export type Ask = (request: ModelRequest) => Promise<ModelAnswer>

/** What the key goes into. */
export type AuthHeader = (key: string) => Readonly<Record<string, string>>

export const bearer: AuthHeader = (key) => ({authorization: `Bearer ${key}`})
