import {execFileSync} from 'node:child_process'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {discover} from '../src/dataset/discover.ts'
import {datasetWith, discoverIn, failuresOf, pairsOf, reasonsOf} from './dataset-fixture.ts'

/** What discovery finds in a folder with these empty files. */
async function pairsAmong(
  names: readonly string[],
  extensions?: readonly string[]
): Promise<readonly string[]> {
  const folder = datasetWith(Object.fromEntries(names.map((name) => [name, ''])))
  const settings = extensions ? {captionExtensions: () => extensions} : {}
  return pairsOf(await discoverIn(folder, ['.'], settings), folder)
}

describe('pairing', () => {
  test('media and caption of one stem are an item, in folders of any depth', async () => {
    expect(
      await pairsAmong(['a.png', 'a.txt', '10_annika woman/b.jpg', '10_annika woman/b.txt', 'x/y/c.mp4'])
    ).toEqual(['10_annika woman/b.txt ← 10_annika woman/b.jpg', 'a.txt ← a.png', '– ← x/y/c.mp4'])
  })

  test('every kind of media counts, in any case', async () => {
    const image = ['png', 'jpg', 'jpeg', 'webp', 'bmp', 'avif', 'gif', 'tif', 'tiff', 'jxl']
    const video = ['mp4', 'webm', 'mov', 'avi', 'mkv', 'm4v']
    const names = [...image, ...video].map(
      (extension, index) => `m${String(index).padStart(2, '0')}.${extension}`
    )
    expect(await pairsAmong(names)).toEqual(names.map((name) => `– ← ${name}`))
    const shouted = names.map((name) => name.toUpperCase())
    expect(await pairsAmong(shouted)).toEqual(shouted.map((name) => `– ← ${name}`))
    expect(await pairsAmong(['a.png', 'b.psd', 'c.npz', 'd.safetensors', 'Thumbs.db', 'e.zip'])).toEqual([
      '– ← a.png'
    ])
  })

  test('media without caption and captions without media are items too', async () => {
    expect(await pairsAmong(['a.png', 'b.txt', 'c.png', 'c.txt'])).toEqual([
      '– ← a.png',
      'b.txt ←',
      'c.txt ← c.png'
    ])
  })

  test('media that share a stem are one item', async () => {
    expect(await pairsAmong(['a.txt', 'a.png', 'a.jpg', 'a.mp4', 'b.gif', 'b.webp'])).toEqual([
      'a.txt ← a.jpg, a.mp4, a.png',
      '– ← b.gif, b.webp'
    ])
  })

  test('dots belong to the stem', async () => {
    expect(await pairsAmong(['a.v1.png', 'a.v1.txt', 'a.v2.png', 'a.png.txt'])).toEqual([
      'a.png.txt ←',
      'a.v1.txt ← a.v1.png',
      '– ← a.v2.png'
    ])
  })

  test('stems that only differ in case or composition are paired where that leaves no choice', async () => {
    expect(await pairsAmong(['Annika.png', 'annika.txt'])).toEqual(['annika.txt ← Annika.png'])
    expect(await pairsAmong(['caf\u00e9.png', 'cafe\u0301.txt'])).toEqual(['cafe\u0301.txt ← caf\u00e9.png'])
    expect(await pairsAmong(['A.png', 'a.png', 'a.txt'])).toEqual(['– ← A.png', 'a.txt ← a.png'])
    expect(await pairsAmong(['AB.png', 'Ab.png', 'aB.txt'])).toEqual(['– ← AB.png', '– ← Ab.png', 'aB.txt ←'])
    expect(await pairsAmong(['AB.txt', 'Ab.txt', 'aB.png'])).toEqual(['AB.txt ←', 'Ab.txt ←', '– ← aB.png'])
  })

  test('names with spaces, quotes, line breaks, CJK, emoji and pattern characters are names', async () => {
    const stems = [
      'a b',
      `it's "a"`,
      'a\nb',
      '写真',
      '🎨',
      'a [1]',
      'b {x,y}',
      '!c',
      '*',
      'd (1)',
      '$(x)',
      '-e'
    ]
    const names = stems.flatMap((stem) => [`${stem}.png`, `${stem}.txt`])
    const expected = stems.map((stem) => `${stem}.txt ← ${stem}.png`).sort()
    expect([...(await pairsAmong(names))].sort()).toEqual(expected)
  })

  test('any stem pairs with itself, whatever else is there', async () => {
    const stem = fc
      .string({
        unit: fc.constantFrom('a', 'B', 'é', '写', '🙂', ' ', '.', '-', '_', '(', '[', "'"),
        minLength: 1,
        maxLength: 6
      })
      .filter((string) => !string.startsWith('.'))
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(stem, {maxLength: 4, selector: (string) => string.normalize('NFC').toLowerCase()}),
        async (stems) => {
          const pairs = await pairsAmong(
            stems.flatMap((each) => [`x${each}.png`, `x${each}.txt`, `${each}_.jpg`])
          )
          for (const each of stems) expect(pairs).toContain(`x${each}.txt ← x${each}.png`)
          expect(pairs).toHaveLength(2 * stems.length)
        }
      ),
      {numRuns: 30}
    )
  })
})

