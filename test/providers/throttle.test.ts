import {describe, expect, it} from 'vitest'
import {type ModelAnswer, ProviderError} from '../../src/rewrite/language-model.ts'
import {retryAfter} from '../../src/rewrite/providers/retry-after.ts'
import {inWords, type ThrottleSettings, throttled} from '../../src/rewrite/throttle.ts'
import {connectTo, failureOf, patientClock, servers, testKey, textRequest} from './provider-fixture.ts'
import type {Reply, ServerReply} from './servers/index.ts'

const answer: ModelAnswer = {text: 'annika running', finishReason: 'stop'}

/** A model that does one step per request, the last one for ever. */
function scripted(steps: readonly (ProviderError | ModelAnswer)[], settings: Partial<ThrottleSettings> = {}) {
  const clock = patientClock()
  const asked: number[] = []
  const ask = throttled(
    () => {
      const step = steps[Math.min(asked.push(clock.now()), steps.length) - 1]
      return step instanceof Error ? Promise.reject(step) : Promise.resolve(step ?? answer)
    },
    {concurrency: 4, requestTimeLimit: 600_000, clock, random: () => 0, title: 'OpenAI', ...settings}
  )
  return {ask, asked, clock}
}

const limited = (wait?: number) => new ProviderError('slow down', 'rate-limit', wait)

describe('further attempts', () => {
  it('wait as long as the provider says', async () => {
    const {ask, clock} = scripted([limited(120_000), answer])
    expect(await ask(textRequest)).toEqual(answer)
    expect(clock.waits).toEqual([120_000])
  })

  it('wait longer each time where it says nothing, and end at last', async () => {
    const {ask, asked, clock} = scripted([limited()])
    expect(await failureOf(ask(textRequest))).toMatchObject({
      failure: 'rate-limit',
      endsRun: true,
      message: 'OpenAI wants fewer requests even after 6 attempts; try later or lower `rewrite.concurrency`'
    })
    expect(asked).toHaveLength(6)
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000, 16_000])
  })

  it('are not made where the provider asks for too long a wait', async () => {
    const {ask, asked} = scripted([limited(3 * 3_600_000)])
    expect(await failureOf(ask(textRequest))).toMatchObject({
      endsRun: true,
      retryAfter: 10_800_000,
      message: 'OpenAI asks to wait 3 hours; go on then'
    })
    expect(asked).toHaveLength(1)
  })

  it('are not made for what will not pass', async () => {
    for (const failure of ['auth', 'billing', 'model', 'vision', 'timeout', 'answer'] as const) {
      const {ask, asked} = scripted([new ProviderError('no', failure)])
      expect(await failureOf(ask(textRequest))).toMatchObject({failure})
      expect(asked).toHaveLength(1)
    }
  })

  it('are told to whoever wants to show them', async () => {
    const told: unknown[] = []
    const {ask} = scripted([limited(5000), answer], {onWait: (wait, {message}) => told.push([wait, message])})
    await ask(textRequest)
    expect(told).toEqual([[5000, 'slow down']])
  })

  it('end at once when the run is interrupted', async () => {
    const interrupt = new AbortController()
    const clock = {
      ...patientClock(),
      sleep: (_wait: number, signal?: AbortSignal) => {
        interrupt.abort(new Error('interrupted'))
        return signal?.aborted ? Promise.reject(signal.reason as Error) : new Promise<void>(() => {})
      }
    }
    const {ask} = scripted([limited(5000)], {clock, requestTimeLimit: 600_000})
    await expect(ask({...textRequest, signal: interrupt.signal})).rejects.toThrow('interrupted')
  })
})

describe('a pause', () => {
  it('holds for everybody', async () => {
    const {ask, asked, clock} = scripted([limited(60_000), answer], {concurrency: 1})
    const start = clock.now()
    await Promise.all(Array.from({length: 5}, () => ask(textRequest)))
    expect(asked.map((time) => time - start)).toEqual([0, 60_000, 60_000, 60_000, 60_000, 60_000])
    expect(clock.waits).toEqual([60_000])
  })
})

