import type {ModelAnswer, ModelRequest} from './language-model.ts'
import {type Price, priceLists} from './prices.ts'

/** Which model, reached where. */
export interface PricedModel {
  readonly provider: string
  readonly model: string
  /** As in `Destination`: a server of one's own costs nothing per token. */
  readonly place: 'machine' | 'network' | 'own' | 'elsewhere'
}

/** A price, and for people where it is from. */
export interface KnownPrice extends Price {
  readonly from: string
}

/** What a model costs; `undefined` where nobody has told. */
export function priceOf({model, place, provider}: PricedModel): KnownPrice | undefined {
  if (place === 'machine' || place === 'network') return {input: 0, output: 0, from: 'your own server'}
  // Behind an address that is not the provider's the same model may cost anything.
  if (place === 'elsewhere') return undefined
  const name = plainName(model)
  const lists = Object.entries(priceLists).filter(
    ([owner]) => owner === provider || model.startsWith(`${owner}/`)
  )
  for (const [, {models, date}] of lists) {
    const price = Object.hasOwn(models, name) ? models[name] : undefined
    if (price) return {...price, from: `prices of ${date}`}
  }
  return undefined
}

/** `models/gemini-2.5-flash-preview-09-2025` and `google/gemini-2.5-flash-001` cost what `gemini-2.5-flash` costs. */
const plainName = (model: string): string =>
  model
    .slice(model.lastIndexOf('/') + 1)
    .replace(/-(?:preview|latest|exp)\b.*$/, '')
    .replace(/-(?:\d{8}|\d{4}-\d{2}-\d{2}|00\d)$/, '')

/** Tokens that a picture takes at the size in which it is sent; providers count 258 to some 1,600. */
const tokensOfPicture = 1000
/** Tokens of a clip that is sent as it is: 258 a second at one frame a second, and sound. */
const tokensOfClip = 3000
/** Tokens of the caption that answers. */
const usualOutput = 120

/** Tokens of a request, roughly: four characters each, and what the media take. */
export const inputTokens = ({system, prompt, media}: ModelRequest): number =>
  Math.ceil((system.length + prompt.length) / 4) +
  media.reduce(
    (sum, {mediaType}) => sum + (mediaType.startsWith('video/') ? tokensOfClip : tokensOfPicture),
    0
  )

const million = 1_000_000

const dollars = (price: Price, input: number, output: number): number =>
  (input * price.input + output * price.output) / million

/** What a request will probably cost, in US dollars. */
export const likelyCost = (request: ModelRequest, price: Price): number =>
  dollars(price, inputTokens(request), usualOutput)

/** What a request costs at most, as far as can be told beforehand. */
export const greatestCost = (request: ModelRequest, price: Price): number =>
  dollars(price, inputTokens(request) * 1.5, request.maxOutputTokens)

/** What an answer has cost, by the provider's count, or where it gives none by ours. */
export const costOf = (request: ModelRequest, answer: ModelAnswer, price: Price): number =>
  dollars(
    price,
    answer.inputTokens ?? inputTokens(request),
    answer.outputTokens ?? Math.ceil(answer.text.length / 4)
  )

/** `$0.0042`, `$1.30`: as many digits as tell something. */
export function inDollars(amount: number): string {
  if (amount === 0) return '$0'
  if (amount < 0.0001) return 'less than $0.0001'
  return `$${amount.toFixed(amount < 0.1 ? 4 : 2)}`
}
