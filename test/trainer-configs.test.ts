import {describe, expect, test} from 'vitest'
import {loadTrainerConfig} from '../src/dataset/trainer-configs/load-trainer-config.ts'
import {datasetWith} from './dataset-fixture.ts'

const pair = {'set/a.png': '', 'set/a.txt': 'a wide shot of annika running'}

/** What a config comes to: its trainer, and its datasets as paths from the folder with their settings. */
async function read(files: Readonly<Record<string, string>>, name: string) {
  const folder = datasetWith({...pair, ...files})
  const loaded = await loadTrainerConfig(name, folder)
  return (
    loaded && {
      ...loaded,
      datasets: loaded.datasets.map(({location, settings, repeats, isRecursive}) => ({
        path: location.slice(folder.length + 1),
        settings,
        repeats,
        isRecursive
      }))
    }
  )
}

test('sd-scripts: what a subset does not say, its dataset says, or the general part', async () => {
  const toml = `
[general]
enable_wildcard = true
caption_extension = "txt"
[[datasets]]
keep_tokens_separator = "|||"
  [[datasets.subsets]]
  image_dir = "set"
  num_repeats = 10
  caption_prefix = "annika,"
  shuffle_caption = true
  [[datasets.subsets]]
  image_dir = "reg"
  is_reg = true
  class_tokens = "woman"
  enable_wildcard = false
`
  const loaded = await read({'train.toml': toml, 'reg/': ''}, 'train.toml')
  expect(loaded?.what).toBe('a dataset config of sd-scripts')
  expect(loaded?.datasets).toEqual([
    {
      path: 'set',
      repeats: 10,
      isRecursive: false,
      settings: {
        captionExtension: '.txt',
        prefix: 'annika,',
        wildcards: true,
        shuffle: true,
        keepSeparator: '|||'
      }
    },
    {
      path: 'reg',
      repeats: undefined,
      isRecursive: false,
      settings: {
        captionExtension: '.txt',
        classTokens: 'woman',
        wildcards: false,
        keepSeparator: '|||',
        regularisation: true
      }
    }
  ])
})

test('sd-scripts reads `.caption` where nothing is set', async () => {
  const loaded = await read({'t.toml': '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "set"\n'}, 't.toml')
  expect(loaded?.datasets[0]?.settings).toEqual({captionExtension: '.caption'})
})

test('the GUI of kohya_ss', async () => {
  const json = {
    train_data_dir: 'set',
    reg_data_dir: '',
    caption_extension: '',
    max_token_length: '225',
    shuffle_caption: true
  }
  const loaded = await read({'gui.json': JSON.stringify(json)}, 'gui.json')
  expect(loaded?.datasets).toEqual([
    {
      path: 'set',
      repeats: undefined,
      isRecursive: true,
      settings: {captionExtension: '.caption', shuffle: true, maximumTokens: 225}
    }
  ])
})

test('musubi-tuner, with the extensions that it cannot read', async () => {
  const toml = `
[general]
caption_extension = ".txt"
[[datasets]]
image_directory = "set"
num_repeats = 2
[[datasets]]
video_jsonl_file = "v.jsonl"
[[datasets]]
image_directory = "dotless"
caption_extension = "txt"
[[datasets]]
image_directory = "parts"
caption_extension = ".wan.txt"
`
  const loaded = await read({'train.toml': toml, 'v.jsonl': '', 'dotless/': '', 'parts/': ''}, 'train.toml')
  expect(loaded?.trainer).toBe('musubi-tuner')
  expect(loaded?.datasets.map(({path, settings}) => [path, settings.captionExtension])).toEqual([
    ['set', '.txt'],
    ['v.jsonl', '.txt'],
    ['dotless', '.txt'],
    ['parts', '.wan.txt']
  ])
  expect(loaded?.notes).toEqual([
    '`datasets[2].caption_extension` is `txt` without a dot, which musubi-tuner does not add: write `.txt`',
    '`datasets[3].caption_extension` is `.wan.txt`, of which musubi-tuner finds no caption: use an extension of one part'
  ])
})

