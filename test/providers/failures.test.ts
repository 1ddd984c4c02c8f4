/** Every way in which a provider fails ends in one sentence that says what to do. */
import {createServer} from 'node:http'
import {once} from 'node:events'
import type {AddressInfo} from 'node:net'
import {describe, expect, it} from 'vitest'
import {connect} from '../../src/rewrite/connect.ts'
import {type ProviderName, providerNames} from '../../src/rewrite/provider-settings.ts'
import {loadPackage} from '../../src/rewrite/providers/load-package.ts'
import {connectTo, failureOf, models, png, servers, testKey, textRequest} from './provider-fixture.ts'
import type {Reply, ServerReply} from './servers/index.ts'

const withServer = async (provider: ProviderName, server: ServerReply) => {
  const started = await servers[provider]({key: testKey, reply: (): Reply => ({server})})
  return {server: started, model: await connectTo(started, provider)}
}

describe.each(providerNames)('%s', (provider) => {
  it('does not know the model', async () => {
    const server = await servers[provider]({key: testKey, models: ['other/model'], reply: () => 'x'})
    const error = await failureOf((await connectTo(server, provider)).ask(textRequest))
    expect(error).toMatchObject({failure: 'model', endsRun: true})
    expect(error.message).toMatch(
      /^There is no model `[\w.:/-]+` at the server at `127\.0\.0\.1:\d+`: `[^`]+`; check `rewrite\.model`$/
    )
    expect(server.requests).toHaveLength(1)
  })

  it('does not accept the key', async () => {
    const server = await servers[provider]({key: 'another', reply: () => 'x'})
    const model = await connectTo(server, provider)
    const error = await failureOf(model.ask(textRequest))
    expect(error).toMatchObject({failure: 'auth', endsRun: false})
    expect(error.message).toMatch(
      /^The server at `127\.0\.0\.1:\d+` does not accept the key in `CAPLINT_TEST_KEY`; check it$/
    )
    await failureOf(model.ask(textRequest))
    expect(await failureOf(model.ask(textRequest))).toMatchObject({failure: 'auth', endsRun: true})
    const asked = server.requests.length
    await failureOf(model.ask(textRequest))
    expect(server.requests).toHaveLength(asked)
  })

  it('wants money', async () => {
    const {model} = await withServer(provider, {
      status: 402,
      json: {error: {message: 'Insufficient credit.'}}
    })
    const error = await failureOf(model.ask(textRequest))
    expect(error.failure).toBe('billing')
    expect(error.message).toMatch(
      / wants to be paid first: `Insufficient credit`; check the account's credit$/
    )
  })

  it('answers with a web page', async () => {
    const {model} = await withServer(provider, {status: 200, html: '<!doctype html><title>Log in</title>'})
    const error = await failureOf(model.ask(textRequest))
    expect(error).toMatchObject({failure: 'answer', endsRun: true})
    expect(error.message).toMatch(
      /^Expected JSON of the server at `[\d.:]+` but found a web page; check `rewrite\.baseURL`, and that no login page/
    )
  })

  it('answers with JSON of another form', async () => {
    const {model} = await withServer(provider, {status: 200, json: {hello: ['world']}})
    const error = await failureOf(model.ask(textRequest))
    expect(error).toMatchObject({failure: 'answer', repeatable: false})
  })

  it('gives an empty answer', async () => {
    const server = await servers[provider]({key: testKey, reply: () => ''})
    const error = await failureOf((await connectTo(server, provider)).ask(textRequest))
    expect(error).toMatchObject({failure: 'answer', message: expect.stringMatching(/gave an empty answer$/)})
  })

  it('gives an answer without content', async () => {
    const server = await servers[provider]({key: testKey, reply: () => ({})})
    const error = await failureOf((await connectTo(server, provider)).ask(textRequest))
    expect(error.failure).toBe('answer')
  })

  it('stops amid the answer', async () => {
    const {model, server} = await withServer(provider, 'cut')
    const error = await failureOf(model.ask(textRequest))
    expect(error.failure).toBe('network')
    expect(error.message).toMatch(/ closed the connection before its answer was whole$/)
    // A prediction of Replicate that got lost may have been made, and is paid for.
    expect(server.questions).toHaveLength(provider === 'replicate' ? 1 : 4)
  })

  it('drops the connection', async () => {
    const {model, server} = await withServer(provider, 'reset')
    expect(await failureOf(model.ask(textRequest))).toMatchObject({failure: 'network'})
    expect(server.questions).toHaveLength(provider === 'replicate' ? 1 : 4)
  })

  it('has trouble of its own', async () => {
    const {model, server} = await withServer(provider, {status: 503, json: {error: {message: 'overloaded'}}})
    const error = await failureOf(model.ask(textRequest))
    expect(error.failure).toBe('server')
    expect(error.message).toMatch(/ has trouble of its own \(HTTP 503\): `overloaded`$/)
    expect(server.questions).toHaveLength(provider === 'replicate' ? 1 : 4)
  })

  it('answers well after trouble', async () => {
    const reply = (_question: unknown, index: number): Reply =>
      index < 2 ? {server: {status: 429, json: {error: {message: 'slow down'}}}} : 'annika running'
    const server = await servers[provider]({key: testKey, reply})
    expect((await (await connectTo(server, provider)).ask(textRequest)).text).toBe('annika running')
  })

  it('does not see', async () => {
    const reply = ({media}: {readonly media: readonly unknown[]}): Reply =>
      media.length === 0
        ? 'grey'
        : {
            server: {
              status: 400,
              json: {error: {message: 'This model does not support image input.'}}
            }
          }
    const server = await servers[provider]({key: testKey, reply})
    const error = await failureOf((await connectTo(server, provider)).ask({...textRequest, media: [png]}))
    expect(error).toMatchObject({failure: 'vision', endsRun: true})
    expect(error.message).toMatch(
      /^The model `[^`]+` of the server at `[\d.:]+` does not see images; choose one that does, or turn off `rewrite\.vision`$/
    )
  })

  it('turns the request down, in its own words without what could harm a terminal', async () => {
    const json = {error: {message: 'Bad \u001b[31mthing\u202e `x` happened.'}}
    const {model} = await withServer(provider, {status: 400, json})
    const error = await failureOf(model.ask(textRequest))
    expect(error).toMatchObject({failure: 'answer', endsRun: false})
    expect(error.message).toMatch(/ turned the request down \(HTTP 400\): `Bad \[31mthing 'x' happened`$/)
  })

  it('is down', async () => {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const {port} = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    const model = await connectTo({baseURL: `http://127.0.0.1:${port}`}, provider)
    expect(await failureOf(model.ask(textRequest))).toMatchObject({
      failure: 'network',
      endsRun: true,
      message: `Expected a server at \`http://127.0.0.1:${port}\` but nothing listens there; start it, or set \`rewrite.baseURL\``
    })
  })

  it('redirects elsewhere', async () => {
    const headers = {location: 'https://evil.example/steal?x=1'}
    const {model} = await withServer(provider, {status: 302, html: '', headers})
    const error = await failureOf(model.ask(textRequest))
    expect(error.message).toMatch(/^Unexpected redirect to `evil\.example` from the server at `/)
  })

  it('is silent for longer than the limit', async () => {
    const server = await servers[provider]({key: testKey, reply: () => ({server: 'silence'})})
    // Time limits below 10 minutes pass at once on this clock, so the limit is over before the answer.
    const model = await connectTo(server, provider, {}, {requestTimeLimit: 1000})
    expect(await failureOf(model.ask(textRequest))).toMatchObject({
      failure: 'timeout',
      message: expect.stringMatching(/^Expected an answer of the server at `[\d.:]+` within 1 second$/)
    })
  })

  it('is interrupted while it answers', async () => {
    const interrupt = new AbortController()
    const reply = (): Reply => {
      interrupt.abort(new Error('interrupted'))
      return {server: 'silence'}
    }
    const server = await servers[provider]({key: testKey, reply})
    const model = await connectTo(server, provider)
    await expect(model.ask({...textRequest, signal: interrupt.signal})).rejects.toThrow('interrupted')
  })
})

describe('settings', () => {
  it.each([
    [{}, 'Expected a provider; set `rewrite.provider` in the config, or `--provider`'],
    [{provider: 'google'}, 'Expected a model; set `rewrite.model` in the config, or `--model`'],
    [
      {provider: 'google', model: 'x'},
      'Expected a key for Google Gemini in the environment variable `GEMINI_API_KEY`; set it'
    ],
    [
      {provider: 'openai-compatible', model: 'x'},
      'Expected `rewrite.baseURL` for the provider `openai-compatible`; set it, or `--base-url`, to the address of the server, such as `http://localhost:11434/v1` for Ollama'
    ]
  ] as const)('%j', async (settings, message) => {
    await expect(connect(settings, {})).rejects.toThrow(message)
  })

  it('wants a model of Replicate with its owner', async () => {
    await expect(
      connect({provider: 'replicate', model: 'gemini'}, {REPLICATE_API_TOKEN: testKey})
    ).rejects.toThrow('Expected `owner/name` in `rewrite.model` for Replicate but found `gemini`')
  })

  it('says how to install what is missing', async () => {
    const missing = () => import(['@ai-sdk', 'not-there'].join('/'))
    await expect(loadPackage('google', missing)).rejects.toThrow(
      'The provider `google` needs the package `@ai-sdk/google`; run `npm install @ai-sdk/google@3` where caplint is installed (with `--global` if caplint is installed globally)'
    )
    await expect(loadPackage('google', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  })

  it('asks a server that wants a key for its variable', async () => {
    const server = await servers['openai-compatible']({key: testKey, reply: () => 'x'})
    const settings = {provider: 'openai-compatible', model: 'x', baseURL: server.baseURL} as const
    const error = await failureOf((await connect(settings, {})).ask(textRequest))
    expect(error.message).toMatch(
      / wants a key; name the environment variable that holds it with `rewrite\.apiKeyEnv`$/
    )
  })

  it('tells an address without an API from an unknown model', async () => {
    const server = await servers['openai-compatible']({
      key: testKey,
      reply: () => ({server: {status: 404, html: 'no'}})
    })
    const error = await failureOf((await connectTo(server, 'openai-compatible')).ask(textRequest))
    expect(error.message).toBe(`There is no API at \`${server.baseURL}\`; check \`rewrite.baseURL\``)
  })
})

describe('words of providers', () => {
  it.each<readonly [ProviderName, number, unknown, string, RegExp]>([
    [
      'openai',
      429,
      {error: {message: 'You exceeded your current quota.', code: 'insufficient_quota'}},
      'billing',
      /paid/
    ],
    [
      'anthropic',
      400,
      {type: 'error', error: {type: 'invalid_request_error', message: 'Your credit balance is too low'}},
      'billing',
      /paid/
    ],
    [
      'anthropic',
      529,
      {type: 'error', error: {type: 'overloaded_error', message: 'Overloaded'}},
      'server',
      /529/
    ],
    [
      'google',
      429,
      {
        error: {
          code: 429,
          message: 'You exceeded your current quota, please check your plan and billing details.',
          status: 'RESOURCE_EXHAUSTED',
          details: [{violations: [{quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier'}]}]
        }
      },
      'billing',
      /^The day's quota at .* is used up/
    ],
    [
      'openai-compatible',
      400,
      {error: {message: 'acme/zap is not a valid model ID', code: 400}},
      'model',
      /^There is no model/
    ],
    [
      'openai-compatible',
      404,
      {error: 'model "x" not found, try pulling it first'},
      'model',
      /^There is no model/
    ],
    [
      'google',
      403,
      {error: {message: 'Location is not supported', status: 'PERMISSION_DENIED'}},
      'auth',
      /refuses access/
    ],
    ['openai', 413, {error: {message: 'too big'}}, 'answer', /too large/]
  ])('%s: %i %j', async (provider, status, json, failure, message) => {
    const server = await servers[provider]({key: testKey, reply: () => ({server: {status, json}})})
    const model = await connectTo(server, provider, {model: models[provider]})
    expect(await failureOf(model.ask(textRequest))).toMatchObject({
      failure,
      message: expect.stringMatching(message)
    })
  })
})
