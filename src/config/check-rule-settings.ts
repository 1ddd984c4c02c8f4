import * as v from 'valibot'
import {UserError} from '../errors.ts'
import type {Rule} from '../rule.ts'
import {suggestion} from './closest-name.ts'
import type {Layer} from './config-layer.ts'
import {describeIssue, isMissingKey, problemIn} from './config-problem.ts'
import {ruleId} from './config-schema.ts'
import type {ConfigSource} from './config-source.ts'
import {takesBaseModel} from './resolve-layers.ts'
import {schemaKeys} from './schema-keys.ts'

/**
 * Checks what a layer says of rules: that each exists and its options are allowed. Options that another layer may
 * still add are not missed here.
 * @throws UserError with the place of the first mistake.
 */
export async function checkRuleSettings(layer: Layer, rules: ReadonlyMap<string, Rule>): Promise<void> {
  // Presets that ship with caplint have no file; that they name rules there are is for the tests to see.
  const {source} = layer
  if (!source) return
  if (layer.baseModel !== undefined) await checkBaseModel(source, layer, rules)
  for (const [id, {options, because}] of layer.rules) {
    const keys = [...layer.keys, 'rules', id]
    const rule = rules.get(id)
    if (!rule) {
      const message = `There is no rule \`${id}\`; ${suggestion(id, [...rules.keys()], 'rules', '`caplint rules` lists them')}`
      throw await problemIn(source, {keys, part: 'key', message})
    }
    const parsed = v.safeParse(rule.options, options ?? {})
    const issues = (parsed.issues ?? []).filter((issue) => !isMissingKey(issue))
    if (issues.length === 0) continue
    const problem = describeIssue(issues, (parent) => schemaKeys(rule.options, parent))
    const inside = because === undefined ? [1] : ['options']
    throw await problemIn(source, {
      ...problem,
      keys: [...keys, ...inside, ...problem.keys],
      message: `Rule \`${id}\`: ${problem.message}`
    })
  }
}

async function checkBaseModel(
  source: ConfigSource,
  layer: Layer,
  rules: ReadonlyMap<string, Rule>
): Promise<void> {
  for (const rule of rules.values()) {
    if (!takesBaseModel(rule)) continue
    const parsed = v.safeParse(rule.options, {baseModel: layer.baseModel})
    const issues = (parsed.issues ?? []).filter(({path}) => path?.[0].key === 'baseModel')
    if (issues.length === 0) continue
    const problem = describeIssue(issues, () => [])
    throw await problemIn(source, {...problem, keys: [...layer.keys, 'baseModel']})
  }
}

/**
 * All rules there are for a config: the built-in ones, then those of its plugins.
 * @throws UserError where two have the same id.
 */
export function withPluginRules(
  builtIn: readonly Rule[],
  plugins: Iterable<{readonly origin: string; readonly pluginRules: readonly Rule[]}>
): readonly Rule[] {
  const rules = new Map(builtIn.map((rule) => [rule.id, rule]))
  for (const {origin, pluginRules} of plugins) {
    for (const rule of pluginRules) {
      if (!ruleId.test(rule.id)) {
        throw new UserError(
          `${origin}: Unexpected rule id \`${rule.id}\` in \`plugins\`; write lower-case words joined by hyphens`
        )
      }
      const taken = rules.get(rule.id)
      if (taken === rule) continue
      if (taken) {
        const who = builtIn.includes(taken) ? 'a rule of caplint has' : 'another rule has'
        throw new UserError(
          `${origin}: Unexpected rule id \`${rule.id}\` in \`plugins\`, which ${who} already; give it another`
        )
      }
      rules.set(rule.id, rule)
    }
  }
  return [...rules.values()]
}