test('ai-toolkit: triggers of jobs and datasets, and the model', async () => {
  const yaml = `
job: extension
config:
  name: annika_v1
  process:
    - trigger_word: "[name]"
      model: {name_or_path: black-forest-labs/FLUX.1-dev, is_flux: true}
      datasets:
        - folder_path: set
          caption_ext: txt
        - folder_path: reg
          is_reg: true
          trigger_word: woman
          default_caption: a photo of [trigger]
`
  const loaded = await read({'job.yaml': yaml, 'reg/': ''}, 'job.yaml')
  expect(loaded?.baseModel).toBe('flux')
  expect(loaded?.datasets.map(({settings}) => settings)).toEqual([
    {captionExtension: '.txt', trigger: 'annika_v1', mediaKind: 'image'},
    {
      captionExtension: '.txt',
      trigger: 'woman',
      mediaKind: 'image',
      defaultCaption: 'a photo of [trigger]',
      regularisation: true
    }
  ])
})

test('diffusion-pipe: the main config names that of the dataset', async () => {
  const files = {
    'conf/main.toml': 'dataset = "conf/dataset.toml"\n[model]\ntype = "wan"\n',
    'conf/dataset.toml':
      'caption_prefix = "annika, "\nskip_empty_caption = false\n[[directory]]\npath = "../set"\nnum_repeats = 3\n'
  }
  const loaded = await read(files, 'conf/main.toml')
  expect(loaded).toMatchObject({trainer: 'diffusion-pipe', baseModel: 'wan'})
  expect(loaded?.datasets).toEqual([
    {path: 'set', repeats: 3, isRecursive: false, settings: {prefix: 'annika, ', skipEmpty: false}}
  ])
})

test('OneTrainer: concepts by themselves, or by way of the config', async () => {
  const concepts = [
    {path: 'set', include_subdirectories: true, text: {prompt_source: 'sample', enable_tag_shuffling: true}},
    {path: 'reg', enabled: false, text: {prompt_source: 'sample'}},
    {path: 'set', text: {prompt_source: 'filename'}, type: 'PRIOR_PREDICTION'},
    {path: 'set', text: {prompt_source: 'concept', prompt_path: 'p.txt'}}
  ]
  const files = {
    'training_concepts/concepts.json': JSON.stringify(concepts),
    'config.json': JSON.stringify({concept_file_name: 'training_concepts/concepts.json'}),
    'p.txt': 'annika runs\nannika sits\n'
  }
  const loaded = await read(files, 'config.json')
  expect(loaded?.datasets).toEqual([
    {path: 'set', repeats: undefined, isRecursive: true, settings: {shuffle: true, subfolders: true}},
    {
      path: 'set',
      repeats: undefined,
      isRecursive: false,
      settings: {captionsFrom: 'names', regularisation: true}
    },
    {path: 'p.txt', repeats: undefined, isRecursive: false, settings: {}}
  ])
  expect(loaded?.notes).toHaveLength(2)
  expect((await read(files, 'training_concepts/concepts.json'))?.datasets).toHaveLength(3)
})

test('OneTrainer: a concept that takes captions from one file must name it', async () => {
  const concepts = [{path: 'set', text: {prompt_source: 'concept', prompt_path: ''}}]
  await expect(read({'c.json': JSON.stringify(concepts)}, 'c.json')).rejects.toThrow(
    'names no dataset with captions: `[0].text.prompt_source` is `concept`, but no `prompt_path` names the file of captions'
  )
})

