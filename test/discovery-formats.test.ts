import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {datasetWith, discoverIn, failuresOf, pairsOf, reasonsOf} from './dataset-fixture.ts'

const captionsOf = ({items}: Awaited<ReturnType<typeof discoverIn>>): readonly (string | undefined)[] =>
  items.map(({caption}) => caption?.slot?.caption)
const readAs = ({recognised = []}: Awaited<ReturnType<typeof discoverIn>>): readonly string[] =>
  recognised.map(({sentence}) => sentence)

describe('files of many captions are known by what is in them', () => {
  test('each format of each trainer', async () => {
    const folder = datasetWith({
      'musubi/train.jsonl': '{"image_path": "a.png", "caption": "annika"}\n',
      'musubi/a.png': '',
      'ltx/dataset.json': '[{"media_path": "clips/b.mp4", "caption": "annika walking"}]',
      'ltx/clips/b.mp4': '',
      'diffsynth/list.csv': 'video,prompt\nc.mp4,annika sitting\n',
      'diffsynth/c.mp4': '',
      'pipe/captions.json': '{"d.png": ["annika", "annika at a desk"]}',
      'pipe/d.png': '',
      'kohya/meta.json': '{"e": {"tags": "annika, 1girl", "image_size": [512, 512]}}',
      'kohya/e.webp': '',
      'toolkit/set.json': '{"f.png": {"caption": "annika long", "caption_short": "annika"}}',
      'toolkit/f.png': ''
    })
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual([
      'diffsynth/list.csv ← diffsynth/c.mp4',
      'kohya/meta.json ← kohya/e.webp',
      'ltx/dataset.json ← ltx/clips/b.mp4',
      'musubi/train.jsonl ← musubi/a.png',
      'pipe/captions.json ← pipe/d.png',
      'pipe/captions.json ← pipe/d.png',
      'toolkit/set.json ← toolkit/f.png',
      'toolkit/set.json ← toolkit/f.png'
    ])
    expect(readAs(found)).toEqual([
      'Read `diffsynth/list.csv` as CSV: 1 caption under `prompt`, media under `video`',
      'Read `kohya/meta.json` as JSON: 1 caption under `tags` by path of the media',
      'Read `ltx/dataset.json` as JSON: 1 caption under `caption`, media under `media_path`',
      'Read `musubi/train.jsonl` as JSON Lines: 1 caption under `caption`, media under `image_path`',
      'Read `pipe/captions.json` as JSON: 2 captions by path of the media',
      'Read `toolkit/set.json` as JSON: 2 captions under `caption`, `caption_short` by path of the media'
    ])
    expect(found).toMatchObject({failures: [], skipped: [], ignored: []})
  })

  test('other files that end so are left alone', async () => {
    const folder = datasetWith({
      'a.png': '',
      'a.txt': 'annika',
      'package.json': '{"name": "x"}',
      'concepts.json': '[{"path": "x", "image": {"a": 1}, "text": {"prompt_source": "sample"}}]',
      'loss.csv': 'step,loss\n1,0.5\n',
      'log.jsonl': '{"step": 1}\n',
      'sizes.json': '{"index.js": {"size": 1}}',
      'broken.json': '{',
      'picture.json': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0])
    })
    expect(await discoverIn(folder)).toMatchObject({items: [{}], failures: [], skipped: [], recognised: []})
    expect(await discoverIn(folder, ['*'])).toMatchObject({items: [{}], failures: [], skipped: []})
  })

  test('a cache of captions is told and not read', async () => {
    const folder = datasetWith({
      'a.png': '',
      'a.txt': 'annika',
      'metadata_cache.json': '{"a.png": {"caption": "old", "resolution": [1, 1]}}'
    })
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['a.txt ← a.png'])
    expect(reasonsOf(found, folder)[0]).toMatch(/^metadata_cache\.json: a cache of sd-scripts/)
  })

  test('keys that are not known are told, and settings make them known', async () => {
    const folder = datasetWith({'list.json': '[{"image": "a.png", "description": "annika"}]', 'a.png': ''})
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['– ← a.png'])
    expect(reasonsOf(found, folder)).toEqual([
      'list.json: it names media, but no caption under a known key; set `captionKey` to one of `image`, `description`'
    ])
    const named = await discoverIn(folder, ['list.json'])
    expect(failuresOf(named)).toEqual([
      'Expected a caption under one of the keys `text`, `caption`, `prompt`, the keys here are `image`, `description` (`list.json`, line 1, column 2)'
    ])
    const metadataKeys = () => ({media: ['image'], captions: [['description']]})
    expect(captionsOf(await discoverIn(folder, ['.'], {metadataKeys}))).toEqual(['annika'])
  })
})

