import * as v from 'valibot'
import type {Severity} from '../engine/report.ts'
import {UserError} from '../errors.ts'
import type {AddedWordsLayer} from '../language/added-words.ts'
import type {Register} from '../language/caption.ts'
import type {LoraKind} from '../language/kind.ts'
import type {Rule} from '../rule.ts'
import type {TokenCounters} from '../tokenizers/load-counters.ts'
import type {Layer, RuleSetting} from './config-layer.ts'
import {describeIssue} from './config-problem.ts'
import type {ActiveRule, ResolvedConfig} from './resolved-config.ts'
import {schemaKeys} from './schema-keys.ts'
import {trainerAnchors, trainerRuleOptions, useChosenTrainer} from './chosen-trainer.ts'
import type {TrainerChoice} from './trainer-schema.ts'

/** A value, and who said so, for people. */
export interface Sourced<Value> {
  readonly value: Value
  readonly from: string
}

/** Where the values of a resolved config come from. */
export interface ConfigOrigins {
  readonly kind?: string
  readonly register?: string
  readonly anchors?: string
  readonly secondary?: string
  readonly trainer?: string
  /** By rule id and option name; options that no layer names are the rule's defaults and left out. */
  readonly options: ReadonlyMap<string, Readonly<Record<string, string>>>
}

/** What the layers come to for a file. */
export interface Resolution {
  readonly config: ResolvedConfig
  readonly origins: ConfigOrigins
  /** The layers that took part, lowest first. */
  readonly layers: readonly string[]
}

/** The layers that hold for a file. */
export interface ActiveLayers {
  /** Lowest first. */
  readonly layers: readonly Layer[]
  /** The layer whose choice of preset won. */
  readonly chooser: Layer | undefined
  /** What the chosen preset says of the kind: it holds from the choosing layer upward. */
  readonly chosen: {
    readonly kind: Sourced<LoraKind> | undefined
    readonly register: Sourced<Register | 'auto'> | undefined
  }
  readonly anchors: (layer: Layer) => readonly string[] | undefined
}

/**
 * Lays the layers over each other.
 * @param rules All rules there are, in their order.
 * @throws UserError where a rule's options, taken together, are not what the rule wants.
 */
export function resolveLayers(
  active: ActiveLayers,
  rules: readonly Rule[],
  counters: TokenCounters
): Resolution {
  let kind: Sourced<LoraKind> | undefined
  let register: Sourced<Register | 'auto'> | undefined
  let anchors: Sourced<readonly string[]> | undefined
  let secondary: Sourced<readonly string[]> | undefined
  let trainer: Sourced<TrainerChoice> | undefined
  let baseModel: string | undefined
  let tokenizer: string | undefined
  const lexicon: AddedWordsLayer[] = []
  const guides = active.layers.flatMap(({guide}) => guide ?? [])
  const settings = new Map<string, MergedSetting>()
  const modelRules = rules.filter(takesBaseModel)

  for (const layer of active.layers) {
    const from = layer.origin
    const {chosen} = active
    if (layer === active.chooser) {
      kind = chosen.kind ?? kind
      register = chosen.register ?? register
    }
    kind = sourced(layer.kind, from) ?? kind
    register = sourced(layer.register, from) ?? register
    anchors = sourced(active.anchors(layer), from) ?? anchors
    secondary = sourced(layer.secondary, from) ?? secondary
    trainer = sourced(withSettings(trainer?.value, layer.trainer), from) ?? trainer
    if (layer.lexicon !== undefined) lexicon.push({words: layer.lexicon, from})
    tokenizer = layer.tokenizer ?? tokenizer
    baseModel = layer.baseModel ?? baseModel
    if (layer.baseModel !== undefined) {
      for (const {id} of modelRules) settings.set(id, withModel(settings.get(id), layer.baseModel, from))
    }
    for (const [id, setting] of layer.rules) settings.set(id, merge(settings.get(id), setting, from))
  }

  const chosenTrainer = trainer && useChosenTrainer(trainer.value)
  if (trainer && chosenTrainer) {
    anchors ??= sourced(trainerAnchors(chosenTrainer), trainer.from)
    for (const [id, options] of trainerRuleOptions(chosenTrainer)) {
      const below = settings.get(id)
      if (below) settings.set(id, allowMore(below, options, trainer.from))
    }
  }
  const tokenCounter = counters({baseModel, tokenizer})
  const config: ResolvedConfig = {
    ...(kind ? {kind: kind.value} : {}),
    ...(register && register.value !== 'auto' ? {register: register.value} : {}),
    anchors: anchors?.value ?? [],
    secondary: secondary?.value ?? [],
    ...(lexicon.length > 0 ? {lexicon} : {}),
    ...(chosenTrainer ? {trainer: chosenTrainer} : {}),
    ...(baseModel === undefined ? {} : {baseModel}),
    ...(tokenCounter ? {tokenCounter} : {}),
    ...(guides.length > 0 ? {guides} : {}),
    rules: new Map(rules.map((rule) => [rule.id, activate(rule, settings.get(rule.id))]))
  }
  const origins: ConfigOrigins = {
    ...(kind ? {kind: kind.from} : {}),
    ...(register ? {register: register.from} : {}),
    ...(anchors ? {anchors: anchors.from} : {}),
    ...(secondary ? {secondary: secondary.from} : {}),
    ...(trainer ? {trainer: trainer.from} : {}),
    options: new Map([...settings].map(([id, {optionOrigins}]) => [id, optionOrigins]))
  }
  return {config, origins, layers: active.layers.map(({origin}) => origin)}
}

