import fc from 'fast-check'
import {expect, it} from 'vitest'
import {textHash} from '../src/language/text-hash.ts'

it('gives whole numbers that JSON keeps, the same each time', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), (text) => {
      const hash = textHash(text)
      expect(Number.isSafeInteger(hash) && hash >= 0).toBe(true)
      expect(textHash(`${text}`)).toBe(hash)
    })
  )
})

it('tells apart texts that differ in little', () => {
  const texts = new Set<string>()
  for (let index = 0; index < 200_000; index++) texts.add(`annika ${index.toString(36)} walking`)
  for (const text of ['', ' ', 'a', 'b', 'ab', 'ba', 'a b', 'b a', '\0', '\0\0']) texts.add(text)
  expect(new Set([...texts].map(textHash)).size).toBe(texts.size)
})
