import {dataUrlOf, fieldsOf, jsonOf, numberOf, objectOf, textOf} from './check-request.ts'
import {
  asModelReply,
  type Handled,
  listen,
  type ModelReply,
  type ProviderServer,
  type ProviderServerSettings,
  type Question,
  type ReceivedRequest,
  Refusal
} from './provider-server.ts'

const refusal = (status: number, title: string, detail: string): Refusal =>
  new Refusal(status, {title, detail, status})
const invalid = (detail: string): Refusal => refusal(422, 'Input validation failed', detail)

/** The input of `google/gemini-2.5-flash`. */
const geminiInput = {
  prompt: {type: 'string'},
  system_instruction: {type: 'string'},
  images: {type: 'array', items: {type: 'string', format: 'uri'}},
  videos: {type: 'array', items: {type: 'string', format: 'uri'}},
  temperature: {type: 'number', minimum: 0, maximum: 2},
  top_p: {type: 'number'},
  max_output_tokens: {type: 'integer', minimum: 1, maximum: 65_535, default: 65_535},
  thinking_budget: {type: 'integer', minimum: 0},
  dynamic_thinking: {type: 'boolean'}
}

export interface ReplicateServerSettings extends ProviderServerSettings {
  /** Properties of the model's input; by default those of `google/gemini-2.5-flash`. */
  readonly input?: Readonly<Record<string, unknown>>
  /** How often a prediction is asked for before it is done; 0: it is done when it is created. */
  readonly polls?: number
  /** What polls are answered with in place of the prediction, by their number from 0. */
  readonly pollReply?: (index: number) => Handled | undefined
  /** What uploads are answered with in place of being taken, by their number from 0. */
  readonly uploadReply?: (index: number) => Handled | undefined
}

export interface ReplicateServer extends ProviderServer {
  /** Ids of the predictions that were cancelled. */
  readonly cancelled: readonly string[]
  /** Ids of the uploads that have not been deleted. */
  readonly uploads: ReadonlyMap<
    string,
    {readonly name: string; readonly mediaType: string; readonly bytes: Buffer}
  >
}

interface Prediction {
  readonly id: string
  readonly reply: ModelReply
  polls: number
}