/** What a layer sets of the trainer that a layer below chose stays with it; another trainer starts anew. */
const withSettings = (
  below: TrainerChoice | undefined,
  choice: TrainerChoice | undefined
): TrainerChoice | undefined =>
  choice && below?.profile === choice.profile ? {...choice, given: {...below.given, ...choice.given}} : choice

/** Adds to what a rule lets pass. */
function allowMore(below: MergedSetting, allow: readonly string[], origin: string): MergedSetting {
  const already = Array.isArray(below.options.allow) ? below.options.allow : []
  const options = {allow: [...new Set([...already, ...allow])]}
  return {...merge(below, {...below, options}, origin), origin: below.origin}
}

/** The origin of a rule that no layer names. */
const notConfigured = 'not configured'

/** A value that a layer sets, with its origin. */
export const sourced = <Value>(value: Value | undefined, from: string): Sourced<Value> | undefined =>
  value === undefined ? undefined : {value, from}

interface MergedSetting {
  readonly severity: Severity
  readonly origin: string
  readonly because: string | undefined
  readonly options: Readonly<Record<string, unknown>>
  readonly optionOrigins: Readonly<Record<string, string>>
}

function merge(below: MergedSetting | undefined, setting: RuleSetting, origin: string): MergedSetting {
  const {severity, because, options = {}} = setting
  const optionOrigins = Object.fromEntries(Object.keys(options).map((name) => [name, origin]))
  return {
    severity,
    origin,
    because,
    options: {...below?.options, ...options},
    optionOrigins: {...below?.optionOrigins, ...optionOrigins}
  }
}

/** Rules that judge by the model that is trained say so by an option of this name. */
export const takesBaseModel = ({options}: Rule): boolean => schemaKeys(options, []).includes('baseModel')

/** Tells a rule the model, and leaves the rest as it is: a rule that is off stays off. */
function withModel(below: MergedSetting | undefined, baseModel: string, origin: string): MergedSetting {
  const {severity = 'off', because} = below ?? {}
  const told = merge(below, {severity, because, options: {baseModel}}, origin)
  return {...told, origin: below?.origin ?? notConfigured}
}

function activate(rule: Rule, setting: MergedSetting | undefined): ActiveRule {
  if (!setting) {
    const defaults = v.safeParse(rule.options, {})
    // A rule may want an option that has no default; as long as it is off, nobody asks.
    return {rule, severity: 'off', options: defaults.success ? defaults.output : {}, origin: notConfigured}
  }
  const {severity, origin, because, options: given, optionOrigins} = setting
  const parsed = v.safeParse(rule.options, given)
  if (!parsed.success) {
    const problem = describeIssue(parsed.issues, (parent) => schemaKeys(rule.options, parent))
    const from = optionOrigins[String(problem.keys[0])] ?? origin
    throw new UserError(`${from}: Rule \`${rule.id}\`: ${problem.message}`)
  }
  return {rule, severity, options: parsed.output, origin, ...(because === undefined ? {} : {because})}
}
