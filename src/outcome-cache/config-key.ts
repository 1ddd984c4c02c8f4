import {hash} from 'node:crypto'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {TrainerUse} from '../dataset/trainers/trainer-use.ts'
import {activeRules} from '../engine/active-rules.ts'
import type {Rule} from '../rule.ts'
import {isJsonValue} from './json-value.ts'

/** What of a config decides about the outcome of a caption. */
export interface ConfigKey {
  /** Of the same length for all configs; absent where outcomes cannot be kept. */
  readonly key?: string
  /** Ids of rules whose code the cache knows nothing of: those of plugins. */
  readonly foreignRules: readonly string[]
}

/**
 * Makes the key of a config, once for each.
 * @param builtIn The rules that are part of caplint's code.
 */
export function configKeys(builtIn: readonly Rule[]): (config: ResolvedConfig) => ConfigKey {
  const known = new WeakMap<ResolvedConfig, ConfigKey>()
  const ownRules: ReadonlySet<Rule> = new Set(builtIn)
  return (config) => {
    const key = known.get(config) ?? configKey(config, ownRules)
    known.set(config, key)
    return key
  }
}

function configKey(config: ResolvedConfig, ownRules: ReadonlySet<Rule>): ConfigKey {
  const {kind, register, anchors, secondary, lexicon, trainer, baseModel, tokenCounter} = config
  const {caption, dataset} = activeRules(config)
  const foreignRules = [...new Set([...caption, ...dataset].map(({rule}) => rule))]
    .filter((rule) => !ownRules.has(rule))
    .map(({id}) => id)
  // A counter that does not tell its vocabulary could count otherwise next time.
  if (foreignRules.length > 0 || (tokenCounter && tokenCounter.vocabulary === undefined))
    return {foreignRules}
  const material: readonly unknown[] = [
    kind ?? null,
    register ?? null,
    anchors,
    secondary,
    (lexicon ?? []).map(({words, from}) => [definedEntries(words), from ?? null]),
    trainer ? trainerMaterial(trainer) : null,
    baseModel ?? null,
    tokenCounter ? [tokenCounter.name, tokenCounter.isExact, tokenCounter.vocabulary] : null,
    caption.map(({rule, options}) => [rule.id, definedEntries(options)]),
    dataset.map(({rule, options}) => [rule.id, definedEntries(options)])
  ]
  if (!isJsonValue(material)) return {foreignRules}
  return {key: hash('sha256', JSON.stringify(material), 'base64url'), foreignRules}
}

/** Whether a setting was given decides, too: rules tell settings of the trainer itself otherwise. */
const trainerMaterial = ({name, settings, isGiven}: TrainerUse): readonly unknown[] => [
  name,
  definedEntries(settings).map(([key, value]) => [key, value, settingIsGiven(key, isGiven)])
]

/** Settings come from an object that has them all, so every key of it is the name of one. */
const settingIsGiven = (key: string, isGiven: TrainerUse['isGiven']): boolean =>
  isGiven(key as Parameters<typeof isGiven>[0])

/** In the order in which they were set: another order is taken for another config, which costs one cold run. */
const definedEntries = (values: object): readonly (readonly [string, unknown])[] =>
  Object.entries(values).filter(([, value]) => value !== undefined)
