/** What a run costs, who agrees to it, and how far it is. */
import {describe, expect, it, test, vi} from 'vitest'
import {confirmRun, type RunTerms} from '../src/cli/rewrite/confirm-run.ts'
import {createModelProgress, progressLine} from '../src/cli/rewrite/model-progress.ts'
import {costOf, greatestCost, inDollars, likelyCost, priceOf} from '../src/rewrite/cost.ts'
import type {ModelAnswer, ModelRequest} from '../src/rewrite/language-model.ts'

const answer = (text: string): ModelAnswer => ({
  text,
  finishReason: 'stop',
  inputTokens: 1000,
  outputTokens: 100
})
const price = {input: 1, output: 10, from: 'a test'}

describe('prices', () => {
  test.each([
    ['google', 'gemini-2.5-flash', 'own', 0.3],
    ['google', 'models/gemini-2.5-flash-lite-preview-09-2025', 'own', 0.1],
    ['google', 'gemini-2.5-pro-001', 'own', 1.25],
    ['openai', 'gpt-4.1-mini-2025-04-14', 'own', 0.4],
    ['anthropic', 'claude-haiku-4-5-20251001', 'own', 1],
    ['replicate', 'google/gemini-2.5-flash', 'own', 0.3],
    ['openai-compatible', 'google/gemini-2.5-flash', 'own', 0.3],
    ['openai-compatible', 'anything', 'machine', 0],
    ['openai-compatible', 'anything', 'network', 0],
    ['openai', 'gpt-4.1', 'elsewhere', undefined],
    ['google', 'gemini-99', 'own', undefined],
    ['google', 'constructor', 'own', undefined],
    ['google', 'gpt-4.1', 'own', undefined]
  ] as const)('%s %s (%s): %s', (provider, model, place, input) => {
    expect(priceOf({provider, model, place})?.input).toBe(input)
  })

  it('count text and media beforehand, and tokens afterwards', () => {
    const request: ModelRequest = {
      system: 'x'.repeat(4000),
      prompt: '',
      media: [],
      maxOutputTokens: 1000,
      temperature: 0
    }
    expect(likelyCost(request, price)).toBeCloseTo(0.001 + 0.0012)
    expect(greatestCost(request, price)).toBeCloseTo(0.0015 + 0.01)
    const part = {mediaType: 'image/jpeg', data: new Uint8Array(), name: 'a'}
    expect(likelyCost({...request, media: [part]}, price)).toBeGreaterThan(likelyCost(request, price))
    expect(costOf(request, answer(''), price)).toBeCloseTo(0.002)
    expect(costOf(request, {text: 'x'.repeat(400), finishReason: 'stop'}, price)).toBeCloseTo(0.002)
  })

  test.each([
    [0, '$0'],
    [0.00001, 'less than $0.0001'],
    [0.0042, '$0.0042'],
    [1.3, '$1.30']
  ])('%s is %s', (amount, shown) => expect(inDollars(amount)).toBe(shown))
})

