import {execFileSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {decodeText} from '../src/dataset/decode-text.ts'
import {guessContent} from '../src/dataset/guess-content.ts'
import {UserError} from '../src/errors.ts'
import {
  FileError,
  fileError,
  isLink,
  listFolder,
  pathKind,
  readBytes,
  readText,
  realPath
} from '../src/files.ts'
import {datasetWith} from './dataset-fixture.ts'

const reasonOf = (action: () => unknown): string => {
  try {
    action()
  } catch (error) {
    if (error instanceof FileError) return error.reason
    throw error
  }
  throw new Error('Expected a file error')
}

describe('reading', () => {
  test('says why a name that is no UTF-8 leads nowhere', () => {
    expect(() => readText(join(datasetWith({}), 'bad\u{fffd}.txt'))).toThrow(
      'holds bytes that are no UTF-8; rename it'
    )
  })

  test('gives the bytes of a file', () => {
    const folder = datasetWith({'a.txt': 'annika'})
    expect(readBytes(join(folder, 'a.txt')).toString()).toBe('annika')
  })

  test('takes names with spaces, quotes, line breaks, CJK and emoji', () => {
    const names = ['a b.txt', `it's "a".txt`, 'a\nb.txt', '写真.txt', '🎨 [1].txt']
    const folder = datasetWith(Object.fromEntries(names.map((name) => [name, name])))
    for (const name of names) expect(readText(join(folder, name))).toMatchObject({text: name})
    expect(listFolder(folder).map(({name}) => name)).toEqual([...names].sort())
  })

  test('says in one sentence why a file cannot be read', () => {
    const folder = datasetWith({'a.txt': 'annika', 'b.txt/c.txt': '', circle: {to: 'circle'}})
    const missing = join(folder, 'missing.txt')
    expect(() => readBytes(missing)).toThrow(UserError)
    expect(() => readBytes(missing)).toThrow(
      `Cannot read \`${missing}\`: there is no such file or folder; check the spelling`
    )
    expect(reasonOf(() => readBytes(join(folder, 'b.txt')))).toBe('it is a folder, not a file')
    expect(reasonOf(() => readBytes(join(folder, 'a.txt', 'x')))).toBe('it is a file, not a folder')
    expect(reasonOf(() => listFolder(join(folder, 'a.txt')))).toBe('it is a file, not a folder')
    expect(reasonOf(() => readBytes(join(folder, 'circle')))).toMatch('circle')
    expect(reasonOf(() => readBytes(`${folder}/a\0.txt`))).toMatch('zero byte')
    expect(reasonOf(() => readBytes(join(folder, 'x'.repeat(300))))).toMatch('too long')
  })

  test('tells a missing permission, and passes on what is no system error', () => {
    const denied = Object.assign(new Error('EACCES: permission denied'), {code: 'EACCES'})
    expect(fileError(denied, 'a.txt')).toMatchObject({
      path: 'a.txt',
      message: 'Cannot read `a.txt`: permission denied; make it readable for you'
    })
    const rare = Object.assign(new Error('odd'), {code: 'EODD'})
    expect(fileError(rare, 'a.txt')).toMatchObject({reason: 'the system says EODD'})
    const bug = new TypeError('x is not a function')
    expect(fileError(bug, 'a.txt')).toBe(bug)
  })

  test('refuses a file over the limit without reading it', () => {
    const folder = datasetWith({'a.txt': 'x'.repeat(2_500)})
    expect(readBytes(join(folder, 'a.txt'), 2_500).length).toBe(2_500)
    expect(reasonOf(() => readBytes(join(folder, 'a.txt'), 2_499))).toBe(
      'it is 2.5 kB large and at most 2.5 kB are read; move it elsewhere or put it under `ignore`'
    )
    expect(reasonOf(() => readBytes(join(folder, 'a.txt'), 900))).toMatch('at most 900 bytes')
  })

  test.skipIf(process.platform === 'win32')('does not wait for a named pipe', () => {
    const folder = datasetWith({})
    execFileSync('mkfifo', [join(folder, 'a.txt')])
    expect(reasonOf(() => readBytes(join(folder, 'a.txt')))).toBe('it is not a regular file')
    expect(pathKind(join(folder, 'a.txt'))).toBe('other')
  })
})

describe('what stands at a path', () => {
  test('is told with links followed', () => {
    const folder = datasetWith({
      'a.txt': '',
      'f/': '',
      'file-link': {to: 'a.txt'},
      'folder-link': {to: 'f'},
      dangling: {to: 'nowhere'},
      circle: {to: 'circle'}
    })
    const kind = (name: string) => pathKind(join(folder, name))
    expect(kind('a.txt')).toBe('file')
    expect(kind('file-link')).toBe('file')
    expect(kind('f')).toBe('folder')
    expect(kind('folder-link')).toBe('folder')
    expect(kind('dangling')).toBeUndefined()
    expect(kind('circle')).toBeUndefined()
    expect(kind('a.txt/b')).toBeUndefined()
    expect(kind('none')).toBeUndefined()
    expect(isLink(join(folder, 'dangling'))).toBe(true)
    expect(isLink(join(folder, 'a.txt'))).toBe(false)
    expect(isLink(join(folder, 'none'))).toBe(false)
    expect(isLink(join(folder, 'a.txt', 'b'))).toBe(false)
    expect(realPath(join(folder, 'folder-link'))).toBe(join(folder, 'f'))
    expect(reasonOf(() => realPath(join(folder, 'dangling')))).toMatch('no such file')
  })

  test('entries come in code-unit order', () => {
    const folder = datasetWith({'b.txt': '', 'a.txt': '', 'B.txt': '', 'ä.txt': '', 'a b.txt': ''})
    mkdirSync(join(folder, 'Z'))
    writeFileSync(join(folder, 'a10.txt'), '')
    writeFileSync(join(folder, 'a2.txt'), '')
    expect(listFolder(folder).map(({name}) => name)).toEqual([
      'B.txt',
      'Z',
      'a b.txt',
      'a.txt',
      'a10.txt',
      'a2.txt',
      'b.txt',
      'ä.txt'
    ])
  })
})

describe('decoding', () => {
  const bytes = (...values: readonly (number | string)[]): Buffer =>
    Buffer.concat(
      values.map((value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.from([value])))
    )

  test('keeps every character', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), (string) => {
        const text = string.replaceAll('\0', '').replace(/^\u{FEFF}+/u, '')
        expect(decodeText(Buffer.from(text))).toEqual({text, byteOrderMark: false})
      })
    )
  })

  test('takes off one byte order mark and tells so', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 'annika'))).toEqual({text: 'annika', byteOrderMark: true})
    expect(decodeText(bytes('annika\u{FEFF}'))).toEqual({text: 'annika\u{FEFF}', byteOrderMark: false})
  })

  test('gives the offset of the first undecodable byte', () => {
    expect(decodeText(bytes('annika', 0x92, 's'))).toMatchObject({undecodable: {offset: 6, byte: 0x92}})
    expect(decodeText(bytes('caf\u{e9} 東京 ', 0xe9))).toMatchObject({undecodable: {offset: 13, byte: 0xe9}})
    // A U+FFFD of the file's own is a character like any other.
    expect(decodeText(bytes('a\u{fffd}b', 0xff))).toMatchObject({undecodable: {offset: 5, byte: 0xff}})
    expect(decodeText(bytes('a\u{fffd}b'))).toEqual({text: 'a\u{fffd}b', byteOrderMark: false})
    // Cut off in the middle of a character, an encoded surrogate, and a longer form than needed.
    expect(decodeText(bytes('aé').subarray(0, 2))).toMatchObject({undecodable: {offset: 1, byte: 0xc3}})
    expect(decodeText(bytes('ab', 0xed, 0xa0, 0x80))).toMatchObject({undecodable: {offset: 2, byte: 0xed}})
    expect(decodeText(bytes('ab', 0xc0, 0x80))).toMatchObject({undecodable: {offset: 2, byte: 0xc0}})
    expect(decodeText(bytes('ab', 0xef, 0xbf, 'c'))).toMatchObject({undecodable: {offset: 2, byte: 0xef}})
  })

  test('the offset of a stray byte is right wherever it stands', () => {
    const text = fc.string({unit: 'binary'}).map((string) => string.replaceAll('\0', ''))
    fc.assert(
      fc.property(text, text, fc.constantFrom(0x80, 0xbf, 0xc0, 0xf8, 0xff), (before, after, byte) => {
        expect(decodeText(bytes(before, byte, after))).toMatchObject({
          undecodable: {offset: Buffer.byteLength(before), byte}
        })
      })
    )
  })

  test('a zero byte is no text', () => {
    expect(decodeText(bytes('ab', 0, 'c'))).toEqual({
      undecodable: {offset: 2, byte: 0, likelyContent: 'binary data'},
      point: {line: 1, column: 3}
    })
  })
})