describe('turns', () => {
  it('let no more requests run than allowed, in the order of asking', async () => {
    const running: (() => void)[] = []
    const order: string[] = []
    const ask = throttled(
      ({prompt}) => {
        order.push(prompt)
        return new Promise((resolve) => running.push(() => resolve(answer)))
      },
      {concurrency: 2, requestTimeLimit: 600_000, clock: patientClock(), title: 'x'}
    )
    const asked = ['a', 'b', 'c', 'd'].map((prompt) => ask({...textRequest, prompt}))
    const settle = () => new Promise((resolve) => setImmediate(resolve))
    await settle()
    expect(order).toEqual(['a', 'b'])
    running.shift()?.()
    await settle()
    expect(order).toEqual(['a', 'b', 'c'])
    running.shift()?.()
    await settle()
    expect(order).toEqual(['a', 'b', 'c', 'd'])
    for (const finish of running) finish()
    expect(await Promise.all(asked)).toHaveLength(4)
  })

  it('are given up by those who are interrupted', async () => {
    const interrupt = new AbortController()
    const {promise, resolve} = deferred()
    const ask = throttled(() => promise, {
      concurrency: 1,
      requestTimeLimit: 600_000,
      clock: patientClock(),
      title: 'x'
    })
    const first = ask(textRequest)
    const second = ask({...textRequest, signal: interrupt.signal})
    const third = ask(textRequest)
    interrupt.abort(new Error('interrupted'))
    await expect(second).rejects.toThrow('interrupted')
    resolve(answer)
    expect(await Promise.all([first, third])).toEqual([answer, answer])
  })
})

function deferred() {
  let resolve: (value: ModelAnswer) => void = () => {}
  const promise = new Promise<ModelAnswer>((done) => {
    resolve = done
  })
  return {promise, resolve}
}

describe('the end of a run', () => {
  it('comes after three refusals in a row, and then nothing is sent', async () => {
    const {ask, asked} = scripted([new ProviderError('wrong key', 'auth')])
    expect(await failureOf(ask(textRequest))).toMatchObject({endsRun: false})
    expect(await failureOf(ask(textRequest))).toMatchObject({endsRun: false})
    expect(await failureOf(ask(textRequest))).toMatchObject({endsRun: true, message: 'wrong key'})
    expect(await failureOf(ask(textRequest))).toMatchObject({endsRun: true, message: 'wrong key'})
    expect(asked).toHaveLength(3)
  })

  it('does not come where answers lie between refusals', async () => {
    const refusal = new ProviderError('wrong key', 'auth')
    const {ask} = scripted([refusal, refusal, answer, refusal, refusal, answer])
    for (let index = 0; index < 6; index += 1) {
      const outcome = await ask(textRequest).catch((error: unknown) => error)
      expect(outcome).not.toMatchObject({endsRun: true})
    }
  })

  it('comes after five failures of any kind in a row', async () => {
    const {ask, asked} = scripted([new ProviderError('empty', 'answer')])
    for (let index = 0; index < 4; index += 1) {
      expect(await failureOf(ask(textRequest))).toMatchObject({endsRun: false})
    }
    expect(await failureOf(ask(textRequest))).toMatchObject({endsRun: true})
    await failureOf(ask(textRequest))
    expect(asked).toHaveLength(5)
  })

  it('lets bugs through as they are', async () => {
    const ask = throttled(() => Promise.reject(new TypeError('bug')), {
      concurrency: 1,
      requestTimeLimit: 600_000,
      clock: patientClock(),
      title: 'x'
    })
    await expect(ask(textRequest)).rejects.toThrow(TypeError)
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-11-26T12:00:00Z')
  it.each([
    [{'retry-after': '1'}, {}, 1000],
    [{'retry-after': '120'}, {}, 120_000],
    [{'retry-after-ms': '300', 'retry-after': '1'}, {}, 300],
    [{'retry-after': 'Thu, 26 Nov 2026 12:00:30 GMT'}, {}, 30_000],
    [{'retry-after': 'Thu, 26 Nov 2026 11:00:00 GMT'}, {}, 0],
    [{'retry-after': 'soon'}, {}, undefined],
    [
      {},
      {error: {details: [{'@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.5s'}]}},
      34_500
    ],
    [{}, [{error: {details: [{retryDelay: '1s'}]}}], 1000],
    [{}, {error: {details: 'none'}}, undefined],
    [{}, 'text', undefined]
  ])('%j %j: %s ms', (headers, json, milliseconds) => {
    expect(retryAfter({headers: headers as Record<string, string>}, json, now)).toBe(milliseconds)
  })

  it.each<readonly [ServerReply, number]>([
    [{status: 429, headers: {'retry-after': '7'}}, 7000],
    [
      {
        status: 429,
        json: {
          error: {
            code: 429,
            status: 'RESOURCE_EXHAUSTED',
            details: [{retryDelay: '21s'}],
            message: 'quota, billing'
          }
        }
      },
      21_000
    ]
  ])('%j is waited for', async (server, milliseconds) => {
    const clock = patientClock()
    const reply = (_question: unknown, index: number): Reply => (index === 0 ? {server} : 'annika running')
    const started = await servers.google({key: testKey, reply})
    await (await connectTo(started, 'google', {}, {clock})).ask(textRequest)
    expect(clock.waits).toEqual([milliseconds])
  })
})

it.each([
  [400, '1 second'],
  [45_000, '45 seconds'],
  [600_000, '10 minutes'],
  [7_200_000, '2 hours']
])('%i ms are %s', (milliseconds, words) => {
  expect(inWords(milliseconds)).toBe(words)
})
