/** What a cache remembers captions by, what its file keeps, and when it forgets. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {ResolvedConfig} from '../src/config/resolved-config.ts'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import {type CaptionOutcome, lintCaption} from '../src/engine/caption-outcome.ts'
import {resolverFor} from '../src/engine/config-choice.ts'
import type {ConfigLayer} from '../src/config/config.ts'
import {configKeys} from '../src/outcome-cache/config-key.ts'
import {isJsonValue} from '../src/outcome-cache/json-value.ts'
import {openOutcomeCache, type OutcomeCacheSettings} from '../src/outcome-cache/outcome-cache.ts'
import {outcomeLines} from '../src/outcome-cache/outcome-line.ts'
import {defineRule} from '../src/rule.ts'
import {resolveTestConfig} from './rule-config.ts'
import {project} from './run-caplint.ts'

const settings: OutcomeCacheSettings = {rules: builtInRules, version: '1.2.3', code: 'code-a', today: 20_000}
const open = (given: Partial<OutcomeCacheSettings> = {}) => openOutcomeCache({...settings, ...given})
const config = resolveTestConfig(
  builtInRules.filter(({check, collect}) => check ?? collect),
  {
    anchors: ['annika']
  }
)
const clean: CaptionOutcome = {findings: [], facts: []}
const found: CaptionOutcome = {
  findings: [
    {
      rule: 'no-mood',
      start: 0,
      end: 4,
      message: 'Unexpected `moody`\n“é”',
      fix: {type: 'safe', start: 0, end: 4, text: ''}
    }
  ],
  facts: [{rule: 'no-duplicate-captions', facts: {words: [1, 2.5, null]}}]
}

/** The captions that examples of rules and corpora hold. */
const captions = [
  ...builtInRules.flatMap(({examples}) =>
    examples.flatMap((example) => [
      ...('ok' in example && example.ok !== undefined ? [example.ok] : []),
      ...('notOk' in example && example.notOk !== undefined ? [example.notOk.replaceAll(/[«»]/g, '')] : []),
      ...('notOkCaptions' in example ? (example.notOkCaptions ?? []) : [])
    ])
  ),
  ...readdirSync(join(project, 'examples/mirela'))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(project, 'examples/mirela', name), 'utf8'))
]

describe('outcomes', () => {
  test('of all rules survive the file unchanged, keys in their order', () => {
    const lines = outcomeLines(builtInRules)
    expect(captions.length).toBeGreaterThan(400)
    const seen = new Set<string>()
    for (const caption of captions) {
      const outcome = lintCaption(caption, config)
      for (const {rule} of outcome.findings) seen.add(rule)
      expect(isJsonValue(outcome)).toBe(true)
      const read = lines.read(lines.write(outcome))
      expect(read).toStrictEqual(outcome)
      expect(JSON.stringify(read)).toBe(JSON.stringify(outcome))
    }
    expect(seen.size).toBeGreaterThan(30)
  })

  test('come back from the file, the same text under another config does not', () => {
    const first = open()
    expect(first.get('a moody cat', config)).toBeUndefined()
    first.set('a moody cat', config, found)
    first.set('a cat', config, clean)
    const second = open({file: first.toFile()})
    expect(second.get('a moody cat', config)).toStrictEqual(found)
    expect(second.get('a cat', config)).toStrictEqual(clean)
    expect(second.get('a cat ', config)).toBeUndefined()
    expect(second.get('a cat', {...config, anchors: ['Annika']})).toBeUndefined()
    expect(second.use()).toEqual({known: 2, linted: 2, foreignRules: []})
    expect(second.hasChanged()).toBe(false)
  })

  test('of text with half a surrogate pair are not kept: two such texts have the same bytes', () => {
    const first = open()
    first.set('a \ud800', config, found)
    expect(first.hasChanged()).toBe(false)
  })
})

