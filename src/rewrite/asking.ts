import {randomBytes} from 'node:crypto'
import type {Budget} from './budget.ts'
import type {LanguageModel} from './language-model.ts'
import type {Ask} from './propose-caption.ts'
import {readResponse, requestKey, type TextStore, writeResponse} from './response-cache.ts'

/** What stands between a task and the model. */
export interface Asking {
  readonly model: LanguageModel
  /** Where the model is reached. */
  readonly address: string
  readonly budget: Budget
  /** Answers given before; absent: every answer is new. */
  readonly store?: TextStore | undefined
}

/** Asks a model within the budget, and only for what it has not answered before. What it answers is judged anew each time. */
export const askingOf =
  ({model, address, budget, store}: Asking, signal?: AbortSignal): Ask =>
  async (request, nonce) => {
    const key = requestKey(model, address, request, nonce)
    const known = store && readResponse(store, key)
    if (known) return known
    signal?.throwIfAborted()
    const answer = await budget.within(request, () => model.ask(signal ? {...request, signal} : request))
    if (store) writeResponse(store, key, answer)
    return answer
  }

/** Whether the model has answered a request before. */
export const isAnswered = (
  {model, address, store}: Asking,
  request: Parameters<Ask>[0],
  nonce: string
): boolean =>
  store !== undefined && readResponse(store, requestKey(model, address, request, nonce)) !== undefined

/** Random characters that nobody who wrote a caption can know. */
export const newNonce = (): string => randomBytes(12).toString('hex')
