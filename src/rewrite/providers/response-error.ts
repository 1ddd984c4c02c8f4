/** Responses that are no answer, told in one sentence each. */
import {ProviderError} from '../language-model.ts'
import {redact} from '../secrets.ts'
import type {Connection} from './connection.ts'
import {objectIn, parseJson} from './json.ts'
import {detailsOf, retryAfter} from './retry-after.ts'
import {type HttpResponse, sentenceStart} from './transport.ts'

/** A parameter that this model turns down by name: the request can go again without it. */
export class UnsupportedParameter extends ProviderError {
  readonly parameter: string

  constructor(message: string, parameter: string) {
    super(message, 'answer')
    this.parameter = parameter
  }
}

/** What a request was about, as far as it decides what went wrong. */
export interface RequestFacts {
  /** Whether images or clips went with it. */
  readonly hasMedia: boolean
}

const lasting = {repeatable: false, endsRun: true} as const

/** What providers say of a model that takes text alone. */
const blind =
  /\b(?:image|images|image_url|vision|multi-?modal|mmproj|modalit\w+|audio|video|input type)\b.*\b(?:not|no|n't|only|unsupported|missing|invalid)\b|\b(?:not|no|n't|cannot|unsupported|missing)\b.*\b(?:images?|image_url|vision|multi-?modal|mmproj|modalit\w+|videos?)\b/is
const noSuchModel =
  /\bmodels?\b.*\b(?:not found|not exist|not a valid model|does not exist|doesn't exist|unknown|not available|no longer available|deprecated)\b|\b(?:unknown|invalid|no such|not a valid) model\b/is
const outOfMoney =
  /insufficient[_ ](?:quota|credit|balance|funds)|credit balance|billing|payment|exceeded your current quota, please check your plan/i
/** Parameters that requests can do without. */
const dispensable = ['temperature', 'reasoning_effort', 'thinking', 'max_tokens', 'thinkingConfig']
const turnedDown = /unsupported|not support|unrecognized|unknown|deprecated|not permitted|unexpected|invalid/i

/**
 * The error that a response stands for; nothing where it is JSON with a good status.
 */
export function responseError(
  response: HttpResponse,
  connection: Connection,
  {hasMedia}: RequestFacts
): ProviderError | undefined {
  const {status} = response
  const {title, model, key, clock} = connection
  const json = parseJson(response.body)
  if (status >= 200 && status < 300) return json === undefined ? notJson(response, connection) : undefined

  const {message, code, parameter} = errorIn(json)
  const said = `${code} ${message}`
  const quoted = quote(message, connection)
  const start = sentenceStart(title)
  const wait = retryAfter(response, json, clock.now())

  if (status === 401 || isWrongKey(json, said)) return wrongKey(connection)
  if (
    status === 402 ||
    (status !== 404 && outOfMoney.test(said) && !hasDailyLimit(json) && !isRateLimit(json, status))
  ) {
    return new ProviderError(
      `${start} wants to be paid first${quoted}; check the account's credit`,
      'billing'
    )
  }
  if (status === 429 && hasDailyLimit(json)) {
    return new ProviderError(
      `The day's quota at ${title} is used up${quoted}; go on tomorrow or raise it`,
      'billing'
    )
  }
  if (status === 429) return new ProviderError(`${start} wants fewer requests`, 'rate-limit', wait)
  if (hasMedia && status !== 404 && blind.test(message)) {
    return new ProviderError(
      `The model \`${model}\` of ${title} does not see images; choose one that does, or turn off \`rewrite.vision\``,
      'vision'
    )
  }
  if (status === 404 && json === undefined) return notJson(response, connection)
  if (status === 404 || (status < 500 && noSuchModel.test(said))) {
    return new ProviderError(
      `There is no model \`${model}\` at ${title}${quoted}; check \`rewrite.model\``,
      'model'
    )
  }
  if (status === 403) {
    const variable = key ? ` with the key in \`${key.variable}\`` : ''
    return new ProviderError(`${start} refuses access${variable}${quoted}`, 'auth')
  }
  if (status === 408 || status === 425 || status >= 500) {
    return new ProviderError(`${start} has trouble of its own (HTTP ${status})${quoted}`, 'server', wait)
  }
  if (status === 413) {
    return new ProviderError(
      `The request is too large for ${title}${hasMedia ? '; send smaller images' : ''}`,
      'answer'
    )
  }
  const unsupported = dispensable.find(
    (name) => parameter === name || (turnedDown.test(message) && new RegExp(`\\b${name}\\b`).test(message))
  )
  const refused = `${start} turned the request down (HTTP ${status})${quoted}`
  return unsupported === undefined
    ? new ProviderError(refused, 'answer')
    : new UnsupportedParameter(refused, unsupported)
}

/** The parts of an error, in whichever of the usual forms it comes. */
function errorIn(json: unknown): {message: string; code: string; parameter: unknown} {
  const outer = objectIn(Array.isArray(json) ? json[0] : json)
  const {error = outer} = outer
  if (typeof error === 'string') return {message: error, code: '', parameter: undefined}
  const {message, detail, title, code, type, status, param} = objectIn(error)
  const text = [message, detail, title].find((each) => typeof each === 'string') ?? ''
  const codes = [code, type, status].filter((each) => typeof each === 'string')
  return {message: String(text), code: codes.join(' '), parameter: param}
}

/** What the provider says, short and harmless, in brackets. */
function quote(message: string, {key}: Connection): string {
  const plain = redact(message, key ? [key.value] : [])
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replaceAll('`', "'")
    .trim()
    .replace(/\.$/, '')
  if (plain === '') return ''
  return `: \`${plain.length > 200 ? `${plain.slice(0, 199)}…` : plain}\``
}

/** Google answers 400 to a wrong key. */
const isWrongKey = (json: unknown, said: string): boolean =>
  detailsOf(json).some((detail) => objectIn(detail).reason === 'API_KEY_INVALID') ||
  /API_KEY_INVALID|invalid[_ -]api[_ -]key|API key not valid/i.test(said)

/** A limit per minute that mentions billing in passing is no lack of money. */
const isRateLimit = (json: unknown, status: number): boolean => status === 429 && detailsOf(json).length > 0

const hasDailyLimit = (json: unknown): boolean =>
  detailsOf(json)
    .flatMap((detail) => [objectIn(detail).violations].flat())
    .some((violation) => /PerDay/.test(String(objectIn(violation).quotaId)))

function wrongKey({title, key}: Connection): ProviderError {
  const start = sentenceStart(title)
  return key
    ? new ProviderError(`${start} does not accept the key in \`${key.variable}\`; check it`, 'auth')
    : new ProviderError(
        `${start} wants a key; name the environment variable that holds it with \`rewrite.apiKeyEnv\``,
        'auth',
        undefined,
        lasting
      )
}

function notJson({status, body, headers}: HttpResponse, {title, destination}: Connection): ProviderError {
  const isPage = /html/i.test(headers['content-type'] ?? '') || /^\s*</.test(body.toString('latin1', 0, 100))
  if (status === 404) {
    const message = `There is no API at \`${destination.baseURL}\`; check \`rewrite.baseURL\``
    return new ProviderError(message, 'model')
  }
  if (body.length === 0) return new ProviderError(`${sentenceStart(title)} gave an empty answer`, 'answer')
  const what = isPage ? 'a web page' : 'something else'
  return new ProviderError(
    `Expected JSON of ${title} but found ${what}; check \`rewrite.baseURL\`, and that no login page of the network lies between`,
    'answer',
    undefined,
    isPage ? lasting : {}
  )
}
