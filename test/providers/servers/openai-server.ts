import {dataUrlOf, fieldsOf, jsonOf, listOf, numberOf, textOf} from './check-request.ts'
import {
  asModelReply,
  type Handled,
  inputTokensOf,
  listen,
  type ModelReply,
  outputTokensOf,
  type ProviderServer,
  type ProviderServerSettings,
  type Question,
  type ReceivedRequest,
  Refusal
} from './provider-server.ts'

const refusal = (status: number, message: string, type: string, code: string | null = null): Refusal =>
  new Refusal(status, {error: {message, type, param: null, code}})
const invalid = (message: string): Refusal => refusal(400, message, 'invalid_request_error')

/** Fields that both OpenAI and the servers that follow it take. */
const sharedFields = ['model', 'messages', 'temperature', 'top_p', 'seed', 'stop', 'reasoning_effort']

export interface OpenAIServerSettings extends ProviderServerSettings {
  /** Parameters that the model turns down by name, as reasoning models do with `temperature`. */
  readonly unsupported?: readonly string[]
}

/** Speaks chat completions as api.openai.com does, where `max_tokens` has given way to `max_completion_tokens`. */
export const startOpenAIServer = (settings: OpenAIServerSettings): Promise<ProviderServer> =>
  startChatServer(settings, 'max_completion_tokens')

/** Speaks chat completions as Ollama, vLLM, LM Studio and llama.cpp do: `max_tokens`, and usually no key. */
export const startOpenAICompatibleServer = (settings: OpenAIServerSettings): Promise<ProviderServer> =>
  startChatServer(settings, 'max_tokens')

async function startChatServer(settings: OpenAIServerSettings, limitField: string): Promise<ProviderServer> {
  const questions: Question[] = []
  const {key, models, sees = true, unsupported = []} = settings

  async function handle(request: ReceivedRequest): Promise<Handled> {
    if (request.method !== 'POST' || request.path !== '/v1/chat/completions') {
      throw refusal(404, `Invalid URL (${request.method} ${request.path})`, 'invalid_request_error')
    }
    const {authorization} = request.headers
    if (authorization !== (key === undefined ? undefined : `Bearer ${key}`)) {
      const shown = (authorization ?? '').replace('Bearer ', '')
      const message = `Incorrect API key provided: ${shown}. You can find your API key at the dashboard.`
      throw refusal(401, message, 'invalid_request_error', 'invalid_api_key')
    }
    const question = questionOf(request, limitField)
    if (models && !models.includes(question.model)) {
      const message = `The model \`${question.model}\` does not exist or you do not have access to it.`
      throw refusal(404, message, 'invalid_request_error', 'model_not_found')
    }
    const refused = unsupported.find((name) => name in question.body)
    if (refused !== undefined) {
      const message = `Unsupported value: '${refused}' does not support this value with this model.`
      throw new Refusal(400, {
        error: {message, type: 'invalid_request_error', param: refused, code: 'unsupported_value'}
      })
    }
    const reply = await settings.reply(question, questions.push(question) - 1)
    if (typeof reply === 'object' && 'server' in reply) return reply
    return {json: render(asModelReply(reply), question, sees)}
  }

  return {...(await listen('/v1', handle)), questions}
}

function questionOf(request: ReceivedRequest, limitField: string): Question {
  const body = fieldsOf(jsonOf(request, invalid), 'body', [...sharedFields, limitField], invalid)
  const messages = listOf(body.messages, 'messages', invalid).map((message) =>
    fieldsOf(message, 'messages', ['role', 'content'], invalid)
  )
  const system = messages.filter(({role}) => role === 'system' || role === 'developer')
  const user = messages.filter(({role}) => role === 'user')
  if (system.length + user.length !== messages.length) throw invalid('messages: unknown role')
  const parts = user.flatMap(({content}) => partsOf(content))
  const images = parts.filter(({type}) => type === 'image_url')
  const media = images.map(({image_url: image}) => {
    const {url} = fieldsOf(image, 'image_url', ['url', 'detail'], invalid)
    return dataUrlOf(url, /^image\/(?:png|jpeg|webp)$/, invalid)
  })
  return {
    model: textOf(body.model, 'model', invalid),
    system: system.flatMap(({content}) => partsOf(content).map(({text}) => text)).join('\n'),
    prompt: parts.flatMap(({text}) => (text === undefined ? [] : [text])).join('\n'),
    media,
    maxOutputTokens: numberOf(body[limitField], limitField, [1, 200_000], invalid),
    temperature: numberOf(body.temperature, 'temperature', [0, 2], invalid),
    headers: request.headers,
    body
  }
}

function partsOf(content: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof content === 'string') return [{type: 'text', text: textOf(content, 'content', invalid)}]
  return listOf(content, 'content', invalid).map((part) => {
    const fields = fieldsOf(part, 'content', ['type', 'text', 'image_url'], invalid)
    if (fields.type === 'text') textOf(fields.text, 'text', invalid)
    else if (fields.type !== 'image_url') throw invalid(`Invalid value: '${String(fields.type)}'.`)
    return fields
  })
}

function render(reply: ModelReply, question: Question, sees: boolean): unknown {
  const {finish = 'stop', text = null} = reply
  const prompt_tokens = reply.inputTokens ?? inputTokensOf(question, sees)
  const completion_tokens = reply.outputTokens ?? outputTokensOf(reply)
  const message =
    finish === 'refused'
      ? {role: 'assistant', content: null, refusal: text}
      : {role: 'assistant', content: text, refusal: null}
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: question.model,
    choices: [
      {
        index: 0,
        message,
        logprobs: null,
        finish_reason: finish === 'length' ? 'length' : finish === 'blocked' ? 'content_filter' : 'stop'
      }
    ],
    usage: {prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens}
  }
}
