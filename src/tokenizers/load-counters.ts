import {clipModels} from '../../rules/words/token-limits.ts'
import type {TokenCounter} from '../language/token-counter.ts'

/** What decides who counts tokens. */
export interface CounterWish {
  readonly baseModel?: string | undefined
  /** Absolute path of a `tokenizer.json`. */
  readonly tokenizer?: string | undefined
}

/** The counter for a wish that was known when counters were loaded; `undefined`: tokens are estimated. */
export type TokenCounters = (wish: CounterWish) => TokenCounter | undefined

/**
 * Loads what counts tokens for all that is wished for; nothing where nothing is.
 * @param show A path as people know it.
 * @throws UserError for a tokenizer file that cannot be used.
 */
export async function loadCounters(
  wishes: readonly CounterWish[],
  show: (path: string) => string
): Promise<TokenCounters> {
  const files = new Map<string, TokenCounter>()
  let clip: TokenCounter | undefined
  for (const {baseModel, tokenizer} of wishes) {
    if (tokenizer !== undefined && !files.has(tokenizer)) {
      const {tokenizerFile} = await import('./tokenizer-file.ts')
      files.set(tokenizer, await tokenizerFile(tokenizer, show(tokenizer)))
    }
    if (baseModel !== undefined && clipModels.has(baseModel)) clip = (await import('./clip.ts')).clipCounter
  }
  return ({baseModel, tokenizer}) => {
    if (tokenizer !== undefined) return files.get(tokenizer)
    return baseModel !== undefined && clipModels.has(baseModel) ? clip : undefined
  }
}
