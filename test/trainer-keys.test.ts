/** Of files of many captions each trainer reads its own kinds, under its own keys. */
import {describe, expect, test} from 'vitest'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'

type Files = Readonly<Record<string, string>>
const caption = 'a wide shot of annika running down a hill'
const other = 'a close-up of annika reading a book'
const media = {'a.png': '', 'b.png': '', 'a.mp4': '', 'b.mp4': ''}
const lines = (...records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')

/** Messages of the rules about what trainers read, of a file that is named. */
async function told(files: Files, trainer: string | object, ...paths: readonly string[]) {
  const config = {trainer, preset: 'recommended', anchor: 'annika'}
  const folder = datasetWith({...media, ...files, '.caplintrc.json': JSON.stringify(config)})
  const {stdout, stderr} = await runInProcess([...paths, '-f', 'json'], {cwd: folder})
  if (stdout === '') throw new Error(stderr)
  const messages: {rule: string; message: string}[] = JSON.parse(stdout).results.flatMap(
    (result: {messages: object[]}) => result.messages
  )
  return messages.filter(({rule}) => /^no-(?:unread|stopped|dropped)/.test(rule)).map(({message}) => message)
}

const musubi = (key: string, mediaKey = 'image_path') =>
  lines({[mediaKey]: 'a.png', [key]: caption}, {[mediaKey]: 'b.png', [key]: other})

describe('what each trainer reads is fine', () => {
  test.each<[string, string, string]>([
    ['musubi-tuner', 'd.jsonl', musubi('caption')],
    ['sd-scripts', 'd.jsonl', musubi('caption')],
    ['sd-scripts', 'd.json', JSON.stringify({a: {caption}, 'b.png': {tags: 'annika, run'}})],
    ['ai-toolkit', 'd.json', JSON.stringify({'a.png': {caption, caption_short: 'annika'}})],
    ['diffusion-pipe', 'captions.json', JSON.stringify({'a.png': [caption], 'b.png': [other]})],
    ['ltx-video-trainer', 'd.csv', `media_path,caption\na.mp4,${caption}\n`],
    ['ltx-2', 'd.json', JSON.stringify([{video: 'a.mp4', caption}])],
    ['finetrainers', 'metadata.csv', `file_name,caption\na.mp4,${caption}\n`],
    ['diffusers', 'metadata.jsonl', musubi('text', 'file_name')],
    ['diffsynth', 'd.csv', `image,prompt\na.png,${caption}\n`],
    ['simpletuner', 'd.csv', `url,caption,file_name\nx,${caption},a.png\n`]
  ])('%s: %s', async (trainer, name, text) => {
    expect(await told({[name]: text}, trainer, name)).toEqual([])
  })
})

describe('what it does not read is told once for a file, with what it wants', () => {
  test.each<[string, string, string, string]>([
    [
      'musubi-tuner',
      'd.jsonl',
      musubi('text'),
      'Unexpected captions under `text` in `d.jsonl`, musubi-tuner reads `caption`: rename the key'
    ],
    [
      'musubi-tuner',
      'd.jsonl',
      musubi('caption', 'file_name'),
      'Unexpected media under `file_name` in `d.jsonl`, musubi-tuner reads `image_path`, `image_path_0` or `video_path`: rename the key'
    ],
    [
      'musubi-tuner',
      'd.csv',
      `image_path,caption\na.png,${caption}\n`,
      'Unexpected captions in `d.csv`, musubi-tuner reads `.jsonl`, and caption files beside the media'
    ],
    [
      'sd-scripts',
      'd.jsonl',
      musubi('prompt'),
      'Unexpected captions under `prompt` in `d.jsonl`, sd-scripts reads `caption` or `tags`: rename the key'
    ],
    [
      'ltx-video-trainer',
      'd.csv',
      `media_path,text\na.mp4,${caption}\n`,
      'Unexpected captions under `text` in `d.csv`, ltx-video-trainer reads `caption`: rename the key or set `--caption-column`'
    ],
    [
      'ltx-2',
      'd.json',
      JSON.stringify([{video: 'a.mp4', prompt: caption}]),
      'Unexpected captions under `prompt` in `d.json`, ltx-2 reads `caption`: rename the key'
    ],
    [
      'finetrainers',
      'metadata.csv',
      `file_name,text\na.mp4,${caption}\n`,
      'Unexpected captions under `text` in `metadata.csv`, finetrainers reads `caption`: rename the key'
    ],
    [
      'diffusers',
      'metadata.csv',
      `file_name,caption\na.png,${caption}\n`,
      'Unexpected captions under `caption` in `metadata.csv`, diffusers reads `text`: rename the key or set `--caption_column`'
    ],
    [
      'diffsynth',
      'd.jsonl',
      musubi('caption', 'image'),
      'Unexpected captions under `caption` in `d.jsonl`, diffsynth reads `prompt`: rename the key'
    ],
    [
      'ai-toolkit',
      'd.json',
      JSON.stringify([{image: 'a.png', caption}]),
      'Unexpected media under `image` in `d.json`, ai-toolkit reads an object whose keys are the paths of media'
    ],
    [
      'diffusion-pipe',
      'captions.json',
      JSON.stringify({'a.png': caption, 'b.png': [other]}),
      'Expected lists of captions in `captions.json`, diffusion-pipe stops at a text without brackets: `["…"]`'
    ]
  ])('%s: %s', async (trainer, name, text, message) => {
    expect(await told({[name]: text}, trainer, name)).toEqual([message])
  })
})

test('a column that the trainer is told is the one that is read, whatever else there is', async () => {
  const files = {'d.csv': `media_path,text,caption\na.mp4,${caption},${other}\n`}
  const trainer = {name: 'ltx-video-trainer', captionKey: 'text'}
  expect(await told(files, trainer, 'd.csv')).toEqual([])
  expect(await effective(files, trainer, 'd.csv')).toEqual([caption])
  expect(await effective(files, 'ltx-video-trainer', 'd.csv')).toEqual([other])
})

test('of several keys that of the trainer counts', async () => {
  const record = {image_path: 'a.png', image: 'a.png', text: 'text', caption: 'caption', prompt: 'prompt'}
  const files = {'d.jsonl': lines(record)}
  expect(await effective(files, 'musubi-tuner', 'd.jsonl')).toEqual(['caption'])
  expect(await effective(files, 'diffsynth', 'd.jsonl')).toEqual(['prompt'])
})

/** Texts that reach the encoder, or what happens instead. */
async function effective(files: Files, trainer: string | object, ...paths: readonly string[]) {
  const folder = datasetWith({...media, ...files, '.caplintrc.json': JSON.stringify({trainer})})
  const {stdout, stderr} = await runInProcess(['effective', ...paths, '-f', 'json'], {cwd: folder})
  if (stdout === '') throw new Error(stderr)
  const items: {outcome: string; texts: {text: string}[]}[] = JSON.parse(stdout).items
  return items.flatMap(({outcome, texts}) =>
    outcome === 'caption' ? texts.map(({text}) => text) : [outcome]
  )
}

describe('what reaches the encoder of files of many captions', () => {
  test('sd-scripts joins tags to the caption, and reads nothing of a short one', async () => {
    const file = JSON.stringify({
      'a.png': {caption: 'annika runs', tags: 'red hat, rain', caption_short: 'annika'},
      'b.png': {tags: 'annika, rain'}
    })
    expect(await effective({'d.json': file}, 'sd-scripts', 'd.json')).toEqual([
      'annika runs,red hat, rain',
      'annika, rain'
    ])
    const jsonl = lines({image_path: 'a.png', caption: 'annika runs\nannika walks', tags: 'rain\nhat'})
    expect(await effective({'d.jsonl': jsonl}, 'sd-scripts', 'd.jsonl')).toEqual(['annika runs'])
    const wild = {name: 'sd-scripts', wildcards: true, separator: ';'}
    expect(await effective({'d.jsonl': jsonl}, wild, 'd.jsonl')).toEqual([
      'annika runs;rain;hat',
      'annika walks;rain;hat'
    ])
  })

  test('ai-toolkit has long and short captions', async () => {
    const file = JSON.stringify({'a.png': {caption: 'annika runs', caption_short: 'annika'}})
    expect(await effective({'d.json': file}, 'ai-toolkit', 'd.json')).toEqual(['annika runs', 'annika'])
  })

  test('what is no list stops diffusion-pipe', async () => {
    const file = JSON.stringify({'a.png': caption, 'b.png': [other, 'annika']})
    expect(await effective({'captions.json': file}, 'diffusion-pipe')).toEqual(['stops', other, 'annika'])
  })

  test('lists of captions and media that are not as long stop finetrainers', async () => {
    const uneven = {'prompt.txt': `${caption}\n${other}\n`, 'videos.txt': 'a.mp4\n'}
    expect(await effective(uneven, 'finetrainers', 'prompt.txt')).toEqual(['stops', 'stops'])
    const even = {...uneven, 'videos.txt': 'a.mp4\nb.mp4\n'}
    expect(await effective(even, 'finetrainers', 'prompt.txt')).toEqual([caption, other])
  })

  test('a key that is not read leaves nothing, or ends the run', async () => {
    expect(await effective({'d.jsonl': musubi('text')}, 'musubi-tuner', 'd.jsonl')).toEqual([
      'stops',
      'stops'
    ])
    expect(await effective({'d.jsonl': musubi('text')}, 'sd-scripts', 'd.jsonl')).toEqual([
      'other-text',
      'other-text'
    ])
  })
})

test('paths in the metadata of sd-scripts start from `image_dir`, bare stems, too', async () => {
  const folder = datasetWith({
    'imgs/a.png': '',
    'imgs/b.webp': '',
    'meta/m.json': JSON.stringify({a: {caption: 'annika runs'}, 'b.webp': {caption: 'annika walks'}}),
    'train.toml': '[[datasets]]\n[[datasets.subsets]]\nmetadata_file = "meta/m.json"\nimage_dir = "imgs"\n'
  })
  const run = await runInProcess(['effective', 'train.toml', '--no-config', '-f', 'json'], {cwd: folder})
  const items: {media: string[]; texts: {text: string}[]}[] = JSON.parse(run.stdout).items
  expect(items.map((item) => [item.media, item.texts.map(({text}) => text)])).toEqual([
    [['imgs/a.png'], ['annika runs']],
    [['imgs/b.webp'], ['annika walks']]
  ])
  const gone = await runInProcess(['effective', 'gone.toml', '--no-config'], {
    cwd: datasetWith({
      'm.json': '{}',
      'gone.toml': '[[datasets]]\n[[datasets.subsets]]\nmetadata_file = "m.json"\nimage_dir = "imgs"\n'
    })
  })
  expect(gone.stderr).toContain('`datasets[0].subsets[0].image_dir` names `imgs`, which is not there')
})
