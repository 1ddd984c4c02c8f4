import {createHash} from 'node:crypto'
import * as v from 'valibot'
import type {LanguageModel, ModelAnswer, ModelRequest} from './language-model.ts'

/** Keeps texts by name, for good or until somebody tidies up. What fails to be read or written is as if it weren't there. */
export interface TextStore {
  read(name: string): string | undefined
  write(name: string, text: string): void
}

/** Changes when requests or answers come to mean something else. */
const cacheVersion = 1

/**
 * The name of a request: a hash of all that decides its answer. The nonce is no part of it, being new every time.
 * @param address Where the model is reached: behind another address the same name may be another model.
 */
export function requestKey(
  {provider, model}: Pick<LanguageModel, 'provider' | 'model'>,
  address: string,
  request: ModelRequest,
  nonce: string
): string {
  const withoutNonce = (text: string): string => text.replaceAll(nonce, 'nonce')
  const {system, prompt, media, maxOutputTokens, temperature} = request
  const parts = {
    version: cacheVersion,
    provider,
    model,
    address,
    system: withoutNonce(system),
    prompt: withoutNonce(prompt),
    media: media.map(({mediaType, data}) => ({mediaType, hash: sha256(data)})),
    maxOutputTokens,
    temperature
  }
  return sha256(JSON.stringify(parts))
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

const answerSchema = v.object({
  text: v.string(),
  inputTokens: v.optional(v.number()),
  outputTokens: v.optional(v.number())
})

/** A whole answer that was given before; anything else in its place is as if there were none. */
export function readResponse(store: TextStore, key: string): ModelAnswer | undefined {
  const text = store.read(key)
  if (text === undefined) return undefined
  try {
    const parsed = v.safeParse(answerSchema, JSON.parse(text))
    if (!parsed.success) return undefined
    const {text: answer, inputTokens, outputTokens} = parsed.output
    return {
      text: answer,
      finishReason: 'stop',
      ...(inputTokens === undefined ? {} : {inputTokens}),
      ...(outputTokens === undefined ? {} : {outputTokens})
    }
  } catch {
    return undefined
  }
}

/** Keeps an answer, if it is a whole one: what broke off may come whole the next time. */
export function writeResponse(store: TextStore, key: string, {finishReason, ...answer}: ModelAnswer): void {
  if (finishReason === 'stop') store.write(key, JSON.stringify(answer))
}
