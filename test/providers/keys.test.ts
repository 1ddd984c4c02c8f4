/** Keys go where they belong, and into no output. */
import {inspect} from 'node:util'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {ConnectedModel} from '../../src/rewrite/connect.ts'
import {destinationOf, keyFor} from '../../src/rewrite/destination.ts'
import {ProviderError} from '../../src/rewrite/language-model.ts'
import {providerNames, type ProviderSettings} from '../../src/rewrite/provider-settings.ts'
import {bearer} from '../../src/rewrite/providers/connection.ts'
import {originsOfKeys} from '../../src/rewrite/providers/known-providers.ts'
import {createTransport} from '../../src/rewrite/providers/transport.ts'
import {connectTo, failureOf, patientClock, servers, testKey, textRequest} from './provider-fixture.ts'
import type {Reply} from './servers/index.ts'

const everyKey = Object.fromEntries(
  Object.keys(originsOfKeys).map((name) => [name, `secret of ${name}`.replaceAll(' ', '-')])
)
const environment: Readonly<Record<string, string>> = {
  ...everyKey,
  MY_KEY: 'mine',
  GITHUB_TOKEN: 'token',
  CAPLINT_API_KEY: 'for-caplint'
}

const keyOf = (settings: ProviderSettings, variables: NodeJS.ProcessEnv = environment) =>
  keyFor(settings, destinationOf(settings), variables)

describe('well-known keys', () => {
  it.each([
    [{provider: 'google', model: 'x'}, 'GEMINI_API_KEY'],
    [{provider: 'openai', model: 'x'}, 'OPENAI_API_KEY'],
    [{provider: 'openai', model: 'x', baseURL: 'https://eu.api.openai.com/v1'}, 'OPENAI_API_KEY'],
    [{provider: 'anthropic', model: 'x'}, 'ANTHROPIC_API_KEY'],
    [{provider: 'replicate', model: 'x/y'}, 'REPLICATE_API_TOKEN'],
    [
      {provider: 'openai-compatible', model: 'x', baseURL: 'https://openrouter.ai/api/v1'},
      'OPENROUTER_API_KEY'
    ],
    [{provider: 'openai', model: 'x', apiKeyEnv: 'MY_KEY'}, 'MY_KEY']
  ] as const)('%j gets that of %s', (settings, variable) => {
    expect(keyOf(settings)).toEqual({variable, value: environment[variable]})
  })

  it('are found under their other names', () => {
    expect(keyOf({provider: 'google', model: 'x'}, {GOOGLE_API_KEY: ' k '})).toEqual({
      variable: 'GOOGLE_API_KEY',
      value: 'k'
    })
  })

  it('go to no other address, whatever the config says', () => {
    const host = fc.constantFrom(
      'https://evil.example/v1',
      'https://api.openai.com.evil.example/v1',
      'https://api.openai.com:8443/v1',
      'https://openrouter.ai.evil.example',
      'http://127.0.0.1:8080/v1',
      'http://192.168.0.7/v1',
      'https://generativelanguage.googleapis.co/v1beta'
    )
    const name = fc.option(fc.constantFrom(...Object.keys(environment)), {nil: undefined})
    fc.assert(
      fc.property(fc.constantFrom(...providerNames), host, name, (provider, baseURL, apiKeyEnv) => {
        const settings = {provider, model: 'x', baseURL, apiKeyEnv}
        try {
          expect(Object.values(everyKey)).not.toContain(keyOf(settings)?.value)
        } catch (error) {
          expect(String(error)).toMatch(
            /Expected `rewrite\.apiKeyEnv`|Unexpected `\w+` in `rewrite\.apiKeyEnv`/
          )
        }
      }),
      {numRuns: 300}
    )
  })
})

