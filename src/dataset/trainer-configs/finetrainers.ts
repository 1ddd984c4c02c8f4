import type {TrainerConfigFormat} from './trainer-config.ts'
import {namedTables, settingsOf, tableOf, tablesOf, textOf} from './values.ts'

export const finetrainersConfig: TrainerConfigFormat = {
  what: 'a dataset config of finetrainers',
  trainer: 'finetrainers',
  tables: [
    {
      tablesIn: (value) => namedTables(tableOf(value).datasets, 'datasets'),
      keys: {
        data_root: 'text',
        dataset_file: 'text',
        dataset_type: 'text',
        id_token: 'text',
        remove_common_llm_caption_prefixes: 'flag'
      }
    }
  ],
  owns: (value) =>
    tablesOf(tableOf(value).datasets).some(([, each]) => 'data_root' in each || 'dataset_file' in each),
  read: (value) => ({
    trainer: 'finetrainers',
    datasets: tablesOf(tableOf(value).datasets).flatMap(([index, dataset]) => {
      const file = textOf(dataset.dataset_file)
      const path = file ?? textOf(dataset.data_root)
      if (path === undefined) return []
      return [
        {
          path,
          key: `datasets[${index}].${file === undefined ? 'data_root' : 'dataset_file'}`,
          settings: settingsOf({trigger: textOf(dataset.id_token)}),
          isRecursive: false
        }
      ]
    }),
    configs: [],
    notes: []
  })
}
