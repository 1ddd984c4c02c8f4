import type {BaseModel} from '../../../rules/words/token-limits.ts'
import type {TrainerSettings} from '../trainers/settings.ts'

/** A dataset that a trainer's config names. */
export interface ConfiguredDataset {
  /** As written: a folder, or a file of captions. */
  readonly path: string
  /** Where the config names it: `datasets[0].subsets[1].image_dir`. */
  readonly key: string
  readonly settings: TrainerSettings
  /** How often its items are trained on in an epoch; absent where nothing is said. */
  readonly repeats?: number
  /** The folder that paths in a file of captions start from, as written, with the key that names it. */
  readonly mediaFolder?: {readonly path: string; readonly key: string}
  /** The folders inside are the datasets, those that are named `N_words`: N repeats, the words as class tokens. */
  readonly inRepeatedFolders?: true
  /** Whether folders inside belong to it, too. */
  readonly isRecursive: boolean
}

/** What a trainer's config says of datasets. */
export interface TrainerConfig {
  /** Name of the profile. */
  readonly trainer: string
  readonly baseModel?: BaseModel
  readonly datasets: readonly ConfiguredDataset[]
  /** Further configs that it names, as written, with the key that names each. */
  readonly configs: readonly {readonly path: string; readonly key: string}[]
  /** What is left out, and what a person should know: one sentence each. */
  readonly notes: readonly string[]
}

/** A file of settings, read: what TOML, YAML and JSON have in common. */
export type Value = unknown
export type Table = Readonly<Record<string, Value>>

/** What a key holds; `any`: known, and of whatever kind. */
export type KeyKind = 'text' | 'flag' | 'number' | 'any'

/** A kind of table in a config, with the keys that it may hold, as far as they matter to captions or resemble such. */
export interface KnownTable {
  /** The tables of this kind, each with where it stands: `datasets[0].subsets[1]`; `''`: the config itself. */
  readonly tablesIn: (value: Value) => readonly (readonly [string, Table])[]
  readonly keys: Readonly<Record<string, KeyKind>>
}

/** How the configs of a trainer look, and what they say. */
export interface TrainerConfigFormat {
  /** What it is, for people: `a dataset config of sd-scripts`. */
  readonly what: string
  /** Name of the trainer's profile. */
  readonly trainer: string
  /** Tables whose keys are looked through. */
  readonly tables: readonly KnownTable[]
  /** The trainer stops at keys that it does not know. */
  readonly stopsAtUnknownKeys?: true
  /** Whether a file of settings is such a config. */
  readonly owns: (value: Value) => boolean
  readonly read: (value: Value) => TrainerConfig
}
