import {presets as shipped} from '../../presets/index.ts'
import type {Preset, PresetRule} from '../../src/config/preset.ts'
import {builtInRules} from '../../src/engine/built-in-rules.ts'
import type {Rule} from '../../src/rule.ts'

/** The built-in rules by family, then by id: the order of every list in the documentation. */
export const rules = builtInRules

/** The presets in the order in which they are listed. */
export const presets = Object.values(shipped) as readonly Preset[]

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
  rule.examples.some(
    (example) =>
      ('fixed' in example && example.fixed !== undefined) || ('fix' in example && example.fix !== undefined)
  )
