/** A run of proposals: what ends it, what it remembers. */
import {mkdirSync, readdirSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it, test} from 'vitest'
import {responseFolder, responseStore} from '../src/cli/rewrite/response-folder.ts'
import {captionLinter} from '../src/engine/caption-linter.ts'
import {resolverFor} from '../src/engine/config-choice.ts'
import {UserError} from '../src/errors.ts'
import {type Asking, askingOf} from '../src/rewrite/asking.ts'
import {BudgetError, createBudget} from '../src/rewrite/budget.ts'
import {greatestCost} from '../src/rewrite/cost.ts'
import {
  type LanguageModel,
  type ModelAnswer,
  type ModelRequest,
  ProviderError
} from '../src/rewrite/language-model.ts'
import {findingsToMend} from '../src/rewrite/needs-sight.ts'
import {estimateRun, type ProposalJob, runProposals} from '../src/rewrite/proposal-run.ts'
import type {ProposalTask} from '../src/rewrite/proposal.ts'
import {requestKey, type TextStore} from '../src/rewrite/response-cache.ts'
import {planRewriting, rewritingOf} from '../src/rewrite/rewrite-captions.ts'
import {whatToKeep} from '../src/engine/keep.ts'
import {temporaryFolder} from './cli-dataset.ts'

const config = await resolverFor('/', {
  noConfig: true,
  layer: {anchor: 'annika', rules: {'word-count': ['error', {maximum: 14}]}}
}).configFor('/set/caption.txt')
const good = 'a medium shot of annika sitting on a bench and reading, from the side'
const bad = `${good}, a lamp and a cup and a plate and a spoon near her`

function taskFor(text: string): ProposalTask {
  const linted = captionLinter(config)(text)
  if (!linted) throw new Error('a rule crashed')
  const findings = findingsToMend(linted.messages, config, false)
  return {config, media: [], shows: 'image', original: {...linted, findings}}
}

const jobFor = (text: string, path = 'a.txt'): ProposalJob => {
  const sketch = taskFor(text)
  return {path, sketch, prepare: async () => sketch}
}

const fakeModel = (ask: (request: ModelRequest, index: number) => ModelAnswer | Promise<ModelAnswer>) => {
  const requests: ModelRequest[] = []
  const model: LanguageModel = {
    provider: 'google',
    model: 'gemini-2.5-flash',
    ask: async (request) => ask(request, requests.push(request) - 1)
  }
  return {model, requests}
}

const memory = (): TextStore & {readonly texts: Map<string, string>} => {
  const texts = new Map<string, string>()
  return {texts, read: (name) => texts.get(name), write: (name, text) => texts.set(name, text)}
}

const answer = (text: string): ModelAnswer => ({
  text,
  finishReason: 'stop',
  inputTokens: 1000,
  outputTokens: 100
})
const price = {input: 1, output: 10, from: 'a test'}
const asking = (model: LanguageModel, more: Partial<Asking> = {}): Asking => ({
  model,
  address: 'https://example.test',
  budget: createBudget(price),
  ...more
})

