import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import * as index from '../rules/index.ts'
import type {Rule} from '../src/rule.ts'
import {testRule} from '../src/rule-tester.ts'

const folder = new URL('../rules/', import.meta.url)
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .map((name) => name.slice(0, -'.ts'.length))
  .sort()
const rules = Object.entries(index) as readonly [string, Rule][]

const camelCase = (id: string): string =>
  id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

describe('rules/index.ts', () => {
  const lines = readFileSync(new URL('index.ts', folder), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('export {default'))

  test('lists every rule of the folder, each under its own name', () => {
    expect(lines).toEqual(files.map((id) => `export {default as ${camelCase(id)}} from './${id}.ts'`))
  })

  test('names every rule as its file', () => {
    expect(rules.map(([, rule]) => rule.id).sort()).toEqual(files)
  })
})

for (const [, rule] of rules) {
  describe(rule.id, () => {
    for (const {name, run} of testRule(rule)) test(name, run)

    // Others may keep to themselves where a rule of theirs comes from.
    test('says where it comes from', () => expect(rule.source).toMatch(/\S/))
  })
}
