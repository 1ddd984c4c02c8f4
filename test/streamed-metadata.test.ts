import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {readLines, UndecodableError} from '../src/dataset/read-lines.ts'
import {lint} from '../src/engine/lint.ts'
import type {Report} from '../src/engine/report.ts'

let cwd = ''

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'caplint-stream-'))
})

afterEach(() => {
  rmSync(cwd, {recursive: true})
})

/** The whole report on the folder, with the items of files held or read anew. */
async function report(streamFrom: number, trainer?: string): Promise<Report> {
  const layer = {preset: 'character', anchor: 'annika', ...(trainer ? {trainer} : {})}
  const found = await lint({cwd, paths: ['.'], config: {noConfig: true, layer}, streamFrom})
  return {...found, results: [...found.results]}
}

/** Lints with items held, and read anew; both must tell the same. */
async function same(trainer?: string): Promise<Report> {
  const held = await report(Number.POSITIVE_INFINITY, trainer)
  expect(await report(0, trainer)).toEqual(held)
  return held
}

const write = (name: string, content: string | Buffer): void => writeFileSync(join(cwd, name), content)

const row = (file: string, text: string): string => JSON.stringify({file_name: file, text})

it('tells of a streamed file what it tells of one that is held', async () => {
  mkdirSync(join(cwd, 'more'))
  write('a.png', 'x')
  write('more/b.png', 'x')
  write('more/b.txt', 'annika smiling')
  write('z.png', 'x')
  write(
    'metadata.jsonl',
    [
      row('a.png', 'a shot of annika with red hair walking'),
      '{broken',
      row('gone.png', 'annika walking, \u{1F600} \\ "quoted"\nsecond line'),
      row('more/b.png', 'Annika running'),
      row('../out.png', 'annika'),
      '{"file_name": "z.png"}',
      row('a.png', '')
    ].join('\n')
  )
  const {summary, results, failures} = await same()
  expect(summary.items).toBe(4)
  expect([...results].map(({path}) => path)).toContain('metadata.jsonl')
  expect(failures.map(({message}) => message)).toHaveLength(3)
})

it('knows the byte order mark, carriage returns and blank lines', async () => {
  write('a.png', 'x')
  write('b.png', 'x')
  const lines = [row('a.png', 'annika walking'), '', row('b.png', 'annika with red hair, sitting')]
  write('metadata.jsonl', `\u{FEFF}${lines.join('\r\n')}\r\n`)
  const {results} = await same()
  const rules = [...results].flatMap(({messages}) => messages.map(({rule, line}) => `${rule} ${line}`))
  expect(rules).toContain('no-bom 1')
  expect(rules).toContain('no-appearance 3')
})

it('takes the end of a line in Windows for no blank line', async () => {
  write('a.png', 'x')
  write('data.jsonl', `{"image_path": "a.png", "caption": "annika"}\r\n`.repeat(2))
  const {results} = await same('musubi-tuner')
  const told = [...results].flatMap(({messages}) => messages.map(({message}) => message))
  expect(told.filter((message) => message.includes('blank line'))).toEqual([])
})

it('tells a trainer’s blank line at its place', async () => {
  write('a.png', 'x')
  write('b.png', 'x')
  write(
    'data.jsonl',
    `{"image_path": "a.png", "caption": "annika"}\n\n{"image_path": "b.png", "caption": "annika"}\n`
  )
  const {results} = await same('musubi-tuner')
  const told = [...results].flatMap(({messages}) => messages).find(({message}) => /blank line/.test(message))
  expect(told?.line).toBe(2)
})

it('refuses a streamed file that is no UTF-8, and lints what lies beside it', async () => {
  write('a.png', 'x')
  write('b.png', 'x')
  write('b.txt', 'annika')
  write(
    'metadata.jsonl',
    Buffer.concat([Buffer.from(`${row('a.png', 'annika')}\n`), Buffer.from([0x22, 0xff])])
  )
  const {failures} = await same()
  expect(failures[0]?.message).toMatch(/Expected UTF-8 text in `metadata.jsonl` but byte \d+ is 0xFF/)
})

it('keeps the order of paths where files are held and streamed', async () => {
  for (const name of ['a', 'm', 'z']) write(`${name}.png`, 'x')
  for (const name of ['a', 'z']) write(`${name}.txt`, 'with red hair')
  write('metadata.jsonl', row('m.png', 'with red hair'))
  const {results} = await same()
  expect([...results].map(({path}) => path)).toEqual(['a.txt', 'metadata.jsonl', 'z.txt'])
})

it('reads any text line by line as it is', () => {
  const piece = fc.constantFrom('a', '\n', '\r\n', '\n\n', '\u{FEFF}', 'é', '\u{1F600}', '\u{2028}', ' ')
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 40}), (pieces) => {
      const text = pieces.join('')
      write('lines.txt', text)
      const bare = text.replace(/^\u{FEFF}/u, '')
      const lines = [...readLines(join(cwd, 'lines.txt'))]
      const expected = bare.split('\n')
      if (expected.at(-1) === '') expected.pop()
      expect(lines.map((line) => line.text)).toEqual(expected)
      for (const line of lines) expect(bare.startsWith(line.text, line.start)).toBe(true)
      expect(lines.map(({number}) => number)).toEqual(expected.map((_, index) => index + 1))
    })
  )
})

it('reads lines that are longer than what is read at once, and tells the byte that is no text', () => {
  const long = 'é'.repeat(1 << 20)
  write('long.txt', `${long}\n${long}`)
  expect([...readLines(join(cwd, 'long.txt'))].map(({text}) => text.length)).toEqual([1 << 20, 1 << 20])
  write('bad.txt', Buffer.concat([Buffer.from(`${long}\nb\n`), Buffer.from([0xc3, 0x28])]))
  const read = (): void => {
    for (const line of readLines(join(cwd, 'bad.txt'))) expect(line.number).toBeLessThan(3)
  }
  expect(read).toThrow(UndecodableError)
  try {
    read()
  } catch (error) {
    expect(error).toMatchObject({undecodable: {offset: (1 << 21) + 3, byte: 0xc3}})
  }
})