describe('guessing what undecodable bytes are', () => {
  /** Bytes, or their hexadecimal form. */
  const guess = (bytes: string | Buffer) =>
    guessContent(typeof bytes === 'string' ? Buffer.from(bytes, 'hex') : bytes)

  test.each([
    ['89504e470d1a0a', 'a PNG picture'],
    ['ffd8ffe000104a46', 'a JPEG picture'],
    ['474946383961', 'a GIF picture'],
    ['524946462400000057454250', 'a WebP picture'],
    ['524946462400000041564920', 'an AVI video'],
    ['0000001c6674797061766966', 'an AVIF picture'],
    ['000000186674797068656963', 'a HEIF picture'],
    ['00000020667479706d703432', 'an MP4 or MOV video'],
    ['1a45dfa3', 'a WebM or Matroska video'],
    ['424d3a00000000000000', 'a BMP picture'],
    ['49492a00', 'a TIFF picture'],
    ['0000000c4a584c20', 'a JPEG XL picture'],
    ['504b0304', 'a zip archive or an office document'],
    ['255044462d312e', 'a PDF document'],
    ['0000000000', 'a file of zero bytes'],
    ['0102030405ff0708', 'binary data']
  ])('%s is %s', (hex, likelyContent) => {
    expect(guess(hex)).toEqual({likelyContent})
  })

  test('UTF-16 is known with and without its mark', () => {
    const little = Buffer.from('a shot of annika, smiling', 'utf16le')
    const big = Buffer.from(little).swap16()
    expect(guess(little)).toEqual({likelyEncoding: 'UTF-16 LE'})
    expect(guess(big)).toEqual({likelyEncoding: 'UTF-16 BE'})
    expect(guess('fffe6100')).toEqual({likelyEncoding: 'UTF-16 LE'})
    expect(guess('feff0061')).toEqual({likelyEncoding: 'UTF-16 BE'})
    expect(guess('fffe000061000000')).toEqual({likelyEncoding: 'UTF-32 LE'})
  })

  test('curly quotes of a Windows editor are told from plain accents', () => {
    expect(guess(Buffer.from('annika\u0092s \u0093red\u0094 dress', 'latin1'))).toEqual({
      likelyEncoding: 'Windows-1252'
    })
    expect(guess(Buffer.from('a caf\u00e9 with cr\u00e8me br\u00fbl\u00e9e', 'latin1'))).toEqual({
      likelyEncoding: 'ISO-8859-1'
    })
  })

  // Node encodes none of these, so the bytes stand here as their encoders write them.
  test.each([
    ['Shift-JIS', '90d482a28368838c835882f0928582bd8341836a834a', '赤いドレスを着たアニカ'],
    ['EUC-JP', 'c0d6a4a4a5c9a5eca5b9a4f2c3e5a4bfa5a2a5cba5ab', '赤いドレスを着たアニカ'],
    ['EUC-KR', 'bba1b0a320b5e5b7b9bdbab8a620c0d4c0ba20bec6b4cfc4ab', '빨간 드레스를 입은 아니카'],
    [
      'Windows-1251',
      'c0ede8eae020e8e4b8f220efee20f3ebe8f6e52c20f1f0e5e4ede8e920efebe0ed',
      'Аника идёт по улице, средний план'
    ],
    [
      'GBK',
      'd2bbb8f6b4a9d7c5baecc9abc1acd2c2c8b9b5c4c5aec8cb2c20612070686f746f',
      '一个穿着红色连衣裙的女人, a photo'
    ],
    [
      'Big5',
      'a440add3acefb5dbacf5a6e2b373a6e7b8c8aabaa46ba448a662b5f3a457a8abb8f4',
      '一個穿著紅色連衣裙的女人在街上走路'
    ]
  ])('%s: %s is %s', (likelyEncoding, hex, text) => {
    const bytes = Buffer.from(hex, 'hex')
    expect(new TextDecoder(likelyEncoding).decode(bytes)).toBe(text)
    expect(guess(bytes)).toEqual({likelyEncoding})
  })

  test('says nothing where nothing fits', () => {
    expect(guess('e1cec9cbc120c9c4a3d420d0cf20d5ccc9c3c5')).toEqual({})
  })
})
