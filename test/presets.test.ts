import * as v from 'valibot'
import {describe, expect, test} from 'vitest'
import {presets} from '../presets/index.ts'
import * as ruleIndex from '../rules/index.ts'
import type {Preset} from '../src/config/preset.ts'
import {presetSchema} from '../src/config/preset-schema.ts'
import {parseRuleOptions} from '../src/rule-options.ts'
import type {Rule} from '../src/rule.ts'
import {lintWithPreset, shown} from './preset-lint.ts'

const rules: ReadonlyMap<string, Rule> = new Map(
  Object.values<Rule>(ruleIndex).map((rule) => [rule.id, rule])
)
const all: readonly Preset[] = Object.values(presets).map((preset) => v.parse(presetSchema, preset))
const preset = (id: string): Preset => {
  const found = all.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`No preset ${id}`)
  return found
}

test('the guide has its four kinds, each a preset of that name', () => {
  for (const kind of ['character', 'style', 'motion', 'object'] as const) expect(preset(kind).kind).toBe(kind)
})

test('recommended settles every rule of the project, and no other', () => {
  expect(Object.keys(preset('recommended').rules).sort()).toEqual([...rules.keys()].sort())
})

describe.each(all.map((each) => [each.id, each] as const))(
  '%s',
  (id, {rules: settings, examples, ...rest}) => {
    test('is named as it is listed, and builds on recommended', () => {
      expect(Object.keys(presets)).toContain(id)
      expect(rest.extends ?? []).toEqual(id === 'recommended' ? [] : ['recommended'])
    })

    test('knows its rules, and gives them options that they take', () => {
      for (const [ruleId, {options}] of Object.entries(settings)) {
        const rule = rules.get(ruleId)
        expect(rule, ruleId).toBeDefined()
        if (rule) expect(() => parseRuleOptions(rule, options ?? {}), ruleId).not.toThrow()
      }
    })

    test('says of every rule why, in one sentence', () => {
      for (const [ruleId, {because}] of Object.entries(settings)) {
        expect(because.length, ruleId).toBeGreaterThan(20)
        expect(because, ruleId).toMatch(/\.$/)
      }
    })

    if (!examples) return
    const choice = {preset: id, anchor: examples.anchor, secondary: examples.secondary ?? []}

    test.each(examples.good)('is content with: %s', async (caption) => {
      expect(shown(await lintWithPreset(choice, caption))).toEqual([])
    })

    test.each(examples.bad.map(({caption, rules}) => [caption, rules] as const))(
      'catches: %s',
      async (caption, expected) => {
        const found = (await lintWithPreset(choice, caption)).map(({rule}) => rule)
        expect(found).toEqual(expect.arrayContaining([...expected]))
      }
    )

    test('names in its bad examples only rules that are on', () => {
      for (const {rules: expected} of examples.bad) {
        for (const ruleId of expected) {
          const severity = settings[ruleId]?.severity ?? preset('recommended').rules[ruleId]?.severity
          expect(severity, ruleId).toMatch(/^(?:warn|error)$/)
        }
      }
    })
  }
)
