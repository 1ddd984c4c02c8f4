import {resolve} from 'node:path'
import type {Severity} from '../engine/report.ts'
import type {AddedWords} from '../language/added-words.ts'
import type {LoraKind} from '../language/kind.ts'
import type {Register} from '../language/caption.ts'
import type {AnchorSetting, ConfigLayer, RuleEntry} from './config.ts'
import type {ConfigNode} from './config-node.ts'
import {problemIn} from './config-problem.ts'
import type {ConfigSource, KeyPath} from './config-source.ts'
import {contradictionIn} from './lexicon-schema.ts'
import {type PathMatcher, pathMatcher} from './path-patterns.ts'
import type {Preset} from './preset.ts'
import {type TrainerChoice, trainerChoice} from './trainer-schema.ts'

/** What a layer says of a rule. Without options, those of the layers below stay. */
export interface RuleSetting {
  readonly severity: Severity
  readonly options?: Readonly<Record<string, unknown>> | undefined
  /** Why a preset wants it so. */
  readonly because?: string | undefined
}

/** The anchors of the files that a pattern matches. */
export interface AnchorCase {
  readonly matches: PathMatcher
  readonly anchors: readonly string[]
}

/**
 * One layer of settings, ready to be laid over others: a preset, a config file's own keys, one of its overrides, the
 * flags. Later layers win: `kind`, `register`, anchors and secondary concepts replace what lies below, rules are
 * merged by id, a rule's options by their names, and words are added to the lexicon.
 */
export interface Layer {
  /** For people: `preset character`, `set/.caplintrc.yaml overrides[1]`, `--rule`. */
  readonly origin: string
  readonly kind?: LoraKind | undefined
  readonly register?: Register | 'auto' | undefined
  /** In order; the last that matches wins. */
  readonly anchors?: readonly AnchorCase[] | undefined
  readonly secondary?: readonly string[] | undefined
  /** Words to add to those of the layers below. */
  readonly lexicon?: AddedWords | undefined
  /** Handed to every rule that has an option of this name. */
  readonly baseModel?: string | undefined
  /** Absolute path of a `tokenizer.json`. */
  readonly tokenizer?: string | undefined
  /** The trainer, with what this layer sets of it. */
  readonly trainer?: TrainerChoice | undefined
  readonly rules: ReadonlyMap<string, RuleSetting>
  /** The guide that this layer chooses instead of what layers below chose. */
  readonly preset?: ConfigNode | undefined
  /** The preset that the layer is, where it is one: its goal, examples and prompt parts. */
  readonly guide?: Preset
  /** The files the layer holds for; absent: all. */
  readonly applies?: PathMatcher
  /** Where the layer stands, to tell places of errors. */
  readonly source?: ConfigSource
  readonly keys: KeyPath
}

/** Where a layer comes from. */
export interface LayerPlace {
  readonly origin: string
  /** Folder that patterns are relative to. */
  readonly base: string
  readonly source?: ConfigSource
  readonly keys?: KeyPath
  readonly preset?: ConfigNode | undefined
  readonly files?: string | readonly string[]
}

/**
 * Makes a layer of settings as they stand in a config.
 * @throws UserError for words that it adds and ignores at once.
 */
export async function toLayer(settings: ConfigLayer, place: LayerPlace): Promise<Layer> {
  const {origin, base, source, keys = [], preset, files} = place
  await checkLexicon(settings.lexicon, place)
  return {
    origin,
    kind: settings.kind,
    register: settings.register,
    anchors: await anchorCases(settings.anchor ?? settings.trigger, base),
    secondary: settings.secondary,
    lexicon: settings.lexicon,
    baseModel: settings.baseModel,
    tokenizer: settings.tokenizer === undefined ? undefined : resolve(base, settings.tokenizer),
    trainer: settings.trainer === undefined ? undefined : trainerChoice(settings.trainer),
    rules: new Map(Object.entries(settings.rules ?? {}).map(([id, entry]) => [id, ruleSetting(entry)])),
    preset,
    keys,
    ...(source ? {source} : {}),
    ...(files === undefined ? {} : {applies: await pathMatcher(files, base)})
  }
}

async function checkLexicon(words: AddedWords | undefined, {source, keys = []}: LayerPlace): Promise<void> {
  const found = words && contradictionIn(words)
  if (!found || !source) return
  const {index, message} = found
  throw await problemIn(source, {keys: [...keys, 'lexicon', 'ignore', index], part: 'value', message})
}

function ruleSetting(entry: RuleEntry): RuleSetting {
  if (typeof entry === 'string') return {severity: entry}
  const [severity, options] = entry
  return {severity, options}
}

async function anchorCases(
  setting: AnchorSetting | undefined,
  base: string
): Promise<readonly AnchorCase[] | undefined> {
  if (setting === undefined) return undefined
  if (typeof setting === 'string' || isList(setting)) {
    return [{matches: everywhere, anchors: [setting].flat()}]
  }
  const cases = Object.entries(setting).map(async ([pattern, anchors]) => ({
    matches: await pathMatcher(pattern, base),
    anchors: [anchors].flat()
  }))
  return await Promise.all(cases)
}

/** The matcher of anchors that hold for all files; known by identity, so that nothing is matched for them. */
export const everywhere: PathMatcher = () => true

const isList = (value: Exclude<AnchorSetting, string>): value is readonly string[] => Array.isArray(value)
