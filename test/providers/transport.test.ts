import {once} from 'node:events'
import {createServer, type RequestListener} from 'node:http'
import {type AddressInfo, createServer as createTcpServer, type Server} from 'node:net'
import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {destinationOf} from '../../src/rewrite/destination.ts'
import {providerNames} from '../../src/rewrite/provider-settings.ts'
import {bearer} from '../../src/rewrite/providers/connection.ts'
import {askSdk} from '../../src/rewrite/providers/sdk-model.ts'
import {createTransport, type Transport} from '../../src/rewrite/providers/transport.ts'
import {connectTo, failureOf, patientClock, servers, testKey, textRequest} from './provider-fixture.ts'

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const connectionTo = (baseURL: string) => {
  const settings = {provider: 'openai-compatible', model: 'm', baseURL} as const
  return {
    ...settings,
    title: 'the server',
    destination: destinationOf(settings),
    key: undefined,
    clock: patientClock()
  }
}

const transportTo = (baseURL: string): Transport => createTransport(connectionTo(baseURL), bearer)

async function answering(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listening(createServer(listener))}`
}

describe('a transport', () => {
  it('gives status, headers and body whatever the status', async () => {
    const url = await answering((request, response) => {
      response.writeHead(418, {'x-kind': 'teapot'}).end(`${request.method} ${request.url}`)
    })
    const {status, headers, body} = await transportTo(url)({method: 'DELETE', url: `${url}/a?b=c`})
    expect({status, kind: headers['x-kind'], body: body.toString()}).toEqual({
      status: 418,
      kind: 'teapot',
      body: 'DELETE /a?b=c'
    })
  })

  it('takes no answer without end', async () => {
    const url = await answering((_request, response) => {
      const megabyte = Buffer.alloc(1024 * 1024, 'x')
      const write = () => {
        while (!response.destroyed && response.write(megabyte));
      }
      response.on('drain', write)
      write()
    })
    expect(await failureOf(transportTo(url)({method: 'GET', url}))).toMatchObject({
      failure: 'answer',
      message: 'Unexpected answer of the server, longer than 16 MB'
    })
  })

  it('tells a server that does not speak HTTP', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.end('SSH-2.0-OpenSSH_9.2\r\n')
    })
    const url = `http://127.0.0.1:${await listening(server)}`
    expect(await failureOf(transportTo(url)({method: 'GET', url}))).toMatchObject({
      endsRun: true,
      message: 'Unexpected answer of the server that is not HTTP; check `rewrite.baseURL`'
    })
  })

  it('tells a server without TLS', async () => {
    const port = new URL(await answering((_request, response) => response.end())).port
    const url = `https://127.0.0.1:${port}`
    expect(await failureOf(transportTo(url)({method: 'GET', url}))).toMatchObject({
      endsRun: true,
      message: expect.stringMatching(/^No safe connection to `127\.0\.0\.1:\d+` is possible \(\w+\); check/)
    })
  })

  it('tells a host that is not there', async () => {
    const url = 'https://models.invalid'
    const {failure, message} = await failureOf(transportTo(url)({method: 'GET', url}))
    expect(failure).toBe('network')
    // Without a network, names cannot even be asked for.
    expect(message).toMatch(
      /^There is no host `models\.invalid`|^No connection to `models\.invalid` \(EAI_AGAIN\)/
    )
  })

  it('is interrupted before it sends', async () => {
    const url = await answering((_request, response) => response.end())
    const signal = AbortSignal.abort(new Error('interrupted'))
    await expect(transportTo(url)({method: 'GET', url, signal})).rejects.toThrow('interrupted')
  })
})

describe('the AI SDK', () => {
  it.each(providerNames)('says nothing on the terminal when %s warns', async (provider) => {
    const spies = [
      vi.spyOn(process.stdout, 'write'),
      vi.spyOn(process.stderr, 'write'),
      ...(['log', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name))
    ]
    const server = await servers[provider]({key: testKey, reply: () => 'x'})
    // Reasoning models know no temperature, and Gemma no system prompt: both are warned of.
    const model = {openai: 'o4-mini', google: 'gemma-3-27b-it'}[String(provider)]
    await (await connectTo(server, provider, model === undefined ? {} : {model})).ask(textRequest)
    const calls = spies.flatMap(({mock}) => mock.calls)
    for (const spy of spies) spy.mockRestore()
    expect(calls).toEqual([])
  })

  it('of another version is not asked', async () => {
    const connection = connectionTo('http://localhost:1/v1')
    const ask = askSdk(connection, transportTo('http://localhost:1/v1'), {
      create: () => ({specificationVersion: 'v4', doGenerate: () => Promise.reject(new Error('asked'))})
    })
    await expect(ask(textRequest)).rejects.toThrow(
      'Expected another version of the package for the provider `openai-compatible`; run `npm install @ai-sdk/openai-compatible@2` where caplint is installed'
    )
  })
})
