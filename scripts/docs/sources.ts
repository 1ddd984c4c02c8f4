import {readdirSync, readFileSync} from 'node:fs'
import * as index from '../../rules/index.ts'
import type {Preset, PresetRule} from '../../src/config/preset.ts'
import {type Rule, ruleFamilies} from '../../src/rule.ts'

/** The built-in rules by family, then by id: the order of every list in the documentation. */
export const rules: readonly Rule[] = Object.values<Rule>(index).sort(
  (a, b) => ruleFamilies.indexOf(a.family) - ruleFamilies.indexOf(b.family) || (a.id < b.id ? -1 : 1)
)

const folder = new URL('../../presets/', import.meta.url)

/** The presets that belong to a kind of LoRA in the guide's order, then the others by name. */
export const presets: readonly Preset[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Preset)
  .sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))

function place({id}: Preset): number {
  const known = ['character', 'style', 'motion', 'object']
  return known.includes(id) ? known.indexOf(id) : known.length
}

/** A preset's setting of a rule, and the preset that says so: itself or one that it extends. */
export interface EffectiveRule extends PresetRule {
  readonly from: string
}

/** What a preset says of each rule once those that it extends have had their say. */
export function effectiveRules(preset: Preset): ReadonlyMap<string, EffectiveRule> {
  const settings = new Map<string, EffectiveRule>()
  for (const id of preset.extends ?? []) {
    const base = presets.find((candidate) => candidate.id === id)
    if (!base) throw new Error(`Preset \`${preset.id}\` extends \`${id}\`, which is not there`)
    for (const [rule, setting] of effectiveRules(base)) settings.set(rule, setting)
  }
  for (const [rule, setting] of Object.entries(preset.rules))
    settings.set(rule, {...setting, from: preset.id})
  return settings
}

/** Whether the rule can mend some of what it finds: its examples must show it. */
export const isFixable = (rule: Rule): boolean =>
  rule.examples.some((example) => 'fixed' in example && example.fixed !== undefined)