describe('agreement', () => {
  const model = {
    provider: 'google',
    model: 'm',
    destination: {baseURL: 'https://x', origin: 'https://x', host: 'x', place: 'own'},
    concurrency: 1,
    takesClips: false,
    ask: () => Promise.reject(new Error('not asked'))
  } as const
  const terms = (more: Partial<RunTerms> = {}): RunTerms => ({
    model,
    price,
    maxCost: undefined,
    limitIsGiven: false,
    asksNothing: false,
    showsMedia: false,
    ...more
  })
  const estimate = (likely: number) => ({captions: 3, known: 0, cost: {likely, greatest: likely * 10}})
  async function quiet(...[given, at, ask]: Parameters<typeof confirmRun>): Promise<void> {
    const spy = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    await confirmRun(given, at, ask).finally(() => spy.mockRestore())
  }
  const yes = vi.fn(async (_question: string) => true)
  const no = vi.fn(async (_question: string) => false)

  it('is asked for at a terminal above a threshold', async () => {
    await quiet(estimate(0.01), terms(), no)
    expect(no).not.toHaveBeenCalled()
    await quiet(estimate(3), terms(), yes)
    expect(yes).toHaveBeenCalledWith('About $3.00, at most $30.00. Go on?')
    await expect(quiet(estimate(3), terms(), no)).rejects.toThrow('no file was changed')
  })

  it('is given by --yes or --max-cost elsewhere, or by nobody', async () => {
    await quiet(estimate(3), terms({asksNothing: true}), undefined)
    await quiet(estimate(3), terms({maxCost: 1}), undefined)
    await expect(quiet(estimate(0.001), terms(), undefined)).rejects.toThrow(/agree with `--yes`/)
  })

  it('takes --yes where no price is known', async () => {
    const unknown = {captions: 3, known: 0}
    const without = terms({price: undefined})
    await expect(quiet(unknown, without, undefined)).rejects.toThrow(/No price is known/)
    await expect(quiet(unknown, {...without, maxCost: 1}, yes)).rejects.toThrow(/cannot be kept/)
    await quiet(unknown, {...without, asksNothing: true}, undefined)
    await quiet(unknown, without, yes)
    await expect(quiet(unknown, without, no)).rejects.toThrow('no file was changed')
  })

  it('is not given by the limit of a config at a terminal', async () => {
    await expect(quiet(estimate(3), terms({maxCost: 2}), no)).rejects.toThrow('no file was changed')
    expect(no).toHaveBeenLastCalledWith('About $2.00, at most $2.00. Go on?')
    no.mockClear()
    await quiet(estimate(3), terms({maxCost: 0.2}), no)
    await quiet(estimate(3), terms({maxCost: 2, limitIsGiven: true}), no)
    expect(no).not.toHaveBeenCalled()
  })

  it('is asked for where the config alone names a strange address, also where all is answered', async () => {
    const unknown = {captions: 3, known: 0}
    const strange = terms({price: undefined, strangeAddress: {keyVariable: undefined}})
    const sentence = 'The config sends captions to `x`, which is no provider that caplint knows'
    await expect(quiet(unknown, strange, undefined)).rejects.toThrow(
      `${sentence}; agree with \`--yes\`, or name the address with \`--base-url\``
    )
    await expect(quiet({captions: 3, known: 3}, strange, undefined)).rejects.toThrow(sentence)
    await expect(quiet(unknown, {...strange, maxCost: 1}, undefined)).rejects.toThrow(sentence)
    await expect(quiet(unknown, strange, no)).rejects.toThrow('no file was changed')
    expect(no).toHaveBeenLastCalledWith(`${sentence}. Send them there?`)
    yes.mockClear()
    await quiet(unknown, {...strange, showsMedia: true, strangeAddress: {keyVariable: 'CAPLINT_KEY'}}, yes)
    expect(yes.mock.calls).toEqual([
      [
        'The config sends captions and media and the key in `CAPLINT_KEY` to `x`, which is no provider that caplint knows. Send them there?'
      ]
    ])
    await quiet(unknown, {...strange, asksNothing: true}, undefined)
  })

  it('is asked for without anything that a terminal obeys', async () => {
    const painted = terms({price: undefined, model: {...model, model: 'm\u001b[2J'}})
    await quiet({captions: 3, known: 0}, painted, yes)
    expect(yes).toHaveBeenLastCalledWith('No price is known for `m\\x1b[2J`. Run it whatever it costs?')
  })

  it('is not needed for what costs nothing, is known, or is not asked', async () => {
    await quiet(estimate(0), terms(), undefined)
    await quiet({captions: 3, known: 3, cost: {likely: 0, greatest: 0}}, terms(), undefined)
    await quiet({captions: 0, known: 0}, terms({price: undefined}), undefined)
  })
})

describe('progress', () => {
  test.each([
    [0, 10, 0, 1000, '0 of 10 captions, $0 so far'],
    [12, 340, 0.0072, 23_000, '12 of 340 captions, 31 a minute, $0.0072 so far, 11 minutes left'],
    [1, 3, undefined, 7_200_000, '1 of 3 captions, 1 an hour, 4 hours left'],
    [10, 10, 0.5, 60_000, '10 of 10 captions, 10 a minute, $0.50 so far'],
    [9, 10, undefined, 60_000, '9 of 10 captions, 9 a minute, about a minute left']
  ])('%s of %s', (done, total, spent, milliseconds, line) => {
    expect(progressLine(done, total, spent, milliseconds)).toBe(line)
  })

  it('is one line at a terminal, and a line now and then elsewhere', () => {
    let time = 0
    const written: string[] = []
    const stream = (isTTY: boolean) => ({isTTY, write: (text: string) => written.push(text) > 0})
    const live = createModelProgress(stream(true), () => time, {})
    live.update(0, 5, 0)
    time = 500
    live.update(1, 5, 0)
    live.clear()
    expect(written).toEqual([expect.stringMatching(/^\r.*1 of 5 captions/), '\r\u001b[2K'])
    written.length = 0
    const log = createModelProgress(stream(false), () => time, {})
    log.update(1, 5, 0)
    time += 31_000
    log.update(2, 5, 0)
    log.clear()
    expect(written).toEqual([expect.stringMatching(/^2 of 5 captions.*\n$/)])
  })
})
