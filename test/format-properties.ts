import fc from 'fast-check'
import {expect} from 'vitest'
import type {Format, FormatProblem, Slot} from '../src/dataset/formats/format.ts'
import {splice} from '../src/dataset/formats/splice.ts'

export const slotsOf = (format: Format, text: string): readonly Slot[] =>
  [...format.locate(text)].filter((found): found is Slot => 'caption' in found)

/** What problems point at, and what they say. */
export const complaintsOf = (format: Format, text: string): readonly [string, string][] =>
  [...format.locate(text)]
    .filter((found): found is FormatProblem => 'problem' in found)
    .map(({start, end, problem}) => [text.slice(start, end), problem])

/** Captions of all kinds: quotes, backslashes, delimiters, line breaks, other scripts, separators. */
export const anyCaption = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...[
        'a',
        ' ',
        '"',
        '""',
        '\\',
        '\n',
        '\r',
        '\t',
        '\u2028',
        '\u0085',
        '\u{FEFF}',
        '/',
        '{',
        '}',
        ',',
        ';',
        '|',
        "'"
      ]
    ),
    fc.string({unit: 'grapheme', minLength: 1, maxLength: 1})
  ),
  maxLength: 20
})

/** A file as some tool writes it, and what is in it. */
export interface Sample {
  readonly text: string
  readonly captions: readonly string[]
  readonly media: readonly string[]
}

/** The text between slots. */
function around(text: string, slots: readonly Slot[]): readonly string[] {
  const starts = [0, ...slots.map(({end}) => end)]
  return starts.map((start, index) => text.slice(start, slots[index]?.start))
}

/**
 * What every format promises of every file: captions are found and decoded, their characters have places in order, and
 * new captions are read back while all around them stays, by this reader and by another.
 * @param readBack The captions as an independent reader of the format gets them.
 * @param wrapped How much of the surroundings a new caption may take along: quotes around a field that had none.
 */
export function holdsPromises(
  format: Format,
  samples: fc.Arbitrary<Sample>,
  readBack: (text: string) => readonly string[],
  caption: fc.Arbitrary<string> = anyCaption
): void {
  fc.assert(
    fc.property(
      samples,
      fc.array(fc.option(caption), {minLength: 20, maxLength: 20}),
      ({text, captions, media}, edited) => {
        const slots = slotsOf(format, text)
        expect(slots.map((slot) => slot.caption)).toEqual(captions)
        expect(slots.map((slot) => slot.media)).toEqual(media)
        expect(complaintsOf(format, text)).toEqual([])
        for (const slot of slots) expectPlacesInOrder(format, text, slot)
        expect(
          splice(
            text,
            format,
            slots.map((slot) => ({slot, caption: slot.caption}))
          )
        ).toBe(text)
        const edits = slots.flatMap((slot, index) => {
          const after = edited[index]
          return typeof after === 'string' ? [{slot, caption: after}] : []
        })
        const result = splice(text, format, [...edits].reverse())
        const expected = captions.map((before, index) => edited[index] ?? before)
        const found = slotsOf(format, result)
        expect(found.map((slot) => slot.caption)).toEqual(expected)
        expect(readBack(result)).toEqual(expected)
        expect(withoutQuotes(around(result, found))).toEqual(withoutQuotes(around(text, slots)))
      }
    ),
    {numRuns: 200}
  )
}

/** A field that needs quotes gets them: they are part of its own slot, and stand around the next reading of it. */
const withoutQuotes = (parts: readonly string[]): readonly string[] =>
  parts.map((part) => part.replace(/^"(?=[,;|\t\r\n]|$)/, '').replace(/(?<=^|[,;|\t\r\n])"$/, ''))

function expectPlacesInOrder(format: Format, text: string, slot: Slot): void {
  const places = [...Array(slot.caption.length + 1).keys()].map((offset) => format.place(text, slot, offset))
  expect(places.at(-1)).toBe(slot.end)
  for (const [index, place] of places.entries()) {
    expect(place).toBeGreaterThanOrEqual(places[index - 1] ?? slot.start)
  }
}
