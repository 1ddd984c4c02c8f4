/** Runs over the datasets that the config of a trainer names. */
import {describe, expect, test} from 'vitest'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'

const pair = {'set/a.png': '', 'set/a.txt': 'a wide shot of annika running'}

describe('a run', () => {
  const toml = `
[[datasets]]
[[datasets.subsets]]
image_dir = "set"
caption_extension = ".txt"
`
  test('finds the datasets, and judges captions as the trainer reads them', async () => {
    const folder = datasetWith({
      ...pair,
      'set/a.txt': 'annika running\nin the rain',
      'set/deeper/b.png': '',
      'train.toml': toml
    })
    const {code, stdout, stderr} = await runInProcess(['train.toml', '--anchor', 'annika', '-f', 'json'], {
      cwd: folder
    })
    expect(stderr).toContain('`train.toml` is read as a dataset config of sd-scripts: 1 dataset.')
    const {results, summary} = JSON.parse(stdout)
    expect(summary).toMatchObject({items: 1, linted: 1, ignored: 1})
    expect(results[0].messages.map(({rule}: {rule: string}) => rule)).toContain('no-unread-lines')
    expect(code).toBe(1)
  })

  test('regularisation sets need neither caption nor anchor', async () => {
    const folder = datasetWith({
      ...pair,
      'reg/a.png': '',
      'reg/b.png': '',
      'reg/b.txt': 'a woman',
      'train.toml': `${toml}[[datasets.subsets]]\nimage_dir = "reg"\nis_reg = true\ncaption_extension = ".txt"\n`
    })
    const {code, stdout} = await runInProcess(['train.toml', '--anchor', 'annika', '-f', 'json'], {
      cwd: folder
    })
    expect(JSON.parse(stdout).results).toEqual([])
    expect(code).toBe(0)
  })

  test('settings of a folder do not reach a dataset inside of it', async () => {
    const toml = `
[[datasets]]
  [[datasets.subsets]]
  image_dir = "set"
  caption_extension = ".txt"
  caption_prefix = "annika,"
  [[datasets.subsets]]
  image_dir = "set/reg"
  caption_extension = ".txt"
`
    const folder = datasetWith({'t.toml': toml, ...pair, 'set/reg/b.png': '', 'set/reg/b.txt': 'a woman'})
    const {stdout} = await runInProcess(['effective', 't.toml', '-f', 'json'], {cwd: folder})
    const texts = JSON.parse(stdout).items.map((item: {texts: {text: string}[]}) => item.texts[0]?.text)
    expect(texts).toEqual(['annika, a wide shot of annika running', 'a woman'])
  })

  test('a flag wins over the config of the trainer', async () => {
    const folder = datasetWith({...pair, 'train.toml': toml})
    const {stdout} = await runInProcess(
      ['effective', 'train.toml', '--trainer', 'onetrainer', '-f', 'jsonl'],
      {cwd: folder}
    )
    expect(JSON.parse(stdout).trainer).toBe('onetrainer')
  })
})

