import {fieldsOf, jsonOf, listOf, mediaOf, numberOf, textOf} from './check-request.ts'
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

const refusal = (status: number, type: string, message: string): Refusal =>
  new Refusal(status, {type: 'error', error: {type, message}, request_id: 'req_1'})
const invalid = (message: string): Refusal => refusal(400, 'invalid_request_error', message)

const stopReasons = {stop: 'end_turn', length: 'max_tokens', refused: 'refusal', blocked: 'refusal'} as const

/** Speaks the messages API of Anthropic, version 2023-06-01. */
export async function startAnthropicServer(settings: ProviderServerSettings): Promise<ProviderServer> {
  const questions: Question[] = []
  const {key, models, sees = true} = settings

  async function handle(request: ReceivedRequest): Promise<Handled> {
    if (request.method !== 'POST' || request.path !== '/v1/messages') {
      throw refusal(404, 'not_found_error', 'Not found')
    }
    if (request.headers['x-api-key'] !== key) throw refusal(401, 'authentication_error', 'invalid x-api-key')
    if (request.headers['anthropic-version'] !== '2023-06-01') {
      throw invalid('anthropic-version: header is required')
    }
    const question = questionOf(request)
    if (models && !models.includes(question.model)) {
      throw refusal(404, 'not_found_error', `model: ${question.model}`)
    }
    const reply = await settings.reply(question, questions.push(question) - 1)
    if (typeof reply === 'object' && 'server' in reply) return reply
    return {json: render(asModelReply(reply), question, sees)}
  }

  return {...(await listen('/v1', handle)), questions}
}

function questionOf(request: ReceivedRequest): Question {
  const body = fieldsOf(
    jsonOf(request, invalid),
    'body',
    ['model', 'max_tokens', 'messages', 'system', 'temperature', 'top_p', 'top_k', 'stop_sequences'],
    invalid
  )
  const maxOutputTokens = numberOf(body.max_tokens, 'max_tokens', [1, 128_000], invalid)
  if (maxOutputTokens === undefined) throw invalid('max_tokens: Field required')
  const parts = listOf(body.messages, 'messages', invalid).flatMap((message) => {
    const {role, content} = fieldsOf(message, 'messages', ['role', 'content'], invalid)
    if (role !== 'user' && role !== 'assistant') throw invalid('messages: unexpected role')
    return blocksOf(content)
  })
  const media = parts.flatMap(({source}) => {
    if (source === undefined) return []
    const {
      type,
      media_type: mediaType,
      data
    } = fieldsOf(source, 'source', ['type', 'media_type', 'data'], invalid)
    if (type !== 'base64') throw invalid('source.type: expected base64')
    return [mediaOf(data, mediaType, /^image\/(?:png|jpeg|webp)$/, invalid)]
  })
  return {
    model: textOf(body.model, 'model', invalid),
    system: body.system === undefined ? '' : textsOf(blocksOf(body.system)),
    prompt: textsOf(parts),
    media,
    maxOutputTokens,
    temperature: numberOf(body.temperature, 'temperature', [0, 1], invalid),
    headers: request.headers,
    body
  }
}

function blocksOf(content: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof content === 'string') return [{type: 'text', text: textOf(content, 'text', invalid)}]
  return listOf(content, 'content', invalid).map((block) => {
    const fields = fieldsOf(block, 'content', ['type', 'text', 'source', 'cache_control'], invalid)
    if (fields.type === 'text') textOf(fields.text, 'text', invalid)
    else if (fields.type !== 'image') throw invalid(`content: unexpected type ${String(fields.type)}`)
    return fields
  })
}

const textsOf = (blocks: readonly Readonly<Record<string, unknown>>[]): string =>
  blocks.flatMap(({text}) => (text === undefined ? [] : [text])).join('\n')

function render(reply: ModelReply, question: Question, sees: boolean): unknown {
  const {finish = 'stop', text} = reply
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: question.model,
    content: text === undefined ? [] : [{type: 'text', text}],
    stop_reason: stopReasons[finish],
    stop_sequence: null,
    usage: {
      input_tokens: reply.inputTokens ?? inputTokensOf(question, sees),
      output_tokens: reply.outputTokens ?? outputTokensOf(reply)
    }
  }
}
