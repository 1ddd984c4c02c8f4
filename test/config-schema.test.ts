import {readFileSync} from 'node:fs'
import {Ajv} from 'ajv'
import fc from 'fast-check'
import * as v from 'valibot'
import {describe, expect, it} from 'vitest'
import {schemaFiles} from '../scripts/schemas.ts'
import {configSchema} from '../src/config/config-schema.ts'
import {shippedPreset, shippedPresetNames} from '../src/config/shipped-presets.ts'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import {configOf, folderWith, sampleRules} from './config-fixture.ts'

const compiled = (name: string, rules = builtInRules) =>
  // An entry of a rule is a tuple whose second half may be missing.
  new Ajv({allErrors: true, strictTuples: false}).compile(JSON.parse(schemaFiles(rules).get(name) ?? ''))

describe('config.schema.json', () => {
  const validate = compiled('config.schema.json', sampleRules)

  it.each([
    {},
    {$schema: './x.json', preset: 'character', anchor: 'annika', secondary: ['in the red dress']},
    {
      preset: './guide.json',
      extends: ['recommended', './team.yaml'],
      anchor: {'10_annika': ['annika', 'bob']}
    },
    {rules: {'no-mood': 'off', 'word-count': ['warn', {maximum: 5}], 'require-anchor': ['error']}},
    {
      rules: {'rule-of-a-plugin': ['warn', {anything: 1}]},
      plugins: ['x', {id: 'y', retext: 'retext-y', options: 3}]
    },
    {overrides: [{files: '*.txt', preset: 'style', rules: {'no-mood': ['warn', {allow: ['sad']}]}}]},
    {lexicon: {clothing: ['furisode'], 'body-part': [], ignore: ['Amber', 'soft light']}},
    {overrides: [{files: 'a', lexicon: {mood: ['hygge']}}]},
    {
      datasets: ['images'],
      ignore: ['drafts', '!keep'],
      captionExtension: ['.txt', '.caption'],
      register: 'auto'
    }
  ])('accepts what caplint accepts: %j', async (config) => {
    expect(validate(config)).toBe(true)
    expect(v.safeParse(configSchema, config).success).toBe(true)
  })

  it.each([
    {anchr: 'x'},
    {kind: 'charakter'},
    {anchor: 3},
    {anchor: ' x'},
    {lexicon: {hair: ['x']}},
    {lexicon: {mood: 'x'}},
    {lexicon: {mood: ['']}},
    {lexicon: {mood: [3]}},
    {lexicon: 'x'},
    {rules: {'no-mood': 'loud'}},
    {rules: {'no-mood': ['warn', {alow: []}]}},
    {rules: {'word-count': ['warn', {unit: 'bytes'}]}},
    {overrides: [{anchor: 'x'}]},
    {overrides: [{files: 'a', datasets: ['b']}]},
    {captionExtension: 'txt'},
    {plugins: [{id: 'x'}]}
  ])('refuses what caplint refuses: %j', async (config) => {
    expect(validate(config)).toBe(false)
    await expect(configOf(folderWith({'.caplintrc.json': JSON.stringify(config)}), 'a.txt')).rejects.toThrow()
  })

  it('says of every config what caplint itself says', () => {
    const text = fc.constantFrom('annika', ' x', '', 'a b', '*.txt')
    const severity = fc.constantFrom('off', 'warn', 'error', 'loud', 2)
    const entry = fc.oneof(
      severity,
      fc.tuple(severity),
      fc.tuple(severity, fc.constantFrom({}, {maximum: 3}, 3))
    )
    const anchor = fc.oneof(text, fc.array(text), fc.dictionary(text, text), fc.constantFrom(3, null, true))
    const layer = {
      kind: fc.constantFrom('character', 'style', 'person'),
      register: fc.constantFrom('prose', 'tags', 'auto', 'verse'),
      anchor,
      secondary: fc.oneof(fc.array(text), text),
      rules: fc.oneof(fc.dictionary(fc.constantFrom('word-count', 'own-rule'), entry), fc.constant(3))
    }
    const config = fc.record(
      {
        ...layer,
        extends: fc.oneof(text, fc.array(text)),
        preset: text,
        overrides: fc.array(fc.record({files: text, ...layer}, {requiredKeys: []})),
        ignore: fc.array(text),
        captionExtension: fc.constantFrom('.txt', 'txt', '.', ['.a', '.b'], []),
        unknown: fc.constant(1)
      },
      {requiredKeys: []}
    )
    fc.assert(
      fc.property(config, (value) => {
        expect(validate(value)).toBe(v.safeParse(configSchema, value).success)
      }),
      {numRuns: 500}
    )
  })

  it('describes every rule and its options', () => {
    const {definitions, properties} = JSON.parse(schemaFiles(sampleRules).get('config.schema.json') ?? '')
    expect(Object.keys(definitions.rules.properties)).toEqual(sampleRules.map(({id}) => id))
    const [, [{items}]] = [0, definitions.rules.properties['word-count'].anyOf.slice(1)]
    expect(Object.keys(items[1].properties)).toEqual(['minimum', 'maximum', 'unit'])
    for (const [name, property] of Object.entries<{description?: string}>(properties)) {
      expect(property.description ?? (name === 'rules' ? '' : undefined), name).toBeTypeOf('string')
    }
  })

  it('proposes the base models that rules know', () => {
    const {properties} = JSON.parse(schemaFiles().get('config.schema.json') ?? '')
    expect(properties.baseModel.enum).toContain('sdxl')
    expect(properties.overrides.items.properties.baseModel.enum).toContain('sdxl')
    expect(properties.preset.anyOf[0].enum).toEqual(shippedPresetNames)
  })
})

describe('preset.schema.json', () => {
  const validate = compiled('preset.schema.json')

  it.each(shippedPresetNames)('accepts %s', (name) => {
    expect(validate(JSON.parse(JSON.stringify(shippedPreset(name)))), JSON.stringify(validate.errors)).toBe(
      true
    )
  })

  it('refuses options that a rule does not take', () => {
    const preset = {
      id: 'x',
      about: 'X.',
      rules: {'no-mood': {severity: 'warn', because: 'Y.', options: {alow: []}}}
    }
    expect(validate(preset)).toBe(false)
  })
})

describe('the files in schema/', () => {
  it.each([...schemaFiles().keys()])('%s is what the declarations say', (name) => {
    expect(readFileSync(new URL(`../schema/${name}`, import.meta.url), 'utf8')).toBe(schemaFiles().get(name))
  })
})

describe('docs/configuration.md', () => {
  const page = readFileSync(new URL('../docs/configuration.md', import.meta.url), 'utf8')

  it('shows a config that caplint accepts', async () => {
    const example = /^```yaml\n(.*?)^```/ms.exec(page)?.[1] ?? ''
    const folder = folderWith({'.caplintrc.yaml': example})
    const config = await configOf(folder, 'closeups/a.txt', {ruleList: builtInRules})
    expect(config).toMatchObject({kind: 'character', anchors: ['annika']})
    expect(config.rules.get('require-framing')?.severity).toBe('off')
  })

  it('lists every key', () => {
    const {properties} = JSON.parse(schemaFiles(sampleRules).get('config.schema.json') ?? '')
    for (const key of Object.keys(properties)) if (key !== '$schema') expect(page).toContain(`\`${key}\``)
  })
})
