/** The config of a trainer stands for its datasets wherever paths are given. */
import {describe, expect, test} from 'vitest'
import {fix, lint} from '../src/index.ts'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'

const files = {
  'set/a.png': '',
  'set/a.txt': 'a wide shot of annika running\nin the rain',
  'set/deeper/b.png': '',
  'set/deeper/b.txt': 'a close-up of annika',
  'train.toml': '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "set"\ncaption_extension = ".txt"\n'
}
const recognised = '`train.toml` is read as a dataset config of sd-scripts: 1 dataset'

test('inspect', async () => {
  const {stdout, stderr, code} = await runInProcess(['inspect', 'train.toml', '--no-config', '-f', 'jsonl'], {
    cwd: datasetWith(files)
  })
  expect(code).toBe(0)
  expect(stderr).toContain(`${recognised}.`)
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id)
  ).toEqual(['set/a.txt'])
})

test('a caption that ends like a config is still a caption', async () => {
  const {stdout} = await runInProcess(
    ['inspect', 'annika reads a file named train.toml', '--no-config', '-f', 'json'],
    {
      cwd: datasetWith(files)
    }
  )
  expect(JSON.parse(stdout)[0].caption).toBe('annika reads a file named train.toml')
})

test('caption finds the media of its datasets', async () => {
  const cwd = datasetWith({...files, 'set/c.png': '', 'set/deeper/d.png': ''})
  const {stderr} = await runInProcess(
    [
      'caption',
      'train.toml',
      '--provider',
      'openai-compatible',
      '--model',
      'm',
      '--base-url',
      'http://127.0.0.1:9/v1',
      '--no-config'
    ],
    {cwd}
  )
  expect(stderr).toContain(`${recognised}.`)
  // An empty file is no picture, so that nothing is asked; folders that the trainer does not go into are left alone.
  expect(stderr).toContain('Cannot ask for a caption of `set/c.png`')
  expect(stderr).toContain('Captioned 0 of 1 item')
})

test('lint and fix of the API', async () => {
  const cwd = datasetWith(files)
  const report = await lint(['train.toml'], {cwd, config: false, preset: 'recommended', anchor: 'annika'})
  expect(report.summary).toMatchObject({items: 1, ignored: 1})
  expect(report.notes[0]).toBe(recognised)
  expect(report.results[0]?.messages.map(({rule}) => rule)).toContain('no-unread-lines')
  const fixed = await fix(['train.toml'], {
    cwd,
    config: false,
    preset: 'recommended',
    anchor: 'annika',
    fixTypes: []
  })
  expect(fixed.notes[0]).toBe(recognised)
})

test('a config that cannot be used is told by the API, too', async () => {
  await expect(lint(['x.toml'], {cwd: datasetWith({'x.toml': 'a = ['})})).rejects.toThrow(
    'Cannot read the TOML'
  )
})

describe('what no trainer could read is told in a sentence', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'a config that names itself',
      {'main.toml': 'dataset = "main.toml"\n[model]\ntype = "wan"\n'},
      'caplint: `main.toml`: `dataset` names `main.toml`, which leads back to itself: name another file'
    ],
    [
      'configs that name each other',
      {
        'main.toml': 'dataset = "b.toml"\n[model]\ntype = "wan"\n',
        'b.toml': 'dataset = "main.toml"\n[model]\ntype = "wan"\n'
      },
      'caplint: `b.toml`: `dataset` names `main.toml`, which leads back to itself: name another file'
    ],
    [
      'aliases that stand for each other many times over',
      {
        'main.yaml': `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi']
          .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)
          .join('\n')}\nconfig:\n  process:\n    - datasets:\n        - folder_path: set\n`
      },
      'caplint: main.yaml: Cannot read the YAML: its aliases stand for too much; write out what they stand for'
    ]
  ])('%s', async (_what, configs, sentence) => {
    const [name = ''] = Object.keys(configs)
    const {stderr, code} = await runInProcess([name, '--no-config'], {
      cwd: datasetWith({...files, ...configs})
    })
    expect(stderr.trim()).toBe(sentence)
    expect(code).toBe(2)
  })
})

describe('where paths were found is told, unless it is where the trainer looks', () => {
  const toml = '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "set"\ncaption_extension = ".txt"\n'
  const told = async (files: Readonly<Record<string, string>>, config: string) =>
    (await runInProcess(['effective', config, '--no-config', '-f', 'jsonl'], {cwd: datasetWith(files)}))
      .stderr

  test('beside the config', async () => {
    expect(
      await told({'conf/set/a.png': '', 'conf/set/a.txt': 'annika', 'conf/t.toml': toml}, 'conf/t.toml')
    ).toContain(
      'caplint: paths in `conf/t.toml` are found beside it, not in the working directory: sd-scripts finds them where it is run there\n'
    )
  })

  test('in both places', async () => {
    const both = {'set/a.png': '', 'set/a.txt': 'annika', 'conf/set/b.png': '', 'conf/t.toml': toml}
    expect(await told(both, 'conf/t.toml')).toContain(
      'caplint: `datasets[0].subsets[0].image_dir` names `set`, which is there twice: it is taken from the working directory, as sd-scripts takes it, not from beside `conf/t.toml`\n'
    )
  })

  test('in the working directory', async () => {
    expect(
      await told({'set/a.png': '', 'set/a.txt': 'annika', 'conf/t.toml': toml}, 'conf/t.toml')
    ).not.toContain('caplint:')
  })
})
