import {describe, expect, test} from 'vitest'
import {createConfigResolver} from '../src/config/config-resolver.ts'
import type {ConfigLayer} from '../src/config/config.ts'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import {captionLinter} from '../src/engine/caption-linter.ts'
import {checkCandidate} from '../src/engine/gates.ts'
import {whatToKeep} from '../src/engine/keep.ts'
import {shippedPresetNames} from '../src/config/shipped-presets.ts'

const configFor = (flags: ConfigLayer) =>
  createConfigResolver({cwd: '/', ruleList: builtInRules, noConfig: true, flags}).configFor('/caption.txt')

const character: ConfigLayer = {preset: 'character', anchor: 'annika', secondary: ['in the red dress']}

/** Reasons against a candidate under a config. */
async function reasons(original: string, candidate: string, flags = character): Promise<readonly string[]> {
  const config = await configFor(flags)
  const linter = captionLinter(config)
  const lint = (text: string) => {
    const linted = linter(text)
    if (!linted) throw new Error('a rule crashed')
    return linted.messages
  }
  return checkCandidate({original, candidate, lint, keep: whatToKeep(config)})
}

describe('a candidate passes', () => {
  test.each([
    [
      'a full body shot of annika with red hair, standing',
      'a full body shot of annika standing',
      'without what is to be left out'
    ],
    ['a close up of annika, sitting', 'a close up of annika, sits', 'with other endings'],
    ['Annika running, side view', 'annika running, side view', 'with the anchor put right'],
    ['a side view of annika running', 'annika running, a side view', 'in another order'],
    [
      'a medium shot of annika wearing her red dress, posing',
      'a medium shot of annika in the red dress, posing',
      'with the secondary concept in its own words'
    ]
  ])('%s → %s: %s', async (original, candidate) => {
    expect(await reasons(original, candidate)).toEqual([])
  })
})

describe('a candidate fails', () => {
  test.each([
    ['a side view of annika running', '  ', 'leave no caption'],
    ['a side view of annika running', 'a side view of her running', 'lose the anchor `annika`'],
    ['a side view of annika running', 'a side view of Annika running', 'change the anchor `annika`'],
    [
      'a side view of annika running',
      'a side view of annika running, Annika smiling',
      'spell the anchor `annika` in another way'
    ],
    [
      'a side view of annika in the red dress, running',
      'a side view of annika running',
      'lose the secondary concept `in the red dress`'
    ],
    [
      'a side view of annika in the red dress, running',
      'a side view of annika in her red dress, running',
      'lose the secondary concept `in the red dress`'
    ],
    ['a side view of annika running', 'annika running', 'lose the angle `side view`'],
    [
      'a close up of annika with arms crossed, smiling',
      'a close up of annika with arms crossed',
      'lose the expression `smiling`'
    ],
    [
      'a side view of annika running',
      'a side view of annika with blue eyes running',
      /^bring an error of no-appearance: Unexpected appearance `blue eyes`/
    ]
  ])('%s → %s', async (original, candidate, reason) => {
    expect(await reasons(original, candidate)).toContainEqual(
      typeof reason === 'string' ? reason : expect.stringMatching(reason)
    )
  })

  test('what a lint cannot check is not let pass', () => {
    const crash = (): never => {
      throw new Error('boom')
    }
    const keep = {context: {}, concepts: [], mayGo: () => true}
    expect(() => checkCandidate({original: 'a', candidate: 'b', lint: crash, keep})).toThrow('boom')
  })
})

describe('what is to be kept', () => {
  const kept = async (flags: ConfigLayer) => whatToKeep(await configFor(flags)).concepts

  test('follows from the rules of the preset that want something described', async () => {
    expect([...(await kept(character))].sort()).toEqual([
      'action',
      'angle',
      'camera',
      'expression',
      'framing'
    ])
    expect(await kept({preset: 'motion', anchor: 'fluid walk'})).toEqual(
      expect.arrayContaining(['action', 'body-part', 'timing', 'direction'])
    )
    expect(await kept({preset: 'object', anchor: 'crystal sword'})).toEqual(
      expect.arrayContaining(['place', 'background', 'action', 'framing', 'angle'])
    )
    expect(await kept({preset: 'style', anchor: 'ink style'})).toEqual(
      expect.arrayContaining(['action', 'background', 'place', 'object-look', 'clothing', 'appearance'])
    )
  })

  test('is less where rules are off, and never what another rule wants left out', async () => {
    expect(await kept({...character, rules: {'require-framing': 'off'}})).not.toContain('framing')
    expect(
      await kept({preset: 'object', anchor: 'crystal sword', rules: {'no-background': 'error'}})
    ).not.toContain('background')
  })

  test('every shipped preset that describes something keeps something', async () => {
    for (const preset of shippedPresetNames) {
      const isGuide = ['character', 'style', 'motion', 'object'].includes(preset)
      expect((await kept({preset, anchor: 'annika'})).length > 0, preset).toBe(isGuide)
    }
  })
})
