import {execFileSync} from 'node:child_process'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {datasetWith, discoverIn, failuresOf, pairsOf, reasonsOf} from './dataset-fixture.ts'

describe('a file given by name', () => {
  test('is found with what belongs to it, and nothing else', async () => {
    const folder = datasetWith({
      'x/a.png': '',
      'x/a.txt': '',
      'x/b.png': '',
      'x/c.png': '',
      'x/c.txt': '',
      'x/d.txt': ''
    })
    const found = await discoverIn(folder, ['x/a.txt', 'x/b.png', 'x/d.txt'])
    expect(pairsOf(found, folder)).toEqual(['x/a.txt ← x/a.png', '– ← x/b.png', 'x/d.txt ←'])
    expect(pairsOf(await discoverIn(folder, ['x/c.png']), folder)).toEqual(['x/c.txt ← x/c.png'])
    expect(pairsOf(await discoverIn(folder, [join(folder, 'x', 'a.txt')]), folder)).toEqual([
      'x/a.txt ← x/a.png'
    ])
  })

  test('belongs to the working directory, or to its own folder outside of that', async () => {
    const folder = datasetWith({'x/y/a.txt': '', 'z/b.txt': ''})
    const found = await discoverIn(join(folder, 'x'), ['y/a.txt', '../z/b.txt'])
    expect(found.items.map(({root}) => root)).toEqual([join(folder, 'x'), join(folder, 'z')])
  })

  test('is a caption whatever its name says, even a hidden one', async () => {
    const folder = datasetWith({
      'readme.txt': '',
      '.a.txt': '',
      '.a.png': '',
      '.b.png': '',
      'masks/c.png': ''
    })
    const found = await discoverIn(folder, ['readme.txt', '.a.txt', 'masks/c.png'])
    expect(pairsOf(found, folder)).toEqual(['.a.txt ←', '– ← masks/c.png', 'readme.txt ←'])
  })

  test('is the caption that is read where another is beside it', async () => {
    const folder = datasetWith({'a.png': '', 'a.txt': '', 'a.caption': ''})
    const found = await discoverIn(folder, ['a.caption'])
    expect(pairsOf(found, folder)).toEqual(['a.caption ← a.png'])
    expect(reasonsOf(found, folder)[0]).toMatch(/^a\.txt: `a\.caption` beside it/)
  })

  test('that is no part of a dataset is refused', async () => {
    const folder = datasetWith({'notes.md': '', 'a.cap': '', 'b.txt': ''})
    expect(failuresOf(await discoverIn(folder, ['notes.md', 'a.cap']))).toEqual([
      'Unexpected file `a.cap`, expected an image, a video, a caption (.txt, .caption) or captions in JSON, JSON Lines, CSV, TSV, Parquet, a tar or a zip archive',
      'Unexpected file `notes.md`, expected an image, a video, a caption (.txt, .caption) or captions in JSON, JSON Lines, CSV, TSV, Parquet, a tar or a zip archive'
    ])
    const settings = {captionExtensions: () => ['.cap']}
    const found = await discoverIn(folder, ['a.cap', 'b.txt'], settings)
    expect(pairsOf(found, folder)).toEqual(['a.cap ←'])
    expect(failuresOf(found)).toEqual([
      'Unexpected file `b.txt`, expected an image, a video, a caption (.cap) or captions in JSON, JSON Lines, CSV, TSV, Parquet, a tar or a zip archive'
    ])
  })
})

