import type {
  ConfiguredDataset,
  KnownTable,
  Table,
  TrainerConfig,
  TrainerConfigFormat,
  Value
} from './trainer-config.ts'
import {flagOf, namedTables, numberOf, settingsOf, tableOf, tablesOf, textOf} from './values.ts'

/** Concepts and what each says of text, where a config holds them. */
function conceptTables(conceptsIn: (value: Value) => Value, name: string): readonly KnownTable[] {
  return [
    {
      tablesIn: (value) => namedTables(conceptsIn(value), name),
      keys: {
        path: 'text',
        enabled: 'flag',
        include_subdirectories: 'flag',
        balancing: 'number',
        type: 'any',
        text: 'any'
      }
    },
    {
      tablesIn: (value) =>
        namedTables(conceptsIn(value), name).map(([key, {text}]) => [`${key}.text`, tableOf(text)] as const),
      keys: {
        prompt_source: 'text',
        prompt_path: 'text',
        enable_tag_shuffling: 'flag',
        tag_delimiter: 'text',
        keep_tags_count: 'number'
      }
    }
  ]
}

export const oneTrainerConcepts: TrainerConfigFormat = {
  what: 'the concepts of OneTrainer',
  trainer: 'onetrainer',
  tables: conceptTables((value) => value, ''),
  owns: (value) =>
    tablesOf(value).some(
      ([, concept]) =>
        typeof concept.path === 'string' && ('text' in concept || 'include_subdirectories' in concept)
    ),
  read: (value) => conceptsOf(value, '')
}

export const oneTrainerConfig: TrainerConfigFormat = {
  what: 'a config of OneTrainer',
  trainer: 'onetrainer',
  tables: conceptTables((value) => tableOf(value).concepts, 'concepts'),
  owns: (value) => 'concept_file_name' in tableOf(value) || oneTrainerConcepts.owns(tableOf(value).concepts),
  read: (value) => {
    const {concepts, concept_file_name} = tableOf(value)
    if (Array.isArray(concepts)) return conceptsOf(concepts, 'concepts')
    const path = textOf(concept_file_name)
    return {
      ...conceptsOf([], ''),
      configs: path === undefined ? [] : [{path, key: 'concept_file_name'}]
    }
  }
}

function conceptsOf(value: Value, key: string): TrainerConfig {
  const concepts = tablesOf(value)
  return {
    trainer: 'onetrainer',
    datasets: concepts.flatMap(([index, concept]) => conceptOf(concept, `${key}[${index}]`)),
    configs: [],
    notes: concepts.flatMap(([index, concept]) => notesOf(concept, `${key}[${index}]`))
  }
}

function conceptOf(concept: Table, key: string): readonly ConfiguredDataset[] {
  const text = tableOf(concept.text)
  if (concept.enabled === false) return []
  if (text.prompt_source === 'concept') {
    // A random line of it goes to each image.
    const prompts = textOf(text.prompt_path)
    if (prompts === undefined) return []
    return [{path: prompts, key: `${key}.text.prompt_path`, settings: {}, isRecursive: false}]
  }
  const path = textOf(concept.path)
  if (path === undefined) return []
  // The other strategy takes as many samples, whatever the number of images.
  const repeats = concept.balancing_strategy === 'SAMPLES' ? undefined : numberOf(concept.balancing)
  const settings = settingsOf({
    captionsFrom: text.prompt_source === 'filename' ? ('names' as const) : undefined,
    shuffle: flagOf(text.enable_tag_shuffling),
    separator: textOf(text.tag_delimiter),
    subfolders: flagOf(concept.include_subdirectories),
    regularisation: concept.type === 'PRIOR_PREDICTION' || undefined
  })
  return [
    {
      path,
      key: `${key}.path`,
      settings,
      isRecursive: concept.include_subdirectories === true,
      ...(repeats === undefined ? {} : {repeats})
    }
  ]
}

function notesOf(concept: Table, key: string): readonly string[] {
  if (concept.enabled === false) return [`\`${key}\` is not enabled, and left out`]
  const {prompt_source, prompt_path} = tableOf(concept.text)
  if (prompt_source !== 'concept') return []
  return textOf(prompt_path) === undefined
    ? [`\`${key}.text.prompt_source\` is \`concept\`, but no \`prompt_path\` names the file of captions`]
    : []
}
