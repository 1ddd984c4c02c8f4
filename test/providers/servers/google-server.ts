import {fieldsOf, jsonOf, listOf, mediaOf, numberOf, objectOf, textOf} from './check-request.ts'
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

const refusal = (code: number, status: string, message: string): Refusal =>
  new Refusal(code, {error: {code, message, status}})
const invalid = (message: string): Refusal => refusal(400, 'INVALID_ARGUMENT', message)

const finishReasons = {stop: 'STOP', length: 'MAX_TOKENS', refused: 'SAFETY', blocked: 'SAFETY'} as const

/** Speaks `generateContent` of the Gemini API as of v1beta. */
export async function startGoogleServer(settings: ProviderServerSettings): Promise<ProviderServer> {
  const questions: Question[] = []
  const {key, sees = true} = settings

  async function handle(request: ReceivedRequest): Promise<Handled> {
    const [, model] = /^\/v1beta\/models\/([\w.-]+):generateContent$/.exec(request.path) ?? []
    if (request.method !== 'POST' || model === undefined) throw refusal(404, 'NOT_FOUND', 'Not found.')
    if (request.headers['x-goog-api-key'] !== key) {
      if (request.headers['x-goog-api-key'] !== undefined) {
        const message = 'API key not valid. Please pass a valid API key.'
        const reason = [{'@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID'}]
        throw new Refusal(400, {error: {code: 400, message, status: 'INVALID_ARGUMENT', details: reason}})
      }
      throw refusal(403, 'PERMISSION_DENIED', 'Method does not allow unregistered callers.')
    }
    if (settings.models && !settings.models.includes(model)) {
      throw refusal(404, 'NOT_FOUND', `models/${model} is not found for API version v1beta.`)
    }
    const question = questionOf(request, model)
    const reply = await settings.reply(question, questions.push(question) - 1)
    if (typeof reply === 'object' && 'server' in reply) return reply
    return {json: render(asModelReply(reply), question, sees)}
  }

  return {...(await listen('/v1beta', handle)), questions}
}

function questionOf(request: ReceivedRequest, model: string): Question {
  const body = fieldsOf(
    jsonOf(request, invalid),
    '',
    ['contents', 'systemInstruction', 'generationConfig', 'safetySettings', 'tools', 'toolConfig'],
    invalid
  )
  const config = fieldsOf(
    body.generationConfig ?? {},
    'generation_config',
    ['maxOutputTokens', 'temperature', 'topK', 'topP', 'stopSequences', 'seed', 'thinkingConfig'],
    invalid
  )
  fieldsOf(
    config.thinkingConfig ?? {},
    'thinking_config',
    ['thinkingBudget', 'thinkingLevel', 'includeThoughts'],
    invalid
  )
  const system = fieldsOf(
    body.systemInstruction ?? {parts: []},
    'system_instruction',
    ['parts', 'role'],
    invalid
  )
  const contents = listOf(body.contents, 'contents', invalid)
  const parts = contents.flatMap((content) => {
    const {role, parts} = fieldsOf(content, 'contents', ['role', 'parts'], invalid)
    if (role !== 'user' && role !== 'model') throw invalid('Please use a valid role: user, model.')
    return listOf(parts, 'parts', invalid).map((part) =>
      fieldsOf(part, 'parts', ['text', 'inlineData'], invalid)
    )
  })
  const media = parts.flatMap(({inlineData}) => {
    if (inlineData === undefined) return []
    const {mimeType, data} = fieldsOf(inlineData, 'inline_data', ['mimeType', 'data'], invalid)
    return [mediaOf(data, mimeType, /^(?:image\/(?:png|jpeg|webp)|video\/(?:mp4|webm))$/, invalid)]
  })
  return {
    model,
    system: textsOf((system.parts ?? []) as readonly unknown[]),
    prompt: textsOf(parts),
    media,
    maxOutputTokens: numberOf(config.maxOutputTokens, 'max_output_tokens', [1, 65_536], invalid),
    temperature: numberOf(config.temperature, 'temperature', [0, 2], invalid),
    headers: request.headers,
    body
  }
}

const textsOf = (parts: readonly unknown[]): string =>
  parts
    .map((part) => objectOf(part, 'part', invalid).text)
    .filter((text) => text !== undefined)
    .map((text) => textOf(text, 'text', invalid))
    .join('\n')

function render(reply: ModelReply, question: Question, sees: boolean): unknown {
  const promptTokenCount = reply.inputTokens ?? inputTokensOf(question, sees)
  const candidatesTokenCount = reply.outputTokens ?? outputTokensOf(reply)
  const usageMetadata = {
    promptTokenCount,
    candidatesTokenCount,
    totalTokenCount: promptTokenCount + candidatesTokenCount
  }
  const {finish = 'stop', text} = reply
  if (finish === 'blocked') {
    return {promptFeedback: {blockReason: 'PROHIBITED_CONTENT'}, usageMetadata, modelVersion: question.model}
  }
  const content = text === undefined ? {role: 'model'} : {role: 'model', parts: [{text}]}
  return {
    candidates: [{content, finishReason: finishReasons[finish], index: 0}],
    usageMetadata,
    modelVersion: question.model,
    responseId: 'response-1'
  }
}