describe('trouble with an argument', () => {
  test('is one sentence, and the others are still found', async () => {
    const folder = datasetWith({'a.txt': '', gone: {to: 'nowhere'}, circle: {to: 'circle'}})
    const found = await discoverIn(folder, [
      'missing',
      'a.txt',
      'gone',
      'circle',
      '',
      '!b/**',
      'a.txt/b',
      'n\0l'
    ])
    expect(pairsOf(found, folder)).toEqual(['a.txt ←'])
    expect([...failuresOf(found)].sort()).toEqual([
      'Cannot read `circle`: it is a link that leads nowhere',
      'Cannot read `gone`: it is a link that leads nowhere',
      'Cannot read `n\0l`: its name holds a zero byte; rename it',
      'Found nothing at `a.txt/b`, check the spelling',
      'Found nothing at `missing`, check the spelling',
      'Unexpected empty path, name a folder, a file, or a glob',
      'Unexpected exclusion `!b/**`, put what is to be left out under `ignore` in the config'
    ])
  })

  test.skipIf(process.platform === 'win32')('a pipe is refused, not waited for', async () => {
    const folder = datasetWith({})
    execFileSync('mkfifo', [join(folder, 'a.txt')])
    expect(failuresOf(await discoverIn(folder, ['a.txt']))).toEqual([
      'Cannot read `a.txt`: it is neither a folder nor a regular file'
    ])
  })
})

describe('a glob', () => {
  const files = {
    'x/a.png': '',
    'x/a.txt': '',
    'x/deep/b.png': '',
    'x/deep/b.txt': '',
    'y/c.txt': '',
    'y/README.md': '',
    '.hidden/d.txt': '',
    'node_modules/e/e.txt': ''
  }

  test('finds the files it matches, with what belongs to them', async () => {
    const folder = datasetWith(files)
    const match = async (...globs: readonly string[]) => pairsOf(await discoverIn(folder, globs), folder)
    expect(await match('x/*.txt')).toEqual(['x/a.txt ← x/a.png'])
    expect(await match('**/*.png')).toEqual(['x/a.txt ← x/a.png', 'x/deep/b.txt ← x/deep/b.png'])
    expect(await match('**/*.txt')).toEqual(['x/a.txt ← x/a.png', 'x/deep/b.txt ← x/deep/b.png', 'y/c.txt ←'])
    expect(await match('{x,y}/?.txt')).toEqual(['x/a.txt ← x/a.png', 'y/c.txt ←'])
    expect(await match('node_modules/*/*.txt')).toEqual(['node_modules/e/e.txt ←'])
    expect(await match('.hidden/*')).toEqual(['.hidden/d.txt ←'])
    expect(await match(`${folder}/y/*`)).toEqual(['y/c.txt ←'])
  })

  test('takes the folders it matches whole', async () => {
    const folder = datasetWith(files)
    const found = await discoverIn(folder, ['*'])
    expect(pairsOf(found, folder)).toEqual(['x/a.txt ← x/a.png', 'x/deep/b.txt ← x/deep/b.png', 'y/c.txt ←'])
    expect(found.items.map(({root}) => root)).toEqual([
      join(folder, 'x'),
      join(folder, 'x'),
      join(folder, 'y')
    ])
  })

  test('that matches nothing is a failure', async () => {
    const folder = datasetWith(files)
    expect(failuresOf(await discoverIn(folder, ['z/*', 'y/*.md', 'x/*.txt']))).toEqual([
      'Found no caption and no media that match `y/*.md`',
      'Found no caption and no media that match `z/*`'
    ])
  })

  test('is a name where something of that name exists', async () => {
    const folder = datasetWith({
      'a [1].png': '',
      'a [1].txt': '',
      'a 1.png': '',
      '*/b.txt': '',
      'c/d.txt': ''
    })
    const found = await discoverIn(folder, ['a [1].png', '*'])
    expect(pairsOf(found, folder)).toEqual(['*/b.txt ←', 'a [1].txt ← a [1].png'])
  })

  test('follows no link', async () => {
    const folder = datasetWith({'x/a.txt': '', 'x/circle': {to: '../x'}})
    expect(pairsOf(await discoverIn(folder, ['x/**/*.txt']), folder)).toEqual(['x/a.txt ←'])
  })
})

test('a pattern of too many alternatives, or too long, is refused', async () => {
  const folder = datasetWith({'a.txt': ''})
  const endless = '{1..100000000}'
  const long = '*'.repeat(70_000)
  const found = await discoverIn(folder, [endless, long, 'a.*'])
  expect(pairsOf(found, folder)).toEqual(['a.txt ←'])
  expect(failuresOf(found)).toEqual(
    expect.arrayContaining([`Cannot expand the pattern \`${endless}\`, write a shorter one`])
  )
  expect(found.failures).toHaveLength(2)
})
