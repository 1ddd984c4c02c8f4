/** Configs that say nothing to a schema, and yet must not pass for configs that say nothing. */
import {mkdirSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readRuleFlags} from '../src/config/flag-layers.ts'
import {complaintAbout, complaintOf, folderWith} from './config-fixture.ts'

describe('names that JavaScript keeps for itself', () => {
  it.each([
    ['{"rules": {"constructor": "error"}}', '1:12: Unexpected key `constructor`'],
    ['{"rules": {"__proto__": "error"}}', '1:12: Unexpected key `__proto__`'],
    ['{"anchor": {"__proto__": "annika"}}', '1:13: Unexpected key `__proto__`'],
    ['{"rules": {"word-count": ["warn", {"constructor": 3}]}}', '1:36: Unexpected key `constructor`'],
    ['{"overrides": [{"files": "*", "anchor": {"prototype": "x"}}]}', '1:42: Unexpected key `prototype`']
  ])('refuses %s', async (json, complaint) => {
    expect(await complaintAbout(json)).toBe(
      `.caplintrc.json:${complaint}: JavaScript keeps this name for itself; use another`
    )
  })

  it('refuses them on the command line', async () => {
    await expect(readRuleFlags(['__proto__: error'])).rejects.toThrow(
      '--rule: Unexpected key `__proto__`: JavaScript keeps this name for itself; use another'
    )
  })

  it('refuses them as ids of rules', async () => {
    const rule = `{id: '__proto__', options: {}, examples: []}`
    const text = `export default {plugins: [Object.assign(() => {}, ${rule})]}`
    expect(await complaintOf(folderWith({'caplint.config.mjs': text}))).toBe(
      'caplint.config.mjs: Unexpected rule id `__proto__` in `plugins`; write lower-case words joined by hyphens'
    )
  })
})

describe('values that are no settings', () => {
  it('refuses a date, which YAML makes of some texts', async () => {
    expect(await complaintOf(folderWith({'.caplintrc.yaml': 'anchor: 2020-01-01\n'}))).toBe(
      '.caplintrc.yaml:1:9: Unexpected date in `anchor`; put it in quotes to make it a text'
    )
  })

  it.each([
    ['Promise.resolve({preset: "style"})', 'Unexpected promise; write `await` before it'],
    ['new Map()', 'Expected plain keys with values but found a value of the kind Map'],
    ['{anchor: /x/}', 'Expected plain keys with values in `anchor` but found a value of the kind RegExp'],
    ['{get preset() { throw new Error("no") }}', 'This config cannot be read: no; correct it']
  ])('refuses %s', async (value, complaint) => {
    const text = `export default ${value}`
    expect(await complaintOf(folderWith({'caplint.config.mjs': text}))).toBe(
      `caplint.config.mjs: ${complaint}`
    )
  })

  it('takes circles and endless depth for mistakes', async () => {
    const circle = 'rules: &rules\n  word-count: [warn, *rules]\n'
    expect(await complaintOf(folderWith({'.caplintrc.yaml': circle}))).toContain(
      'Unexpected key `word-count`'
    )
    const depth = '{"a":'.repeat(20_000)
    expect(await complaintAbout(`${depth}1${'}'.repeat(20_000)}`)).toContain('Unexpected depth in `a`')
    expect(await complaintAbout('['.repeat(100_000))).toBe(
      '.caplintrc.json: This is not valid JSON: it is nested too deeply; correct it'
    )
  })

  it('takes one YAML document only', async () => {
    expect(await complaintOf(folderWith({'.caplintrc.yaml': 'preset: style\n---\nanchor: a\n'}))).toBe(
      '.caplintrc.yaml: This is not valid YAML: expected a single document in the stream, but found more; correct it'
    )
  })

  it('tells what a program throws, whatever it is', async () => {
    const thrown = folderWith({'caplint.config.mjs': 'throw Object.create(null)'})
    expect(await complaintOf(thrown)).toBe(
      'caplint.config.mjs: This module cannot be loaded: it threw something that cannot be shown; correct it'
    )
    const plugin = `{id: 'mine', retext() { throw new Error('no such option') }}`
    const mounted = folderWith({'caplint.config.mjs': `export default {plugins: [${plugin}]}`})
    expect(await complaintOf(mounted)).toBe(
      'caplint.config.mjs: Plugin `mine` cannot be mounted: no such option; correct it or its options'
    )
  })
})

describe('what only looks like a config file', () => {
  it('tells a folder and a dead link from no config', async () => {
    const folder = folderWith({})
    mkdirSync(join(folder, '.caplintrc.json'))
    expect(await complaintOf(folder)).toBe('.caplintrc.json: This is not a file; check the path')
    const linked = folderWith({})
    symlinkSync('nowhere', join(linked, '.caplintrc.yaml'))
    expect(await complaintOf(linked)).toBe('.caplintrc.yaml: There is no such config file; check the path')
  })

  it('tells that the package.json that holds it is broken', async () => {
    expect(await complaintOf(folderWith({'package.json': '{"caplint": {"preset": "style"'}))).toMatch(
      /^package\.json:1:\d+: This is not valid JSON: /
    )
  })
})