describe('caption extensions', () => {
  test('whichever of .txt and .caption is there, unless told', async () => {
    expect(await pairsAmong(['a.png', 'a.caption', 'b/c.png', 'b/c.txt'])).toEqual([
      'a.caption ← a.png',
      'b/c.txt ← b/c.png'
    ])
  })

  test('where both are there, .txt is read and the other one told', async () => {
    const folder = datasetWith({'a.png': '', 'a.txt': '', 'a.caption': ''})
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['a.txt ← a.png'])
    expect(found.items[0]?.otherCaptions).toEqual([join(folder, 'a.caption')])
    expect(reasonsOf(found, folder)).toEqual([
      'a.caption: `a.txt` beside it is read as the caption; set `captionExtension` to choose'
    ])
  })

  test('the config chooses, first come first; what it leaves out is known to be there', async () => {
    expect(await pairsAmong(['a.png', 'a.txt', 'a.caption'], ['.caption'])).toEqual(['a.caption ← a.png'])
    expect(await pairsAmong(['a.png', 'a.wan.txt', 'a.txt'], ['.wan.txt'])).toEqual(['a.wan.txt ← a.png'])
    expect(await pairsAmong(['a.png', 'a.txt', 'a.cap'], ['.cap', '.txt'])).toEqual(['a.cap ← a.png'])
    expect(await pairsAmong(['a.png', 'a.wan.txt', 'b.png', 'b.txt'], ['.txt', '.wan.txt'])).toEqual([
      'a.wan.txt ← a.png',
      'b.txt ← b.png'
    ])
    const folder = datasetWith({'a.png': '', 'a.txt': '', 'notes.txt': ''})
    const found = await discoverIn(folder, ['.'], {captionExtensions: () => ['.caption']})
    expect(pairsOf(found, folder)).toEqual(['– ← a.png'])
    expect(found.items[0]?.otherCaptions).toEqual([join(folder, 'a.txt')])
    expect(found.skipped).toEqual([])
  })

  test('each folder may have its own', async () => {
    const folder = datasetWith({'x/a.png': '', 'x/a.cap': '', 'x/a.txt': '', 'y/a.png': '', 'y/a.txt': ''})
    const entered: string[] = []
    const found = await discoverIn(folder, ['.'], {
      enterFolder: async (path) => {
        entered.push(path)
      },
      captionExtensions: (path) => {
        expect(entered).toContain(path)
        return path.endsWith('x') ? ['.cap'] : undefined
      }
    })
    expect(pairsOf(found, folder)).toEqual(['x/a.cap ← x/a.png', 'y/a.txt ← y/a.png'])
  })

  test('case does not count, but the spelling of the config comes first', async () => {
    expect(await pairsAmong(['A.PNG', 'A.TXT'])).toEqual(['A.TXT ← A.PNG'])
    expect(await pairsAmong(['a.png', 'a.TXT', 'a.txt'])).toEqual(['a.txt ← a.png'])
  })
})

