/** What tests of providers share: servers of each protocol, a request, media, a clock without waiting. */
import type {Clock} from '../../src/rewrite/clock.ts'
import {type ConnectedModel, type ConnectOptions, connect} from '../../src/rewrite/connect.ts'
import {type ModelRequest, ProviderError} from '../../src/rewrite/language-model.ts'
import type {ProviderName, ProviderSettings} from '../../src/rewrite/provider-settings.ts'
import {
  type ProviderServer,
  type ProviderServerSettings,
  startAnthropicServer,
  startGoogleServer,
  startOpenAICompatibleServer,
  startOpenAIServer,
  startReplicateServer
} from './servers/index.ts'

/** A key that no redaction by shape would find. */
export const testKey = 'Zm9vYmFyIHNlY3JldCBrZXk'

export const servers: Readonly<
  Record<ProviderName, (settings: ProviderServerSettings) => Promise<ProviderServer>>
> = {
  google: startGoogleServer,
  openai: startOpenAIServer,
  'openai-compatible': startOpenAICompatibleServer,
  anthropic: startAnthropicServer,
  replicate: startReplicateServer
}

export const models: Readonly<Record<ProviderName, string>> = {
  google: 'gemini-2.5-flash',
  openai: 'gpt-4.1-mini',
  'openai-compatible': 'qwen2.5vl:7b',
  anthropic: 'claude-haiku-4-5',
  replicate: 'google/gemini-2.5-flash'
}

/** The model behind a server, with the key that is right. */
export const connectTo = (
  {baseURL}: Pick<ProviderServer, 'baseURL'>,
  provider: ProviderName,
  settings: Partial<ProviderSettings> = {},
  options: ConnectOptions = {}
): Promise<ConnectedModel> =>
  connect(
    {provider, model: models[provider], baseURL, apiKeyEnv: 'CAPLINT_TEST_KEY', ...settings},
    {CAPLINT_TEST_KEY: testKey},
    {clock: patientClock(), ...options}
  )

export const textRequest: ModelRequest = {
  system: 'You write captions.',
  prompt: 'Rewrite "annika runs".',
  media: [],
  maxOutputTokens: 300,
  temperature: 0.2
}

export const png = {
  mediaType: 'image/png',
  data: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40, 7)]),
  name: 'a.png'
}
export const mp4 = {
  mediaType: 'video/mp4',
  data: Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypisom'), Buffer.alloc(40, 9)]),
  name: 'a.mp4'
}

export interface PatientClock extends Clock {
  /** The waits that were asked for, in milliseconds, time limits aside. */
  readonly waits: readonly number[]
}

/** A clock on which waits pass at once, and time limits (10 minutes and more) never do. */
export function patientClock(): PatientClock {
  const waits: number[] = []
  let time = Date.parse('2026-11-26T12:00:00Z')
  return {
    waits,
    now: () => time,
    sleep(milliseconds, signal) {
      signal?.throwIfAborted()
      if (milliseconds >= 600_000) {
        return new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason as Error), {once: true})
        })
      }
      waits.push(milliseconds)
      time += milliseconds
      return Promise.resolve()
    }
  }
}

/** The error that a promise ends with, which has to be one of a provider. */
export async function failureOf(asked: Promise<unknown>): Promise<ProviderError> {
  const error = await asked.then(
    () => new Error('Expected a failure but there was an answer'),
    (thrown: unknown) => thrown
  )
  if (error instanceof ProviderError) return error
  throw error
}
