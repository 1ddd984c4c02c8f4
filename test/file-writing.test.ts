import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {dirname, join} from 'node:path'
import {beforeEach, describe, expect, test, vi} from 'vitest'
import {openGrowingFile} from '../src/file-writing/growing-file.ts'
import {makeFolder} from '../src/file-writing/make-folder.ts'
import {createFile, removeFile, replaceFile, writeWhole} from '../src/file-writing/replace-file.ts'
import {sweepTemporaries} from '../src/file-writing/temporary-file.ts'
import {WriteError} from '../src/file-writing/write-error.ts'
import {datasetWith, discoverIn} from './dataset-fixture.ts'

/** System calls that are to fail, by name, with the code of their error. */
const failing = vi.hoisted(() => new Map<string, string>())

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  const fails =
    (name: string, call: (...args: never[]) => unknown) =>
    (...args: never[]) => {
      const code = failing.get(name)
      if (code) throw Object.assign(new Error(`${code}: ${name}`), {code})
      return call(...args)
    }
  const names = ['writeSync', 'renameSync', 'fsyncSync', 'fchownSync', 'linkSync'] as const
  const replaced = names.map((name) => [name, fails(name, real[name] as never)])
  return {...real, ...Object.fromEntries(replaced)}
})

beforeEach(() => failing.clear())

const isRoot = process.geteuid?.() === 0
const isWindows = process.platform === 'win32'
const old = Buffer.from('annika with red hair\n')
const mended = Buffer.from('annika\n')

const reasonOf = (action: () => unknown): string => {
  try {
    action()
  } catch (error) {
    if (error instanceof WriteError) return error.reason
    throw error
  }
  throw new Error('Expected an error')
}

/** A folder with one caption in it. */
function caption(name = 'a.txt'): string {
  const folder = datasetWith({[name]: old})
  return join(folder, name)
}

const namesBeside = (path: string): readonly string[] => readdirSync(dirname(path))

