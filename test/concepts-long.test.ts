import {describe, expect, test} from 'vitest'
import {readCaption} from '../src/language/read-caption.ts'

/** Captions of 100,000 characters in which a look ahead for a noun, a closing quote or a carrier never ends early. */
const monotonous: readonly [what: string, piece: string][] = [
  ['articles on lines of their own', 'a\n'],
  ['articles', 'the the '],
  ['possessive endings', "'s "],
  ['adjectives between commas', 'red, '],
  ['opening quotes', '“ '],
  ['verbs without a subject', 'walks. ']
]

describe('long captions', () => {
  test.each(monotonous)(
    '%s and then a sentence are read to the end',
    (_, piece) => {
      const filler = piece.repeat(Math.floor(100_000 / piece.length))
      const caption = `${filler}\n\nA woman with long brown hair walks.`
      const found = readCaption(caption, {}).concepts()
      const start = caption.indexOf('long brown hair')
      expect(found).toContainEqual(expect.objectContaining({concept: 'appearance', start, end: start + 15}))
      for (const [i, span] of found.entries()) {
        expect(span.end).toBeGreaterThan(span.start)
        expect(span.start).toBeGreaterThanOrEqual(found[i - 1]?.start ?? 0)
      }
    },
    60_000
  )
})
