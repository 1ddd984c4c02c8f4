import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'

const pair = {'set/a.png': '', 'set/a.txt': 'a wide shot of annika running'}

describe('init --from', () => {
  const yaml = `config: {name: x, process: [{trigger_word: annika, model: {arch: sdxl}, datasets: [{folder_path: set}, {folder_path: reg, is_reg: true}]}]}`

  test('writes a config that lints the same', async () => {
    const folder = datasetWith({...pair, 'reg/b.png': '', 'job.yaml': yaml})
    const made = await runInProcess(['init', '--from', 'job.yaml', '--preset', 'character'], {cwd: folder})
    expect(made.stderr).toBe('')
    expect(made.code).toBe(0)
    const text = readFileSync(join(folder, '.caplintrc.yaml'), 'utf8')
    expect(text).toContain('anchor: annika')
    expect(text).toContain('baseModel: sdxl')
    expect(text).toContain('datasets:\n  - set\n  - reg\n')
    const effective = (...args: readonly string[]) =>
      runInProcess(['effective', '-f', 'jsonl', ...args], {cwd: folder})
    const [own, theirs] = [await effective(), await effective('job.yaml', '--no-config')]
    const rows = (stdout: string) => stdout.trim().split('\n').sort()
    expect(rows(own.stdout)).toEqual(rows(theirs.stdout))
  })

  test('refuses a folder that does not hold the datasets, and a file that is no config', async () => {
    const folder = datasetWith({...pair, 'reg/b.png': '', 'job.yaml': yaml, 'conf/': ''})
    const outside = await runInProcess(['init', 'conf', '--from', 'job.yaml', '--preset', 'style'], {
      cwd: folder
    })
    expect(outside.code).toBe(2)
    expect(outside.stderr).toMatch(/write it into a folder above/)
    const wrong = await runInProcess(['init', '--from', 'set/a.txt', '--preset', 'style'], {cwd: folder})
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toMatch(/no config of a trainer/)
  })

  const toml = `
[[datasets]]
  [[datasets.subsets]]
  image_dir = "set"
  caption_extension = ".txt"
  num_repeats = 10
  [[datasets.subsets]]
  image_dir = "set/reg"
  caption_extension = ".txt"
  is_reg = true
`
  const nested = {
    ...pair,
    'train.toml': toml,
    'set/deeper/b.png': '',
    'set/reg/c.png': '',
    'set/reg/d.png': '',
    'set/reg/d.txt': 'a woman',
    'set/reg/deeper/e.png': ''
  }

  test('guesses nothing that the config does not say, and tells what is left out', async () => {
    const folder = datasetWith(nested)
    for (const args of [[], ['--yes', '--force']]) {
      const {stdout, code} = await runInProcess(['init', '--from', 'train.toml', ...args], {cwd: folder})
      expect(code).toBe(0)
      expect(stdout).toContain('Wrote .caplintrc.yaml: no preset, no anchor\n')
      expect(stdout).toContain(
        '`train.toml` does not say which guide the captions follow (`preset`) and what is being taught (`anchor`): set it in the config.'
      )
      expect(stdout).toContain('Its repeats are left out')
      const text = readFileSync(join(folder, '.caplintrc.yaml'), 'utf8')
      expect(text).toContain('\n# preset: character\n')
      expect(text).toContain('\n# anchor: annika\n')
    }
  })

  test('keeps out of folders that the trainer does not go into, and spares regularisation sets', async () => {
    const folder = datasetWith(nested)
    await runInProcess(['init', '--from', 'train.toml', '--preset', 'character', '--anchor', 'annika'], {
      cwd: folder
    })
    const report = async (...args: readonly string[]) =>
      JSON.parse((await runInProcess([...args, '-f', 'json'], {cwd: folder})).stdout)
    const own = await report()
    const flags = ['--no-config', '--preset', 'character', '--anchor', 'annika']
    const theirs = await report('train.toml', ...flags)
    expect(own.summary).toMatchObject({items: 3, ignored: theirs.summary.ignored})
    expect(own.results).toEqual(theirs.results)
  })

  test('a folder by itself is flat, too', async () => {
    const folder = datasetWith({
      'a.png': '',
      'a.txt': 'annika',
      'in/b.png': '',
      't.toml': '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "."\ncaption_extension = ".txt"\n'
    })
    await runInProcess(['init', '--from', 't.toml'], {cwd: folder})
    const {stdout} = await runInProcess(['-f', 'json'], {cwd: folder})
    expect(JSON.parse(stdout).summary).toMatchObject({items: 1, ignored: 1})
  })

  test('a folder of media that no config of caplint can hold is told', async () => {
    const folder = datasetWith({
      'imgs/a.png': '',
      'm.json': '{"a": {"caption": "annika"}}',
      't.toml': '[[datasets]]\n[[datasets.subsets]]\nmetadata_file = "m.json"\nimage_dir = "imgs"\n'
    })
    const {stdout} = await runInProcess(['init', '--from', 't.toml'], {cwd: folder})
    expect(stdout).toContain('`datasets[0].subsets[0].image_dir` is left out')
  })

  test('where datasets are told different words, each keeps its own', async () => {
    const folder = datasetWith({
      'a/1.mp4': '',
      'a/1.txt': 'a wide shot of a hill',
      'b/2.mp4': '',
      'b/2.txt': 'a close-up of a river',
      't.json': JSON.stringify({datasets: [{data_root: 'a', id_token: 'annika'}, {data_root: 'b'}]})
    })
    await runInProcess(['init', '--from', 't.json'], {cwd: folder})
    expect(readFileSync(join(folder, '.caplintrc.yaml'), 'utf8')).not.toMatch(/^anchor:/m)
    const report = async (...args: readonly string[]) =>
      JSON.parse((await runInProcess([...args, '-f', 'json'], {cwd: folder})).stdout).results
    expect(await report()).toEqual(await report('t.json', '--no-config'))
  })
})
