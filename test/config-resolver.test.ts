import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {createConfigResolver} from '../src/config/config-resolver.ts'
import {readRuleFlags} from '../src/config/flag-layers.ts'
import {defineRule, v} from '../src/rule.ts'
import {complaintOf, configOf, folderWith, resolverIn} from './config-fixture.ts'

const severities = (config: Awaited<ReturnType<typeof configOf>>) =>
  Object.fromEntries([...config.rules].map(([id, {severity}]) => [id, severity]))

describe('layers', () => {
  it('gives all rules, those that nothing configures as off', async () => {
    const folder = folderWith({'.caplintrc.yaml': 'extends: []\nrules: {no-mood: warn}'})
    const config = await configOf(folder, 'a.txt')
    expect(severities(config)).toEqual({'no-mood': 'warn', 'word-count': 'off', 'require-anchor': 'off'})
    expect([...config.rules.keys()]).toEqual(['no-mood', 'word-count', 'require-anchor'])
    expect(config.rules.get('word-count')?.options).toEqual({minimum: 3, maximum: 60, unit: 'words'})
    expect(config.rules.get('no-mood')?.origin).toBe('.caplintrc.yaml')
  })

  it('merges the options of a rule by name, and keeps them where only the severity changes', async () => {
    const folder = folderWith({
      'team.json': '{"extends": [], "rules": {"word-count": ["warn", {"minimum": 5, "maximum": 50}]}}',
      '.caplintrc.json': `{"extends": "./team.json", "rules": {"word-count": ["error", {"maximum": 40}]},
        "overrides": [{"files": "short", "rules": {"word-count": "warn"}}]}`
    })
    const config = await configOf(folder, 'a.txt')
    expect(config.rules.get('word-count')).toMatchObject({
      severity: 'error',
      options: {minimum: 5, maximum: 40},
      origin: '.caplintrc.json'
    })
    expect((await configOf(folder, 'short/a.txt')).rules.get('word-count')).toMatchObject({
      severity: 'warn',
      options: {minimum: 5, maximum: 40},
      origin: '.caplintrc.json overrides[0]'
    })
  })

  it('lays flags over everything', async () => {
    const folder = folderWith({
      '.caplintrc.yaml':
        'anchor: annika\nsecondary: [in the red dress]\nrules: {no-mood: warn}\noverrides: [{files: "*.txt", anchor: bob}]'
    })
    const flags = {anchor: ['carl'], secondary: ['with a hat'], rules: {'no-mood': 'error'}} as const
    const config = await configOf(folder, 'a.txt', {flags})
    expect(config.anchors).toEqual(['carl'])
    expect(config.secondary).toEqual(['with a hat'])
    expect(config.rules.get('no-mood')).toMatchObject({severity: 'error', origin: '--rule'})
  })

  it('gives files with the same settings the same object', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'overrides:\n  - {files: "*.caption", kind: style}\n  - {files: b, anchor: bob}'
    })
    const resolver = resolverIn(folder)
    const [a, b, deep, caption] = await Promise.all(
      ['a.txt', 'b.txt', 'deep/c.txt', 'a.caption'].map((name) => resolver.configFor(join(folder, name)))
    )
    expect(a).toBe(b)
    expect(a).toBe(deep)
    expect(caption).not.toBe(a)
    expect(caption?.kind).toBe('style')
    expect((await resolver.configFor(join(folder, 'b/x.txt'))).anchors).toEqual(['bob'])
  })
})

describe('--rule', () => {
  it('reads severities, and options in YAML or JSON', async () => {
    expect(
      await readRuleFlags([
        'no-mood: off',
        ' word-count :[warn, {maximum: 60}]',
        'x:["error",{"a":"b"}]',
        'y:\n  - warn'
      ])
    ).toEqual({
      'no-mood': 'off',
      'word-count': ['warn', {maximum: 60}],
      x: ['error', {a: 'b'}],
      y: ['warn']
    })
    expect(await readRuleFlags([])).toEqual({})
  })

  it.each(['no-mood', 'no-mood:', ': off', '', 'no-mood: [warn', 'no-mood: {a: b'])(
    'refuses %j',
    async (value) => {
      await expect(readRuleFlags([value])).rejects.toThrow(
        `--rule: Unexpected \`${value}\`; write \`no-mood: off\`, or with options \`word-count: [warn, {maximum: 60}]\``
      )
    }
  )

  it('refuses severities and options that are not there', async () => {
    await expect(readRuleFlags(['no-mood: loud'])).rejects.toThrow(
      '--rule: Expected `off`, `warn`, `error` or a list in `rules.no-mood` but found `loud`'
    )
    await expect(readRuleFlags(['no-mood: [wran]'])).rejects.toThrow(/`wran`; did you mean `warn`\?$/)
    const flags = {rules: await readRuleFlags(['word-count: [warn, {maximun: 3}]'])}
    expect(await complaintOf(folderWith({}), {flags})).toMatch(
      /^--rule: Rule `word-count`: Unexpected key `maximun`; did you mean `maximum`\?/
    )
  })
})

describe('rules whose options have no defaults', () => {
  const rule = defineRule({
    id: 'needs-words',
    family: 'omit',
    summary: 'Disallow words.',
    why: 'It is a sample.',
    examples: [],
    options: {words: v.array(v.string()), strict: v.optional(v.boolean(), false)}
  })
  const resolve = (folder: string) =>
    createConfigResolver({cwd: folder, ruleList: [rule]}).configFor(join(folder, 'a.txt'))

  it('may get them from several layers', async () => {
    const folder = folderWith({
      'team.yaml': 'rules: {needs-words: [off, {words: [a]}]}',
      '.caplintrc.yaml': 'extends: ./team.yaml\nrules: {needs-words: [warn, {strict: true}]}'
    })
    expect((await resolve(folder)).rules.get('needs-words')).toMatchObject({
      severity: 'warn',
      options: {words: ['a'], strict: true}
    })
  })

  it('must get them once they are on, and not before', async () => {
    expect((await resolve(folderWith({}))).rules.get('needs-words')).toMatchObject({
      severity: 'off',
      options: {}
    })
    await expect(resolve(folderWith({'.caplintrc.yaml': 'rules: {needs-words: warn}'}))).rejects.toThrow(
      '.caplintrc.yaml: Rule `needs-words`: Expected a key `words`; add it'
    )
  })
})
