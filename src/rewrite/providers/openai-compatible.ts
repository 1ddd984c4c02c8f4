import {type Ask, bearer, type Connection} from './connection.ts'
import {loadPackage} from './load-package.ts'
import {askSdk} from './sdk-model.ts'
import {createTransport} from './transport.ts'

/** Ollama, vLLM, LM Studio, llama.cpp, OpenRouter and others by chat completions. */
export async function connectOpenAICompatible(connection: Connection): Promise<Ask> {
  const load = () => import('@ai-sdk/openai-compatible')
  const {createOpenAICompatible} = await loadPackage('openai-compatible', load)
  const {model, destination} = connection
  return askSdk(connection, createTransport(connection, bearer), {
    create: (fetch, dropped) =>
      createOpenAICompatible({
        name: 'compatible',
        baseURL: destination.baseURL,
        fetch,
        transformRequestBody: (body) => (dropped.has('max_tokens') ? withNewLimit(body) : body)
      })(model)
  })
}

/** Gateways to newer models of OpenAI know the limit by its new name alone. */
const withNewLimit = ({max_tokens, ...body}: Record<string, unknown>): Record<string, unknown> => ({
  ...body,
  max_completion_tokens: max_tokens
})
