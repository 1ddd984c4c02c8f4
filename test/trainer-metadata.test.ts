import {expect, test} from 'vitest'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'

const caption = 'a wide shot of annika running down a hill'

test('caption files count for a trainer that finds no metadata beside them', async () => {
  const files = {
    'a.png': '',
    'a.txt': caption,
    'metadata.csv': `file_name,text\na.png,"${caption}, they say"\n`,
    'captions.json': JSON.stringify({'a.png': [`${caption} again`]})
  }
  const folder = datasetWith(files)
  const captionsFor = (trainer: string) => captionFilesRead(['.', '--trainer', trainer], folder)
  expect(await captionsFor('sd-scripts')).toEqual(['a.txt'])
  expect(await captionsFor('onetrainer')).toEqual(['a.txt'])
  expect(await captionsFor('diffusers')).not.toContain('a.txt')
  expect(await captionsFor('diffusion-pipe')).toEqual(['captions.json'])
})

test('metadata above a folder of caption files is none of their trainer’s business', async () => {
  const folder = datasetWith({
    'meta.jsonl': `{"image_path": "set/a.png", "caption": "${caption}"}\nbroken\n`,
    'set/a.png': '',
    'set/a.txt': caption,
    'train.toml': '[[datasets]]\nimage_directory = "set"\ncaption_extension = ".txt"\n'
  })
  expect(await captionFilesRead(['train.toml'], folder)).toEqual(['set/a.txt'])
})

test('metadata above a dataset of a trainer’s config is not read where captions are missing, either', async () => {
  const folder = datasetWith({
    'meta.json': JSON.stringify({'img/a.png': {caption}}),
    'img/a.png': '',
    'train.toml': '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "img"\n'
  })
  expect(await captionFilesRead(['train.toml'], folder)).toEqual(['img/a.png'])
})

test('of metadata that is named its neighbours are no concern', async () => {
  const list = (text: string) => JSON.stringify([{media_path: 'a.mp4', caption: text}])
  const files = {
    'a.mp4': '',
    'one.json': list(caption),
    'two.json': list('again'),
    'cut.json': '[{"media_path": "a'
  }
  const read = await captionFilesRead(['one.json', '--trainer', 'ltx-2'], datasetWith(files))
  expect(read).toEqual(['one.json'])
})

test('what sd-scripts takes from the names of folders is told for no other trainer', async () => {
  const folder = datasetWith({'1_woman/a.png': '', '1_woman/a.txt': caption})
  const notesFor = async (...args: string[]): Promise<string[]> =>
    JSON.parse((await runInProcess([...args, '-f', 'json'], {cwd: folder})).stdout).notes ?? []
  const told = expect.stringContaining('`--train_data_dir`: 1 repeat, and')
  expect(await notesFor()).toContainEqual(told)
  expect(await notesFor('--trainer', 'sd-scripts')).toContainEqual(told)
  expect(await notesFor('--trainer', 'ai-toolkit')).not.toContainEqual(told)
})

/** The caption files that `effective` tells of, when it had no trouble. */
async function captionFilesRead(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const {stdout, code, stderr} = await runInProcess(['effective', ...args, '-f', 'json'], {cwd})
  if (code !== 0) throw new Error(stderr)
  return JSON.parse(stdout).items.map(({path}: {path: string}) => path)
}
