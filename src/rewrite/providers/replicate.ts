/**
 * Language models on Replicate. The AI SDK has none of them, and the official client sends a prediction again when the
 * connection drops, which costs twice, and takes a partial answer for a whole one.
 */
import {type ModelAnswer, type ModelRequest, ProviderError} from '../language-model.ts'
import {type Ask, bearer, type Connection} from './connection.ts'
import {objectIn, parseJson} from './json.ts'
import {type ReplicateParameters, replicateInput, replicateParameters} from './replicate-input.ts'
import {longestCleanup, prepareMedia, type SendJson} from './replicate-uploads.ts'
import {responseError} from './response-error.ts'
import {withoutThoughts} from './sdk-model.ts'
import {createTransport, type HttpRequest} from './transport.ts'

/** `owner/name`, or `owner/name:version` where a model is not offered under its name alone. */
const modelName = /^([\w-]+\/[\w.-]+)(?::([\da-f]{64}))?$/

/** Replicate ends a prediction that nobody waits for any more. */
const longestPrediction = '600s'

/** Milliseconds between two looks at a prediction, and how many looks may fail in a row. */
const pollInterval = 1000
const mostFailedPolls = 5

/** @throws {ProviderError} for a name that is none of a model on Replicate. */
export function connectReplicate(connection: Connection): Promise<Ask> {
  const {model, destination, clock} = connection
  const [, name, version] = modelName.exec(model) ?? []
  if (name === undefined) {
    throw new ProviderError(
      `Expected \`owner/name\` in \`rewrite.model\` for Replicate but found \`${model}\`; write it as in \`google/gemini-2.5-flash\``,
      'model'
    )
  }
  const transport = createTransport(connection, bearer)
  let known: Promise<ReplicateParameters> | undefined

  const sender =
    (hasMedia: boolean): SendJson =>
    async (request) => {
      const response = await transport(request)
      if (response.status === 204) return {}
      const error = responseError(response, connection, {hasMedia})
      if (error) throw error
      return parseJson(response.body)
    }
  const look = sender(false)

  /** Asked once; after a failure, again. */
  async function parameters(signal: AbortSignal | undefined): Promise<ReplicateParameters> {
    known ??= describe(signal).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return await known
  }

  async function describe(signal: AbortSignal | undefined): Promise<ReplicateParameters> {
    const url = `${destination.baseURL}/models/${name}`
    const found = replicateParameters(await look({method: 'GET', url, signal}))
    if (found) return found
    const message = `The model \`${model}\` on Replicate takes no prompt; choose a language model, such as \`google/gemini-2.5-flash\``
    throw new ProviderError(message, 'model')
  }

  async function ask(request: ModelRequest): Promise<ModelAnswer> {
    const {signal} = request
    const names = await parameters(signal)
    const {media, dispose} = await prepareMedia(request.media, destination.baseURL, look, signal)
    try {
      const input = replicateInput(names, request, media)
      if (typeof input === 'string') throw blind(input, media.length)
      return await predict(input, request)
    } finally {
      await dispose()
    }
  }

  function blind(kind: 'image' | 'video', count: number): ProviderError {
    const what = kind === 'video' ? 'clips' : count > 1 ? `${count} images at once` : 'images'
    return new ProviderError(
      `The model \`${model}\` on Replicate does not take ${what}; choose one that does, or turn off \`rewrite.vision\``,
      'vision'
    )
  }

  async function predict(
    input: Readonly<Record<string, unknown>>,
    {signal, media}: ModelRequest
  ): Promise<ModelAnswer> {
    const path = version === undefined ? `/models/${name}/predictions` : '/predictions'
    const created = await createOnce(sender(media.length > 0), {
      method: 'POST',
      url: `${destination.baseURL}${path}`,
      headers: {
        'content-type': 'application/json',
        prefer: 'wait=55',
        'cancel-after': longestPrediction
      },
      body: JSON.stringify({...(version === undefined ? {} : {version}), input}),
      signal
    })
    const {id} = objectIn(created)
    if (typeof id !== 'string' || !/^[\w-]+$/.test(id))
      throw spent('Unexpected answer of Replicate without a prediction', 'answer')
    const url = `${destination.baseURL}/predictions/${id}`
    try {
      return answerOf(await finished(created, url, signal))
    } catch (error) {
      if (signal?.aborted || !(error instanceof ProviderError) || error.failure === 'network')
        await cancel(url)
      throw error
    }
  }

  /** A prediction whose request got lost may be running all the same: it is never sent again but after a 429. */
  async function createOnce(send: SendJson, request: HttpRequest): Promise<unknown> {
    try {
      return await send(request)
    } catch (error) {
      if (!(error instanceof ProviderError) || error.failure === 'rate-limit' || !error.repeatable)
        throw error
      throw spent(error.message, error.failure)
    }
  }

  async function finished(created: unknown, url: string, signal: AbortSignal | undefined): Promise<unknown> {
    let prediction = created
    let failed = 0
    while (!/^(?:succeeded|failed|canceled|aborted)$/.test(String(objectIn(prediction).status))) {
      await clock.sleep(pollInterval, signal)
      try {
        prediction = await look({method: 'GET', url, signal})
        failed = 0
      } catch (error) {
        if (!(error instanceof ProviderError) || !error.repeatable) throw error
        if (++failed === mostFailedPolls) throw spent(error.message, error.failure)
        await clock.sleep(error.retryAfter ?? pollInterval * 2 ** failed, signal)
      }
    }
    return prediction
  }

  /** Best effort, and in spite of the request's own signal. */
  async function cancel(url: string): Promise<void> {
    await look({method: 'POST', url: `${url}/cancel`, signal: AbortSignal.timeout(longestCleanup)}).catch(
      () => {}
    )
  }

  return Promise.resolve(ask)
}

/** A failure after which the request has been paid for. */
const spent = (message: string, failure: ProviderError['failure']): ProviderError =>
  new ProviderError(message, failure, undefined, {repeatable: false})

function answerOf(prediction: unknown): ModelAnswer {
  const {status, output, error, metrics} = objectIn(prediction)
  if (status === 'failed') {
    if (/sensitive|flagged|safety|blocked|E005/i.test(String(error)))
      return {text: '', finishReason: 'refused'}
    throw spent('The model on Replicate failed at this request', 'answer')
  }
  if (status !== 'succeeded') throw spent('Replicate ended the prediction before it was done', 'timeout')
  const text = withoutThoughts(Array.isArray(output) ? output.map(String).join('') : String(output ?? ''))
  if (text.trim() === '') throw spent('Replicate gave an empty answer', 'answer')
  const {input_token_count: inputTokens, output_token_count: outputTokens} = objectIn(metrics)
  return {
    text,
    finishReason: 'stop',
    ...(typeof inputTokens === 'number' ? {inputTokens} : {}),
    ...(typeof outputTokens === 'number' ? {outputTokens} : {})
  }
}
