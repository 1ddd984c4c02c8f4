import {describe, expect, it} from 'vitest'
import * as caplint from '../src/index.ts'

/** Calls as JavaScript makes them, which no types hold back. */
const untyped = caplint as unknown as Readonly<Record<string, (...values: readonly unknown[]) => unknown>>

const call = async (name: string, ...values: readonly unknown[]): Promise<unknown> =>
  untyped[name]?.(...values)

describe('what no caller may hand over gets a sentence', () => {
  it.each([
    ['lint', [], 'Expected a list of texts as `paths` but found nothing'],
    ['lint', ['a.txt'], 'Expected a list of texts as `paths` but found a value of the type string'],
    ['lint', [[3]], 'Expected a list of texts as `paths` but found a list'],
    ['lint', [[], null], 'Expected an object of options as `options` but found `null`'],
    ['lint', [[], {cwd: 3}], 'Expected a text as `cwd` but found a value of the type number'],
    [
      'lint',
      [[], {config: true}],
      'Expected a path or `false` as `config` but found a value of the type boolean'
    ],
    [
      'lint',
      [[], {jsConfig: 'no'}],
      'Expected `true` or `false` as `jsConfig` but found a value of the type string'
    ],
    ['lint', [[], {signal: {}}], 'Expected an AbortSignal as `signal` but found a value of the type object'],
    [
      'lint',
      [[], {onProgress: 1}],
      'Expected a function as `onProgress` but found a value of the type number'
    ],
    ['lintText', [undefined], 'Expected a text as `text` but found nothing'],
    ['lintText', ['a', {filename: 3}], 'Expected a text as `filename` but found a value of the type number'],
    ['loadConfig', [3], 'Expected a text as `path` but found a value of the type number'],
    ['inspect', [3], 'Expected a text as `text` but found a value of the type number'],
    ['inspect', ['a', null], 'Expected an object of options as `options` but found `null`']
  ])('%s(%j)', async (name, values, message) => {
    const error: unknown = await call(name, ...values).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(caplint.UserError)
    expect(error).toHaveProperty('message', message)
  })
})
