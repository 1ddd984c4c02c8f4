import type {ConfiguredDataset, Table, TrainerConfigFormat} from './trainer-config.ts'
import {flagOf, namedTables, numberOf, settingsOf, tableOf, tablesOf, textOf} from './values.ts'

/** Backends that hold no captions of media. */
const withoutCaptions = ['text_embeds', 'image_embeds', 'conditioning']

export const simpleTunerBackends: TrainerConfigFormat = {
  what: 'a list of data backends of SimpleTuner',
  trainer: 'simpletuner',
  tables: [
    {
      tablesIn: (value) => namedTables(value, ''),
      keys: {
        id: 'text',
        type: 'any',
        dataset_type: 'text',
        disabled: 'flag',
        disable: 'flag',
        instance_data_dir: 'text',
        caption_strategy: 'text',
        instance_prompt: 'text',
        prepend_instance_prompt: 'flag',
        only_instance_prompt: 'flag',
        disable_multiline_split: 'flag',
        repeats: 'number',
        csv_file: 'text',
        csv_caption_column: 'text',
        parquet: 'any'
      }
    }
  ],
  owns: (value) =>
    tablesOf(value).some(
      ([, each]) => 'id' in each && ('instance_data_dir' in each || 'dataset_type' in each)
    ),
  read: (value) => {
    const backends = tablesOf(value)
    return {
      trainer: 'simpletuner',
      datasets: backends.flatMap(([index, backend]) => backendOf(backend, `[${index}]`)),
      configs: [],
      notes: backends.flatMap(([, backend]) => notesOf(backend))
    }
  }
}

export const simpleTunerConfig: TrainerConfigFormat = {
  what: 'a config of SimpleTuner',
  trainer: 'simpletuner',
  tables: [
    {
      tablesIn: (value) => [['', tableOf(value)]],
      keys: {'--data_backend_config': 'text', data_backend_config: 'text'}
    }
  ],
  owns: (value) => backendConfigOf(tableOf(value)) !== undefined,
  read: (value) => ({
    trainer: 'simpletuner',
    datasets: [],
    configs: [backendConfigOf(tableOf(value)) ?? []].flat(),
    notes: []
  })
}

function backendConfigOf(config: Table): {readonly path: string; readonly key: string} | undefined {
  const key = ['--data_backend_config', 'data_backend_config'].find(
    (name) => textOf(config[name]) !== undefined
  )
  const path = key && textOf(config[key])
  return key !== undefined && path !== undefined ? {path, key} : undefined
}

const isDisabled = ({disabled, disable}: Table): boolean => disabled === true || disable === true

const hasCaptions = ({dataset_type}: Table): boolean =>
  typeof dataset_type !== 'string' || !withoutCaptions.includes(dataset_type)

/** Where captions come from, by strategy; files of many are named apart from the media. */
const captionsFrom = {
  textfile: 'files',
  filename: 'names',
  instanceprompt: 'trigger',
  instance_prompt: 'trigger'
} as const

/** All that the trainer knows: prompts.py. */
const knownStrategies = [
  'filename',
  'textfile',
  'instanceprompt',
  'parquet',
  'csv',
  'huggingface',
  'webshart'
]

/** The columns of a Parquet or JSON Lines file where none are named: helpers/data_backend/factory.py. */
const parquetColumns = {caption: 'description', media: 'id'}

function strategyOf({caption_strategy, only_instance_prompt}: Table) {
  if (only_instance_prompt === true) return 'trigger'
  // The strategy where none is named: `filename`.
  const strategy = textOf(caption_strategy) ?? 'filename'
  return new Map<string, 'files' | 'names' | 'trigger'>(Object.entries(captionsFrom)).get(strategy)
}

function backendOf(backend: Table, key: string): readonly ConfiguredDataset[] {
  if (isDisabled(backend) || !hasCaptions(backend)) return []
  const tables = [
    {path: textOf(tableOf(backend.parquet).path), key: `${key}.parquet.path`},
    {path: textOf(backend.csv_file), key: `${key}.csv_file`}
  ]
  const strategy = strategyOf(backend)
  const place =
    strategy === undefined
      ? tables.find(({path}) => path !== undefined)
      : {path: textOf(backend.instance_data_dir), key: `${key}.instance_data_dir`}
  if (place?.path === undefined) return []
  const table = tableOf(backend.parquet)
  const isParquet = place.path === textOf(table.path) && strategy === undefined
  const folder = textOf(backend.instance_data_dir)
  const split = flagOf(backend.disable_multiline_split)
  // Repeats of 0 are once: documentation/DATALOADER.md.
  const more = numberOf(backend.repeats)
  const repeats = more === undefined ? undefined : more + 1
  const settings = settingsOf({
    captionKey: isParquet
      ? (textOf(table.caption_column) ?? parquetColumns.caption)
      : (textOf(backend.csv_caption_column) ??
        (textOf(backend.csv_file) === undefined ? undefined : 'caption')),
    mediaKey: isParquet ? (textOf(table.filename_column) ?? parquetColumns.media) : undefined,
    captionsFrom: strategy,
    trigger: textOf(backend.instance_prompt),
    prependTrigger: flagOf(backend.prepend_instance_prompt),
    splitLines: split === undefined ? undefined : !split
  })
  return [
    {
      path: place.path,
      key: place.key,
      settings,
      ...(strategy === undefined && folder !== undefined
        ? {mediaFolder: {path: folder, key: `${key}.instance_data_dir`}}
        : {}),
      isRecursive: true,
      ...(repeats === undefined ? {} : {repeats})
    }
  ]
}

function notesOf(backend: Table): readonly string[] {
  const id = `backend \`${textOf(backend.id) ?? ''}\``
  if (isDisabled(backend)) return [`${id} is disabled, and left out`]
  if (!hasCaptions(backend)) return []
  const strategy = textOf(backend.caption_strategy)
  if (strategy === 'instance_prompt') {
    return [
      `${id} has \`caption_strategy: instance_prompt\`, which SimpleTuner does not know: write \`instanceprompt\``
    ]
  }
  if (strategy !== undefined && !knownStrategies.includes(strategy)) {
    const known = knownStrategies.map((name) => `\`${name}\``).join(', ')
    return [
      `${id} has \`caption_strategy: ${strategy}\`, which SimpleTuner does not know, and is left out: write one of ${known}`
    ]
  }
  if (strategy === 'huggingface' || strategy === 'webshart') {
    return [`${id} has \`caption_strategy: ${strategy}\`, which caplint does not read`]
  }
  return []
}
