import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {discover} from '../src/dataset/discover.ts'
import {createFileView, onDisk, type ViewedFile, withFileView} from '../src/file-view.ts'
import {
  byteStream,
  contentPath,
  fileFacts,
  isLink,
  listFolder,
  pathKind,
  readBeginning,
  readBytes,
  readText,
  realPath
} from '../src/files.ts'

let folder = ''
const at = (...names: readonly string[]): string => join(folder, ...names)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caplint-view-'))
  mkdirSync(at('set'))
  writeFileSync(at('set', 'a.txt'), 'on the disk')
  writeFileSync(at('set', 'a.png'), '')
  writeFileSync(at('set', 'b.txt'), 'b on the disk')
  writeFileSync(at('set', 'untracked.txt'), 'not added')
  symlinkSync(at('set'), at('link'))
  mkdirSync(at('scratch'))
  writeFileSync(at('scratch', 'c.txt'), 'c')
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const bytes = (content: string): ViewedFile => ({bytes: Buffer.from(content)})

function view() {
  return createFileView(
    new Map<string, ViewedFile>([
      [at('set', 'a.txt'), bytes('in the view')],
      [at('set', 'new', 'deep', 'd.txt'), bytes('added')],
      [at('set', 'd.png'), {size: 12}],
      [at('set', 'stored.txt'), {storedAt: at('scratch', 'c.txt')}]
    ]),
    new Set([at('set', 'b.txt'), at('scratch')])
  )
}
const seen = <Result>(work: () => Result): Result => withFileView(view(), work)
const names = (path: string): readonly string[] => listFolder(path).map(({name}) => name)

describe('a file view', () => {
  test('replaces content in every way of reading', async () => {
    expect(seen(() => readText(at('set', 'a.txt')))).toEqual({text: 'in the view', byteOrderMark: false})
    expect(seen(() => readBeginning(at('set', 'a.txt'), 2))).toEqual({
      bytes: Buffer.from('in'),
      isWhole: false
    })
    expect(await seen(() => text(byteStream(at('set', 'a.txt'))))).toBe('in the view')
    expect(fileFacts(at('set', 'a.txt', 'b.txt'))).toBeUndefined()
    expect(seen(() => fileFacts(at('set', 'a.txt'))?.size)).toBe(11)
    expect(seen(() => readBytes(at('set', 'stored.txt')).toString())).toBe('c')
    expect(seen(() => contentPath(at('set', 'stored.txt')))).toBe(at('scratch', 'c.txt'))
    expect(() => seen(() => readBytes(at('set', 'a.txt'), 3))).toThrow(/at most 3 bytes are read/)
  })

  test('adds files and the folders above them, and hides others', () => {
    expect(seen(() => names(at('set')))).toEqual([
      'a.png',
      'a.txt',
      'd.png',
      'new',
      'stored.txt',
      'untracked.txt'
    ])
    expect(seen(() => names(at('set', 'new')))).toEqual(['deep'])
    expect(seen(() => pathKind(at('set', 'new', 'deep')))).toBe('folder')
    expect(seen(() => realPath(at('set', 'new', 'deep', 'd.txt')))).toBe(
      join(realPath(at('set')), 'new', 'deep', 'd.txt')
    )
    expect(seen(() => pathKind(at('set', 'b.txt')))).toBeUndefined()
    expect(seen(() => pathKind(at('scratch', 'c.txt')))).toBeUndefined()
    expect(() => seen(() => readBytes(at('set', 'b.txt')))).toThrow(/there is no such file/)
    expect(() => seen(() => listFolder(at('scratch')))).toThrow(/there is no such file/)
    expect(() => seen(() => readBytes(at('set', 'd.png')))).toThrow(/its content was not taken/)
    expect(() => seen(() => readBytes(at('set', 'new')))).toThrow(/it is a folder/)
  })

  test('is seen through links, too', () => {
    expect(seen(() => readText(at('link', 'a.txt')))).toMatchObject({text: 'in the view'})
    expect(seen(() => names(at('link')))).toContain('d.png')
    expect(seen(() => isLink(at('link')))).toBe(true)
  })

  test('holds for what is awaited, and for nothing beside it', async () => {
    const read = async () => {
      await new Promise((done) => setImmediate(done))
      return readBytes(at('set', 'a.txt')).toString()
    }
    const [inside, outside] = await Promise.all([seen(read), read()])
    expect([inside, outside]).toEqual(['in the view', 'on the disk'])
    expect(seen(() => onDisk(() => readBytes(at('set', 'a.txt')).toString()))).toBe('on the disk')
  })

  test('is what discovery sees, by folder, by name and by glob', async () => {
    const items = async (path: string) =>
      (await seen(() => discover([path], {cwd: folder}))).items.map((item) => [
        item.caption?.path ?? '',
        ...item.media
      ])
    const all = [
      [at('set', 'a.txt'), at('set', 'a.png')],
      ['', at('set', 'd.png')],
      [at('set', 'new', 'deep', 'd.txt')],
      [at('set', 'stored.txt')],
      [at('set', 'untracked.txt')]
    ]
    expect(await items('set')).toEqual(all)
    expect(await items('set/d.png')).toEqual([['', at('set', 'd.png')]])
    expect(await items('set/**/*.{txt,png}')).toEqual(all)
    expect(await items('*/new/**/*.txt')).toEqual([[at('set', 'new', 'deep', 'd.txt')]])
  })
})