describe('replacing a file', () => {
  test('gives it the new bytes and leaves nothing else behind', () => {
    const path = caption()
    expect(replaceFile(path, old, mended)).toBe('written')
    expect(readFileSync(path)).toEqual(mended)
    expect(namesBeside(path)).toEqual(['a.txt'])
  })

  test('tells right before it changes, when the new bytes are on the disk already', () => {
    const path = caption()
    const seen: string[] = []
    replaceFile(path, old, mended, () => {
      seen.push(
        readFileSync(path, 'utf8'),
        ...namesBeside(path).map((name) => readFileSync(join(dirname(path), name), 'utf8'))
      )
    })
    expect(seen).toEqual([String(old), String(mended), String(old)])
  })

  test('takes no name that discovery would look at', async () => {
    const path = caption()
    let found: ReturnType<typeof discoverIn> | undefined
    replaceFile(path, old, mended, () => {
      found = discoverIn(dirname(path))
      expect(namesBeside(path)).toHaveLength(2)
    })
    expect((await found)?.items).toHaveLength(1)
    expect((await found)?.skipped).toEqual([])
  })

  test('leaves a file that holds something else, or is gone', () => {
    const path = caption()
    expect(replaceFile(path, Buffer.from('annika with blue hair'), mended)).toBe('changed')
    expect(readFileSync(path)).toEqual(old)
    expect(replaceFile(`${path}.gone`, old, mended)).toBe('changed')
    expect(namesBeside(path)).toEqual(['a.txt'])
  })

  test('leaves a file that somebody saves while the journal is written', () => {
    const path = caption()
    const saved = Buffer.from('annika, waving\n')
    expect(replaceFile(path, old, mended, () => writeFileSync(path, saved))).toBe('changed')
    expect(readFileSync(path)).toEqual(saved)
    expect(namesBeside(path)).toEqual(['a.txt'])
  })

  test('stays the old one where what is told last throws', () => {
    const path = caption()
    const broken = () => {
      throw new TypeError('a bug')
    }
    expect(() => replaceFile(path, old, mended, broken)).toThrow('a bug')
    expect(readFileSync(path)).toEqual(old)
    expect(namesBeside(path)).toEqual(['a.txt'])
  })

  test.skipIf(isWindows)('keeps the mode, whatever the mask', () => {
    const path = caption()
    for (const mode of [0o600, 0o644, 0o664, 0o777, 0o640]) {
      writeFileSync(path, old)
      chmodSync(path, mode)
      replaceFile(path, old, mended)
      expect(statSync(path).mode & 0o7777).toBe(mode)
    }
  })

  test.skipIf(!isRoot)('keeps the owner where it can, and goes on where it cannot', () => {
    const path = caption()
    chownSync(path, 1234, 2345)
    replaceFile(path, old, mended)
    expect(statSync(path)).toMatchObject({uid: 1234, gid: 2345})
    failing.set('fchownSync', 'EPERM')
    expect(replaceFile(path, mended, old)).toBe('written')
    expect(statSync(path)).toMatchObject({uid: 0})
  })

  test.skipIf(isWindows)('refuses a read-only file, which a rename would not ask', () => {
    const path = caption()
    chmodSync(path, 0o444)
    expect(reasonOf(() => replaceFile(path, old, mended))).toBe('it is read-only; make it writable for you')
    expect(reasonOf(() => removeFile(path, old))).toBe('it is read-only; make it writable for you')
    expect(readFileSync(path)).toEqual(old)
  })

  test.skipIf(!isRoot)('says in one sentence what a person without rights can do', () => {
    const path = caption()
    chmodSync(path, 0o644)
    chmodSync(dirname(path), 0o755)
    process.seteuid?.(65_534)
    try {
      expect(reasonOf(() => replaceFile(path, old, mended))).toBe('it is read-only; make it writable for you')
    } finally {
      process.seteuid?.(0)
    }
    chmodSync(path, 0o666)
    process.seteuid?.(65_534)
    try {
      expect(() => replaceFile(path, old, mended)).toThrow(
        `Cannot write \`${path}\`: permission denied; make it and its folder writable for you`
      )
    } finally {
      process.seteuid?.(0)
    }
    expect(readFileSync(path)).toEqual(old)
  })

  test.skipIf(isWindows)('never follows a link', () => {
    const path = caption()
    const link = join(dirname(path), 'b.txt')
    symlinkSync('a.txt', link)
    expect(reasonOf(() => replaceFile(link, old, mended))).toMatch('it is a link')
    expect(readFileSync(path)).toEqual(old)
  })

  test.skipIf(isWindows)('leaves other names of the file their bytes', () => {
    const path = caption()
    linkSync(path, `${path}.snapshot`)
    replaceFile(path, old, mended)
    expect(readFileSync(`${path}.snapshot`)).toEqual(old)
  })

  test.each([
    ['writeSync', 'ENOSPC', 'no space is left on the disk; free some and run caplint again'],
    ['writeSync', 'EDQUOT', 'your quota of the disk is used up; free some space and run caplint again'],
    ['fsyncSync', 'EIO', 'the disk reports an error; check the drive or the network share'],
    [
      'renameSync',
      'EXDEV',
      'it is mounted from another file system, so that it cannot be replaced in one step; work where it really is'
    ],
    [
      'renameSync',
      'EBUSY',
      'another program holds it, or it is mounted by itself; close that program and run caplint again'
    ],
    ['renameSync', 'EODD', 'the system says EODD']
  ])('where %s fails with %s, the old file stays', (call, code, reason) => {
    const path = caption()
    failing.set(call, code)
    expect(reasonOf(() => replaceFile(path, old, mended))).toBe(reason)
    expect(readFileSync(path)).toEqual(old)
    expect(namesBeside(path)).toEqual(['a.txt'])
  })

  test('goes on where a file system cannot be told to write at once', () => {
    const path = caption()
    failing.set('fsyncSync', 'EINVAL')
    expect(replaceFile(path, old, mended)).toBe('written')
  })

  test('refuses what is no file', () => {
    const path = caption()
    expect(reasonOf(() => replaceFile(dirname(path), old, mended))).toBe('it is not a regular file')
  })
})

