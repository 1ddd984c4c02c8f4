import {type Ask, bearer, type Connection} from './connection.ts'
import {loadPackage} from './load-package.ts'
import {askSdk, temperatureOf} from './sdk-model.ts'
import {createTransport} from './transport.ts'

/** OpenAI by chat completions. */
export async function connectOpenAI(connection: Connection): Promise<Ask> {
  const {createOpenAI} = await loadPackage('openai', () => import('@ai-sdk/openai'))
  const {model, destination} = connection
  const effort = effortOf(model)
  return askSdk(connection, createTransport(connection, bearer), {
    create: (fetch) =>
      createOpenAI({apiKey: 'set by the transport', baseURL: destination.baseURL, fetch}).chat(model),
    sampling: (request, dropped) => {
      // The SDK would send `max_tokens` to models whose names it does not know; all take `max_completion_tokens`.
      const limit = {maxCompletionTokens: request.maxOutputTokens + (effort === undefined ? 0 : roomToThink)}
      const thinking =
        effort === undefined || dropped.has('reasoning_effort') ? {} : {reasoningEffort: effort}
      return {...temperatureOf(request, dropped), providerOptions: {openai: {...limit, ...thinking}}}
    }
  })
}

/** Tokens beside the answer, as thoughts count against its limit. */
const roomToThink = 2048

/** The least that a reasoning model can be told to think; one that does not know the word is asked again without it. */
function effortOf(model: string): string | undefined {
  if (/^o\d/.test(model)) return 'low'
  if (/^gpt-5(?:-(?!chat)|$)/.test(model)) return 'minimal'
  if (/^gpt-(?:5\.|[6-9]|\d\d)(?!.*chat)/.test(model)) return 'none'
  return undefined
}
