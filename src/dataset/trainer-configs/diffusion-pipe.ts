import {baseModelNamed} from './base-models.ts'
import type {ConfiguredDataset, KnownTable, Table, TrainerConfigFormat} from './trainer-config.ts'
import {flagOf, namedTables, numberOf, settingsOf, tableOf, tablesOf, textOf} from './values.ts'

/** The main config, which names those of datasets. */
export const diffusionPipeConfig: TrainerConfigFormat = {
  what: 'a config of diffusion-pipe',
  trainer: 'diffusion-pipe',
  tables: [{tablesIn: (value) => [['', tableOf(value)]], keys: {dataset: 'text', eval_datasets: 'any'}}],
  owns: (value) => typeof tableOf(value).dataset === 'string' && 'type' in tableOf(tableOf(value).model),
  read: (value) => {
    const config = tableOf(value)
    const dataset = textOf(config.dataset)
    const evaluation = tablesOf(config.eval_datasets).flatMap(([index, {config: path}]) => {
      const file = textOf(path)
      return file === undefined ? [] : [{path: file, key: `eval_datasets[${index}].config`}]
    })
    const baseModel = baseModelNamed(textOf(tableOf(config.model).type))
    return {
      trainer: 'diffusion-pipe',
      datasets: [],
      configs: [...(dataset === undefined ? [] : [{path: dataset, key: 'dataset'}]), ...evaluation],
      notes: [],
      ...(baseModel ? {baseModel} : {})
    }
  }
}

/** What a directory says, or the config for all of them. */
const directoryKeys = {
  caption_prefix: 'text',
  skip_empty_caption: 'flag',
  shuffle_tags: 'flag',
  online_captions: 'flag',
  cache_shuffle_num: 'number',
  cache_shuffle_delimiter: 'text',
  num_repeats: 'number',
  mask_path: 'any',
  control_path: 'any',
  default_mask_file: 'any'
} as const satisfies KnownTable['keys']

export const diffusionPipeDataset: TrainerConfigFormat = {
  what: 'a dataset config of diffusion-pipe',
  trainer: 'diffusion-pipe',
  tables: [
    {tablesIn: (value) => [['', tableOf(value)]], keys: {...directoryKeys, directory: 'any'}},
    {
      tablesIn: (value) => namedTables(tableOf(value).directory, 'directory'),
      keys: {...directoryKeys, path: 'text'}
    }
  ],
  owns: (value) => tablesOf(tableOf(value).directory).some(([, directory]) => 'path' in directory),
  read: (value) => {
    const {directory, ...general} = tableOf(value)
    return {
      trainer: 'diffusion-pipe',
      datasets: tablesOf(directory).flatMap(([index, entry]) =>
        directoryOf({...general, ...entry}, `directory[${index}]`)
      ),
      configs: [],
      notes: []
    }
  }
}

function directoryOf(entry: Table, key: string): readonly ConfiguredDataset[] {
  const path = textOf(entry.path)
  if (path === undefined) return []
  const repeats = numberOf(entry.num_repeats)
  const settings = settingsOf({
    prefix: textOf(entry.caption_prefix),
    skipEmpty: flagOf(entry.skip_empty_caption),
    shuffle: flagOf(entry.shuffle_tags)
  })
  return [
    {path, key: `${key}.path`, settings, isRecursive: false, ...(repeats === undefined ? {} : {repeats})}
  ]
}