describe('making and removing a file', () => {
  test('makes it where nothing is', () => {
    const path = join(datasetWith({}), 'a.txt')
    expect(createFile(path, mended)).toBe('written')
    expect(readFileSync(path)).toEqual(mended)
    expect(createFile(path, old)).toBe('changed')
    expect(readFileSync(path)).toEqual(mended)
    expect(namesBeside(path)).toEqual(['a.txt'])
  })

  test('takes the place of nothing that comes in between', () => {
    const path = join(datasetWith({}), 'a.txt')
    expect(createFile(path, mended, () => writeFileSync(path, old))).toBe('changed')
    failing.set('linkSync', 'EPERM')
    expect(createFile(path, mended)).toBe('changed')
    expect(readFileSync(path)).toEqual(old)
    expect(namesBeside(path)).toEqual(['a.txt'])
  })

  test('does without hard links where there are none', () => {
    const path = join(datasetWith({}), 'a.txt')
    failing.set('linkSync', 'EPERM')
    expect(createFile(path, mended)).toBe('written')
    expect(readFileSync(path)).toEqual(mended)
  })

  test('needs its folder', () => {
    expect(reasonOf(() => createFile(join(datasetWith({}), 'b', 'a.txt'), mended))).toBe(
      'it is gone, or its folder is'
    )
  })

  test('removes a file only while it holds what is expected', () => {
    const path = caption()
    expect(removeFile(path, mended)).toBe('changed')
    expect(removeFile(path, old)).toBe('written')
    expect(namesBeside(path)).toEqual([])
    expect(removeFile(path, old)).toBe('changed')
  })

  test('writes a file of its own whatever stands there', () => {
    const path = caption()
    writeWhole(path, mended)
    writeWhole(`${path}.new`, old)
    expect(readFileSync(path)).toEqual(mended)
    expect(readFileSync(`${path}.new`)).toEqual(old)
  })
})

describe('temporary files', () => {
  test('of a process that is gone are swept up, all others stay', () => {
    const gone = '.caplint-999999999-0123456789ab.tmp'
    const stays = [`.caplint-${process.pid}-0123456789ab.tmp`, '.caplint-1-x.tmp', 'a.tmp', '.caplintrc']
    const folder = datasetWith(Object.fromEntries([gone, ...stays].map((name) => [name, ''])))
    sweepTemporaries(folder)
    expect(readdirSync(folder).sort()).toEqual([...stays].sort())
    expect(() => sweepTemporaries(join(folder, 'none'))).not.toThrow()
  })
})

describe('a growing file', () => {
  test('is made once, and appended to', () => {
    const path = join(datasetWith({}), 'a.jsonl')
    const file = openGrowingFile(path, true)
    file?.append(Buffer.from('1\n'))
    file?.close()
    expect(openGrowingFile(path, true)).toBeUndefined()
    const again = openGrowingFile(path, false)
    again.append(Buffer.from('2\n'))
    again.close()
    expect(readFileSync(path, 'utf8')).toBe('1\n2\n')
  })

  test('never keeps half of what could not be written', () => {
    const path = join(datasetWith({}), 'a.jsonl')
    const file = openGrowingFile(path, true)
    file?.append(Buffer.from('1\n'))
    failing.set('fsyncSync', 'ENOSPC')
    expect(reasonOf(() => file?.append(Buffer.from('2\n')))).toMatch('no space is left')
    failing.clear()
    file?.append(Buffer.from('3\n'))
    file?.close()
    expect(readFileSync(path, 'utf8')).toBe('1\n3\n')
  })

  test('must be there to be appended to', () => {
    expect(reasonOf(() => openGrowingFile(join(datasetWith({}), 'a.jsonl'), false))).toMatch('it is gone')
  })
})

test('folders are made with those above them', () => {
  const folder = datasetWith({'a.txt': ''})
  makeFolder(join(folder, 'b', 'c'))
  expect(statSync(join(folder, 'b', 'c')).isDirectory()).toBe(true)
  expect(reasonOf(() => makeFolder(join(folder, 'a.txt', 'c')))).toMatch('a part of its path is a file')
  mkdirSync(join(folder, 'd'))
  expect(() => makeFolder(join(folder, 'd'))).not.toThrow()
})
