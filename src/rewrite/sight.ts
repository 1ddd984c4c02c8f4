import {type ModelAnswer, type ModelRequest, ProviderError} from './language-model.ts'
import type {Ask, Connection} from './providers/connection.ts'

/** 64 × 64 pixels in two greys: small, but larger than the smallest that models take. */
const probeImage =
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAALklEQVR42u3MQREAAAgDoMWxfxnrGGI/DwKQKUUgEAgEAsG7YEsCgUAgEAjeBQcOVvhqTLctNgAAAABJRU5ErkJggg=='

/**
 * Makes sure that a model sees the images it is sent. Servers drop images silently when the model is blind, and it
 * then invents what to see: so before the first image, the same question goes with and without a tiny one, and
 * the tokens that the server counts have to rise. A server that counts none cannot be checked.
 */
export function checkingSight(ask: Ask, {model, title}: Connection): Ask {
  let checked: Promise<void> | undefined

  async function check(signal: AbortSignal | undefined): Promise<void> {
    const question: ModelRequest = {
      system: '',
      prompt: 'Answer with one word: what color is this?',
      media: [],
      maxOutputTokens: 16,
      temperature: 0,
      ...(signal ? {signal} : {})
    }
    const image = {mediaType: 'image/png', data: Buffer.from(probeImage, 'base64'), name: 'probe.png'}
    const without = await tokensOf(ask, question)
    const withImage = await tokensOf(ask, {...question, media: [image]})
    if (without === undefined || withImage === undefined || withImage > without) return
    throw new ProviderError(
      `The model \`${model}\` of ${title} does not see images, as the server drops them; choose one that does, or turn off \`rewrite.vision\``,
      'vision'
    )
  }

  return async (request) => {
    if (request.media.length > 0) {
      checked ??= check(request.signal).catch((error: unknown) => {
        if (!(error instanceof ProviderError && error.failure === 'vision')) checked = undefined
        throw error
      })
      await checked
    }
    return await ask(request)
  }
}

/** What the answer says doesn't matter, not even that it is empty. */
async function tokensOf(ask: Ask, question: ModelRequest): Promise<number | undefined> {
  try {
    const answer: ModelAnswer = await ask(question)
    return answer.inputTokens
  } catch (error) {
    if (error instanceof ProviderError && error.failure === 'answer') return undefined
    throw error
  }
}