describe('a budget', () => {
  it('ends the run before it is exceeded, also by requests at once', async () => {
    const {model, requests} = fakeModel(() => answer(good))
    const one = greatestCost(
      {...requests[0], system: '', prompt: '', media: [], maxOutputTokens: 1024, temperature: 0},
      price
    )
    const budget = createBudget(price, one * 3)
    const jobs = Array.from({length: 30}, (_, index) =>
      jobFor(`${bad} ${'z'.repeat(index + 2)}`, `${index}.txt`)
    )
    const {results, stopped, failures} = await runProposals(jobs, {
      asking: asking(model, {budget}),
      concurrency: 4
    })
    expect(stopped).toMatch(/^Stopped at \$0\.\d+, as the next request could exceed the limit/)
    expect(failures).toEqual([])
    expect(budget.spent()).toBeLessThanOrEqual(one * 3)
    expect(requests.length).toBeLessThan(30)
    expect(results.filter(({status}) => status === 'skipped').length).toBeGreaterThan(10)
    expect(rewritingOf({status: 'skipped'}, stopped)).toEqual({notFixed: stopped})
  })

  it('counts nothing without a price, and gives back what a failure set aside', async () => {
    const request = {system: '', prompt: '', media: [], maxOutputTokens: 1000, temperature: 0}
    expect(createBudget(undefined, 0).spent()).toBeUndefined()
    await createBudget(undefined, 0).within(request, async () => answer(''))
    const budget = createBudget(price, greatestCost(request, price))
    const failing = budget.within(request, async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await budget.within(request, async () => answer(''))
    await expect(budget.within(request, async () => answer(''))).rejects.toThrow(BudgetError)
  })
})

describe('a run', () => {
  it('goes on where one request fails, and tells of it', async () => {
    const {model} = fakeModel((_request, index) => {
      if (index === 0) throw new ProviderError('Expected an answer within 10 minutes', 'timeout')
      return answer(good)
    })
    const run = await runProposals([jobFor(bad), jobFor(`${bad}s`)], {asking: asking(model), concurrency: 1})
    expect(run.results.map(({status}) => status)).toEqual(['failed', 'accepted'])
    expect(run.failures).toEqual([
      {path: 'a.txt', message: 'Cannot ask for a caption of `a.txt`: Expected an answer within 10 minutes'}
    ])
    const [first] = run.results
    expect(first && rewritingOf(first, undefined)).toMatchObject({
      notFixed: expect.stringContaining('10 minutes')
    })
  })

  it('ends where all would fail alike, and says so once', async () => {
    const {model, requests} = fakeModel(() => {
      throw new ProviderError('There is no such model', 'model')
    })
    const jobs = [jobFor(bad), jobFor(`${bad}s`), jobFor(`${bad}ss`)]
    const run = await runProposals(jobs, {asking: asking(model), concurrency: 1})
    expect(run.failures).toEqual([{message: 'There is no such model'}])
    expect(requests).toHaveLength(1)
    expect(run.stopped).toBeUndefined()
  })

  it('tells of media that cannot be read', async () => {
    const {model} = fakeModel(() => answer(good))
    const job = {...jobFor(bad), prepare: () => Promise.reject(new UserError('Cannot read the picture'))}
    const {results} = await runProposals([job], {asking: asking(model), concurrency: 1})
    expect(results).toEqual([{status: 'failed', reason: 'Cannot read the picture'}])
  })

  it('tells each result as it comes, in whatever order', async () => {
    const {model} = fakeModel(async (_request, index) => {
      await new Promise((done) => setTimeout(done, index === 0 ? 30 : 1))
      return answer(good)
    })
    const settled: number[] = []
    await runProposals([jobFor(bad), jobFor(`${bad}s`)], {
      asking: asking(model),
      concurrency: 2,
      onSettled: (_result, index) => settled.push(index)
    })
    expect(settled).toEqual([1, 0])
  })
})

describe('answers given before', () => {
  it('cost nothing, and are judged again', async () => {
    const store = memory()
    const {model, requests} = fakeModel(() => answer(good))
    const session = asking(model, {store})
    await runProposals([jobFor(bad)], {asking: session, concurrency: 1})
    const spent = session.budget.spent()
    expect(estimateRun([jobFor(bad), jobFor(`${bad}s`)], session, price)).toMatchObject({
      captions: 2,
      known: 1
    })
    const again = await runProposals([jobFor(bad)], {asking: session, concurrency: 1})
    expect(again.results[0]).toMatchObject({status: 'accepted', text: good})
    expect(requests).toHaveLength(1)
    expect(session.budget.spent()).toBe(spent)
  })

  it('are not kept where they broke off', async () => {
    const store = memory()
    const {model} = fakeModel(() => ({text: good, finishReason: 'length'}))
    await runProposals([jobFor(bad)], {asking: asking(model, {store}), concurrency: 1})
    expect(store.texts.size).toBe(0)
  })

  it('are passed over where they are damaged', async () => {
    const store = memory()
    const {model, requests} = fakeModel(() => answer(good))
    for (const damage of ['', '{', '[]', '{"text": 1}']) {
      await runProposals([jobFor(bad)], {asking: asking(model, {store}), concurrency: 1})
      for (const key of store.texts.keys()) store.texts.set(key, damage)
    }
    expect(requests).toHaveLength(4)
  })

  it('belong to a request: model, address, words, media, parameters; not to its nonce', () => {
    const request: ModelRequest = {
      system: 's <data-n1>',
      prompt: 'p <data-n1>',
      media: [{mediaType: 'image/png', data: new Uint8Array([1]), name: 'a'}],
      maxOutputTokens: 10,
      temperature: 0
    }
    const model = {provider: 'google', model: 'm'}
    const key = requestKey(model, 'https://a', request, 'n1')
    const renamed = {...request, system: 's <data-n2>', prompt: 'p <data-n2>'}
    expect(requestKey(model, 'https://a', renamed, 'n2')).toBe(key)
    const others = [
      requestKey({...model, model: 'n'}, 'https://a', request, 'n1'),
      requestKey({...model, provider: 'openai'}, 'https://a', request, 'n1'),
      requestKey(model, 'https://b', request, 'n1'),
      requestKey(model, 'https://a', {...request, prompt: 'q <data-n1>'}, 'n1'),
      requestKey(model, 'https://a', {...request, temperature: 1}, 'n1'),
      requestKey(model, 'https://a', {...request, maxOutputTokens: 11}, 'n1'),
      requestKey(
        model,
        'https://a',
        {...request, media: [{mediaType: 'image/png', data: new Uint8Array([2]), name: 'a'}]},
        'n1'
      )
    ]
    expect(new Set([key, ...others]).size).toBe(others.length + 1)
  })

  it('are asked for no more once the run is to end', async () => {
    const {model} = fakeModel(() => answer(good))
    const controller = new AbortController()
    controller.abort(new Error('stop'))
    const ask = askingOf(asking(model), controller.signal)
    const request = {system: '', prompt: '', media: [], maxOutputTokens: 1, temperature: 0}
    await expect(ask(request, 'n')).rejects.toThrow('stop')
  })

  it('lie in the cache folder of the user, readable to nobody else, for three months', () => {
    const folder = join(temporaryFolder('cache-'), 'caplint', 'responses')
    const store = responseStore(folder)
    expect(store.read('a')).toBeUndefined()
    mkdirSync(folder, {recursive: true})
    writeFileSync(join(folder, 'old.json'), '{}')
    utimesSync(join(folder, 'old.json'), 0, 0)
    writeFileSync(join(folder, 'foreign.txt'), '')
    utimesSync(join(folder, 'foreign.txt'), 0, 0)
    store.write('a', 'text')
    expect(store.read('a')).toBe('text')
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'foreign.txt'])
    const fresh = join(temporaryFolder('cache-'), 'responses')
    responseStore(fresh).write('a', 'text')
    expect(statSync(fresh).mode & 0o077).toBe(0)
    const blocked = responseStore(join(folder, 'foreign.txt', 'x'))
    blocked.write('a', 'text')
    expect(blocked.read('a')).toBeUndefined()
  })

  test.each([
    [{XDG_CACHE_HOME: '/c'}, 'linux', '/c/caplint/responses'],
    [{XDG_CACHE_HOME: 'relative'}, 'linux', /\/\.cache\/caplint\/responses$/],
    [{}, 'darwin', /\/Library\/Caches\/caplint\/responses$/],
    [{LOCALAPPDATA: '/local'}, 'win32', '/local/caplint/cache/responses']
  ] as const)('%j on %s', (environment, platform, folder) => {
    const found = responseFolder(environment, platform)
    if (typeof folder === 'string') expect(found).toBe(folder)
    else expect(found).toMatch(folder)
  })
})

describe('what is asked', () => {
  const caption = (text: string) => {
    const messages = captionLinter(config)(text)?.messages ?? []
    return {text, messages, config, keep: whatToKeep(config), path: 'a.txt'}
  }

  it('is nothing where nothing is left, and nothing where only sight would help', async () => {
    expect(planRewriting(caption(good), undefined)).toBeUndefined()
    expect(planRewriting(caption("I'm sorry, but I can't help with annika."), undefined)).toBeDefined()
    expect(planRewriting(caption('annika'), undefined)).toMatchObject({
      notFixed: expect.stringContaining('--vision')
    })
    expect(planRewriting(caption(bad), undefined)).toHaveProperty('job')
  })
})
