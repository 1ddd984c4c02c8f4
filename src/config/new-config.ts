import {stringify} from 'yaml'
import {sparedForRegularisation} from './trainer-config-layers.ts'
import type {TrainerSettings} from '../dataset/trainers/settings.ts'

/** What a new config says. */
export interface NewConfig {
  /** Absent where nobody has told, and it is not to be guessed; the same goes for no anchors. */
  readonly preset?: string | undefined
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
  readonly datasets: readonly TrainedDataset[]
}

/** A dataset as a config of caplint says it. */
export interface TrainedDataset {
  readonly path: string
  readonly settings: TrainerSettings
  /** The trainer does not go into folders inside of it. */
  readonly isFlat?: boolean
}

/** Name of the file that `caplint init` writes: YAML, since people read and change it, and it can hold comments. */
export const newConfigName = '.caplintrc.yaml'

/** The text of a new config, with comments that say what each key is for and what else there is. */
export function newConfigText({preset, anchors, secondary, trained, schemaPath}: NewConfig): string {
  const ignored = trained ? notGoneInto(trained.datasets) : []
  const schema = schemaPath === undefined ? [] : [`# yaml-language-server: $schema=${schemaPath}`]
  return `${[
    ...schema,
    '# What caplint checks the captions in this folder against.',
    '',
    '# The captioning guide that they follow.',
    preset === undefined ? '# preset: character' : `preset: ${inYaml(preset)}`,
    '',
    '# The word or phrase being taught, exactly as captions must write it.',
    anchors.length === 0
      ? '# anchor: annika'
      : `anchor: ${inYaml(anchors.length === 1 ? anchors[0] : anchors)}`,
    '',
    '# Traits to turn on and off by name. Captions may name them, always in these words.',
    secondary.length === 0 ? '# secondary: [in the red dress]' : `secondary: ${inYaml(secondary)}`,
    '',
    ...(trained ? trainerLines(trained) : []),
    ...(ignored.length > 0
      ? [
          '# What to leave out: folders inside of others, which the trainer does not go into.',
          stringify({ignore: ignored}, {lineWidth: 0}).replace(finalBreak, ''),
          '',
          '# Rules that are to behave otherwise than the guide wants:'
        ]
      : [
          '# What to leave out, and rules that are to behave otherwise than the guide wants:',
          '# ignore: [drafts]'
        ]),
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
  const isByDataset = kinds.size > 1 || first.regularisation === true
  const overrides = [...settings].map(([path, each]) => ({
    files: escapedPattern(path),
    trainer: choice(each),
    ...(each.regularisation
      ? {rules: Object.fromEntries(sparedForRegularisation.map((rule) => [rule, 'off']))}
      : {})
  }))
  return [
    '# The trainer that will read the captions, set as its config sets it.',
    stringify({trainer: isByDataset ? trainer : choice(first)}, {lineWidth: 0}).replace(finalBreak, ''),
    ...(baseModel === undefined
      ? []
      : ['', '# The model that is trained.', `baseModel: ${inYaml(baseModel)}`]),
    '',
    '# What is linted when no path is given.',
    stringify({datasets: [...settings.keys()]}, {lineWidth: 0}).replace(finalBreak, ''),
    '',
    ...(isByDataset ? [stringify({overrides}, {lineWidth: 0}).replace(finalBreak, ''), ''] : [])
  ]
}

/** Patterns of what lies in folders inside of datasets, where the trainer does not go into them; datasets there come back. */
function notGoneInto(datasets: readonly TrainedDataset[]): readonly string[] {
  const byDepth = [...new Map(datasets.map((dataset) => [dataset.path, dataset])).values()].sort(
    (a, b) => a.path.length - b.path.length
  )
  const patterns: string[] = []
  for (const {path, isFlat} of byDepth) {
    const isInside =
      patterns.length > 0 &&
      byDepth.some((other) => other.path !== path && path.startsWith(prefixOf(other.path)))
    if (isInside) patterns.push(`!${escapedPattern(path)}`)
    if (isFlat) patterns.push(`${path === '.' ? './' : `${escapedPattern(path)}/`}*/*`)
  }
  return patterns
}

/** What paths inside of a folder begin with. */
const prefixOf = (path: string): string => (path === '.' ? '' : `${path}/`)

/** A path as a pattern that matches it and nothing else; one without `/` would match in any folder. */
const escapedPattern = (path: string): string => {
  const escaped = path.replaceAll(/[\\*?[\]{}()!+@|]/g, '\\$&')
  return escaped.includes('/') ? escaped : `./${escaped}`
}

/** All that is cut off of YAML: other white space belongs to the words. */
const finalBreak = /\n$/

/** A value on one line of YAML, quoted where it has to be. */
const inYaml = (value: unknown): string => {
  const flow = Array.isArray(value)
  return stringify(value, {
    collectionStyle: flow ? 'flow' : 'any',
    flowCollectionPadding: false,
    lineWidth: 0,
    defaultStringType: 'PLAIN',
    blockQuote: false
  }).replace(finalBreak, '')
}
