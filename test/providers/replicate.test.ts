import {describe, expect, it} from 'vitest'
import {connectTo, failureOf, mp4, patientClock, png, testKey, textRequest} from './provider-fixture.ts'
import {type Reply, startReplicateServer} from './servers/index.ts'

const text = 'a full body side view of annika running'
const predictionsIn = (requests: readonly {readonly method: string; readonly path: string}[]) =>
  requests.filter(({method, path}) => method === 'POST' && path.endsWith('/predictions')).length

describe('a prediction', () => {
  it('that is still under way after the wait is asked for until it is whole', async () => {
    const server = await startReplicateServer({key: testKey, polls: 3, reply: () => text})
    const clock = patientClock()
    expect(await (await connectTo(server, 'replicate', {}, {clock})).ask(textRequest)).toEqual({
      text,
      finishReason: 'stop'
    })
    expect(clock.waits).toEqual([1000, 1000, 1000])
    expect(server.questions[0]?.headers).toMatchObject({prefer: 'wait=55', 'cancel-after': '600s'})
    expect(server.questions[0]?.maxOutputTokens).toBe(300)
  })

  it('is not made again when a look at it fails', async () => {
    const pollReply = (index: number) =>
      index === 0 ? ({server: 'reset'} as const) : index === 1 ? {server: {status: 503}} : undefined
    const server = await startReplicateServer({key: testKey, polls: 2, pollReply, reply: () => text})
    expect((await (await connectTo(server, 'replicate')).ask(textRequest)).text).toBe(text)
    expect(predictionsIn(server.requests)).toBe(1)
  })

  it('is given up, and cancelled, when looks at it keep failing', async () => {
    const pollReply = () => ({server: 'reset'}) as const
    const server = await startReplicateServer({key: testKey, polls: 2, pollReply, reply: () => text})
    const error = await failureOf((await connectTo(server, 'replicate')).ask(textRequest))
    expect(error).toMatchObject({failure: 'network', repeatable: false})
    expect(predictionsIn(server.requests)).toBe(1)
    expect(server.cancelled).toEqual(['prediction-1'])
  })

  it('is cancelled when the run is interrupted', async () => {
    const interrupt = new AbortController()
    const pollReply = () => {
      interrupt.abort(new Error('interrupted'))
      return {server: 'silence'} as const
    }
    const server = await startReplicateServer({key: testKey, polls: 2, pollReply, reply: () => text})
    const model = await connectTo(server, 'replicate')
    await expect(model.ask({...textRequest, signal: interrupt.signal})).rejects.toThrow('interrupted')
    expect(server.cancelled).toEqual(['prediction-1'])
  })

  it('is cancelled when it takes too long', async () => {
    let expire = () => {}
    const limit = new Promise<void>((resolve) => {
      expire = resolve
    })
    const clock = {...patientClock(), sleep: (wait: number) => (wait >= 600_000 ? limit : Promise.resolve())}
    const pollReply = () => {
      expire()
      return {server: 'silence'} as const
    }
    const server = await startReplicateServer({key: testKey, polls: 2, pollReply, reply: () => text})
    const model = await connectTo(server, 'replicate', {}, {clock})
    expect(await failureOf(model.ask(textRequest))).toMatchObject({failure: 'timeout'})
    expect(server.cancelled).toEqual(['prediction-1'])
  })

  it('is sent once where the connection drops, and again after too many requests', async () => {
    const reply = (_question: unknown, index: number): Reply => {
      if (index === 0) return {server: {status: 429, headers: {'retry-after': '2'}}}
      return {server: 'reset'}
    }
    const server = await startReplicateServer({key: testKey, reply})
    const clock = patientClock()
    const model = await connectTo(server, 'replicate', {}, {clock})
    expect(await failureOf(model.ask(textRequest))).toMatchObject({failure: 'network', repeatable: false})
    expect(predictionsIn(server.requests)).toBe(2)
    expect(clock.waits).toEqual([2000])
  })

  it.each([
    ['failed', 'answer', 'The model on Replicate failed at this request'],
    ['canceled', 'timeout', 'Replicate ended the prediction before it was done'],
    ['aborted', 'timeout', 'Replicate ended the prediction before it was done']
  ])('that %s is no answer', async (status, failure, message) => {
    const pollReply = () => ({json: {id: 'prediction-1', status, output: ['half'], error: 'E100'}})
    const server = await startReplicateServer({key: testKey, polls: 1, pollReply, reply: () => text})
    const error = await failureOf((await connectTo(server, 'replicate')).ask(textRequest))
    expect(error).toMatchObject({failure, message})
  })

  it('of a version is asked for by the version', async () => {
    const version = 'abcdef01'.repeat(8)
    const server = await startReplicateServer({key: testKey, reply: () => text})
    await (await connectTo(server, 'replicate', {model: `acme/captioner:${version}`})).ask(textRequest)
    expect(server.questions[0]?.body).toMatchObject({version})
    expect(server.requests.map(({path}) => path)).toEqual(['/v1/models/acme/captioner', '/v1/predictions'])
  })
})