describe('the file', () => {
  const withOne = (given: Partial<OutcomeCacheSettings> = {}, text = 'a cat') => {
    const cache = open(given)
    cache.set(text, config, found)
    return cache.toFile()
  }

  test.each([
    ['empty', (file: Buffer) => file.subarray(0, 0), 'damaged'],
    ['cut off', (file: Buffer) => file.subarray(0, -3), 'damaged'],
    ['without body', (file: Buffer) => file.subarray(0, file.indexOf('\n') + 1), 'damaged'],
    ['something else', () => Buffer.from('no cache\n'), 'damaged'],
    ['JSON of another kind', () => Buffer.from('null\n'), 'damaged'],
    ['one bit is wrong', (file: Buffer) => file.with(file.length - 5, (file.at(-5) ?? 0) ^ 1), 'damaged'],
    [
      'of a layout to come',
      (file: Buffer) => Buffer.from(file.toString().replace('Cache":1', 'Cache":2')),
      'foreign'
    ]
  ])('%s: everything is linted anew, and that is told', (_what, change, unusable) => {
    const cache = open({file: Buffer.from(change(withOne()))})
    expect(cache.unusable).toMatchObject({unusable})
    expect(cache.get('a cat', config)).toBeUndefined()
    expect(cache.hasChanged()).toBe(true)
  })

  test('of other code is not read, whatever its version', () => {
    const file = withOne()
    expect(open({file, code: 'code-b'}).unusable).toEqual({unusable: 'foreign', version: '1.2.3'})
    expect(open({file, version: '9'}).get('a cat', config)).toStrictEqual(found)
  })

  test('takes in what another run has written meanwhile', () => {
    const mine = open({file: withOne()})
    mine.get('a cat', config)
    mine.set('a dog', config, clean)
    const all = open({file: mine.toFile(withOne({}, 'a fox'))})
    for (const text of ['a cat', 'a dog', 'a fox']) expect(all.get(text, config)).toBeDefined()
    const despite = open({file: mine.toFile(Buffer.from('damaged'))})
    expect(despite.get('a dog', config)).toBeDefined()
  })

  test('drops captions that nobody asked for in a month, and moves the day of those that were', () => {
    const old = open()
    old.set('a cat', config, clean)
    old.set('a dog', config, clean)
    const later = open({file: old.toFile(), today: settings.today + 20})
    expect(later.get('a cat', config)).toBeDefined()
    expect([later.hasChanged(), later.hasLearnt()]).toEqual([true, false])
    const last = open({file: later.toFile(), today: settings.today + 31})
    last.set('a fox', config, clean)
    const kept = open({file: last.toFile(), today: settings.today + 31})
    expect(kept.get('a cat', config)).toBeDefined()
    expect(kept.get('a dog', config)).toBeUndefined()
  })

  test('stays within its size: what this run asked for first, then what was used last', () => {
    const yesterday = open()
    for (let index = 0; index < 50; index++) yesterday.set(`cat ${index}`, config, clean)
    const file = yesterday.toFile()
    const sizeLimit = 2000
    const today = open({file, today: settings.today + 1, sizeLimit})
    for (let index = 0; index < 20; index++) today.set(`dog ${index}`, config, clean)
    const limited = today.toFile()
    expect(limited.length).toBeLessThan(sizeLimit + 300)
    const next = open({file: limited})
    for (let index = 0; index < 20; index++) expect(next.get(`dog ${index}`, config)).toBeDefined()
  })
})

describe('the key of a config', () => {
  const keyOf = configKeys(builtInRules)
  const resolved = (layer: ConfigLayer) =>
    resolverFor('/', {noConfig: true, layer: {preset: 'character', anchor: ['annika'], ...layer}}).configFor(
      '/a.txt'
    )

  test('is another for everything that an outcome depends on', async () => {
    const base = await resolved({})
    const counter = {name: 'tokenizer.json', isExact: true, count: () => 1}
    const configs: readonly ResolvedConfig[] = [
      base,
      await resolved({anchor: ['anna']}),
      await resolved({anchor: ['annika', 'anna']}),
      await resolved({anchor: ['annika,anna']}),
      await resolved({secondary: ['red hat']}),
      await resolved({preset: 'style'}),
      await resolved({rules: {'no-mood': 'off'}}),
      await resolved({rules: {'sentence-count': ['warn', {maximum: 9}]}}),
      await resolved({lexicon: {appearance: ['heterochromia']}}),
      await resolved({lexicon: {clothing: ['heterochromia']}}),
      await resolved({baseModel: 'sdxl'}),
      await resolved({trainer: 'sd-scripts'}),
      await resolved({trainer: {name: 'sd-scripts', wildcards: true}}),
      await resolved({trainer: 'musubi-tuner'}),
      {...base, register: base.register === 'tags' ? 'prose' : 'tags'},
      {...base, kind: 'object'},
      {...base, tokenCounter: {...counter, vocabulary: 'a'}},
      {...base, tokenCounter: {...counter, vocabulary: 'b'}}
    ]
    const keys = configs.map((each) => keyOf(each).key)
    expect(keys).not.toContain(undefined)
    expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([])
  })

  test('does not depend on severity, or on the object', async () => {
    const key = keyOf(await resolved({})).key
    expect(keyOf(await resolved({})).key).toBe(key)
    expect(keyOf(await resolved({rules: {'no-mood': 'error'}})).key).toBe(
      keyOf(await resolved({rules: {'no-mood': 'warn'}})).key
    )
  })

  test('is absent for rules of plugins, unless they look at files alone', () => {
    const shared = {id: 'own', family: 'residue', summary: 'Own.', why: 'Own.', examples: []} as const
    const own = defineRule({...shared, check: () => []})
    expect(keyOf(resolveTestConfig([...builtInRules, own]))).toEqual({foreignRules: ['own']})
    const ofFiles = defineRule({...shared, checkItem: () => []})
    expect(keyOf(resolveTestConfig([ofFiles])).key).toBeDefined()
    // Another rule of the same name is not the one that the key stands for.
    expect(
      keyOf(resolveTestConfig([defineRule({...shared, id: 'no-mood', check: () => []})])).key
    ).toBeUndefined()
  })

  test('is absent where what counts tokens is not known, or an option is no JSON', () => {
    const tokenCounter = {name: 'own', isExact: true, count: () => 1}
    expect(keyOf({...config, tokenCounter}).key).toBeUndefined()
    const rules = new Map([...config.rules].map(([id, active]) => [id, {...active, options: {pattern: /a/}}]))
    expect(keyOf({...config, rules}).key).toBeUndefined()
  })
})

test.each([
  [new Map(), false],
  [Number.NaN, false],
  [-0, false],
  [{a: undefined}, false],
  [[undefined], false],
  [new Array(1), false],
  [new Date(), false],
  [() => 1, false],
  [{toJSON: 1}, false],
  [{a: [1, 'b', null, true, {c: {}}]}, true]
])('%j is JSON: %s', (value, expected) => {
  expect(isJsonValue(value)).toBe(expected)
})
