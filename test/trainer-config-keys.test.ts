/** Keys of trainers' configs that are misspelled, and values of the wrong kind. */
import {describe, expect, test} from 'vitest'
import {loadTrainerConfig} from '../src/dataset/trainer-configs/load-trainer-config.ts'
import {datasetWith} from './dataset-fixture.ts'

const load = (name: string, text: string) =>
  loadTrainerConfig(name, datasetWith({'set/a.png': '', 'set/a.txt': 'annika', [name]: text}))

describe('a key that is nearly one that counts is told, with its place', () => {
  test.each<[string, string, string, string]>([
    [
      'sd-scripts, which knows no others',
      't.toml',
      '[general]\ncaption_extention = ".txt"\n[[datasets]]\n[[datasets.subsets]]\nimage_dir = "set"\n',
      '`general.caption_extention` in `t.toml:2` is no key that sd-scripts knows, which stops at it; did you mean `caption_extension`?'
    ],
    [
      'musubi-tuner',
      't.toml',
      '[[datasets]]\nimage_directory = "set"\ncaption_extensions = ".txt"\n',
      '`datasets[0].caption_extensions` in `t.toml:3` is no key that musubi-tuner knows; did you mean `caption_extension`?'
    ],
    [
      'ai-toolkit',
      'j.yaml',
      'config:\n  process:\n    - trigger_words: annika\n      datasets:\n        - folder_path: set\n          caption_exts: txt\n',
      '`config.process[0].trigger_words` in `j.yaml:3` is no key that ai-toolkit knows; did you mean `trigger_word`?'
    ],
    [
      'diffusion-pipe',
      'd.toml',
      '[[directory]]\npath = "set"\ncaption_prefx = "annika, "\n',
      '`directory[0].caption_prefx` in `d.toml:3` is no key that diffusion-pipe knows; did you mean `caption_prefix`?'
    ],
    [
      'OneTrainer',
      'c.json',
      '[{"path": "set", "include_subdirectory": true, "text": {"promt_source": "sample"}, "include_subdirectorys": true}]',
      '`[0].text.promt_source` in `c.json:1` is no key that onetrainer knows; did you mean `prompt_source`?'
    ],
    [
      'SimpleTuner',
      'b.json',
      '[{"id": "a",\n "instance_data_dir": "set",\n "caption_stratgy": "textfile"}]',
      '`[0].caption_stratgy` in `b.json:3` is no key that simpletuner knows; did you mean `caption_strategy`?'
    ],
    [
      'finetrainers',
      'f.json',
      '{"datasets": [{"data_root": "set", "id_tokens": "annika"}]}',
      '`datasets[0].id_tokens` in `f.json:1` is no key that finetrainers knows; did you mean `id_token`?'
    ]
  ])('%s', async (_trainer, name, text, note) => {
    expect((await load(name, text))?.notes).toContain(note)
  })
})

test('a key that resembles none is told where the trainer stops at it', async () => {
  const config =
    '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "set"\nalpha_mask = true\ncaption_ext = ".txt"\n'
  expect((await load('t.toml', config))?.notes).toEqual([
    '`datasets[0].subsets[0].caption_ext` in `t.toml:5` is no key that sd-scripts knows, which stops at it'
  ])
})

test('keys that resemble none, and pairs of known ones, are no matter', async () => {
  const text = `
[[directory]]
path = "set"
num_repeats = 2
ar_buckets = [1.0]
mask_path = "set"
`
  expect((await load('d.toml', text))?.notes).toEqual([])
  const yaml = `config: {process: [{datasets: [{folder_path: set, control_path: c, control_path_1: d, resolution: [512]}]}]}`
  expect((await load('j.yaml', yaml))?.notes).toEqual([])
})

describe('a value of the wrong kind is one sentence, with its place', () => {
  test.each<[string, string, string]>([
    ['d.toml', '[[directory]]\npath = 5\n', '`directory[0].path` in `d.toml:2` must be a text, but is `5`'],
    [
      't.toml',
      '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "set"\nenable_wildcard = "true"\n',
      '`datasets[0].subsets[0].enable_wildcard` in `t.toml:4` must be `true` or `false`, but is `"true"`'
    ],
    [
      'j.yaml',
      'config:\n  process:\n    - datasets:\n        - folder_path: [set]\n',
      '`config.process[0].datasets[0].folder_path` in `j.yaml:4` must be a text, but is a list'
    ],
    [
      'b.json',
      '[{"id": "a", "instance_data_dir": {"path": "set"}}]',
      '`[0].instance_data_dir` in `b.json:1` must be a text, but is a table'
    ],
    [
      'm.toml',
      '[[datasets]]\nimage_directory = "set"\n[[datasets]]\nimage_directory = true\n',
      '`datasets[1].image_directory` in `m.toml` must be a text, but is `true`'
    ]
  ])('%s: %s', async (name, text, sentence) => {
    await expect(load(name, text)).rejects.toThrow(sentence)
  })

  test('nothing, as YAML writes it, is of no kind', async () => {
    const yaml =
      'config: {process: [{trigger_word: null, datasets: [{folder_path: set, caption_ext: null}]}]}'
    expect((await load('j.yaml', yaml))?.datasets).toHaveLength(1)
  })
})