describe('other addresses', () => {
  const server = (baseURL: string, apiKeyEnv?: string): ProviderSettings => ({
    provider: 'openai-compatible',
    model: 'x',
    baseURL,
    apiKeyEnv
  })

  it('get no key unless a variable is named', () => {
    expect(keyOf(server('http://localhost:11434/v1'))).toBeUndefined()
    expect(keyOf(server('https://models.example/v1'))).toBeUndefined()
    expect(() => keyOf({provider: 'google', model: 'x', baseURL: 'https://proxy.example/v1beta'})).toThrow(
      'Expected `rewrite.apiKeyEnv` beside `rewrite.baseURL`, as the key of Google Gemini goes to no other address than its own; name a variable such as `CAPLINT_API_KEY` that holds a key for `proxy.example`'
    )
  })

  it('get those of caplint, and no other', () => {
    expect(keyOf(server('http://localhost:8000/v1', 'CAPLINT_API_KEY'))?.value).toBe('for-caplint')
    expect(keyOf(server('https://models.example/v1', 'CAPLINT_API_KEY'))?.value).toBe('for-caplint')
    expect(() => keyOf(server('https://models.example/v1', 'GITHUB_TOKEN'))).toThrow(
      'Unexpected `GITHUB_TOKEN` in `rewrite.apiKeyEnv`, as to an address such as `models.example` only variables go whose names begin with `CAPLINT_`; set one, such as `CAPLINT_API_KEY`'
    )
    expect(() => keyOf(server('http://localhost:8000/v1', 'GITHUB_TOKEN'))).toThrow(
      'to an address such as `localhost:8000` only variables go whose names begin with `CAPLINT_`'
    )
    expect(() => keyOf(server('http://localhost:8000/v1', 'OPENAI_API_KEY'))).toThrow(
      'Unexpected `OPENAI_API_KEY` in `rewrite.apiKeyEnv`, as that key goes to `api.openai.com` alone, not to `localhost:8000`; name another variable, such as `CAPLINT_API_KEY`'
    )
  })

  it('say which variable is not set', () => {
    expect(() => keyOf(server('http://localhost:8000/v1', 'CAPLINT_KEY'), {})).toThrow(
      'Expected a key in the environment variable `CAPLINT_KEY`, which `rewrite.apiKeyEnv` names; set it'
    )
    expect(() => keyOf(server('http://localhost:8000/v1', 'CAPLINT_KEY'), {CAPLINT_KEY: 'a\nb'})).toThrow(
      'Unexpected characters in the environment variable `CAPLINT_KEY`; set it to the key alone'
    )
  })

  it.each([
    ['http://localhost:11434/v1', 'machine'],
    ['http://127.0.0.1:1/v1', 'machine'],
    ['http://[::1]:1/v1', 'machine'],
    ['http://192.168.1.20:11434/v1', 'network'],
    ['http://box.local/v1', 'network'],
    ['http://ollama:11434/v1', 'network'],
    ['https://models.example/v1/', 'elsewhere'],
    ['https://[2001:db8::1]/v1', 'elsewhere'],
    ['https://api.mistral.ai/v1', 'own']
  ])('%s is on %s', (baseURL, place) => {
    expect(destinationOf(server(baseURL))).toMatchObject({place, baseURL: baseURL.replace(/\/$/, '')})
  })

  it('are reached by https, unless near', () => {
    expect(() => destinationOf(server('http://models.example/v1'))).toThrow(
      'Unexpected `http:` in `rewrite.baseURL`, as captions would travel to `models.example` unencrypted; write `https:`'
    )
  })
})

/** Everything that could be printed of a value. */
const printed = (value: unknown): string =>
  inspect(value, {depth: 12, showHidden: true}) +
  JSON.stringify(value) +
  (value instanceof Error ? `${value.stack}` : '')

describe('output', () => {
  it.each(providerNames)('of %s never holds the key, however the server fails', async (provider) => {
    const echoes = [testKey, `Bearer ${testKey}`, encodeURIComponent(testKey), `"${testKey}"`]
    const bodies = (echo: string): readonly Reply[] => [
      ...[400, 401, 402, 403, 404, 413, 422, 429, 500].flatMap((status): readonly Reply[] => [
        {server: {status, json: {error: {message: `no: ${echo}`, code: echo, status: echo}}}},
        {server: {status, json: {detail: echo, title: echo, error: echo}}},
        {server: {status, html: `<p>${echo}</p>`}}
      ]),
      {server: {status: 302, html: '', headers: {location: `https://evil.example/${echo}`}}},
      {server: {status: 200, html: echo}},
      {server: {status: 200, json: {echo, choices: echo, candidates: echo, content: echo, status: echo}}},
      {server: 'reset'},
      {server: 'cut'},
      `annika says ${echo}`
    ]
    const replies = echoes.flatMap(bodies)
    let next = 0
    const server = await servers[provider]({key: testKey, reply: () => replies[next] ?? 'x'})
    for (; next < replies.length; next += 1) {
      const model: ConnectedModel = await connectTo(server, provider)
      expect(printed(model)).not.toContain(testKey)
      const outcome = await model.ask(textRequest).catch((error: unknown) => error)
      expect(printed(outcome)).not.toContain(testKey)
      expect(outcome).toBeInstanceOf(ProviderError)
    }
  })

  it('tells of a wrong key without it', async () => {
    const server = await servers.openai({key: 'right', reply: () => 'x'})
    const error = await failureOf((await connectTo(server, 'openai')).ask(textRequest))
    expect(printed(error)).not.toContain(testKey)
  })
})

it('sends nothing to an origin that is not the one that the key is for, and drops keys that a library sets', async () => {
  const server = await servers.openai({key: testKey, reply: () => 'x'})
  const other = await servers.openai({key: testKey, reply: () => 'x'})
  const settings = {provider: 'openai', model: 'x', baseURL: server.baseURL} as const
  const transport = createTransport(
    {
      ...settings,
      title: 'OpenAI',
      destination: destinationOf(settings),
      key: {variable: 'K', value: testKey},
      clock: patientClock()
    },
    bearer
  )
  await expect(transport({method: 'GET', url: other.baseURL})).rejects.toThrow('was about to go to')
  expect(other.requests).toEqual([])
  await transport({
    method: 'GET',
    url: server.baseURL,
    headers: {'X-API-Key': 'a', Authorization: 'b', cookie: 'c'}
  })
  expect(server.requests[0]?.headers).toMatchObject({authorization: `Bearer ${testKey}`})
  expect(Object.keys(server.requests[0]?.headers ?? {})).not.toContain('x-api-key')
  expect(Object.keys(server.requests[0]?.headers ?? {})).not.toContain('cookie')
})