describe('what is passed over', () => {
  test('hidden files and folders, and what systems and tools leave behind', async () => {
    expect(
      await pairsAmong([
        'a.png',
        'a.txt',
        '.b.png',
        '.b.txt',
        '._a.png',
        '.git/c.txt',
        '.ipynb_checkpoints/a.png',
        '__MACOSX/a.png',
        'node_modules/x/y.txt',
        '_latent_cache/a.png',
        '_t_e_cache/b.txt',
        '_clip_vision_cache/b.png',
        '@eaDir/a.jpg',
        'a.npz',
        'a_te_outputs.npz'
      ])
    ).toEqual(['a.txt ← a.png'])
  })

  test('control and mask folders, with a word about it, as long as no captions lie in them', async () => {
    const folder = datasetWith({
      'a.png': '',
      'a.txt': '',
      '_controls/a.png': '',
      'Masks/a.png': '',
      'conditioning/x/a.png': '',
      'conditioning/a.png': '',
      'control/b.png': '',
      'control/b.txt': '',
      'mask/': ''
    })
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['a.txt ← a.png', 'control/b.txt ← control/b.png'])
    expect(reasonsOf(found, folder)).toEqual([
      'Masks: masks, which need no caption',
      '_controls: control pictures of ai-toolkit, which need no caption',
      'conditioning: conditioning pictures, which need no caption'
    ])
  })

  test('not when they are what was asked for', async () => {
    const folder = datasetWith({'masks/a.png': '', '.hidden/b.png': '', '.hidden/b.txt': ''})
    const found = await discoverIn(folder, ['masks', '.hidden'])
    expect(pairsOf(found, folder)).toEqual(['.hidden/b.txt ← .hidden/b.png', '– ← masks/a.png'])
  })

  test('masks that lie beside their picture', async () => {
    expect(
      await pairsAmong([
        'a.png',
        'a.txt',
        'a-masklabel.png',
        'a-condlabel.png',
        'b-masklabel.png',
        'c-masklabel.png',
        'c-masklabel.txt',
        'c.png'
      ])
    ).toEqual(['a.txt ← a.png', '– ← b-masklabel.png', 'c-masklabel.txt ← c-masklabel.png', '– ← c.png'])
  })

  test('text that is no caption, unless media of its name are there', async () => {
    const others = [
      'README.txt',
      'readme_first.txt',
      'LICENSE.txt',
      'license-mit.txt',
      'LICENCE.caption',
      'prompt.txt',
      'prompts.txt',
      'captions.txt',
      'images.txt',
      'videos.txt',
      'default.txt',
      'requirements.txt',
      'requirements-dev.txt',
      'sample_prompts.txt',
      'caption_filter_list.txt',
      'all_captions.txt',
      'notes.txt',
      'classes.txt'
    ]
    const folder = datasetWith(Object.fromEntries(['a.png', 'a.txt', ...others].map((name) => [name, ''])))
    expect(pairsOf(await discoverIn(folder), folder)).toEqual(['a.txt ← a.png'])
    expect(await pairsAmong(['prompts.txt', 'prompts.png', 'license plate.txt', 'readmore.txt'])).toEqual([
      'license plate.txt ←',
      'prompts.txt ← prompts.png',
      'readmore.txt ←'
    ])
  })

  test('a folder that is named like a caption, or a pipe', async () => {
    const folder = datasetWith({'a.png': '', 'a.txt/b.txt': '', 'c.png': '', 'c.txt': ''})
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'd.txt'), join(folder, 'e')])
    const found = await discoverIn(folder)
    expect(pairsOf(found, folder)).toEqual(['– ← a.png', 'c.txt ← c.png'])
    expect(reasonsOf(found, folder)[0]).toMatch(/^a\.txt: a folder, though its name ends like/)
    if (process.platform !== 'win32') expect(reasonsOf(found, folder)[1]).toBe('d.txt: not a regular file')
  })
})

