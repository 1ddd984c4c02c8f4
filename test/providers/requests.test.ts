/** What goes over the wire, per protocol; the servers refuse whatever the protocol does not know. */
import {afterEach, describe, expect, it, vi} from 'vitest'
import {providerNames} from '../../src/rewrite/provider-settings.ts'
import {connectTo, models, mp4, png, servers, testKey, textRequest} from './provider-fixture.ts'
import {startGoogleServer, startOpenAICompatibleServer, startOpenAIServer} from './servers/index.ts'

afterEach(() => vi.unstubAllGlobals())

describe.each(providerNames)('%s', (provider) => {
  it('asks with system prompt, prompt, limit and temperature, and gives the answer with its tokens', async () => {
    const reply = {text: 'annika running', inputTokens: 21, outputTokens: 4}
    const server = await servers[provider]({key: testKey, reply: () => reply})
    const model = await connectTo(server, provider)
    expect(await model.ask(textRequest)).toEqual({
      text: 'annika running',
      finishReason: 'stop',
      inputTokens: 21,
      outputTokens: 4
    })
    expect(server.questions).toMatchObject([
      {
        model: models[provider],
        system: 'You write captions.',
        prompt: 'Rewrite "annika runs".',
        media: [],
        maxOutputTokens: 300,
        temperature: 0.2
      }
    ])
    expect(model).toMatchObject({provider, model: models[provider]})
  })

  it('sends images byte by byte, in their order', async () => {
    const server = await servers[provider]({key: testKey, reply: () => 'annika running'})
    const other = {...png, data: Buffer.concat([png.data, Buffer.from([0, 255, 128])])}
    const model = await connectTo(server, provider)
    await model.ask({...textRequest, media: [png, other]})
    const media = server.questions.at(-1)?.media
    expect(media?.map(({mediaType}) => mediaType)).toEqual(['image/png', 'image/png'])
    expect(media?.map(({bytes}) => bytes.equals(png.data))).toEqual([true, false])
    expect(media?.[1]?.bytes.equals(other.data)).toBe(true)
  })

  it('leaves out a system prompt that is empty', async () => {
    const server = await servers[provider]({key: testKey, reply: () => 'x'})
    const model = await connectTo(server, provider)
    await model.ask({...textRequest, system: ''})
    expect(server.questions[0]?.system).toBe('')
  })

  it('says that an answer was cut off', async () => {
    const server = await servers[provider]({
      key: testKey,
      reply: () => ({text: 'annika run', finish: 'length'})
    })
    const {finishReason} = await (await connectTo(server, provider)).ask(textRequest)
    // Replicate tells of no finish reason; what the text is worth is for others to judge.
    expect(finishReason).toBe(provider === 'replicate' ? 'stop' : 'length')
  })

  it.each(['refused', 'blocked'] as const)('tells an answer that was %s', async (finish) => {
    const server = await servers[provider]({key: testKey, reply: () => ({text: "I'm sorry", finish})})
    const answer = await (await connectTo(server, provider)).ask(textRequest)
    expect(answer.finishReason).toBe('refused')
    if (provider !== 'replicate' && !(provider === 'google' && finish === 'blocked'))
      expect(answer.inputTokens).toBeGreaterThan(0)
  })

  it('does not go through fetch, which gives up after 300 seconds', async () => {
    vi.stubGlobal('fetch', () => {
      throw new Error('fetch was called')
    })
    const server = await servers[provider]({key: testKey, reply: () => 'annika running'})
    const {text} = await (await connectTo(server, provider)).ask(textRequest)
    expect(text).toBe('annika running')
  })

  it('takes nothing from the environment of the process', async () => {
    for (const name of ['OPENAI', 'ANTHROPIC', 'GOOGLE_GENERATIVE_AI', 'GEMINI']) {
      vi.stubEnv(`${name}_BASE_URL`, 'http://127.0.0.1:9')
      vi.stubEnv(`${name}_API_KEY`, 'other-key')
    }
    const server = await servers[provider]({key: testKey, reply: () => 'annika running'})
    await (await connectTo(server, provider)).ask(textRequest)
    vi.unstubAllEnvs()
    expect(server.requests.map(({headers}) => JSON.stringify(headers)).join()).not.toContain('other-key')
  })
})