test('keys that are not known are told of captions by path, too', async () => {
  const folder = datasetWith({'list.json': '{"a.png": {"description": "annika"}}', 'a.png': ''})
  expect(reasonsOf(await discoverIn(folder), folder)).toEqual([
    'list.json: it names media, but no caption under a known key; set `captionKey` to one of `description`'
  ])
})

test('what downloaders write beside each picture is no file of many captions', async () => {
  const folder = datasetWith({
    'a.png': '',
    'a.txt': 'annika',
    'a.json': '[{"image": "b.png", "text": "no"}]',
    'a.png.json': '[{"image": "b.png", "text": "no"}]'
  })
  const found = await discoverIn(folder)
  expect(pairsOf(found, folder)).toEqual(['a.txt ← a.png'])
  expect(found).toMatchObject({failures: [], skipped: [], recognised: []})
})

test('media that are links are there', async () => {
  const folder = datasetWith({
    'metadata.jsonl':
      '{"file_name": "x/a.png", "text": "annika"}\n{"file_name": "x/gone.png", "text": "annika"}',
    'store/1.png': '',
    'x/a.png': {to: '../store/1.png'}
  })
  const [first, second] = (await discoverIn(folder, ['metadata.jsonl'])).items
  expect(first?.media).toEqual([join(folder, 'x/a.png')])
  expect(second?.missingMedia).toEqual([join(folder, 'x/gone.png')])
})

test('media whose caption is broken miss none', async () => {
  const folder = datasetWith({
    'metadata.csv': 'file_name,text\na.png,None\nb.png,annika\n',
    'x/captions.json': '{"c.png": []}',
    'a.png': '',
    'b.png': '',
    'x/c.png': ''
  })
  const found = await discoverIn(folder)
  expect(pairsOf(found, folder)).toEqual(['metadata.csv ← b.png'])
  expect(found.failures).toHaveLength(2)
})

describe('paths that trainers take as they are', () => {
  test('start from the file or from the working directory, or are absolute', async () => {
    const folder = datasetWith({'set/a.png': '', 'set/b.png': '', 'set/c.png': ''})
    const {writeFileSync} = await import('node:fs')
    const lines = ['a.png', 'set/b.png', join(folder, 'set/c.png')]
    writeFileSync(
      join(folder, 'set/x.jsonl'),
      lines.map((path) => JSON.stringify({image_path: path, caption: 'annika'})).join('\n')
    )
    expect(pairsOf(await discoverIn(folder), folder)).toEqual([
      'set/x.jsonl ← set/a.png',
      'set/x.jsonl ← set/b.png',
      'set/x.jsonl ← set/c.png'
    ])
  })

  test('out of the dataset nothing is looked for; the captions are linted, and one sentence tells', async () => {
    const outside = ['/etc/hostname.png', '../../a.png', 'https://example.com/a.png', 'D:\\a.png']
    const folder = datasetWith({
      'x.jsonl': outside.map((path) => JSON.stringify({image_path: path, caption: 'annika'})).join('\n')
    })
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(outside.map(() => 'x.jsonl ←'))
    expect(found.items.every(({unpaired, missingMedia}) => unpaired && missingMedia === undefined)).toBe(true)
    expect(failuresOf(found)).toEqual([
      'Unexpected path `/etc/hostname.png` (`x.jsonl`, line 1), and 3 more: they lead out of the dataset, where no media are looked for; run caplint in a folder that holds them, too'
    ])
  })
})