describe('what reaches the encoder, by a config of', () => {
  const effective = async (files: Readonly<Record<string, string>>, config: string) => {
    const cwd = datasetWith(files)
    const {stdout} = await runInProcess(['effective', config, '--no-config', '-f', 'jsonl'], {cwd})
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({media: [media], outcome, reason, texts}) => [
        media,
        outcome,
        reason,
        texts.map(({text}: {text: string}) => text)
      ])
  }

  test('SimpleTuner: a table elsewhere names the media without extension, in columns of its own', async () => {
    const backend = {
      id: 'a',
      type: 'local',
      instance_data_dir: 'pictures',
      caption_strategy: 'parquet',
      parquet: {path: 'meta/p.jsonl', filename_column: 'file_name', caption_column: 'long'}
    }
    const files = {
      'pictures/one.png': '',
      'pictures/more/two.webp': '',
      'meta/p.jsonl':
        '{"file_name": "one", "long": "annika runs", "text": "a woman"}\n{"file_name": "more/two", "long": ""}\n',
      'b.json': JSON.stringify([backend])
    }
    expect(await effective(files, 'b.json')).toEqual([
      ['pictures/one.png', 'caption', undefined, ['annika runs']],
      ['pictures/more/two.webp', 'dropped', 'the caption is empty', []]
    ])
  })

  test('ai-toolkit: `[name]` is the name of the job wherever it stands', async () => {
    const job =
      'config:\n  name: annika\n  process:\n    - trigger_word: "[name]"\n      datasets:\n        - folder_path: sets/[name]\n          default_caption: "[name] stands"\n'
    const files = {
      'sets/annika/a.png': '',
      'sets/annika/b.png': '',
      'sets/annika/b.txt': '[trigger] runs',
      'job.yaml': job
    }
    expect(await effective(files, 'job.yaml')).toEqual([
      [
        'sets/annika/a.png',
        'other-text',
        'there is no caption; `default_caption` stands for it',
        ['annika stands']
      ],
      ['sets/annika/b.png', 'caption', undefined, ['annika runs']]
    ])
  })

  test('OneTrainer: the one file of captions is read in place of those beside the media', async () => {
    const concept = {path: 'set', text: {prompt_source: 'concept', prompt_path: 'prompts.txt'}}
    const files = {
      ...pair,
      'prompts.txt': 'annika runs\n\nannika sits\n',
      'c.json': JSON.stringify([concept])
    }
    expect((await effective(files, 'c.json')).map(([, , , texts]) => texts)).toEqual([
      ['annika runs'],
      ['annika sits']
    ])
  })
})

describe('media of a kind that is not looked for', () => {
  const files = {
    ...pair,
    'set/b.mp4': '',
    'set/b.txt': 'a wide shot of annika walking up the stairs',
    'images.toml': '[[datasets]]\nimage_directory = "set"\ncaption_extension = ".txt"\n',
    'videos.toml': '[[datasets]]\nvideo_directory = "set"\ncaption_extension = ".txt"\n',
    'both.toml':
      '[general]\ncaption_extension = ".txt"\n[[datasets]]\nimage_directory = "set"\n[[datasets]]\nvideo_directory = "set"\n',
    'images.yaml': 'config:\n  process:\n    - datasets:\n        - folder_path: set\n',
    'videos.yaml':
      'config:\n  process:\n    - datasets:\n        - folder_path: set\n          num_frames: 41\n'
  }

  test.each([
    ['images.toml', ['b.mp4', 'musubi-tuner looks for images alone']],
    ['videos.toml', ['a.png', 'musubi-tuner looks for videos alone']],
    ['both.toml', undefined],
    ['images.yaml', ['b.mp4', 'ai-toolkit looks for images alone']],
    ['videos.yaml', ['a.png', 'ai-toolkit looks for videos alone']]
  ])('%s', async (config, told) => {
    const cwd = datasetWith(files)
    const {stdout} = await runInProcess([config, '--no-config', '-f', 'json'], {cwd})
    const found = JSON.parse(stdout)
      .results.flatMap(({messages}: {messages: {rule: string; message: string}[]}) => messages)
      .filter(({rule}: {rule: string}) => rule === 'no-unread-media')
      .map(({message}: {message: string}) => message)
    expect(found).toEqual(
      told ? [`Unexpected media \`${told[0]}\`, ${told[1]} in this dataset: name it in another one`] : []
    )
  })
})

test('musubi-tuner: layers of an image need no caption of their own where there are such', async () => {
  const toml = '[[datasets]]\nimage_directory = "set"\ncaption_extension = ".txt"\n'
  const files = {...pair, 'set/a_0.png': '', 'set/a_1.png': '', 'set/b_1.png': ''}
  const bare = async (config: string) => {
    const cwd = datasetWith({...files, 't.toml': config})
    const {stdout} = await runInProcess(['effective', 't.toml', '--no-config', '-f', 'jsonl'], {cwd})
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .flatMap(({media, outcome}) => (outcome === 'dropped' ? media : []))
  }
  expect(await bare(toml)).toEqual(['set/a_0.png', 'set/a_1.png', 'set/b_1.png'])
  expect(await bare(`${toml}multiple_target = true\n`)).toEqual(['set/b_1.png'])
})
