import {stringify} from 'yaml'
import type {TrainerSettings} from '../dataset/trainers/settings.ts'

/** What a new config says. */
export interface NewConfig {
  readonly preset: string
  readonly anchors: readonly string[]
  readonly secondary: readonly string[]
  /** What a trainer's config says. */
  readonly trained?: TrainedDatasets | undefined
  /** Path of the JSON schema, seen from the config's folder, for editors; left out where caplint is not installed beside it. */
  readonly schemaPath?: string | undefined
}

/** The datasets that a trainer's config names, as a config of caplint says it. */
export interface TrainedDatasets {
  readonly trainer: string
  readonly baseModel?: string | undefined
  /** Each with its path seen from the config's folder, and what is set of the trainer there. */
  readonly datasets: readonly {readonly path: string; readonly settings: TrainerSettings}[]
}

/** Name of the file that `caplint init` writes: YAML, since people read and change it, and it can hold comments. */
export const newConfigName = '.caplintrc.yaml'

/** The text of a new config, with comments that say what each key is for and what else there is. */
export function newConfigText({preset, anchors, secondary, trained, schemaPath}: NewConfig): string {
  const schema = schemaPath === undefined ? [] : [`# yaml-language-server: $schema=${schemaPath}`]
  return `${[
    ...schema,
    '# What caplint checks the captions in this folder against.',
    '',
    '# The captioning guide that they follow.',
    `preset: ${inYaml(preset)}`,
    '',
    '# The word or phrase being taught, exactly as captions must write it.',
    `anchor: ${inYaml(anchors.length === 1 ? anchors[0] : anchors)}`,
    '',
    '# Traits to turn on and off by name. Captions may name them, always in these words.',
    secondary.length === 0 ? '# secondary: [in the red dress]' : `secondary: ${inYaml(secondary)}`,
    '',
    ...(trained ? trainerLines(trained) : []),
    '# What to leave out, and rules that are to behave otherwise than the guide wants:',
    '# ignore: [drafts]',
    '# rules:',
    '#   no-mood: off',
    '#   word-count: [warn, {maximum: 60}]'
  ].join('\n')}\n`
}

/** What the trainer will do with the datasets, each by itself where they are set differently. */
function trainerLines({trainer, baseModel, datasets}: TrainedDatasets): readonly string[] {
  const settings = new Map(datasets.map((dataset) => [dataset.path, dataset.settings]))
  const kinds = new Set([...settings.values()].map((each) => JSON.stringify(each)))
  const choice = (each: TrainerSettings) =>
    Object.keys(each).length > 0 ? {name: trainer, ...each} : trainer
  const [first = {}] = settings.values()
  const overrides = [...settings].map(([path, each]) => ({
    files: escapedPattern(path),
    trainer: choice(each)
  }))
  return [
    '# The trainer that will read the captions, set as its config sets it.',
    stringify({trainer: kinds.size > 1 ? trainer : choice(first)}, {lineWidth: 0}).trim(),
    ...(baseModel === undefined
      ? []
      : ['', '# The model that is trained.', `baseModel: ${inYaml(baseModel)}`]),
    '',
    '# What is linted when no path is given.',
    stringify({datasets: [...settings.keys()]}, {lineWidth: 0}).trim(),
    '',
    ...(kinds.size > 1 ? [stringify({overrides}, {lineWidth: 0}).trim(), ''] : [])
  ]
}

/** A path as a pattern that matches it and nothing else; one without `/` would match in any folder. */
const escapedPattern = (path: string): string => {
  const escaped = path.replaceAll(/[\\*?[\]{}()!+@|]/g, '\\$&')
  return escaped.includes('/') ? escaped : `./${escaped}`
}

/** A value on one line of YAML, quoted where it has to be. */
const inYaml = (value: unknown): string => {
  const flow = Array.isArray(value)
  return stringify(value, {
    collectionStyle: flow ? 'flow' : 'any',
    flowCollectionPadding: false,
    lineWidth: 0,
    defaultStringType: 'PLAIN',
    blockQuote: false
  }).trim()
}