describe('one caption a line', () => {
  test('beside a list of media', async () => {
    const folder = datasetWith({
      'prompts.txt': 'annika walking\nannika sitting\n',
      'videos.txt': 'clips/a.mp4\nclips/b.mp4\n',
      'prompts_2.txt': 'annika\n',
      'videos_2.txt': 'clips/c.mp4',
      'clips/a.mp4': '',
      'clips/b.mp4': '',
      'clips/c.mp4': ''
    })
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual([
      'prompts.txt ← clips/a.mp4',
      'prompts.txt ← clips/b.mp4',
      'prompts_2.txt ← clips/c.mp4'
    ])
    expect(readAs(found)).toEqual([
      'Read `prompts.txt` as one caption a line: 2 captions, media by line of `videos.txt`',
      'Read `prompts_2.txt` as one caption a line: 1 caption, media by line of `videos_2.txt`'
    ])
    expect(found).toMatchObject({failures: [], skipped: []})
  })

  test('of another length than the list of media', async () => {
    const folder = datasetWith({'prompts.txt': 'one\ntwo\n', 'videos.txt': 'a.mp4\n', 'a.mp4': ''})
    const found = await discoverIn(folder)
    expect(captionsOf(found)).toEqual([undefined, 'one', 'two'])
    expect(failuresOf(found)[0]).toMatch(
      /^Expected as many captions as there are lines in `videos\.txt`, 1, but found 2/
    )
  })

  test('for the media of a folder, where there are as many', async () => {
    const folder = datasetWith({'caption.txt': 'one\ntwo\n', 'b.png': '', 'a.png': ''})
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['caption.txt ← a.png', 'caption.txt ← b.png'])
    const more = datasetWith({'caption.txt': 'one\ntwo\n', 'a.png': ''})
    const unsure = await discoverIn(more)
    expect(pairsOf(unsure, more)).toEqual(['– ← a.png'])
    expect(reasonsOf(unsure, more)[0]).toMatch(/^caption\.txt: captions, one a line, as it seems/)
  })

  test('for any media, where the file is named', async () => {
    const folder = datasetWith({'my prompts.txt': 'one\n\ntwo\n', 'a.png': ''})
    const found = await discoverIn(folder, ['my prompts.txt'])
    expect(captionsOf(found)).toEqual(['one', 'two'])
    expect(found.items.every(({unpaired}) => unpaired)).toBe(true)
    expect(readAs(found)).toEqual([
      'Read `my prompts.txt` as one caption a line: 2 captions, each for any media'
    ])
    const beside = datasetWith({'prompts.txt': 'one', 'prompts.png': ''})
    expect(pairsOf(await discoverIn(beside, ['prompts.txt']), beside)).toEqual(['prompts.txt ← prompts.png'])
  })

  test('that holds nothing is no silent success', async () => {
    const folder = datasetWith({'prompts.txt': '\n'})
    expect(failuresOf(await discoverIn(folder, ['prompts.txt']))).toContain(
      'Found no captions in `prompts.txt`'
    )
  })
})

test('folders of sd-scripts are known by their names, and told once', async () => {
  const folder = datasetWith({
    'img/10_annika woman/a.png': '',
    'img/10_annika woman/a.txt': 'annika',
    'img/2_style_words/b.png': '',
    'reg/1_woman/': ''
  })
  const found = await discoverIn(folder)
  expect(pairsOf(found, folder)).toEqual([
    'img/10_annika woman/a.txt ← img/10_annika woman/a.png',
    '– ← img/2_style_words/b.png'
  ])
  expect(readAs(found)).toEqual([
    'sd-scripts takes from the name of `img/10_annika woman` and 1 more, where it is run with `--train_data_dir`: 10 repeats, and the class words `annika woman` for media without caption'
  ])
})

test('several pictures of one sample are one item, of which all must be there', async () => {
  const folder = datasetWith({
    'x.jsonl': '{"image_path_0": "a_0.png", "image_path_1": "a_1.png", "caption": "annika"}\n',
    'a_0.png': ''
  })
  const [item] = (await discoverIn(folder)).items
  expect(item).toMatchObject({media: [join(folder, 'a_0.png')], missingMedia: [join(folder, 'a_1.png')]})
})

