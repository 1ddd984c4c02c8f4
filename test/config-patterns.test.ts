import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {pathMatcher} from '../src/config/path-patterns.ts'
import {configOf, folderWith, resolverIn} from './config-fixture.ts'

const matches = async (patterns: string | readonly string[], path: string) =>
  (await pathMatcher(patterns, '/data/set'))(path)

describe('patterns of files and folders', () => {
  it.each([
    ['*.txt', 'a.txt', true],
    ['*.txt', 'deep/er/a.txt', true],
    ['*.txt', 'a.txt.bak', false],
    ['drafts', 'drafts', true],
    ['drafts', 'drafts/a.txt', true],
    ['drafts', 'deep/drafts/er/a.txt', true],
    ['drafts/', 'drafts/a.txt', true],
    ['drafts', 'drafts.txt', false],
    ['/drafts', 'drafts/a.txt', true],
    ['/drafts', 'deep/drafts/a.txt', false],
    ['./drafts', 'drafts/a.txt', true],
    ['a/*.txt', 'a/b.txt', true],
    ['a/*.txt', 'x/a/b.txt', false],
    ['a/*.txt', 'a/b/c.txt', false],
    ['a/**', 'a/b/c.txt', true],
    ['**/b', 'a/b/c.txt', true],
    ['10_{annika,bob}', '10_bob/a.txt', true],
    ['.hidden', '.hidden/a.txt', true],
    ['*', '.hidden/a.txt', true]
  ])('%s and %s: %s', async (pattern, path, expected) => {
    expect(await matches(pattern, join('/data/set', path))).toBe(expected)
  })

  it('takes back with `!`, the last one wins', async () => {
    const patterns = ['*.txt', '!keep.txt', 'drafts/keep.txt']
    expect(await matches(patterns, '/data/set/a.txt')).toBe(true)
    expect(await matches(patterns, '/data/set/keep.txt')).toBe(false)
    expect(await matches(patterns, '/data/set/drafts/keep.txt')).toBe(true)
    expect(await matches('!a.txt', '/data/set/b.txt')).toBe(false)
  })

  it('matches outside of the folder by name alone, and no folder that both are in', async () => {
    expect(await matches('*.txt', '/data/other/a.txt')).toBe(true)
    expect(await matches('other', '/data/other/a.txt')).toBe(true)
    expect(await matches('data', '/data/other/a.txt')).toBe(false)
    expect(await matches('other/*.txt', '/data/other/a.txt')).toBe(false)
    expect(await matches('**', '/data/set')).toBe(false)
    expect(await matches('data', '/data')).toBe(false)
  })

  it('takes nothing where there is no pattern', async () => {
    expect(await matches([], '/data/set/a.txt')).toBe(false)
  })

  it('covers everything in a folder that it matches', async () => {
    const name = fc.stringMatching(/^[a-z][a-z_]{0,5}$/)
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, {minLength: 1, maxLength: 4}),
        fc.array(name, {maxLength: 3}),
        async (folder, rest) => {
          const path = `/data/set/${folder.join('/')}`
          for (const pattern of [`${folder.join('/')}/`, folder.at(-1) ?? '']) {
            expect(await matches(pattern, path)).toBe(true)
            expect(await matches(pattern, [path, ...rest].join('/'))).toBe(true)
          }
        }
      )
    )
  })
})

describe('ignore', () => {
  it('leaves out files and folders, relative to the config', async () => {
    const folder = folderWith({'set/.caplintrc.yaml': 'ignore: [drafts, "*_old.txt", "!drafts/keep.txt"]'})
    const set = await resolverIn(folder).folder(join(folder, 'set/images'))
    const ignored = (name: string) => set.isIgnored(join(folder, 'set', name))
    expect(ignored('drafts')).toBe(true)
    expect(ignored('images/drafts/a.txt')).toBe(true)
    expect(ignored('images/a_old.txt')).toBe(true)
    expect(ignored('drafts/keep.txt')).toBe(false)
    expect(ignored('images/a.txt')).toBe(false)
  })
})

describe('keys for a folder as a whole', () => {
  it('gives datasets as absolute paths and extensions as a list', async () => {
    const folder = folderWith({'set/.caplintrc.yaml': 'datasets: [a, ../b]\ncaptionExtension: .caption'})
    const set = await resolverIn(folder).folder(join(folder, 'set'))
    expect(set.datasets).toEqual([join(folder, 'set/a'), join(folder, 'b')])
    expect(set.captionExtensions).toEqual(['.caption'])
    expect(set.path).toBe(join(folder, 'set/.caplintrc.yaml'))
    expect(set.base).toBe(join(folder, 'set'))
  })

  it('takes them from what is extended, where the config does not say', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'extends: ./team.yaml\nignore: ["!b"]',
      'team.yaml': 'captionExtension: [.txt, .caption]\nignore: [a, b]\ndatasets: [images]'
    })
    const config = await resolverIn(folder).folder(folder)
    expect(config.captionExtensions).toEqual(['.txt', '.caption'])
    expect(config.datasets).toEqual([join(folder, 'images')])
    expect(config.isIgnored(join(folder, 'a'))).toBe(true)
    expect(config.isIgnored(join(folder, 'b'))).toBe(false)
  })

  it('leaves them open without a config', async () => {
    const folder = folderWith({})
    const config = await resolverIn(folder).folder(folder)
    expect(config).toMatchObject({datasets: [], base: folder})
    expect(config.captionExtensions).toBeUndefined()
    expect(config.path).toBeUndefined()
  })
})

describe('anchors', () => {
  it('may differ by folder and file; the last pattern that matches wins', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'anchor:\n  "**": someone\n  10_annika: annika\n  "*_both.txt": [annika, bob]'
    })
    expect((await configOf(folder, 'a.txt')).anchors).toEqual(['someone'])
    expect((await configOf(folder, '10_annika/a.txt')).anchors).toEqual(['annika'])
    expect((await configOf(folder, '10_annika/a_both.txt')).anchors).toEqual(['annika', 'bob'])
  })

  it('stay as the layer below has them where no pattern matches', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'extends: ./team.yaml\nanchor: {b: bob}',
      'team.yaml': 'anchor: annika'
    })
    expect((await configOf(folder, 'a/x.txt')).anchors).toEqual(['annika'])
    expect((await configOf(folder, 'b/x.txt')).anchors).toEqual(['bob'])
  })
})
