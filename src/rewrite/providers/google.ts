import {ProviderError} from '../language-model.ts'
import type {Ask, AuthHeader, Connection} from './connection.ts'
import {loadPackage} from './load-package.ts'
import {askSdk, temperatureOf} from './sdk-model.ts'
import {createTransport} from './transport.ts'

const authHeader: AuthHeader = (key) => ({'x-goog-api-key': key})

/** A request may have 100 MB, of which base64 takes a third; uploads are slow long before that. */
const mostInline = 15 * 1024 * 1024

/** Gemini by `generateContent`, with media inline. */
export async function connectGoogle(connection: Connection): Promise<Ask> {
  const {createGoogleGenerativeAI} = await loadPackage('google', () => import('@ai-sdk/google'))
  const {model, destination} = connection
  const thinking = thinkingOf(model)
  const ask = askSdk(connection, createTransport(connection, authHeader), {
    create: (fetch) =>
      createGoogleGenerativeAI({apiKey: 'set by the transport', baseURL: destination.baseURL, fetch})(model),
    sampling: (request, dropped) => {
      const config = dropped.has('thinkingConfig') || dropped.has('thinking') ? undefined : thinking?.config
      return {
        maxOutputTokens: request.maxOutputTokens + (thinking?.room ?? 0),
        ...(config ? {providerOptions: {google: {thinkingConfig: config}}} : {}),
        // Gemini 3 repeats itself at temperatures other than its own.
        ...(isGemini3(model) ? {} : temperatureOf(request, dropped))
      }
    }
  })
  return async (request) => {
    const size = request.media.reduce((sum, {data}) => sum + data.length, 0)
    if (size > mostInline) {
      const names = request.media.map(({name}) => `\`${name}\``).join(', ')
      const message = `Expected at most 15 MB of media for Google Gemini but found ${Math.ceil(size / 1024 / 1024)} MB in ${names}; shorten or scale it down`
      throw new ProviderError(message, 'answer')
    }
    return await ask(request)
  }
}

const isGemini3 = (model: string): boolean => /^gemini-(?:[3-9]|\d\d)/.test(model)

/**
 * Thinking is billed as output and counts against its limit. It is turned off where the model allows; elsewhere kept
 * low, with room for it beside the answer.
 */
function thinkingOf(
  model: string
): {readonly config: Record<string, string | number>; readonly room: number} | undefined {
  if (/^gemini-2\.5-pro/.test(model)) return {config: {thinkingBudget: 128}, room: 1024}
  if (/^gemini-2\.5-flash/.test(model)) return {config: {thinkingBudget: 0}, room: 0}
  if (isGemini3(model)) return {config: {thinkingLevel: 'low'}, room: 2048}
  return undefined
}
