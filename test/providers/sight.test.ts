import {describe, expect, it} from 'vitest'
import {connectTo, failureOf, png, testKey, textRequest} from './provider-fixture.ts'
import {type Reply, startOpenAICompatibleServer} from './servers/index.ts'

const withImage = {...textRequest, media: [png]}

describe('a server that may drop images', () => {
  it('is asked once with and without a tiny one', async () => {
    const server = await startOpenAICompatibleServer({key: testKey, reply: () => 'annika running'})
    const model = await connectTo(server, 'openai-compatible')
    await Promise.all([model.ask(withImage), model.ask(withImage)])
    await model.ask(withImage)
    expect(server.questions.map(({media}) => media.length)).toEqual([0, 1, 1, 1, 1])
    expect(server.questions[1]?.media[0]?.bytes.length).toBeLessThan(200)
  })

  it('is not asked for text', async () => {
    const server = await startOpenAICompatibleServer({
      key: testKey,
      sees: false,
      reply: () => 'annika running'
    })
    await (await connectTo(server, 'openai-compatible')).ask(textRequest)
    expect(server.questions).toHaveLength(1)
  })

  it('is found out, and never sees the image', async () => {
    const server = await startOpenAICompatibleServer({
      key: testKey,
      sees: false,
      reply: () => 'a lovely picture'
    })
    const model = await connectTo(server, 'openai-compatible')
    const error = await failureOf(model.ask(withImage))
    expect(error).toMatchObject({failure: 'vision', endsRun: true})
    expect(error.message).toMatch(
      /^The model `qwen2\.5vl:7b` of the server at `[\d.:]+` does not see images, as the server drops them; choose one that does, or turn off `rewrite\.vision`$/
    )
    expect(await failureOf(model.ask(withImage))).toMatchObject({failure: 'vision'})
    expect(server.questions).toHaveLength(2)
  })

  it('is trusted where it counts no tokens, or says nothing', async () => {
    const reply = (_question: unknown, index: number): Reply => (index < 2 ? '' : 'annika running')
    const server = await startOpenAICompatibleServer({key: testKey, sees: false, reply})
    const {text} = await (await connectTo(server, 'openai-compatible')).ask(withImage)
    expect(text).toBe('annika running')
  })
})
