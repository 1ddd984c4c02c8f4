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
