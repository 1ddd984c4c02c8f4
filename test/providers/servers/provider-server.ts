/**
 * A server on 127.0.0.1 that speaks a provider's protocol as strictly as the provider does, for tests. What it answers
 * is up to the test; what it is asked is checked: fields, base64, media types, keys.
 */
import {once} from 'node:events'
import {createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {onTestFinished} from 'vitest'

/** What a request asks of the model, whatever the protocol. */
export interface Question {
  readonly model: string
  readonly system: string
  readonly prompt: string
  readonly media: readonly {readonly mediaType: string; readonly bytes: Buffer}[]
  readonly maxOutputTokens: number | undefined
  readonly temperature: number | undefined
  readonly headers: IncomingHttpHeaders
  /** The request's JSON as it came. */
  readonly body: Readonly<Record<string, unknown>>
}

/** What the model says. */
export interface ModelReply {
  readonly text?: string
  /** `blocked`: the provider's filter stopped the request; `refused`: the model itself declined. */
  readonly finish?: 'stop' | 'length' | 'refused' | 'blocked'
  readonly inputTokens?: number
  readonly outputTokens?: number
}

/** What the server does in place of letting the model speak. */
export type ServerReply =
  | {readonly status: number; readonly json?: unknown; readonly headers?: Readonly<Record<string, string>>}
  | {readonly status: number; readonly html: string; readonly headers?: Readonly<Record<string, string>>}
  /** `reset`: closes the connection. `silence`: never answers. `cut`: closes amid the answer. */
  | 'reset'
  | 'silence'
  | 'cut'

/** A text is what the model says, and stops. */
export type Reply = string | ModelReply | {readonly server: ServerReply}

export interface ProviderServerSettings {
  /** The one key that is right; absent: none is needed, and none may come. */
  readonly key?: string | undefined
  /** Models there are; absent: any. */
  readonly models?: readonly string[]
  /** Whether the model sees media. One that does not drops them silently, as many servers do. */
  readonly sees?: boolean
  /** @param index Number of the question among all, from 0. */
  readonly reply: (question: Question, index: number) => Reply | Promise<Reply>
}

/** A request as it came in, whether or not it was a question. */
export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface ProviderServer {
  /** What goes into `rewrite.baseURL`. */
  readonly baseURL: string
  readonly requests: readonly ReceivedRequest[]
  /** The questions that passed all checks. */
  readonly questions: readonly Question[]
}

/** A request that the provider would turn down. */
export class Refusal extends Error {
  readonly status: number
  readonly json: unknown

  constructor(status: number, json: unknown) {
    super(`${status} ${JSON.stringify(json)}`)
    this.status = status
    this.json = json
  }
}

/** What a handler makes of a request: JSON with its status, or what the server does instead. */
export type Handled = {readonly status?: number; readonly json: unknown} | {readonly server: ServerReply}

/** Listens until the test is finished. @param handle Answers a request; throws `Refusal`. */
export async function listen(
  path: string,
  handle: (request: ReceivedRequest) => Handled | Promise<Handled>
): Promise<{readonly baseURL: string; readonly requests: readonly ReceivedRequest[]}> {
  const requests: ReceivedRequest[] = []
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error))
  })

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const {method = '', url = '', headers} = incoming
    const request = {method, path: url, headers, body: Buffer.concat(chunks)}
    requests.push(request)
    send(outgoing, await handled(request))
  }

  async function handled(request: ReceivedRequest): Promise<Handled> {
    try {
      return await handle(request)
    } catch (error) {
      if (error instanceof Refusal) return {server: {status: error.status, json: error.json}}
      throw error
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  return {baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, requests}
}

function send(outgoing: ServerResponse, handled: Handled): void {
  if (!('server' in handled)) {
    sendJson(outgoing, handled.status ?? 200, handled.json)
    return
  }
  const {server} = handled
  if (server === 'silence') return
  if (typeof server === 'object' && server.status === 204) {
    outgoing.writeHead(204).end()
    return
  }
  if (server === 'reset') {
    outgoing.destroy()
    return
  }
  if (server === 'cut') {
    outgoing.writeHead(200, {'content-type': 'application/json', 'content-length': '1000'})
    outgoing.write('{"candidates": [{"content": {"parts": [{"text": "half a', () => outgoing.destroy())
    return
  }
  if ('html' in server) {
    outgoing.writeHead(server.status, {'content-type': 'text/html; charset=utf-8', ...server.headers})
    outgoing.end(server.html)
    return
  }
  sendJson(outgoing, server.status, server.json ?? {}, server.headers)
}

function sendJson(
  outgoing: ServerResponse,
  status: number,
  json: unknown,
  headers: Readonly<Record<string, string>> = {}
): void {
  outgoing.writeHead(status, {'content-type': 'application/json', ...headers})
  outgoing.end(JSON.stringify(json))
}

/** What a text reply means. */
export const asModelReply = (reply: string | ModelReply): ModelReply =>
  typeof reply === 'string' ? {text: reply} : reply

/** Tokens of a question: four characters each, 258 for a medium that the model sees. */
export const inputTokensOf = ({system, prompt, media}: Question, sees: boolean): number =>
  Math.ceil((system.length + prompt.length) / 4) + (sees ? media.length * 258 : 0)

/** Tokens of an answer. */
export const outputTokensOf = ({text = ''}: ModelReply): number => Math.ceil(text.length / 4)
