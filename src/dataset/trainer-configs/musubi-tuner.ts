import type {ConfiguredDataset, KnownTable, Table, TrainerConfigFormat} from './trainer-config.ts'
import {flagOf, namedTables, numberOf, settingsOf, tableOf, tablesOf, textOf, withDot} from './values.ts'

const pathKeys = ['image_directory', 'image_jsonl_file', 'video_directory', 'video_jsonl_file'] as const

const datasetKeys = {
  caption_extension: 'text',
  image_directory: 'text',
  image_jsonl_file: 'text',
  video_directory: 'text',
  video_jsonl_file: 'text',
  control_directory: 'text',
  cache_directory: 'text',
  multiple_target: 'flag',
  num_repeats: 'number',
  batch_size: 'number',
  resolution: 'any',
  target_frames: 'any',
  source_fps: 'any'
} as const satisfies KnownTable['keys']

export const musubiTunerConfig: TrainerConfigFormat = {
  what: 'a dataset config of musubi-tuner',
  trainer: 'musubi-tuner',
  tables: [
    {tablesIn: (value) => [['general', tableOf(tableOf(value).general)]], keys: datasetKeys},
    {tablesIn: (value) => namedTables(tableOf(value).datasets, 'datasets'), keys: datasetKeys}
  ],
  owns: (value) =>
    tablesOf(tableOf(value).datasets).some(([, dataset]) => pathKeys.some((key) => key in dataset)),
  read: (value) => {
    const config = tableOf(value)
    const general = tableOf(config.general)
    const all = tablesOf(config.datasets).map(([index, dataset]) => ({
      dataset: {...general, ...dataset},
      key: `datasets[${index}]`
    }))
    return {
      trainer: 'musubi-tuner',
      datasets: all.flatMap(({dataset, key}) => datasetOf(dataset, key)),
      configs: [],
      notes: all.flatMap(({dataset, key}) => notesOf(dataset, key))
    }
  }
}

function datasetOf(dataset: Table, key: string): readonly ConfiguredDataset[] {
  const named = pathKeys.find((name) => textOf(dataset[name]) !== undefined)
  const path = named && textOf(dataset[named])
  if (named === undefined || path === undefined) return []
  const repeats = numberOf(dataset.num_repeats)
  return [
    {
      path,
      key: `${key}.${named}`,
      settings: settingsOf({
        captionExtension: withDot(textOf(dataset.caption_extension)),
        mediaKind: kindIn(named),
        numberedLayers: flagOf(dataset.multiple_target)
      }),
      isRecursive: false,
      ...(repeats === undefined ? {} : {repeats})
    }
  ]
}

/** Of folders one kind is looked for; what a JSON Lines file names is told by its own keys. */
function kindIn(named: (typeof pathKeys)[number]): 'image' | 'video' | undefined {
  if (named === 'image_directory') return 'image'
  return named === 'video_directory' ? 'video' : undefined
}

/** The extension is used as it stands: without a dot images pass the filter, and their captions are not found. */
function notesOf(dataset: Table, key: string): readonly string[] {
  const extension = textOf(dataset.caption_extension)
  const ofFiles = 'image_directory' in dataset || 'video_directory' in dataset
  if (!ofFiles) return []
  if (extension === undefined)
    return [`\`${key}\` sets no \`caption_extension\`, without which musubi-tuner finds no caption`]
  if (!extension.startsWith('.')) {
    return [
      `\`${key}.caption_extension\` is \`${extension}\` without a dot, which musubi-tuner does not add: write \`.${extension}\``
    ]
  }
  return extension.indexOf('.', 1) < 0
    ? []
    : [
        `\`${key}.caption_extension\` is \`${extension}\`, of which musubi-tuner finds no caption: use an extension of one part`
      ]
}
