/** Repeats, and what sd-scripts reads from the names of folders. */
import {expect, test} from 'vitest'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'

type Files = Readonly<Record<string, string>>

/** What `effective` says of each item: path, texts and repeats. */
async function effective(files: Files, ...args: readonly string[]) {
  const cwd = datasetWith(files)
  const {stdout, stderr} = await runInProcess(['effective', ...args, '-f', 'json'], {cwd})
  if (stdout === '') throw new Error(stderr)
  const items: {path: string; texts: {text: string}[]; repeats?: number; reason?: string}[] =
    JSON.parse(stdout).items
  const rows = items.map(({path, texts, repeats}) => [path, texts.map(({text}) => text).join('|'), repeats])
  return {rows, stderr, reasons: items.map(({reason}) => reason)}
}

async function notesOf(files: Files, ...args: readonly string[]): Promise<readonly string[]> {
  const {stdout, stderr} = await runInProcess([...args, '-f', 'json'], {cwd: datasetWith(files)})
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout).notes ?? []
}

const folders = {
  'train/10_ohwx man/a.png': '',
  'train/10_ohwx man/a.txt': 'ohwx man runs',
  'train/10_ohwx man/b.png': '',
  'train/2_dog_breed/c.png': '',
  'train/others/d.png': '',
  'train/loose.png': ''
}
const gui = (extra: object = {}) =>
  JSON.stringify({train_data_dir: 'train', caption_extension: '.txt', ...extra})

test('the folders of train_data_dir give repeats, and words where there is no caption', async () => {
  const {rows, stderr} = await effective({...folders, 'gui.json': gui()}, 'gui.json')
  expect(rows).toEqual([
    ['train/10_ohwx man/a.txt', 'ohwx man runs', 10],
    ['train/10_ohwx man/b.png', 'ohwx man', 10],
    ['train/2_dog_breed/c.png', 'dog_breed', 2]
  ])
  expect(stderr).toContain('sd-scripts passes over the folder `train/others`, which is not named `N_words`')
  expect(stderr).toContain('sd-scripts passes over the images in `train` itself')
  expect(stderr).toContain(
    '3 items: 1 trained on their captions, 2 on another text; with repeats 22 samples an epoch.'
  )
})

test('a number alone is enough, and none of a folder that is repeated 0 times is read', async () => {
  const numbers = {
    'train/3/a.png': '',
    'train/03_/b.png': '',
    'train/0_rest/c.png': '',
    'train/-1_d/d.png': ''
  }
  const {rows, stderr} = await effective({...numbers, 'gui.json': gui()}, 'gui.json')
  expect(rows).toEqual([
    ['train/03_/b.png', '', 3],
    ['train/3/a.png', '', 3]
  ])
  expect(stderr).toContain(
    'sd-scripts passes over the folder `train/0_rest`, whose name says to repeat it 0 times'
  )
  expect(stderr).toContain('sd-scripts passes over the folder `train/-1_d`, which is not named `N_words`')
})

test('where no folder is named so, sd-scripts finds nothing', async () => {
  const {stderr} = await effective({'train/a.png': '', 'train/a.txt': 'annika', 'g.json': gui()}, 'g.json')
  expect(stderr).toContain(
    'in which no folder is named `N_words`, such as `10_ohwx man`: sd-scripts finds no images there'
  )
})

test('a folder by itself says the same to `--trainer sd-scripts`, and nothing to others', async () => {
  const sd = await effective(folders, 'train/10_ohwx man', '--trainer', 'sd-scripts', '--no-config')
  expect(sd.rows).toEqual([
    ['train/10_ohwx man/a.txt', 'ohwx man runs', 10],
    ['train/10_ohwx man/b.png', 'ohwx man', 10]
  ])
  expect(sd.reasons[1]).toBe('there is no caption; the name of the folder stands for it')
  const other = await effective(folders, 'train/10_ohwx man', '--trainer', 'onetrainer', '--no-config')
  expect(other.rows.map(([, text, repeats]) => [text, repeats])).toEqual([
    ['ohwx man runs', undefined],
    ['', undefined]
  ])
})

test('with a dataset config sd-scripts takes nothing from names of folders', async () => {
  const toml = '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "train/10_ohwx man"\nnum_repeats = 3\n'
  const {rows} = await effective({...folders, 't.toml': toml}, 't.toml')
  expect(rows.at(-1)).toEqual(['train/10_ohwx man/b.png', '', 3])
})

test('folders of media beside such folders are told, as sd-scripts passes over them', async () => {
  const told = expect.stringMatching(/^sd-scripts passes over the folder `others`, where it is run with/)
  expect(await notesOf(folders, 'train')).toContainEqual(told)
  expect(await notesOf(folders, 'train', '--trainer', 'sd-scripts')).toContainEqual(told)
  expect(await notesOf(folders, 'train', '--trainer', 'onetrainer')).not.toContainEqual(told)
  expect(await notesOf({'train/others/d.png': '', 'train/more/e.png': ''}, 'train')).not.toContainEqual(
    expect.stringContaining('passes over')
  )
})

test('repeats of other trainers, as each counts them', async () => {
  const set = {'set/a.png': '', 'set/a.txt': 'annika'}
  const repeatsOf = async (name: string, text: string) =>
    (await effective({...set, [name]: text}, name)).rows[0]?.[2]
  const simple = {id: 'a', type: 'local', instance_data_dir: 'set', caption_strategy: 'textfile'}
  expect(await repeatsOf('b.json', JSON.stringify([{...simple, repeats: 9}]))).toBe(10)
  const concept = {path: 'set', text: {prompt_source: 'sample'}, balancing: 4}
  expect(await repeatsOf('c.json', JSON.stringify([concept]))).toBe(4)
  expect(
    await repeatsOf('c.json', JSON.stringify([{...concept, balancing_strategy: 'SAMPLES'}]))
  ).toBeUndefined()
  expect(await repeatsOf('d.toml', '[[directory]]\npath = "set"\nnum_repeats = 3\n')).toBe(3)
})

test('as text, repeats stand behind the item', async () => {
  const {stdout} = await runInProcess(['effective', 'gui.json'], {
    cwd: datasetWith({...folders, 'gui.json': gui()})
  })
  expect(stdout).toContain('train/10_ohwx man/a.txt ← train/10_ohwx man/a.png × 10\n')
})
