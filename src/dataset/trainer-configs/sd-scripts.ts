import type {
  ConfiguredDataset,
  KnownTable,
  Table,
  TrainerConfig,
  TrainerConfigFormat
} from './trainer-config.ts'
import {
  flagOf,
  isTable,
  namedTables,
  numberOf,
  settingsOf,
  tableOf,
  tablesOf,
  textOf,
  withDot
} from './values.ts'

/** The extension where nothing is set: config_util.py L65. */
const defaultExtension = '.caption'

/** Options under which tags are taken apart. */
const shufflingKeys = ['shuffle_caption', 'caption_tag_dropout_rate', 'token_warmup_step'] as const

/** What a subset can say, and its dataset or the general part in its place: config_util.py, the schemas. */
const ascendingKeys = {
  caption_extension: 'text',
  caption_prefix: 'text',
  caption_suffix: 'text',
  caption_separator: 'text',
  class_tokens: 'text',
  keep_tokens_separator: 'text',
  secondary_separator: 'text',
  enable_wildcard: 'flag',
  shuffle_caption: 'flag',
  cache_info: 'flag',
  color_aug: 'flag',
  flip_aug: 'flag',
  random_crop: 'flag',
  num_repeats: 'number',
  keep_tokens: 'number',
  caption_dropout_every_n_epochs: 'number',
  caption_dropout_rate: 'number',
  caption_tag_dropout_rate: 'number',
  token_warmup_min: 'number',
  token_warmup_step: 'number',
  custom_attributes: 'any',
  face_crop_aug_range: 'any',
  resize_interpolation: 'any'
} as const satisfies KnownTable['keys']

const datasetKeys = {
  ...ascendingKeys,
  batch_size: 'number',
  resolution: 'any',
  enable_bucket: 'flag',
  min_bucket_reso: 'number',
  max_bucket_reso: 'number',
  bucket_reso_steps: 'number',
  bucket_no_upscale: 'flag',
  network_multiplier: 'number',
  skip_image_resolution: 'any',
  validation_seed: 'any',
  validation_split: 'number'
} as const satisfies KnownTable['keys']

const subsetKeys = {
  ...ascendingKeys,
  image_dir: 'text',
  metadata_file: 'text',
  conditioning_data_dir: 'text',
  is_reg: 'flag',
  alpha_mask: 'flag'
} as const satisfies KnownTable['keys']

export const sdScriptsConfig: TrainerConfigFormat = {
  what: 'a dataset config of sd-scripts',
  trainer: 'sd-scripts',
  stopsAtUnknownKeys: true,
  tables: [
    {tablesIn: (value) => [['general', tableOf(tableOf(value).general)]], keys: datasetKeys},
    {
      tablesIn: (value) => namedTables(tableOf(value).datasets, 'datasets'),
      keys: {...datasetKeys, subsets: 'any'}
    },
    {
      tablesIn: (value) =>
        namedTables(tableOf(value).datasets, 'datasets').flatMap(([key, {subsets}]) =>
          namedTables(subsets, `${key}.subsets`)
        ),
      keys: subsetKeys
    }
  ],
  owns: (value) => tablesOf(tableOf(value).datasets).some(([, dataset]) => Array.isArray(dataset.subsets)),
  read: (value) => {
    const config = tableOf(value)
    const general = tableOf(config.general)
    const datasets = tablesOf(config.datasets).flatMap(([index, dataset]) =>
      tablesOf(dataset.subsets).flatMap(([inner, subset]) =>
        subsetOf({...general, ...withoutSubsets(dataset), ...subset}, `datasets[${index}].subsets[${inner}]`)
      )
    )
    return {trainer: 'sd-scripts', datasets, configs: [], notes: []}
  }
}

const withoutSubsets = ({subsets: _, ...dataset}: Table): Table => dataset

/** A subset; what it does not say, its dataset says, or `[general]`. */
function subsetOf(subset: Table, key: string): readonly ConfiguredDataset[] {
  const file = textOf(subset.metadata_file)
  const folder = textOf(subset.image_dir)
  const path = file ?? folder
  if (path === undefined) return []
  const repeats = numberOf(subset.num_repeats)
  const settings = settingsOf({
    captionExtension: file === undefined ? extensionOf(subset) : undefined,
    prefix: textOf(subset.caption_prefix),
    suffix: textOf(subset.caption_suffix),
    classTokens: textOf(subset.class_tokens),
    wildcards: flagOf(subset.enable_wildcard),
    shuffle: shufflingKeys.some((name) => Boolean(subset[name])) || undefined,
    separator: textOf(subset.caption_separator),
    keepSeparator: textOf(subset.keep_tokens_separator),
    secondarySeparator: textOf(subset.secondary_separator),
    regularisation: flagOf(subset.is_reg),
    metadataCache: flagOf(subset.cache_info)
  })
  return [
    {
      path,
      key: `${key}.${file === undefined ? 'image_dir' : 'metadata_file'}`,
      settings,
      ...(file !== undefined && folder !== undefined
        ? {mediaFolder: {path: folder, key: `${key}.image_dir`}}
        : {}),
      isRecursive: false,
      ...(repeats === undefined ? {} : {repeats})
    }
  ]
}

/** The misspelling is the trainer's own, and still read. */
const extensionOf = ({caption_extension, caption_extention}: Table): string =>
  withDot(textOf(caption_extension) ?? textOf(caption_extention)) ?? defaultExtension

/** What the GUI of kohya_ss saves: folders named `N_words`, which hold the images. */
export const kohyaGuiConfig: TrainerConfigFormat = {
  what: 'a config that the GUI of kohya_ss has saved',
  trainer: 'sd-scripts',
  tables: [
    {
      tablesIn: (value) => [['', tableOf(value)]],
      keys: {
        train_data_dir: 'text',
        reg_data_dir: 'text',
        caption_extension: 'text',
        in_json: 'any',
        shuffle_caption: 'flag'
      }
    }
  ],
  owns: (value) => isTable(value) && typeof value.train_data_dir === 'string' && 'caption_extension' in value,
  read: (value) => {
    const config = tableOf(value)
    const maximum = numberOf(Number(config.max_token_length))
    const settings = settingsOf({
      captionExtension: extensionOf(config),
      shuffle: flagOf(config.shuffle_caption),
      weights: flagOf(config.weighted_captions),
      maximumTokens: maximum === undefined || maximum === 0 ? undefined : maximum
    })
    const folders = [
      {key: 'train_data_dir', extra: {}},
      {key: 'reg_data_dir', extra: {regularisation: true}}
    ]
    const datasets = folders.flatMap(({key, extra}) => {
      const path = textOf(config[key])
      return path === undefined
        ? []
        : [
            {
              path,
              key,
              settings: {...settings, ...extra},
              isRecursive: true,
              inRepeatedFolders: true as const
            }
          ]
    })
    const notes = textOf(config.in_json)
      ? ['`in_json` names a metadata file; give it to caplint as a path']
      : []
    return {trainer: 'sd-scripts', datasets, configs: [], notes} satisfies TrainerConfig
  }
}
