/** Asks models of the AI SDK by the interface that all its providers share (`LanguageModelV3`). */
import {UserError} from '../../errors.ts'
import {type FinishReason, type ModelAnswer, type ModelRequest, ProviderError} from '../language-model.ts'
import type {ProviderName} from '../provider-settings.ts'
import type {Ask, Connection} from './connection.ts'
import {objectIn, parseJson} from './json.ts'
import {installCommand} from './load-package.ts'
import {responseError, UnsupportedParameter} from './response-error.ts'
import {sentenceStart, type Transport} from './transport.ts'

type JsonOptions = Record<string, Record<string, string | number | boolean | Record<string, string | number>>>

type UserPart =
  | {readonly type: 'text'; readonly text: string}
  | {readonly type: 'file'; readonly mediaType: string; readonly data: Uint8Array; readonly filename: string}

type Message =
  | {readonly role: 'system'; readonly content: string}
  | {readonly role: 'user'; readonly content: UserPart[]}

interface SdkOptions {
  readonly prompt: Message[]
  readonly maxOutputTokens?: number
  readonly temperature?: number
  readonly abortSignal?: AbortSignal
  readonly providerOptions?: JsonOptions
}

interface SdkAnswer {
  readonly content: readonly {readonly type: string; readonly text?: string}[]
  readonly finishReason: {readonly unified: string}
  readonly usage: {
    readonly inputTokens: {readonly total: number | undefined}
    readonly outputTokens: {readonly total: number | undefined}
  }
}

/** What is used of a model of the AI SDK. */
interface SdkModel {
  /** Version of the interface: the shapes of requests and answers differ between versions. */
  readonly specificationVersion: string
  doGenerate(options: SdkOptions): PromiseLike<SdkAnswer>
}

/** Parameters that the model has turned down. */
export type Dropped = ReadonlySet<string>

export interface SdkAdapter {
  /** Makes the model, with the `fetch` that its requests go through. */
  readonly create: (fetch: typeof globalThis.fetch, dropped: Dropped) => SdkModel
  /** What goes with the prompt, where it is more than limit and temperature. */
  readonly sampling?: (request: ModelRequest, dropped: Dropped) => Sampling
}

type Sampling = Pick<SdkOptions, 'maxOutputTokens' | 'temperature' | 'providerOptions'>

/** The temperature, unless the model knows none. */
export const temperatureOf = ({temperature}: ModelRequest, dropped: Dropped): Sampling =>
  dropped.has('temperature') ? {} : {temperature}

const plainSampling = (request: ModelRequest, dropped: Dropped): Sampling => ({
  maxOutputTokens: request.maxOutputTokens,
  ...temperatureOf(request, dropped)
})

/** A model of the AI SDK, asked without its retries, logs and environment. */
export function askSdk(connection: Connection, transport: Transport, adapter: SdkAdapter): Ask {
  const dropped = new Set<string>()
  const {create, sampling = plainSampling} = adapter

  async function ask(request: ModelRequest): Promise<ModelAnswer> {
    const hasMedia = request.media.length > 0
    const seen: Seen = {}
    const model = create(fetchThrough(connection, transport, hasMedia, seen), dropped)
    if (model.specificationVersion !== 'v3') throw otherVersion(connection.provider)
    try {
      const answer = await model.doGenerate({
        prompt: messagesOf(request),
        ...sampling(request, dropped),
        ...(request.signal ? {abortSignal: request.signal} : {})
      })
      return answerOf(answer, isRefusal(seen.json), connection)
    } catch (error) {
      request.signal?.throwIfAborted()
      if (isRefusal(seen.json)) return {text: '', finishReason: 'refused'}
      const known = seen.error ?? error
      if (known instanceof UnsupportedParameter && !dropped.has(known.parameter)) {
        dropped.add(known.parameter)
        return await ask(request)
      }
      if (known instanceof ProviderError) throw known
      // Errors of the SDK hold the whole request; not even their message is safe to show.
      throw new ProviderError(
        `Unexpected form of the answer of ${connection.title}; try again or another model`,
        'answer'
      )
    }
  }
  return ask
}

function messagesOf({system, prompt, media}: ModelRequest): Message[] {
  const files = media.map(
    ({mediaType, data, name}): UserPart => ({type: 'file', mediaType, data, filename: name})
  )
  const user: Message = {role: 'user', content: [...files, {type: 'text', text: prompt}]}
  return system === '' ? [user] : [{role: 'system', content: system}, user]
}

const otherVersion = (provider: ProviderName): UserError =>
  new UserError(
    `Expected another version of the package for the provider \`${provider}\`; run \`${installCommand(provider)}\` where caplint is installed`
  )

/** What came back, kept past what the SDK makes of it. */
interface Seen {
  error?: ProviderError
  json?: unknown
}

/** A `fetch` for the SDK. What is no answer never gets to its parsers. */
function fetchThrough(
  connection: Connection,
  transport: Transport,
  hasMedia: boolean,
  seen: Seen
): typeof globalThis.fetch {
  return async (input, init = {}) => {
    try {
      if (typeof init.body !== 'string') throw new TypeError('Expected the body of a request to be JSON')
      const response = await transport({
        method: 'POST',
        url: input instanceof Request ? input.url : String(input),
        headers: Object.fromEntries(new Headers(init.headers)),
        body: init.body,
        signal: init.signal ?? undefined
      })
      const error = responseError(response, connection, {hasMedia})
      if (error) throw error
      seen.json = parseJson(response.body)
      return new Response(new Uint8Array(response.body), {status: response.status, headers: response.headers})
    } catch (error) {
      if (error instanceof ProviderError) seen.error = error
      throw error
    }
  }
}

const finishReasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  'content-filter': 'refused'
}

function answerOf(answer: SdkAnswer, refused: boolean, {title}: Connection): ModelAnswer {
  const spoken = answer.content.flatMap(({type, text}) =>
    type === 'text' && text !== undefined ? [text] : []
  )
  const text = withoutThoughts(spoken.join(''))
  const finishReason = refused ? 'refused' : (finishReasons[answer.finishReason.unified] ?? 'other')
  if (text.trim() === '' && (finishReason === 'stop' || finishReason === 'other')) {
    throw new ProviderError(`${sentenceStart(title)} gave an empty answer`, 'answer')
  }
  const {inputTokens, outputTokens} = answer.usage
  return {
    text,
    finishReason,
    ...(inputTokens.total === undefined ? {} : {inputTokens: inputTokens.total}),
    ...(outputTokens.total === undefined ? {} : {outputTokens: outputTokens.total})
  }
}

/** Local models think aloud, in front of the answer; where the thought has no end, there is no answer. */
export const withoutThoughts = (text: string): string =>
  text.replace(/^\s*<think(?:ing)?>(?:[\s\S]*?<\/think(?:ing)?>\s*|[\s\S]*$)/i, '')

/** Some versions of the SDK drop the refusal of a chat completion and say `stop`, or stumble over a blocked prompt. */
function isRefusal(json: unknown): boolean {
  const {choices, promptFeedback, candidates} = objectIn(json)
  const {refusal} = objectIn(objectIn(Array.isArray(choices) ? choices[0] : undefined).message)
  const isBlocked = candidates === undefined && objectIn(promptFeedback).blockReason !== undefined
  return isBlocked || (typeof refusal === 'string' && refusal !== '')
}