describe('ignore', () => {
  const ignoring = (pattern: RegExp) => ({ignore: (path: string) => pattern.test(path)})

  test('a caption or all of its media left out leave out the item', async () => {
    const folder = datasetWith({
      'a.png': '',
      'a.txt': '',
      'b.gif': '',
      'b.txt': '',
      'c.png': '',
      'd.png': '',
      'd.gif': '',
      'd.txt': '',
      'e.gif': ''
    })
    const found = await discoverIn(folder, ['.'], ignoring(/a\.txt$|\.gif$/))
    expect(pairsOf(found, folder)).toEqual(['– ← c.png', 'd.txt ← d.png'])
    expect(found.ignored).toEqual(['a.txt', 'b.txt', 'e.gif'].map((name) => join(folder, name)))
  })

  test('one of two captions left out makes way for the other', async () => {
    const folder = datasetWith({'a.png': '', 'a.txt': '', 'a.caption': ''})
    const found = await discoverIn(folder, ['.'], ignoring(/\.txt$/))
    expect(pairsOf(found, folder)).toEqual(['a.caption ← a.png'])
    expect(found.skipped).toEqual([])
  })

  test('a folder left out is not entered', async () => {
    const folder = datasetWith({'a.png': '', 'a.txt': '', 'drafts/b.txt': '', 'drafts/x/c.txt': ''})
    const asked: string[] = []
    const found = await discoverIn(folder, ['.'], {
      ignore: (path) => {
        asked.push(path)
        return path.endsWith('drafts')
      }
    })
    expect(pairsOf(found, folder)).toEqual(['a.txt ← a.png'])
    expect(found.ignored).toEqual([join(folder, 'drafts')])
    expect(asked.some((path) => path.includes('drafts/'))).toBe(false)
  })

  test('what is named and ignored is ignored, and no failure', async () => {
    const folder = datasetWith({'a.txt': '', 'drafts/b.txt': ''})
    const found = await discoverIn(folder, ['a.txt', 'drafts'], ignoring(/a\.txt$|drafts$/))
    expect(found).toMatchObject({items: [], failures: []})
    expect(found.ignored).toEqual([join(folder, 'a.txt'), join(folder, 'drafts')])
  })
})

describe('order', () => {
  test('is that of the code units of the paths, whatever the arguments', async () => {
    const names = [
      'b/a.txt',
      'a b/a.txt',
      'a/a.txt',
      'a/B.txt',
      'a-/a.txt',
      'é.txt',
      'Z.txt',
      'a10.txt',
      'a2.txt'
    ]
    const folder = datasetWith(Object.fromEntries(names.map((name) => [name, ''])))
    const expected = [...names].sort().map((name) => `${name} ←`)
    expect(pairsOf(await discoverIn(folder), folder)).toEqual(expected)
    expect(pairsOf(await discoverIn(folder, [...names].reverse()), folder)).toEqual(expected)
    expect(pairsOf(await discoverIn(folder, ['b', '.', 'a', 'a/a.txt']), folder)).toEqual(expected)
  })

  test('an item found by several arguments belongs to the first', async () => {
    const folder = datasetWith({'x/a.txt': '', 'x/a.png': ''})
    const found = await discoverIn(folder, ['x', '.', 'x/a.png'])
    expect(found.items.map(({root}) => root)).toEqual([join(folder, 'x')])
  })
})

test('an empty folder, or one with nothing of interest, is a failure', async () => {
  const folder = datasetWith({'empty/': '', 'other/README.md': '', 'full/a.txt': ''})
  const found = await discoverIn(folder, ['empty', 'other', 'full'])
  expect(failuresOf(found)).toEqual([
    'Found no captions and no media in `empty`',
    'Found no captions and no media in `other`'
  ])
  expect(found.items).toHaveLength(1)
})

test('thousands of pairs are found', async () => {
  const names = Array.from({length: 3_000}, (_, index) => `m${String(index).padStart(5, '0')}`)
  const folder = datasetWith(
    Object.fromEntries(
      names.flatMap((name) => [
        [`${name}.png`, ''],
        [`${name}.txt`, '']
      ])
    )
  )
  expect(pairsOf(await discover([folder], {cwd: '/'}), folder)).toEqual(
    names.map((name) => `${name}.txt ← ${name}.png`)
  )
})