test('addresses in the place of media are called so', async () => {
  const line = '{"image_path": "https://example.org/a.png", "caption": "annika runs"}\n'
  const folder = datasetWith({'set.jsonl': line + line})
  expect(failuresOf(await discoverIn(folder))).toEqual([
    'Unexpected address `https://example.org/a.png` (`set.jsonl`, line 1), and 1 more: caplint fetches nothing, and looks for no media there'
  ])
})

test('captions of media at addresses are read where their file is named', async () => {
  const line = '{"url": "https://example.org/a.png", "caption": "annika runs"}\n'
  const folder = datasetWith({
    'set.csv': 'url,caption\nhttps://example.org/a.png,annika walks\n',
    'set.jsonl': line,
    'a.png': '',
    'a.txt': 'annika'
  })
  const found = await discoverIn(folder)
  expect(pairsOf(found, folder)).toEqual(['a.txt ← a.png'])
  expect(reasonsOf(found, folder)).toEqual(
    ['set.csv', 'set.jsonl'].map(
      (name) =>
        `${name}: it holds captions of media at addresses, or is a list of downloads; name the file to have it linted`
    )
  )
  const named = await discoverIn(folder, ['set.csv', 'set.jsonl'])
  expect(captionsOf(named)).toEqual(['annika walks', 'annika runs'])
  expect(named.items.every(({unpaired}) => unpaired)).toBe(true)
  expect(named.failures).toEqual([])
  expect(readAs(named)[0]).toBe('Read `set.csv` as CSV: 1 caption under `caption`, media under `url`')
})

describe('captions in `labels` of media in `videos`, as CogVideoX has them', () => {
  const files = {
    'videos/1.mp4': '',
    'labels/1.txt': 'annika walks',
    'videos/x/2.mp4': '',
    'labels/x/2.txt': 'annika runs',
    'videos/3.mp4': '',
    'labels/4.txt': 'annika sits',
    'videos/5.mp4': '',
    'labels/5.txt': {to: '../../out.txt'}
  }
  const pairs = [
    'labels/1.txt ← videos/1.mp4',
    'labels/4.txt ←',
    'labels/x/2.txt ← videos/x/2.mp4',
    '– ← videos/3.mp4',
    '– ← videos/5.mp4'
  ]

  test('are paired, each once', async () => {
    const folder = datasetWith(files)
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(pairs)
    expect(failuresOf(found)).toEqual([])
  })

  test('are paired where one of the folders, or of the files, is named', async () => {
    const folder = datasetWith(files)
    for (const path of ['labels', 'videos', 'labels/1.txt', 'videos/1.mp4', '*/1.*']) {
      expect(pairsOf(await discoverIn(folder, [path]), folder)).toContain(pairs[0])
    }
    expect(pairsOf(await discoverIn(join(folder, 'videos')), folder)).toContain('– ← videos/1.mp4')
  })

  test('boxes of object detection beside `images` are no such captions', async () => {
    const folder = datasetWith({'images/1.png': '', 'labels/1.txt': '0 0.5 0.5 0.1 0.1'})
    expect(pairsOf(await discoverIn(folder), folder)).toEqual(['– ← images/1.png', 'labels/1.txt ←'])
  })
})

test('a file is known by its first line that is whole', async () => {
  const folder = datasetWith({
    'set.jsonl': '{"image_path": "a.png", "caption": NaN}\n{"image_path": "b.png", "caption": "annika"}\n',
    'b.png': ''
  })
  const found = await discoverIn(folder)
  expect(captionsOf(found)).toEqual(['annika'])
  expect(failuresOf(found)[0]).toMatch(/^Unexpected `NaN`.*line 1, column 36\)$/)
})

test('what is passed over in its folder and named besides is read, and not told as passed over', async () => {
  const folder = datasetWith({
    'set.csv': 'url,caption\nhttps://example.org/a.png,annika\n',
    'a.png': '',
    'a.txt': 'annika'
  })
  const found = await discoverIn(folder, ['.', 'set.csv'])
  expect(captionsOf(found)).toContain('annika')
  expect(found).toMatchObject({skipped: [], failures: []})
})
