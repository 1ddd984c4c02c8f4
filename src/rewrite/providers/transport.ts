/**
 * HTTP over `node:http`, as `fetch` gives up when headers take longer than 300 seconds, and a model that runs on
 * a CPU sends none before it is done. A transport reaches one origin, adds the key itself, follows no redirect, and
 * leaves time limits to its callers.
 */
import {request as requestHttp} from 'node:http'
import {request as requestHttps} from 'node:https'
import type {IncomingMessage} from 'node:http'
import {ProviderError} from '../language-model.ts'
import type {AuthHeader, Connection} from './connection.ts'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly signal?: AbortSignal | undefined
}

export interface HttpResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** Sends a request. Throws `ProviderError` of `network`, or the reason of the signal. Any status is a response. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>

/** An answer to a captioning request has a few kilobytes; what is longer than this is none. */
const longestBody = 16 * 1024 * 1024

/** Headers that carry keys: what a library sets there is dropped. */
const keyHeaders = /^(?:authorization|x-api-key|x-goog-api-key|api-key|cookie)$/i

export function createTransport(connection: Connection, authHeader: AuthHeader): Transport {
  const {destination, key} = connection
  return async ({method, url, headers = {}, body, signal}) => {
    const target = new URL(url)
    if (target.origin !== destination.origin) {
      throw new Error(`a request for ${destination.origin} was about to go to ${target.origin}`)
    }
    signal?.throwIfAborted()
    const safe = Object.entries(headers).filter(([name]) => !keyHeaders.test(name))
    const sent = {
      ...Object.fromEntries(safe),
      'accept-encoding': 'identity',
      ...(body === undefined ? {} : {'content-length': String(Buffer.byteLength(body))}),
      ...(key ? authHeader(key.value) : {})
    }
    try {
      const response = await exchange(
        target,
        {method, headers: sent, agent: false, ...(signal ? {signal} : {})},
        body
      )
      if (response.status >= 300 && response.status < 400) throw redirected(connection, response)
      return response
    } catch (error) {
      signal?.throwIfAborted()
      throw error instanceof ProviderError ? error : networkError(error, connection)
    }
  }
}

function exchange(
  url: URL,
  options: Parameters<typeof requestHttps>[1],
  body: HttpRequest['body']
): Promise<HttpResponse> {
  const start = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const request = start(url, options, (incoming) => {
      readBody(incoming).then(
        (read) => resolve({status: incoming.statusCode ?? 0, headers: headersOf(incoming), body: read}),
        (error: unknown) => {
          request.destroy()
          reject(error as Error)
        }
      )
    })
    request.on('error', reject)
    // Routers forget connections on which nothing is said for minutes.
    request.setSocketKeepAlive(true, 30_000)
    request.end(body)
  })
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > longestBody) throw new TooLong()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

class TooLong extends Error {}

const headersOf = ({headers}: IncomingMessage): HttpResponse['headers'] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

function redirected({title, destination}: Connection, {headers}: HttpResponse): ProviderError {
  const {location = ''} = headers
  const target = URL.canParse(location, destination.baseURL)
    ? new URL(location, destination.baseURL).host
    : ''
  const where = target === '' ? 'elsewhere' : `to \`${target}\``
  return new ProviderError(
    `Unexpected redirect ${where} from ${title}; set \`rewrite.baseURL\` to the address of the API`,
    'network',
    undefined,
    {repeatable: false, endsRun: true}
  )
}

const lasting = {repeatable: false, endsRun: true} as const

/** What went wrong with a connection, in one sentence. Nothing of the error is shown but its code. */
function networkError(error: unknown, {title, destination}: Connection): ProviderError {
  if (error instanceof TooLong) {
    return new ProviderError(`Unexpected answer of ${title}, longer than 16 MB`, 'answer')
  }
  const code = codeOf(error)
  const {origin, host} = destination
  if (code === 'ECONNREFUSED') {
    const message = `Expected a server at \`${origin}\` but nothing listens there; start it, or set \`rewrite.baseURL\``
    return new ProviderError(message, 'network', undefined, lasting)
  }
  if (code === 'ENOTFOUND') {
    const message = `There is no host \`${host}\`; check \`rewrite.baseURL\` and the network`
    return new ProviderError(message, 'network', undefined, lasting)
  }
  if (/CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO/.test(code)) {
    const message = `No safe connection to \`${host}\` is possible (${code}); check \`rewrite.baseURL\` and the server's certificate`
    return new ProviderError(message, 'network', undefined, lasting)
  }
  if (/^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/.test(code)) {
    return new ProviderError(
      `${sentenceStart(title)} closed the connection before its answer was whole`,
      'network'
    )
  }
  if (/^HPE_/.test(code)) {
    return new ProviderError(
      `Unexpected answer of ${title} that is not HTTP; check \`rewrite.baseURL\``,
      'network',
      undefined,
      lasting
    )
  }
  return new ProviderError(
    `No connection to \`${host}\` (${code || 'unknown error'}); check the network`,
    'network'
  )
}

/** Node tries all addresses of a host and then throws all errors at once. */
function codeOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error]
  return typeof first === 'object' && first !== null && 'code' in first ? String(first.code) : ''
}

/** `the server at …` at the start of a sentence. */
export const sentenceStart = (title: string): string => title.charAt(0).toUpperCase() + title.slice(1)
