import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {configOf, folderWith, resolverIn} from './config-fixture.ts'

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
