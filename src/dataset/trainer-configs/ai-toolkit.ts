import type {BaseModel} from '../../../rules/words/token-limits.ts'
import {baseModelNamed} from './base-models.ts'
import type {ConfiguredDataset, Table, TrainerConfigFormat} from './trainer-config.ts'
import {flagOf, namedTables, numberOf, settingsOf, tableOf, tablesOf, textOf, withDot} from './values.ts'

const defaultExtension = '.txt'

export const aiToolkitConfig: TrainerConfigFormat = {
  what: 'a job of ai-toolkit',
  trainer: 'ai-toolkit',
  tables: [
    {
      tablesIn: (value) => namedTables(tableOf(tableOf(value).config).process, 'config.process'),
      keys: {trigger_word: 'text', datasets: 'any'}
    },
    {
      tablesIn: (value) =>
        namedTables(tableOf(tableOf(value).config).process, 'config.process').flatMap(([key, {datasets}]) =>
          namedTables(datasets, `${key}.datasets`)
        ),
      keys: {
        folder_path: 'text',
        dataset_path: 'text',
        caption_ext: 'text',
        caption_type: 'text',
        default_caption: 'text',
        trigger_word: 'text',
        is_reg: 'flag',
        num_repeats: 'number',
        num_frames: 'number',
        auto_frame_count: 'flag',
        shuffle_tokens: 'flag',
        keep_tokens: 'number',
        token_dropout_rate: 'number',
        caption_dropout_rate: 'number',
        random_triggers: 'any',
        random_triggers_max: 'any',
        replacements: 'any',
        control_path: 'any',
        control_path_1: 'any',
        control_path_2: 'any',
        control_path_3: 'any',
        mask_path: 'any'
      }
    }
  ],
  owns: (value) =>
    tablesOf(tableOf(tableOf(value).config).process).some(([, process]) => 'datasets' in process),
  read: (value) => {
    const {name, process} = tableOf(tableOf(value).config)
    const processes = tablesOf(process)
    const datasets = processes.flatMap(([index, each]) =>
      tablesOf(each.datasets).flatMap(([inner, dataset]) =>
        datasetOf(
          named(dataset, textOf(name)),
          textOf(named(each, textOf(name)).trigger_word),
          `config.process[${index}].datasets[${inner}]`
        )
      )
    )
    const baseModel = processes
      .map(([, {model}]) => modelOf(tableOf(model)))
      .find((each) => each !== undefined)
    return {trainer: 'ai-toolkit', datasets, configs: [], notes: [], ...(baseModel ? {baseModel} : {})}
  }
}

/** `[name]` in any text of the job stands for its name: toolkit/config.py. */
const named = (table: Table, name: string | undefined): Table =>
  name === undefined
    ? table
    : Object.fromEntries(
        Object.entries(table).map(([key, value]) => [
          key,
          typeof value === 'string' ? value.replaceAll('[name]', () => name) : value
        ])
      )

function datasetOf(dataset: Table, trigger: string | undefined, key: string): readonly ConfiguredDataset[] {
  const named = textOf(dataset.dataset_path)
  const path = named ?? textOf(dataset.folder_path)
  if (path === undefined) return []
  const repeats = numberOf(dataset.num_repeats)
  const settings = settingsOf({
    captionExtension:
      withDot(textOf(dataset.caption_ext) ?? textOf(dataset.caption_type)) ?? defaultExtension,
    trigger: textOf(dataset.trigger_word) ?? trigger,
    defaultCaption: textOf(dataset.default_caption),
    regularisation: flagOf(dataset.is_reg),
    mediaKind: kindIn(path, dataset)
  })
  return [
    {
      path,
      key: `${key}.${named === undefined ? 'folder_path' : 'dataset_path'}`,
      settings,
      isRecursive: true,
      ...(repeats === undefined ? {} : {repeats})
    }
  ]
}

/** Of a folder one kind is looked for, as the number of frames says; of what a file names, nothing is passed over: toolkit/data_loader.py. */
function kindIn(path: string, {num_frames, auto_frame_count}: Table): 'image' | 'video' | undefined {
  if (path.toLowerCase().endsWith('.json')) return undefined
  return (numberOf(num_frames) ?? 1) > 1 || auto_frame_count === true ? 'video' : 'image'
}

/** Older jobs have a flag for each model. */
const modelFlags: readonly (readonly [string, BaseModel])[] = [
  ['is_flux', 'flux'],
  ['is_xl', 'sdxl'],
  ['is_v2', 'sd2'],
  ['is_v3', 'sd3'],
  ['is_auraflow', 'auraflow'],
  ['is_lumina2', 'lumina2']
]

const modelOf = (model: Table): BaseModel | undefined =>
  baseModelNamed(textOf(model.arch)) ?? modelFlags.find(([flag]) => model[flag] === true)?.[1]
