import {describe, expect, it} from 'vitest'
import {ProviderError} from '../../src/rewrite/language-model.ts'
import {runQueue, type Task} from '../../src/rewrite/queue.ts'
import {patientClock} from './provider-fixture.ts'

const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Runs until it is told to end. */
const untilEnd: Task<string> = (signal) =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error)
    signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true})
  })

describe('runQueue', () => {
  it('gives results in the order of the tasks, and tells them as they come', async () => {
    const finish: (() => void)[] = []
    const tasks = ['a', 'b', 'c'].map(
      (value): Task<string> =>
        () =>
          new Promise((resolve) => finish.push(() => resolve(value)))
    )
    const told: unknown[] = []
    const run = runQueue(tasks, {
      concurrency: 2,
      onSettled: (outcome, index) => told.push([index, outcome.status])
    })
    await settle()
    expect(finish).toHaveLength(2)
    finish[1]?.()
    await settle()
    finish[2]?.()
    finish[0]?.()
    expect(await run).toEqual({
      outcomes: ['a', 'b', 'c'].map((value) => ({status: 'done', value})),
      interrupted: false
    })
    expect(told).toEqual(
      expect.arrayContaining([
        [0, 'done'],
        [1, 'done'],
        [2, 'done']
      ])
    )
    expect(told[0]).toEqual([1, 'done'])
  })

  it('goes on after a failure', async () => {
    const error = new ProviderError('empty', 'answer')
    const {outcomes, endedBy} = await runQueue([() => Promise.reject(error), async () => 'b'], {
      concurrency: 1
    })
    expect(outcomes).toEqual([
      {status: 'failed', error},
      {status: 'done', value: 'b'}
    ])
    expect(endedBy).toBeUndefined()
  })

  it('ends where a failure concerns all, and skips what is left', async () => {
    const error = new ProviderError('no such model', 'model')
    const tasks: Task<string>[] = [async () => 'a', () => Promise.reject(error), untilEnd, async () => 'd']
    const {outcomes, endedBy} = await runQueue(tasks, {concurrency: 3})
    expect(endedBy).toBe(error)
    expect(outcomes.map(({status}) => status)).toEqual(['done', 'failed', 'skipped', expect.any(String)])
  })

  it('ends when it is interrupted', async () => {
    const interrupt = new AbortController()
    const tasks: Task<string>[] = [
      async () => 'a',
      (signal) => {
        interrupt.abort()
        return untilEnd(signal)
      },
      async () => 'c'
    ]
    const {outcomes, interrupted, endedBy} = await runQueue(tasks, {concurrency: 1, signal: interrupt.signal})
    expect(outcomes).toEqual([{status: 'done', value: 'a'}, {status: 'skipped'}, {status: 'skipped'}])
    expect({interrupted, endedBy}).toEqual({interrupted: true, endedBy: undefined})
  })

  it('starts nothing when it is interrupted before', async () => {
    const {outcomes} = await runQueue([async () => 'a'], {concurrency: 1, signal: AbortSignal.abort()})
    expect(outcomes).toEqual([{status: 'skipped'}])
  })

  it('ends when its time is over', async () => {
    const {outcomes, endedBy} = await runQueue([untilEnd], {
      concurrency: 1,
      totalTimeLimit: 60_000,
      clock: patientClock()
    })
    expect(outcomes).toEqual([{status: 'skipped'}])
    expect(endedBy).toMatchObject({
      failure: 'timeout',
      message: 'The run took longer than 60 seconds, which is its limit; run it again to go on'
    })
  })

  it('throws bugs, after the other tasks have ended', async () => {
    let ended = false
    const other: Task<string> = (signal) =>
      untilEnd(signal).finally(() => {
        ended = true
      })
    await expect(
      runQueue([other, () => Promise.reject(new TypeError('bug'))], {concurrency: 2})
    ).rejects.toThrow('bug')
    expect(ended).toBe(true)
  })

  it('has nothing to do without tasks', async () => {
    expect(await runQueue([], {concurrency: 4})).toEqual({outcomes: [], interrupted: false})
  })
})
