/** What is special about tar: packed, long names, links, names twice, broken ends, and what webdataset makes of names. */
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {lint} from '../src/engine/lint.ts'
import {gnuTarOf, tarOf, zipOf} from './archive-fixture.ts'
import {datasetWith, discoverIn, failuresOf, pairsOf, reasonsOf} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'

const notesOf = ({recognised = []}: Awaited<ReturnType<typeof discoverIn>>): readonly string[] =>
  recognised.map(({sentence}) => sentence)

const sample = {'a.jpg': 'x', 'a.txt': 'annika walking', 'b.jpg': 'x'}

describe('packed with gzip', () => {
  test.each(['set.tar.gz', 'set.tgz', 'SET.TAR.GZ', 'set.tar'])('%s is read as it begins', async (name) => {
    const folder = datasetWith({[name]: gzipSync(await tarOf(sample))})
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual([`${name} ← ${name}/a.jpg`, `– ← ${name}/b.jpg`])
    expect(notesOf(found)).toEqual([`Read \`${name}\` as a tar archive: 1 caption; it is not written to`])
    expect(found).toMatchObject({failures: [], skipped: []})
  })

  test('one that is called so and is not packed is read, too', async () => {
    const folder = datasetWith({'set.tgz': await tarOf(sample)})
    expect((await discoverIn(folder)).items).toHaveLength(2)
  })

  test('its captions are linted in the place where they lie', async () => {
    const cwd = datasetWith({
      'set.tgz': gzipSync(await tarOf({'x/a.jpg': '', 'x/a.txt': 'This image shows a hat'}))
    })
    const {
      results: [first]
    } = await lint({cwd, paths: ['set.tgz']})
    expect(first).toMatchObject({path: 'set.tgz/x/a.txt', media: 'set.tgz/x/a.jpg'})
    expect(first?.messages[0]).toMatchObject({rule: 'no-filler-opening', line: 1, column: 1})
  })
})

describe('too large to be read', () => {
  const big = 'annika '.repeat(50_000)
  const reason = 'it is 350 kB large and at most 250 kB are read; take it out of the archive'
  const files = {
    'a.jpg': 'x',
    'a.txt': big,
    'b.jpg': 'x',
    'b.txt': 'annika',
    'lonely.txt': big,
    'LICENSE.txt': big
  }

  test.each([
    ['set.zip', () => zipOf(files)],
    ['set.tar', () => tarOf(files)]
  ])('in %s, a caption is a failure, and other text is passed over', async (name, make) => {
    const folder = datasetWith({[name]: await make()})
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual([`${name} ← ${name}/b.jpg`])
    expect(failuresOf(found)).toEqual([
      `Cannot read \`${name}/a.txt\`: ${reason}`,
      `Cannot read \`${name}/lonely.txt\`: ${reason}`
    ])
    expect(reasonsOf(found, folder)).toEqual([`${name}/LICENSE.txt: too large for a caption`])
  })

  test('so is a file of many captions; a sidecar of media that are captioned elsewhere is none', async () => {
    const metadata = `${JSON.stringify({file_name: 'a.jpg', text: 'annika'})}\n`
    const captioned = datasetWith({
      'set.zip': zipOf({...files, 'metadata.jsonl': metadata, 'lonely.txt': ''})
    })
    expect(failuresOf(await discoverIn(captioned))).toEqual([])
    const many = metadata.repeat(64_000_001 / metadata.length + 1)
    const folder = datasetWith({'set.zip': zipOf({'a.jpg': 'x', 'a.txt': 'annika', 'metadata.jsonl': many})})
    expect(failuresOf(await discoverIn(folder))).toEqual([
      expect.stringMatching(
        /^Cannot read `set.zip\/metadata.jsonl`: it is 64 MB large and at most 64 MB are read/
      )
    ])
  })

  test('where the last of one name can be read, that counts', async () => {
    const [first, last] = [await tarOf({'a.txt': big}), await tarOf({'a.jpg': 'x', 'a.txt': 'annika'})]
    const folder = datasetWith({'set.tar': Buffer.concat([first.subarray(0, -1024), last])})
    const found = await discoverIn(folder)
    expect(failuresOf(found)).toEqual([])
    expect(found.items.map(({caption}) => caption?.slot?.caption)).toEqual(['annika'])
  })
})

describe('broken', () => {
  test('in the middle: what stands before is linted, and nothing is said to miss', async () => {
    const whole = await tarOf({...sample, 'c.jpg': 'x'.repeat(5000), 'c.txt': 'annika'})
    const folder = datasetWith({'set.tar': whole.subarray(0, 5000)})
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['set.tar ← set.tar/a.jpg'])
    expect(failuresOf(found)).toEqual([
      'Cannot read `set.tar`: as a tar archive it is damaged (Unexpected end of data); what stands before that is linted; pack it again'
    ])
  })

  test('in what gzip has packed', async () => {
    const packed = gzipSync(await tarOf(sample))
    const cut = datasetWith({'set.tgz': packed.subarray(0, packed.length - 20)})
    expect(failuresOf(await discoverIn(cut, ['set.tgz']))[0]).toMatch(
      /^Cannot read `set\.tgz`: as a tar archive it is damaged \(unexpected end of file\)/
    )
    const other = datasetWith({'set.tgz': gzipSync('not a tar archive'.repeat(100))})
    const found = await discoverIn(other, ['set.tgz'])
    expect(found.items).toEqual([])
    expect(failuresOf(found)).toEqual([expect.stringMatching(/^Cannot read `set\.tgz`: .*; pack it again$/)])
  })

  test('without anything in it', async () => {
    const folder = datasetWith({'a.tar': Buffer.alloc(0), 'b.tgz': gzipSync(await tarOf({}))})
    expect(failuresOf(await discoverIn(folder, ['a.tar', 'b.tgz']))).toEqual([
      'Found no captions in `a.tar`',
      'Found no captions in `b.tgz`'
    ])
  })
})