test('SimpleTuner: strategies, and backends without captions', async () => {
  const backends = [
    {
      id: 'a',
      type: 'local',
      instance_data_dir: 'set',
      caption_strategy: 'textfile',
      instance_prompt: 'annika',
      prepend_instance_prompt: true,
      disable_multiline_split: true
    },
    {id: 'b', type: 'local', instance_data_dir: 'named'},
    {id: 'c', type: 'local', instance_data_dir: 'gone', disabled: true},
    {id: 'd', type: 'local', dataset_type: 'text_embeds', cache_dir: 'gone'},
    {
      id: 'e',
      type: 'local',
      instance_data_dir: 'set',
      caption_strategy: 'parquet',
      parquet: {path: 'm.jsonl'}
    }
  ]
  const files = {
    'multidatabackend.json': JSON.stringify(backends),
    'm.jsonl': '',
    'named/': '',
    'config.json': JSON.stringify({'--data_backend_config': 'multidatabackend.json'})
  }
  const loaded = await read(files, 'config.json')
  expect(loaded?.datasets.map(({path, settings}) => [path, settings])).toEqual([
    ['set', {captionsFrom: 'files', trigger: 'annika', prependTrigger: true, splitLines: false}],
    ['named', {captionsFrom: 'names'}],
    ['m.jsonl', {captionKey: 'description', mediaKey: 'id'}]
  ])
  expect(loaded?.notes).toEqual(['backend `c` is disabled, and left out'])
})

test('SimpleTuner: a strategy that it does not know is told', async () => {
  const backend = {id: 'a', type: 'local', instance_data_dir: 'set', caption_strategy: 'textfiles'}
  await expect(read({'b.json': JSON.stringify([backend])}, 'b.json')).rejects.toThrow(
    'names no dataset with captions: backend `a` has `caption_strategy: textfiles`, which SimpleTuner does not know'
  )
})

test('a folder that is read twice in different ways is told, in the same way is not', async () => {
  const backend = {type: 'local', instance_data_dir: 'set', caption_strategy: 'textfile'}
  const notesOf = async (second: object) =>
    (
      await read(
        {
          'b.json': JSON.stringify([
            {...backend, id: 'a'},
            {...backend, id: 'b', ...second}
          ])
        },
        'b.json'
      )
    )?.notes
  expect(await notesOf({resolution: 512})).toEqual([])
  expect(await notesOf({caption_strategy: 'filename'})).toEqual([
    '`[0].instance_data_dir` names `set`, which `[1].instance_data_dir` names again with other settings: caplint reads it with those alone'
  ])
})

test('finetrainers', async () => {
  const json = {datasets: [{data_root: 'set', dataset_type: 'video', id_token: 'annika'}]}
  const loaded = await read({'training.json': JSON.stringify(json)}, 'training.json')
  expect(loaded?.datasets).toEqual([
    {path: 'set', repeats: undefined, isRecursive: false, settings: {trigger: 'annika'}}
  ])
})

describe('what is no config of a trainer', () => {
  test.each([
    ['captions in JSON', {'captions.json': '{"a.png": ["annika"]}'}, 'captions.json'],
    ['a list of captions', {'data.json': '[{"image": "a.png", "prompt": "annika"}]'}, 'data.json'],
    ['broken JSON', {'data.json': '{"a'}, 'data.json'],
    ['a caption', {}, 'set/a.txt']
  ])('%s is left to others', async (_what, files, name) => expect(await read(files, name)).toBeUndefined())

  test.each([
    ['TOML of something else', {'x.toml': 'a = 1'}, 'x.toml', /no config of a trainer that caplint reads/],
    ['broken TOML', {'x.toml': 'a = 1\nb = ['}, 'x.toml', /^x\.toml:2:\d+: Cannot read the TOML/],
    ['broken YAML', {'x.yaml': 'a: [1'}, 'x.yaml', /^x\.yaml:1:\d+: Cannot read the YAML/],
    [
      'a path that is not there',
      {'conf/x.toml': '[[directory]]\npath = "gone"'},
      'conf/x.toml',
      /`directory\[0\]\.path` names `gone`, which is not there; looked for `.*\/gone` and `.*\/conf\/gone`/
    ],
    [
      'a config that is none',
      {'m.toml': 'dataset = "set/a.txt"\n[model]\ntype = "wan"'},
      'm.toml',
      /`dataset` names `set\/a\.txt`, which is no config of diffusion-pipe/
    ],
    [
      'no datasets',
      {'x.json': '{"datasets": [{"data_root": ""}]}'},
      'x.json',
      /names no dataset with captions/
    ]
  ])('%s is a mistake', async (_what, files, name, message) => {
    await expect(read(files, name)).rejects.toThrow(message)
  })
})