describe('google', () => {
  it('takes clips as they are', async () => {
    const server = await startGoogleServer({key: testKey, reply: () => 'x'})
    const model = await connectTo(server, 'google')
    await model.ask({...textRequest, media: [mp4]})
    expect(model.takesClips).toBe(true)
    expect(server.questions[0]?.media[0]).toEqual({mediaType: 'video/mp4', bytes: mp4.data})
  })

  it.each([
    ['gemini-2.5-flash', {thinkingBudget: 0}, 300, 0.2],
    ['gemini-2.5-pro', {thinkingBudget: 128}, 1324, 0.2],
    ['gemini-3-flash', {thinkingLevel: 'low'}, 2348, undefined],
    ['gemini-2.0-flash', undefined, 300, 0.2]
  ])('keeps the thoughts of %s short', async (model, thinkingConfig, maxOutputTokens, temperature) => {
    const server = await startGoogleServer({key: testKey, reply: () => 'x'})
    await (await connectTo(server, 'google', {model})).ask(textRequest)
    expect(server.questions[0]).toMatchObject({maxOutputTokens})
    expect(server.questions[0]?.temperature).toBe(temperature)
    expect(server.questions[0]?.body.generationConfig).toEqual(
      JSON.parse(JSON.stringify({maxOutputTokens, temperature, thinkingConfig}))
    )
  })

  it('refuses clips that are too large to send', async () => {
    const server = await startGoogleServer({key: testKey, reply: () => 'x'})
    const model = await connectTo(server, 'google')
    const large = {...mp4, data: Buffer.alloc(16 * 1024 * 1024)}
    await expect(model.ask({...textRequest, media: [large]})).rejects.toThrow(
      'Expected at most 15 MB of media for Google Gemini but found 16 MB in `a.mp4`; shorten or scale it down'
    )
    expect(server.requests).toEqual([])
  })
})

describe('openai', () => {
  it.each([
    ['gpt-4.1-mini', undefined, 300, 0.2],
    ['o4-mini', 'low', 2348, undefined],
    ['gpt-5-mini', 'minimal', 2348, undefined],
    ['gpt-5.1', 'none', 2348, 0.2]
  ])('keeps the thoughts of %s short', async (model, effort, maxOutputTokens, temperature) => {
    const server = await startOpenAIServer({key: testKey, reply: () => 'x'})
    await (await connectTo(server, 'openai', {model})).ask(textRequest)
    expect(server.questions[0]).toMatchObject({maxOutputTokens})
    expect(server.questions[0]?.temperature).toBe(temperature)
    expect(server.questions[0]?.body.reasoning_effort).toBe(effort)
  })

  it('leaves out what the model turns down by name, and remembers it', async () => {
    const unsupported = ['temperature', 'reasoning_effort']
    const server = await startOpenAIServer({key: testKey, unsupported, reply: () => 'x'})
    const model = await connectTo(server, 'openai', {model: 'gpt-5.1'})
    await model.ask(textRequest)
    await model.ask(textRequest)
    expect(server.requests).toHaveLength(4)
    expect(server.questions).toHaveLength(2)
  })
})

describe('openai-compatible', () => {
  it('sends no key where none is wanted', async () => {
    const server = await startOpenAICompatibleServer({reply: () => 'x'})
    const model = await connectTo(server, 'openai-compatible', {apiKeyEnv: undefined})
    expect((await model.ask(textRequest)).text).toBe('x')
  })

  it('calls the limit by its new name where the old one is turned down', async () => {
    const server = await startOpenAIServer({key: testKey, reply: () => 'x'})
    const model = await connectTo(server, 'openai-compatible')
    await model.ask(textRequest)
    await model.ask(textRequest)
    expect(server.requests).toHaveLength(3)
    expect(server.questions.map(({maxOutputTokens}) => maxOutputTokens)).toEqual([300, 300])
  })

  it('takes thoughts off the answer', async () => {
    const reply = '<think>She runs. Is that all?</think>\n\nannika running'
    const server = await startOpenAICompatibleServer({key: testKey, reply: () => reply})
    expect((await (await connectTo(server, 'openai-compatible')).ask(textRequest)).text).toBe(
      'annika running'
    )
  })

  it('takes an answer that is one long thought for empty', async () => {
    const server = await startOpenAICompatibleServer({key: testKey, reply: () => '<think>She runs. Is that'})
    const model = await connectTo(server, 'openai-compatible')
    await expect(model.ask(textRequest)).rejects.toThrow(
      /^The server at `127\.0\.0\.1:\d+` gave an empty answer$/
    )
  })
})