describe('members', () => {
  test('of long names are read, as PAX and as GNU tar write them', async () => {
    const long = `${'folder/'.repeat(40)}${'ü'.repeat(80)}.txt`
    const folder = datasetWith({
      'pax.tar': await tarOf({[long]: 'annika'}),
      'gnu.tar': await gnuTarOf(long, 'annika')
    })
    const found = await discoverIn(folder)
    expect(found.items.map(({caption}) => caption?.inside?.member)).toEqual([long, long])
    expect(found).toMatchObject({failures: [], skipped: []})
  })

  test('that are links, lead out or stand there twice are told', async () => {
    const folder = datasetWith({
      'set.tar': Buffer.concat([
        (await tarOf({'a.txt': 'old', 'a.jpg': '', '../../b.txt': 'annika'})).subarray(0, -1024),
        await tarOf({'a.txt': 'new', 'c.txt': {to: '/etc/hostname'}, '/abs/d.txt': 'annika'})
      ])
    })
    const found = await discoverIn(folder)
    expect(found.items.map(({caption}) => [caption?.inside?.member, caption?.slot?.caption])).toEqual([
      ['a.txt', 'new'],
      ['abs/d.txt', 'annika']
    ])
    expect(reasonsOf(found, folder)).toEqual([
      'set.tar/a.txt: it stands in the archive several times; the last one is read',
      'set.tar/b.txt: its path in the archive is `../../b.txt`, which leads out of it',
      'set.tar/c.txt: a link inside of an archive; put the file itself there'
    ])
  })

  test('of each extension that finetrainers takes are captions', async () => {
    const names = ['txt', 'prompt', 'long_caption', 'image_alt_texts', 'video_alt_description']
    const files = Object.fromEntries(names.map((name) => [`a.${name}`, name]))
    const folder = datasetWith({'set.tar': await tarOf({'a.mp4': '', ...files, 'a.loss': 'no'})})
    const found = await discoverIn(folder)
    expect(found.items.map(({caption}) => caption?.slot?.caption).sort()).toEqual([...names].sort())
    expect(found.items.every(({media}) => media.length === 1)).toBe(true)
  })

  test('whose names webdataset would take apart are told', async () => {
    const folder = datasetWith({
      'dots.tar': await tarOf({'a.1.jpg': '', 'a.1.txt': 'annika', 'b.jpg': '', 'b.txt': 'annika'}),
      'apart.tar': await tarOf({'a.jpg': '', 'b.jpg': '', 'a.txt': 'annika', 'b.txt': 'annika'})
    })
    expect(notesOf(await discoverIn(folder)).filter((sentence) => !sentence.startsWith('Read'))).toEqual([
      'webdataset takes members that stand one after the other for a sample, and would not find the caption of `a.jpg` and 1 more in `apart.tar`; pack its files sorted by name',
      'webdataset ends the name of a sample at its first dot, and would not find the caption of `a.1.jpg` in `dots.tar`; name files without further dots'
    ])
  })
})

describe('media of diffusion-pipe inside of archives', () => {
  const files = async () => ({
    'captions.json':
      '{"x/a.jpg": ["annika", "annika at a desk"], "b.jpg": ["annika"], "gone.jpg": ["annika"]}',
    'set.tar': await tarOf({'x/a.jpg': '', 'c.jpg': ''}),
    'more.tar': await tarOf({'b.jpg': ''})
  })

  test('are those that captions.json names', async () => {
    const folder = datasetWith(await files())
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual([
      'captions.json ← set.tar/x/a.jpg',
      'captions.json ← set.tar/x/a.jpg',
      'captions.json ← more.tar/b.jpg',
      'captions.json ←',
      '– ← set.tar/c.jpg'
    ])
    expect(found.items[3]?.missingMedia).toEqual([join(folder, 'gone.jpg')])
    expect(found.failures).toEqual([])
  })

  test('and are found where only captions.json is named', async () => {
    const folder = datasetWith(await files())
    expect(pairsOf(await discoverIn(folder, ['captions.json']), folder)).toEqual([
      'captions.json ← set.tar/x/a.jpg',
      'captions.json ← set.tar/x/a.jpg',
      'captions.json ← more.tar/b.jpg',
      'captions.json ←'
    ])
  })
})

test('media without caption in an archive that is named are told, as in one that is found', async () => {
  const cwd = datasetWith({'set.tar': await tarOf(sample), 'c.png': '', 'c.txt': 'annika sitting'})
  for (const paths of [['set.tar'], ['set.tar', 'c.txt']]) {
    const {stdout, stderr, code} = await runInProcess([...paths, '--no-config', '-f', 'compact'], {cwd})
    expect(stderr).toBe('')
    expect(stdout).toContain('set.tar/b.jpg:1:1 error Expected a caption for `b.jpg` (missing-caption)')
    expect(code).toBe(1)
  }
})

test('what is wrong with a caption file in an archive is said of that file, not of the archive', async () => {
  const cwd = datasetWith({
    'set.tar': await tarOf({'x/a.jpg': '', 'x/a.txt': '', 'x/b.txt': 'annika sitting'})
  })
  const {stdout} = await runInProcess(
    ['set.tar', '--trainer', 'sd-scripts', '--no-config', '-f', 'compact'],
    {cwd}
  )
  expect(stdout).toContain('Unexpected empty file `a.txt`, sd-scripts stops at it')
  expect(stdout).toContain('add an image or video named `b` or remove the caption')
})