/** Speaks the HTTP API of Replicate: models, predictions, files. */
export async function startReplicateServer(settings: ReplicateServerSettings): Promise<ReplicateServer> {
  const {key, models, input = geminiInput, polls = 0} = settings
  const questions: Question[] = []
  const predictions = new Map<string, Prediction>()
  const cancelled: string[] = []
  const uploads = new Map<string, {name: string; mediaType: string; bytes: Buffer}>()
  let pollCount = 0
  let uploadCount = 0

  async function handle(request: ReceivedRequest): Promise<Handled> {
    const {method, path, headers} = request
    if (headers.authorization !== `Bearer ${key}`) {
      throw refusal(401, 'Unauthenticated', 'You did not pass a valid authentication token')
    }
    const [, owner, name, predicts] = /^\/v1\/models\/([\w-]+)\/([\w.-]+?)(\/predictions)?$/.exec(path) ?? []
    if (owner !== undefined) {
      const model = `${owner}/${name}`
      if (models && !models.includes(model))
        throw refusal(404, 'Not found', 'The requested resource could not be found.')
      if (method === 'GET' && !predicts) return {json: describe(owner, name)}
      if (method === 'POST' && predicts) return await predict(request, model, false)
    }
    if (method === 'POST' && path === '/v1/predictions') return await predict(request, undefined, true)
    const [, id = '', cancels] = /^\/v1\/predictions\/([\w-]+)(\/cancel)?$/.exec(path) ?? []
    const prediction = predictions.get(id)
    if (prediction && method === 'POST' && cancels) {
      cancelled.push(id)
      return {json: {id, status: 'canceled'}}
    }
    if (prediction && method === 'GET') return settings.pollReply?.(pollCount++) ?? {json: show(prediction)}
    if (method === 'POST' && path === '/v1/files') {
      return settings.uploadReply?.(uploadCount) ?? {status: 201, json: await upload(request)}
    }
    const [, file = ''] = /^\/v1\/files\/([\w-]+)$/.exec(path) ?? []
    if (method === 'DELETE' && uploads.delete(file)) return {server: {status: 204}}
    throw refusal(404, 'Not found', 'The requested resource could not be found.')
  }

  const describe = (owner: string, name: string | undefined): unknown => ({
    owner,
    name,
    latest_version: {
      id: 'f'.repeat(64),
      openapi_schema: {components: {schemas: {Input: {properties: input}}}}
    }
  })

  async function predict(
    request: ReceivedRequest,
    model: string | undefined,
    versioned: boolean
  ): Promise<Handled> {
    const known = versioned ? ['version', 'input'] : ['input']
    const body = fieldsOf(jsonOf(request, invalid), 'body', known, invalid)
    if (versioned) textOf(body.version, 'version', invalid)
    if (!/^wait=([1-9]|[1-5]\d|60)$/.test(String(request.headers.prefer)))
      throw invalid('Prefer: wait=1 to 60')
    const question = questionOf(request, body, model ?? String(body.version))
    const reply = await settings.reply(question, questions.push(question) - 1)
    if (typeof reply === 'object' && 'server' in reply) return reply
    const id = `prediction-${predictions.size + 1}`
    const prediction = {id, reply: asModelReply(reply), polls}
    predictions.set(id, prediction)
    return {status: 201, json: show(prediction)}
  }

  function questionOf(
    request: ReceivedRequest,
    body: Readonly<Record<string, unknown>>,
    model: string
  ): Question {
    const fields = fieldsOf(body.input, 'input', Object.keys(input), invalid)
    const urls = [fields.images, fields.videos, fields.image, fields.video]
      .flat()
      .filter((url) => url !== undefined)
    return {
      model,
      system: String(fields.system_instruction ?? fields.system_prompt ?? ''),
      prompt: textOf(fields.prompt, 'prompt', invalid),
      media: urls.map(mediumOf),
      maxOutputTokens: numberOf(
        fields.max_output_tokens ?? fields.max_tokens,
        'max_output_tokens',
        [1, 65_535],
        invalid
      ),
      temperature: numberOf(fields.temperature, 'temperature', [0, 2], invalid),
      headers: request.headers,
      body
    }
  }

  function mediumOf(url: unknown): {readonly mediaType: string; readonly bytes: Buffer} {
    const [, id = ''] = /^https:\/\/replicate\.invalid\/files\/(.+)$/.exec(String(url)) ?? []
    const uploaded = uploads.get(id)
    if (uploaded) return uploaded
    return dataUrlOf(url, /^(?:image\/(?:png|jpeg|webp)|video\/(?:mp4|webm))$/, invalid)
  }

  /** A prediction under way holds what the model has said so far: the first half. */
  function show(prediction: Prediction): unknown {
    const {id, reply} = prediction
    const {text = '', finish = 'stop'} = reply
    const halves = [text.slice(0, text.length / 2), text.slice(text.length / 2)]
    if (prediction.polls-- > 0) return {id, status: 'processing', output: halves.slice(0, 1), error: null}
    if (finish === 'blocked' || finish === 'refused') {
      const error =
        'The input or output was flagged as sensitive. Please try again with different inputs. (E005)'
      return {id, status: 'failed', output: null, error}
    }
    const {inputTokens, outputTokens} = reply
    const metrics = {predict_time: 1.2, input_token_count: inputTokens, output_token_count: outputTokens}
    return {id, status: 'succeeded', output: halves, error: null, metrics}
  }

  async function upload({headers, body}: ReceivedRequest): Promise<unknown> {
    const form = await new Response(body, {
      headers: {'content-type': String(headers['content-type'])}
    }).formData()
    const content = form.get('content')
    if (content === null || typeof content === 'string') throw invalid('content: expected a file')
    const id = `file-${++uploadCount}`
    uploads.set(id, {
      name: content.name,
      mediaType: content.type,
      bytes: Buffer.from(await content.arrayBuffer())
    })
    return objectOf({id, urls: {get: `https://replicate.invalid/files/${id}`}}, 'file', invalid)
  }

  return {...(await listen('/v1', handle)), questions, cancelled, uploads}
}