describe('the input', () => {
  it('is asked for once, and names what the model names', async () => {
    const input = {
      prompt: {type: 'string'},
      image: {type: 'string', format: 'uri'},
      max_tokens: {type: 'integer'}
    }
    const server = await startReplicateServer({key: testKey, input, reply: () => text})
    const model = await connectTo(server, 'replicate', {model: 'acme/llava'})
    await model.ask({...textRequest, media: [png]})
    await model.ask(textRequest)
    expect(server.questions.map(({body}) => body.input)).toEqual([
      {
        prompt: `${textRequest.system}\n\n${textRequest.prompt}`,
        image: `data:image/png;base64,${png.data.toString('base64')}`,
        max_tokens: 300
      },
      {prompt: `${textRequest.system}\n\n${textRequest.prompt}`, max_tokens: 300}
    ])
    expect(server.requests.filter(({method}) => method === 'GET')).toHaveLength(1)
  })

  it.each([
    [{prompt: {}}, [png], 'does not take images; choose one that does, or turn off `rewrite.vision`'],
    [{prompt: {}, image: {type: 'string'}}, [png, png], 'does not take 2 images at once'],
    [{prompt: {}, image: {type: 'string'}}, [mp4], 'does not take clips']
  ])('%j has no place for some media', async (input, media, message) => {
    const server = await startReplicateServer({key: testKey, input, reply: () => text})
    const error = await failureOf((await connectTo(server, 'replicate')).ask({...textRequest, media}))
    expect(error).toMatchObject({failure: 'vision', endsRun: true, message: expect.stringContaining(message)})
    expect(server.questions).toEqual([])
  })

  it('of a model that takes no prompt is none', async () => {
    const server = await startReplicateServer({key: testKey, input: {seed: {}}, reply: () => text})
    expect(await failureOf((await connectTo(server, 'replicate')).ask(textRequest))).toMatchObject({
      failure: 'model'
    })
  })
})

describe('uploads', () => {
  const large = {
    ...mp4,
    data: Buffer.concat([mp4.data, Buffer.alloc(300 * 1024, 3)]),
    name: 'takes/a "b"\r\n.mp4'
  }

  it('carry large media under their name and type, and are deleted afterwards', async () => {
    const names: string[] = []
    const server = await startReplicateServer({
      key: testKey,
      reply: () => {
        names.push(...[...server.uploads.values()].map(({name}) => name))
        return text
      }
    })
    await (await connectTo(server, 'replicate')).ask({...textRequest, media: [large]})
    expect(server.questions[0]?.media[0]?.bytes.equals(large.data)).toBe(true)
    expect(server.questions[0]?.media[0]?.mediaType).toBe('video/mp4')
    expect(names).toEqual(['a _b___.mp4'])
    expect(server.uploads.size).toBe(0)
  })

  it('are deleted when the prediction fails', async () => {
    const server = await startReplicateServer({key: testKey, reply: () => ({server: 'reset'})})
    await failureOf((await connectTo(server, 'replicate')).ask({...textRequest, media: [large]}))
    expect(server.requests.map(({method}) => method)).toContain('DELETE')
    expect(server.uploads.size).toBe(0)
  })

  it('that were made are deleted when another fails', async () => {
    const server = await startReplicateServer({
      key: testKey,
      uploadReply: (index) => (index === 1 ? {server: {status: 413}} : undefined),
      reply: () => text
    })
    const error = await failureOf(
      (await connectTo(server, 'replicate')).ask({...textRequest, media: [large, large]})
    )
    expect(error).toMatchObject({failure: 'answer', message: expect.stringContaining('too large')})
    expect(server.questions).toEqual([])
    expect(server.uploads.size).toBe(0)
  })
})
